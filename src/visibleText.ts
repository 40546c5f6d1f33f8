/** Makes names and texts of imports visible. */

/** Writes control characters, and those that change the display order of others, as JSON does. */
export const visibleText = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    [...Array(character.length).keys()].map((at) => spelled(character.charCodeAt(at))).join(''),
  );

const spelled = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
