/** Names and texts of imports as something that can be looked at. */

/** Control characters, and those that change the order in which others are shown: as JSON spells them. */
export const visibleText = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    [...Array(character.length).keys()].map((at) => spelled(character.charCodeAt(at))).join(''),
  );

const spelled = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
