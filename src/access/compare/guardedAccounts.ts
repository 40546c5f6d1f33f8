/** Finds the accounts that a guardrail applies to if it is attached to roots, units and accounts. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { OrganizationPlace } from '../../graph/model/storedPolicies.js';
import { QuestionRefused } from '../shared/answer.js';
import { allPages } from '../shared/pageOf.js';

export interface Member {
  readonly accountId: string;
  readonly imported: boolean;
  readonly place: OrganizationPlace;
}

/** Returns the names of roots and units of all organizations, by id. */
export async function unitNames(reader: GraphReader): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of await reader.organizationIds()) {
    const none = { entries: [], hasNextPage: false, totalCount: 0, graphVersion: '' };
    const units = await allPages(
      async (page) => (await reader.unitsOfOrganizations([id], page)).get(id) ?? none,
    );
    for (const { unitId, name } of units) names.set(unitId, name);
  }
  return names;
}

/**
 * Returns the accounts below the targets, in the order of the tree. Throws `QuestionRefused` if a target is not in an
 * imported organization.
 */
export async function membersBelow(
  reader: GraphReader,
  targets: readonly string[],
  units: ReadonlyMap<string, string>,
): Promise<readonly Member[]> {
  const accounts = await allPages((page) => reader.accountPage(page, {}));
  const { places } = await reader.places(accounts.map(({ accountId }) => accountId));
  const members = accounts.flatMap(({ accountId, imported }): readonly Member[] => {
    const place = places.get(accountId);
    return place ? [{ accountId, imported, place }] : [];
  });
  const known = new Set([...units.keys(), ...members.map(({ accountId }) => accountId)]);
  const unknown = targets.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new QuestionRefused(
      'NOT_FOUND',
      `No imported organization has a root, unit or account ${unknown}.`,
      'targets',
    );
  const wayOf = ({ accountId, place: { path = '' } }: Member): string => `${path}${accountId}`;
  return members
    .filter(
      (member) =>
        // Its place in the tree is unknown, and so is what is attached there.
        member.place.path === undefined ||
        wayOf(member)
          .split('/')
          .some((id) => targets.includes(id)),
    )
    .sort((a, b) => (wayOf(a) < wayOf(b) ? -1 : 1));
}
