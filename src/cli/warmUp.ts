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

/** What takes longest, and what people ask first. */
const longest: readonly Read[] = [
  (reader) => reader.pathRegion({ from: [nobody], to: nobody, scope: 'ASSUMING', most: 500 }),
  (reader) => reader.pathRegion({ from: [nobody], scope: 'ASSUMING_AND_ESCALATING', most: 500 }),
  (reader) => reader.whoCanFacts('sts:AssumeRole', nobody),
  (reader) => reader.whoCanFacts('iam:PassRole', nobody),
  (reader) => reader.applicablePolicies([nobody], [nobody]),
  (reader) => reader.principalPage(page, {}),
  (reader) => reader.policies([nobody]),
  (reader) => reader.hopLayer({ direction: 'FROM', scope: 'ASSUMING_AND_ESCALATING', ...layer }),
];

/** What a question would wait for. Never fails: what goes wrong here goes wrong again where it is asked for, and is told there. */
export async function planLongest(reader: GraphReader): Promise<void> {
  const turns = new Semaphore(AT_ONCE);
  await Promise.allSettled(longest.map((read) => turns.take(undefined, () => read(reader))));
}
