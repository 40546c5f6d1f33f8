/** Has a cold database plan the questions before somebody asks them: planning takes seconds, once. */
import type { GraphReader } from '../graph/graphReader.js';

/** Nobody of this name; the plans are the same. */
const nobody = 'arn:aws:iam::000000000000:role/nobody';

const layer = { principals: [nobody], ruled: [], everybodyOf: [], accounts: [], most: 1 } as const;

/** Never fails: what goes wrong here goes wrong again where it is asked for, and is told there. */
export async function warmUp(reader: GraphReader): Promise<void> {
  await Promise.allSettled([
    reader.applicablePolicies([nobody], [nobody]),
    reader.pathRegion({ from: [nobody], to: nobody, scope: 'ASSUMING', most: 500 }),
    reader.pathRegion({ from: [nobody], scope: 'ASSUMING_AND_ESCALATING', most: 500 }),
    reader.pathRegion({ from: [], to: nobody, scope: 'ASSUMING_AND_ESCALATING', most: 0 }),
    ...(['FROM', 'INTO'] as const).map((direction) =>
      reader.accountsMet({ direction, accounts: [], assumable: { named: [], openTo: [] }, anywhere: [] }),
    ),
    ...(['ONWARDS', 'BACK'] as const).map((direction) =>
      reader.oneHopFurther([nobody], { direction, except: [], most: 1 }),
    ),
    ...(['ASSUMING', 'ASSUMING_AND_ESCALATING'] as const).map((scope) =>
      reader.hopLayer({ direction: 'FROM', scope, ...layer }),
    ),
    reader.hopLayer({ direction: 'INTO', scope: 'ASSUMING_AND_ESCALATING', ...layer }),
    reader.hopDetails([[nobody, nobody]], 'ASSUMING'),
    reader.hopDetails([[nobody, nobody]], 'ASSUMING_AND_ESCALATING'),
    reader.whoCanFacts('sts:AssumeRole', nobody),
    reader.membersOfSets({ sets: [nobody], names: [nobody] }),
    reader.identifiersOfSets({ sets: [nobody], except: [], first: 1 }),
    reader.principalsByName('nobody', undefined),
    reader.principals([nobody]),
    reader.policies([nobody]),
    reader.policiesOfHolders([nobody]),
  ]);
}
