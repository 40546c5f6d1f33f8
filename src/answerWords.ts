/** Words that the terminal and the explorer have in common. */

/** Returns a count with its noun: "1 role", "3 roles". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** Returns a count with "at least" before it where the search may have missed some. */
export const atLeast = ({ complete }: { readonly complete: boolean }, count: string): string =>
  complete ? count : `at least ${count}`;

/** Returns a text with a capital. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

interface Fix {
  readonly step: string;
  readonly asScenario: object | null;
}

/** Returns where a fix goes. Only its explanation says it of one that no scenario holds, as of a permissions boundary. */
export function fixPlace({ step, asScenario }: Fix): string {
  if (step === 'TRUST_POLICY') return 'Replace the trust policy with:';
  return asScenario === null ? 'Add, as said above:' : "Add to the caller's policies:";
}
