/** Words that the terminal and the explorer have in common. */

/** Returns a count with its noun: "1 role", "3 roles". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

/** Returns a count with "at least" before it where the search may have missed some. */
export const atLeast = ({ complete }: { readonly complete: boolean }, count: string): string =>
  complete ? count : `at least ${count}`;

/** Returns a text with a capital. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Returns an enum value in words: "permissions boundary" for `PERMISSIONS_BOUNDARY`. */
export const inWords = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\b(aws|iam|mfa|oidc|saml)\b/g, (short) => short.toUpperCase());

/** A section of an account in an import. */
export interface Section {
  readonly section: string;
  readonly status: string;
  /** What is missing of a section that was collected, such as Regions that were not looked at. */
  readonly detail?: string | null | undefined;
}

/** Returns a section in the words of the answers, which call compute workloads. */
export const sectionText = (section: string): string =>
  section === 'COMPUTE' ? 'workloads' : inWords(section);

/** Whether only a part was collected, such as some Regions. */
export const isPartial = ({ status, detail }: Pick<Section, 'status' | 'detail'>): boolean =>
  status === 'PARTIAL' || (status === 'COLLECTED' && Boolean(detail));

interface Fix {
  readonly step: string;
  readonly asScenario: object | null;
}

/** Returns where a fix goes. Only its explanation says it of one that no scenario holds, as of a permissions boundary. */
export function fixPlace({ step, asScenario }: Fix): string {
  if (step === 'TRUST_POLICY') return 'Replace the trust policy with:';
  return asScenario === null ? 'Add, as said above:' : "Add to the caller's policies:";
}
