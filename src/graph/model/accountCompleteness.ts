/** What was collected of an account and of its organization, section by section. */
import { type SectionCompleteness, sections } from './completeness.js';
import type { OrganizationPlace } from './storedPolicies.js';

/** Returns every section: as imports report it, ORGANIZATION by the account's place, the others as NOT_COLLECTED. */
export function completenessOf(
  stored: readonly SectionCompleteness[],
  place: OrganizationPlace | undefined,
): readonly SectionCompleteness[] {
  const known = new Map([...stored, ofOrganization(place)].map((one) => [one.section, one]));
  return sections.map((section) => known.get(section) ?? { section, status: 'NOT_COLLECTED', kinds: [] });
}

/** U-9a: guardrails of an account are known only if its place and all policies attached above it are known. */
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
