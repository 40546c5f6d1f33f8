/**
 * Finds who may write the code of workloads that run as roles (G-17). Stored hops cover only principals of the same
 * account whose own policies allow it.
 */
import type { PreparedAccount } from '../../escalation/apply/applyTechniques.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { accountsOf, isOfNoAccount, rootOf } from '../../graph/model/principals/namedPrincipal.js';
import type { Completeness } from '../shared/answer.js';
import { inTime } from '../shared/inTime.js';
import { MOST_CODE_OBJECTS } from '../shared/limits.js';
import { everyoneWho } from '../whoCan/evaluateWhoCan.js';

/** The technique that names who may write; T-531: the same with the template of a stack. */
const CODE_BUCKET_TECHNIQUE = 'T-152';
export const codeBucketTechniques: readonly string[] = [CODE_BUCKET_TECHNIQUE, 'T-531'];

/** Returns the ARNs of the code objects of workloads that run as one of the wanted roles. */
export function codeOf(
  { accountIndex, forms }: PreparedAccount,
  wanted: ReadonlySet<string>,
): readonly string[] {
  if (!forms.some(([{ id }]) => codeBucketTechniques.includes(id))) return [];
  const running = accountIndex.account.workloads.filter(({ roles }) =>
    roles.some(({ arn, use }) => use === 'CODE' && wanted.has(arn)),
  );
  return [...new Set(running.flatMap(({ codeFrom = [] }) => codeFrom))];
}

/** Finds who may write the objects, within the limits of number and time. */
export async function codeWriters(
  reader: GraphReader,
  objects: readonly string[],
): Promise<Pick<Completeness, 'unexplored' | 'truncatedBy'>> {
  const reading = objects.slice(0, MOST_CODE_OBJECTS).map(async (resource) => {
    const question = { action: 's3:PutObject', resource, context: [] };
    return everyoneWho(reader, question, await reader.whoCanFacts(question.action, resource));
  });
  const found = await inTime(Promise.all(reading));
  const unexplored = (found ?? [])
    .flatMap(({ allowed }) => allowed)
    .filter(({ principal }) => !isOfNoAccount(principal.kind))
    .map(({ principal }) => ({ principal: principal.identifier, techniqueIds: [CODE_BUCKET_TECHNIQUE] }));
  const isCut = objects.length > MOST_CODE_OBJECTS;
  return { unexplored, truncatedBy: [...(found ? [] : TIME_LIMIT), ...(isCut ? WORK_LIMIT : [])] };
}

const TIME_LIMIT = ['TIME_LIMIT'] as const;
const WORK_LIMIT = ['WORK_LIMIT'] as const;

/** Finds which principals held by a search may write the code of workloads that run as other roles. */
export async function codeWritersAmong(
  reader: GraphReader,
  held: readonly string[],
): Promise<Pick<Completeness, 'unexplored' | 'truncatedBy'>> {
  if (held.length === 0) return { unexplored: [], truncatedBy: [] };
  const roots = new Set(held.flatMap((one) => rootOf(one) ?? []));
  const asked = { principals: held, roots: [...roots], accountIds: accountsOf(held) };
  const isHeld = new Set(held);
  const codes = await inTime(reader.codeObjects(asked));
  const leading = (codes ?? []).filter(({ role }) => !isHeld.has(role)).map(({ object }) => object);
  const { unexplored, truncatedBy } = await codeWriters(reader, [...new Set(leading)]);
  return {
    unexplored: unexplored.filter(({ principal }) => isHeld.has(principal)),
    truncatedBy: [...truncatedBy, ...(codes ? [] : TIME_LIMIT)],
  };
}
