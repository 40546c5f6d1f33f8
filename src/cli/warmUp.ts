/** Has the database plan what questions read before somebody asks them: planning takes seconds, once. */
import type { GraphReader } from '../graph/contract/graphReader.js';
import { Semaphore } from '../graph/neo4j/connection/semaphore.js';

/** Nobody of this name; the plans are the same. */
const nobody = 'arn:aws:iam::000000000000:role/nobody';

const layer = { principals: [nobody], ruled: [], everybodyOf: [], accounts: [], most: 1 } as const;

const page = { first: 1 } as const;

/** More at once only take the processor from one another. */
const AT_ONCE = 2;

const scopes = ['ASSUMING', 'ASSUMING_AND_ESCALATING'] as const;

type Read = (reader: GraphReader) => Promise<unknown>;

/** What takes longest to plan comes first. */
const reads: readonly Read[] = [
  (reader) => reader.pathRegion({ from: [nobody], to: nobody, scope: 'ASSUMING', most: 500 }),
  (reader) => reader.pathRegion({ from: [nobody], scope: 'ASSUMING_AND_ESCALATING', most: 500 }),
  (reader) => reader.pathRegion({ from: [], to: nobody, scope: 'ASSUMING_AND_ESCALATING', most: 0 }),
  (reader) => reader.whoCanFacts('sts:AssumeRole', nobody),
  (reader) => reader.applicablePolicies([nobody], [nobody]),
  ...(['FROM', 'INTO'] as const).map(
    (direction): Read =>
      (reader) =>
        reader.visitedAccounts({
          direction,
          accounts: [],
          fromAnywhere: false,
          assumable: { named: [], openTo: [] },
          anywhere: [],
          withinOrganization: [],
        }),
  ),
  ...(['ONWARDS', 'BACK'] as const).map(
    (direction): Read =>
      (reader) =>
        reader.oneHopFurther([nobody], { direction, except: [], most: 1 }),
  ),
  ...scopes.map(
    (scope): Read =>
      (reader) =>
        reader.hopLayer({ direction: 'FROM', scope, ...layer }),
  ),
  (reader) => reader.hopLayer({ direction: 'INTO', scope: 'ASSUMING_AND_ESCALATING', ...layer }),
  ...scopes.map(
    (scope): Read =>
      (reader) =>
        reader.hopDetails([[nobody, nobody]], scope),
  ),
  (reader) => reader.search('nobody', page),
  (reader) => reader.statistics(),
  (reader) => reader.membersOfSets({ sets: [nobody], names: [nobody] }),
  (reader) => reader.identifiersOfSets({ sets: [nobody], except: [], first: 1 }),
  (reader) => reader.principalsByName('nobody', undefined),
  (reader) => reader.principals([nobody]),
  (reader) => reader.principalPage(page, {}),
  (reader) => reader.accounts([nobody]),
  (reader) => reader.accountPage(page, {}),
  (reader) => reader.accountCounts([nobody]),
  (reader) => reader.policies([nobody]),
  (reader) => reader.policiesOfHolders([nobody]),
  (reader) => reader.boundariesOf([nobody]),
  (reader) => reader.groups([nobody]),
  (reader) => reader.groupsOfUsers([nobody]),
  (reader) => reader.groupsThatMayAllow(nobody, 'sts:AssumeRole'),
  (reader) => reader.canAssume([nobody], page),
  (reader) => reader.escalations([nobody], page),
  (reader) => reader.findings([nobody]),
  (reader) => reader.outwardTrusts(),
  (reader) => reader.accessKeyFacts(),
  (reader) => reader.graphVersion(),
];

/** Never fails: what goes wrong here goes wrong again where it is asked for, and is told there. */
export async function warmUp(reader: GraphReader): Promise<void> {
  const turns = new Semaphore(AT_ONCE);
  const patient = (): AbortSignal => new AbortController().signal;
  await Promise.allSettled(reads.map((read) => turns.take(patient(), () => read(reader))));
}
