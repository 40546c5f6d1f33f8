/** Makes the database plan the reads of questions before the first question: planning takes seconds, once. */
import type { GraphReader } from '../graph/contract/graphReader.js';
import { Semaphore } from '../graph/neo4j/connection/semaphore.js';

/** An ARN that no principal has; the plans are the same. */
const nobody = 'arn:aws:iam::000000000000:role/nobody';

const layer = { principals: [nobody], administered: [], allPrincipalsOf: [], accounts: [], most: 1 } as const;

const page = { first: 1 } as const;

/** The number of plans at once. More would only compete for the processor. */
const AT_ONCE = 2;

type Read = (reader: GraphReader) => Promise<unknown>;

/** The reads that take longest to plan, and those of the first questions. */
const longest: readonly Read[] = [
  (reader) => reader.pathRegion({ from: [nobody], to: nobody, most: 500 }),
  (reader) => reader.pathRegion({ from: [nobody], most: 500 }),
  (reader) => reader.whoCanFacts('sts:AssumeRole', nobody),
  (reader) => reader.whoCanFacts('iam:PassRole', nobody),
  (reader) => reader.applicablePolicies([nobody], [nobody]),
  (reader) => reader.principalPage(page, {}),
  (reader) => reader.policies([nobody]),
  (reader) => reader.hopLayer({ direction: 'FROM', scope: 'ASSUMING_AND_ESCALATING', ...layer }),
];

/** Plans the reads that a question would wait for. Never fails: an error appears again when a question reads. */
export async function planLongest(reader: GraphReader): Promise<void> {
  const turns = new Semaphore(AT_ONCE);
  await Promise.allSettled(longest.map((read) => turns.take(undefined, () => read(reader))));
}
