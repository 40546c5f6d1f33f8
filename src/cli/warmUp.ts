/** Has the database plan what questions read before somebody asks them: planning takes seconds, once. */
import type { GraphReader } from '../graph/contract/graphReader.js';
import { Semaphore } from '../graph/neo4j/connection/semaphore.js';

/** Nobody of this name; the plans are the same. */
const nobody = 'arn:aws:iam::000000000000:role/nobody';

const layer = { principals: [nobody], ruled: [], everybodyOf: [], accounts: [], most: 1 } as const;

const page = { first: 1 } as const;

/** More at once only take the processor from one another. */
const AT_ONCE = 2;

type Read = (reader: GraphReader) => Promise<unknown>;

const visitAccounts =
  (direction: 'FROM' | 'INTO'): Read =>
  (reader) =>
    reader.visitedAccounts({
      direction,
      accounts: [],
      fromAnywhere: false,
      assumable: { named: [], openTo: [] },
      anywhere: [],
      withinOrganization: [],
    });

/** What takes longest, and what people ask first. */
const longest: readonly Read[] = [
  (reader) => reader.pathRegion({ from: [nobody], to: nobody, scope: 'ASSUMING', most: 500 }),
  (reader) => reader.pathRegion({ from: [nobody], scope: 'ASSUMING_AND_ESCALATING', most: 500 }),
  (reader) => reader.whoCanFacts('sts:AssumeRole', nobody),
  (reader) => reader.applicablePolicies([nobody], [nobody]),
  (reader) => reader.principalPage(page, {}),
  (reader) => reader.policies([nobody]),
  (reader) => reader.hopLayer({ direction: 'FROM', scope: 'ASSUMING_AND_ESCALATING', ...layer }),
];

/** In the order in which questions come to them. */
const others: readonly Read[] = [
  (reader) => reader.statistics(),
  (reader) => reader.derivationInput([nobody]),
  visitAccounts('INTO'),
  (reader) => reader.hopLayer({ direction: 'INTO', scope: 'ASSUMING_AND_ESCALATING', ...layer }),
  visitAccounts('FROM'),
  (reader) => reader.hopLayer({ direction: 'FROM', scope: 'ASSUMING', ...layer }),
  (reader) => reader.membersOfSets({ sets: [nobody], names: [nobody] }),
  (reader) => reader.hopDetails([[nobody, nobody]], 'ASSUMING_AND_ESCALATING'),
  (reader) => reader.hopDetails([[nobody, nobody]], 'ASSUMING'),
  (reader) => reader.hopLayer({ direction: 'INTO', scope: 'ASSUMING', ...layer }),
  (reader) => reader.rolesOfOtherAccounts({ roles: [nobody] }),
  (reader) => reader.rolesOfOtherAccounts({ accountIds: [''] }),
  (reader) => reader.codeObjects({ principals: [nobody], roots: [], accountIds: [] }),
  (reader) => reader.identifiersOfSets({ sets: [nobody], except: [], first: 1 }),
  (reader) => reader.principalsByName('nobody', undefined),
  (reader) => reader.principals([nobody]),
  (reader) => reader.policiesOfHolders([nobody]),
  (reader) => reader.accounts([nobody]),
  (reader) => reader.accountPage(page, {}),
  (reader) => reader.accountCounts([nobody]),
  (reader) => reader.boundariesOf([nobody]),
  (reader) => reader.groups([nobody]),
  (reader) => reader.groupsOfUsers([nobody]),
  (reader) => reader.groupsThatMayAllow(nobody, 'sts:AssumeRole'),
  (reader) => reader.permissionSetPage(page, {}),
  (reader) => reader.assignmentsOfPermissionSets([nobody], page),
  (reader) => reader.rolesOfPermissionSets([nobody], page),
  (reader) => reader.identityCenterPrincipals([nobody]),
  (reader) => reader.membersOfIdentityCenterGroups([nobody], page),
  (reader) => reader.permissionSetsOfRoles([nobody]),
  (reader) => reader.assigneesOfRoles([nobody], page),
  (reader) => reader.canAssume([nobody], page),
  (reader) => reader.escalations([nobody], page),
  (reader) => reader.findings([nobody]),
  (reader) => reader.outwardTrusts(),
  (reader) => reader.search('nobody', page),
  (reader) => reader.accessKeyFacts(),
  (reader) => reader.managedPolicies([nobody]),
  (reader) => reader.graphVersion(),
];

/** What a question would wait for. Never fails: what goes wrong here goes wrong again where it is asked for, and is told there. */
export const planLongest = (reader: GraphReader): Promise<void> => planAll(reader, longest, AT_ONCE);

/** The rest, which leaves room for questions. Never fails either. */
export const planOthers = (reader: GraphReader): Promise<void> => planAll(reader, others, 1);

async function planAll(reader: GraphReader, reads: readonly Read[], atOnce: number): Promise<void> {
  const turns = new Semaphore(atOnce);
  const patient = (): AbortSignal => new AbortController().signal;
  await Promise.allSettled(reads.map((read) => turns.take(patient(), () => read(reader))));
}
