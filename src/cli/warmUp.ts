/** Has a cold database plan the questions before somebody asks them: planning takes seconds, once. */
import type { GraphReader } from '../graph/graphReader.js';

/** Nobody of this name; the plans are the same. */
const nobody = 'arn:aws:iam::000000000000:role/nobody';

/** Never fails: what goes wrong here goes wrong again where it is asked for, and is told there. */
export async function warmUp(reader: GraphReader): Promise<void> {
  await Promise.allSettled([
    reader.applicablePolicies([nobody], [nobody]),
    reader.shortestPaths(nobody, nobody, 6, 30),
    reader.whoCanFacts('sts:AssumeRole', nobody),
    reader.pathRegion(nobody, nobody),
    reader.principalsByName('nobody', undefined),
    reader.principals([nobody]),
    reader.policies([nobody]),
    reader.policiesOfHolders([nobody]),
  ]);
}
