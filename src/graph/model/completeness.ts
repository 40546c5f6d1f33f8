/** What was collected of an account, section by section. The graph does not cover what was not collected. */

/** All sections, in the order in which answers list them. */
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
  /** PARTIAL: some of it was not read, see `detail`. DENIED: it was requested, but nothing could be read. */
  readonly status: 'COLLECTED' | 'PARTIAL' | 'NOT_COLLECTED' | 'DENIED';
  /** The kinds that the inputs cover, if the section can have more kinds than these: `s3`, `ec2:instance`. */
  readonly kinds: readonly string[];
  /** What is missing, and why if that is known; for a regional section, the regions that were searched. */
  readonly detail?: string;
  /** Epoch milliseconds; if parts differ, the oldest. */
  readonly collectedAt?: number;
}
