/** Who may write the code of workloads that run as roles (G-17): stored hops say it of whom policies of its own in the account let. */
import type { Applied } from '../../escalation/apply/applyTechniques.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import { isOfNoAccount } from '../../graph/model/principals/namedPrincipal.js';
import { everyoneWho } from '../whoCan/evaluateWhoCan.js';

const CODE_BUCKET = 'T-152';

/** ARNs of the objects of which some role that is wanted runs. */
export function codeOf({ accountIndex, forms }: Applied, wanted: ReadonlySet<string>): readonly string[] {
  if (!forms.some(([{ id }]) => id === CODE_BUCKET)) return [];
  const running = accountIndex.account.workloads.filter(({ roles }) =>
    roles.some(({ arn, use }) => use === 'CODE' && wanted.has(arn)),
  );
  return [...new Set(running.flatMap(({ codeFrom = [] }) => codeFrom))];
}

export async function codeWriters(
  reader: GraphReader,
  objects: readonly string[],
): Promise<readonly UnexploredEscalation[]> {
  const found = await Promise.all(
    objects.map(async (resource) => {
      const question = { action: 's3:PutObject', resource, context: [] };
      return everyoneWho(reader, question, await reader.whoCanFacts(question.action, resource));
    }),
  );
  return found
    .flatMap(({ allowed }) => allowed)
    .filter(({ principal }) => !isOfNoAccount(principal.kind))
    .map(({ principal }) => ({ principal: principal.identifier, techniqueIds: [CODE_BUCKET] }));
}
