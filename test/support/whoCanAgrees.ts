/** `whoCan` held against `can` for every principal of a graph. */
import { QuestionRefused, type ContextInput } from '../../src/access/shared/answer.js';
import { can } from '../../src/access/can/can.js';
import { whoCan } from '../../src/access/whoCan/whoCan.js';
import { batchedReader } from '../../src/api/reading/requestReaders.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';

export type Answers = Readonly<Record<string, string>>;

const may = (decision: string): boolean => decision === 'ALLOWED' || decision === 'CONDITIONAL';

/** As anyone `whoCan` tells of whoever signs, too; `can` is asked about requests without a signature. */
const isAlsoSigned = (identifier: string, decision: string): boolean =>
  identifier === '*' && decision === 'CONDITIONAL';

/** Identifier to decision, of all that may. */
export async function whoCanAnswers(
  reader: GraphReader,
  action: string,
  resource: string,
  context: readonly ContextInput[] = [],
): Promise<Answers> {
  const { entries } = await whoCan(reader, { action, resource, context }, { first: 1_000 });
  return Object.fromEntries(
    entries.flatMap(([identifier, { decision }]) =>
      isAlsoSigned(identifier, decision) ? [] : [[identifier, decision]],
    ),
  );
}

/**
 * The same, asked one by one of all users, roles and roots of imported accounts, and of whom else the resource's own
 * policies name: a session is answered for by its role.
 */
export async function canAnswers(
  reader: GraphReader,
  action: string,
  resource: string,
  context: readonly ContextInput[] = [],
): Promise<Answers> {
  const { entries } = await reader.principalPage({ first: 1_000 }, {});
  const { named, importedAccounts } = await reader.whoCanFacts(action, resource);
  const own = entries
    .map(([, principal]) => principal)
    .filter(
      ({ kind, accountId = '' }) =>
        ['USER', 'ROLE', 'ROOT'].includes(kind) && importedAccounts.has(accountId),
    );
  const others = named.filter(
    ({ kind, accountId = '' }) => kind !== 'ROLE_SESSION' || !importedAccounts.has(accountId),
  );
  const asked = [...new Set([...own, ...others].map(({ identifier }) => identifier))];
  const batched = batchedReader(reader);
  const answers = await Promise.all(
    asked.map(async (principal): Promise<readonly [string, string]> => {
      const question = { principal, action, resource, context, unlistedContextKeys: 'UNKNOWN' as const };
      const decision = await can(batched, question).then(
        (answer) => answer.decision,
        (error: unknown) => (error instanceof QuestionRefused ? error.code : Promise.reject(error)),
      );
      return [principal, decision];
    }),
  );
  return Object.fromEntries(
    answers.filter(([one, decision]) => may(decision) && !isAlsoSigned(one, decision)).sort(),
  );
}
