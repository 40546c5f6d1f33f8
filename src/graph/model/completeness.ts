/** What was collected of an account, section by section: what the graph does not say of it, nobody looked at. */

/** In the order in which they are told. */
export const sections = [
  'USERS',
  'GROUPS',
  'ROLES',
  'POLICIES',
  'INSTANCE_PROFILES',
  'CREDENTIALS',
  'IDENTITY_PROVIDERS',
  'RESOURCE_POLICIES',
  'COMPUTE',
  'ORGANIZATION',
] as const;

export type Section = (typeof sections)[number];

export interface SectionCompleteness {
  readonly section: Section;
  /** PARTIAL: something of it was not read, as `detail` says. DENIED: it was asked for, and nothing could be read. */
  readonly status: 'COLLECTED' | 'PARTIAL' | 'NOT_COLLECTED' | 'DENIED';
  /** What of it the inputs speak of, where that is not all that there can be: `s3`, `ec2:instance`. */
  readonly kinds: readonly string[];
  /** What is missing, and why, where that is known; of what is found region by region, in which it was looked for. */
  readonly detail?: string;
  /** Epoch milliseconds; the oldest part counts. */
  readonly collectedAt?: number;
}
