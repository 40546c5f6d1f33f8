/** What was collected of an account, section by section: what the graph does not say of it, nobody looked at. */
import type { OrganizationPlace } from './storedPolicies.js';

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

/** All sections: those that the account's imports speak of, the others as not collected, and its organization's. */
export function completenessOf(
  stored: readonly SectionCompleteness[],
  place: OrganizationPlace | undefined,
): readonly SectionCompleteness[] {
  const known = new Map([...stored, ofOrganization(place)].map((one) => [one.section, one]));
  return sections.map((section) => known.get(section) ?? { section, status: 'NOT_COLLECTED', kinds: [] });
}

/** U-9a: guardrails over the account are known only with its place and all that is attached above it. */
function ofOrganization(place: OrganizationPlace | undefined): SectionCompleteness {
  const section = 'ORGANIZATION';
  if (place === undefined) return { section, status: 'NOT_COLLECTED', kinds: [] };
  const missing = [
    ...(place.path === undefined ? ['its place in the organization'] : []),
    ...(place.serviceControl.status === 'NOT_COLLECTED' ? ['the service control policies over it'] : []),
    ...(place.resourceControl.status === 'NOT_COLLECTED' ? ['the resource control policies over it'] : []),
  ];
  if (missing.length === 0) return { section, status: 'COLLECTED', kinds: [] };
  return { section, status: 'PARTIAL', kinds: [], detail: `Not known: ${missing.join(', ')}.` };
}
