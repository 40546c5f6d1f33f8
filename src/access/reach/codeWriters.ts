/**
 * Finds who may write the code of workloads that run as roles (G-17). Stored hops cover only principals of the same
 * account whose own policies allow it.
 */
import type { PreparedAccount } from '../../escalation/apply/applyTechniques.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { CodeObject } from '../../graph/contract/pathReader.js';
import { takesTemplate } from '../../graph/model/facts/accountFacts.js';
import { firstOfEach } from '../../graph/model/groupBy.js';
import { accountsOf, isOfNoAccount, rootOf } from '../../graph/model/principals/namedPrincipal.js';
import type { Completeness } from '../shared/answer.js';
import { inTime } from '../shared/inTime.js';
import { MOST_CODE_OBJECTS } from '../shared/limits.js';
import { everyoneWho } from '../whoCan/evaluateWhoCan.js';

type Code = Pick<CodeObject, 'object' | 'isTemplate'>;

/** Id of the technique that writes the object. */
const techniqueOf = ({ isTemplate }: Code): string => (isTemplate ? 'T-531' : 'T-152');

/** Returns the code objects of workloads that run as one of the wanted roles. */
export function codeOf(
  { accountIndex, forms }: PreparedAccount,
  wanted: ReadonlySet<string>,
): readonly Code[] {
  const running = accountIndex.account.workloads.filter(({ roles }) =>
    roles.some(({ arn, use }) => use === 'CODE' && wanted.has(arn)),
  );
  const all = running.flatMap(({ codeFrom = [], ...workload }) =>
    codeFrom.map((object) => ({ object, isTemplate: takesTemplate(workload) })),
  );
  return all.filter((code) => forms.some(([{ id }]) => id === techniqueOf(code)));
}

/** Finds who may write the objects, within the limits of number and time. */
export async function codeWriters(
  reader: GraphReader,
  objects: readonly Code[],
): Promise<Pick<Completeness, 'unexplored' | 'truncatedBy'>> {
  const distinct = firstOfEach(objects, (code) => `${techniqueOf(code)} ${code.object}`);
  const reading = distinct.slice(0, MOST_CODE_OBJECTS).map(async (code) => {
    const question = { action: 's3:PutObject', resource: code.object, context: [] };
    const facts = await reader.whoCanFacts(question.action, code.object);
    return everyoneWho(reader, question, facts).then(({ allowed }) =>
      allowed
        .filter(({ principal }) => !isOfNoAccount(principal.kind))
        .map(({ principal }) => ({ principal: principal.identifier, techniqueIds: [techniqueOf(code)] })),
    );
  });
  const found = await inTime(Promise.all(reading));
  const isCut = distinct.length > MOST_CODE_OBJECTS;
  return {
    unexplored: (found ?? []).flat(),
    truncatedBy: [...(found ? [] : TIME_LIMIT), ...(isCut ? WORK_LIMIT : [])],
  };
}

const TIME_LIMIT = ['TIME_LIMIT'] as const;
const WORK_LIMIT = ['WORK_LIMIT'] as const;

/**
 * Finds which principals held by a search may write the code of workloads that run as other roles. `counts`: whether a
 * technique does.
 */
export async function codeWritersAmong(
  reader: GraphReader,
  held: readonly string[],
  counts: (techniqueId: string) => boolean = () => true,
): Promise<Pick<Completeness, 'unexplored' | 'truncatedBy'>> {
  if (held.length === 0) return { unexplored: [], truncatedBy: [] };
  const roots = new Set(held.flatMap((one) => rootOf(one) ?? []));
  const asked = { principals: held, roots: [...roots], accountIds: accountsOf(held) };
  const isHeld = new Set(held);
  const codes = await inTime(reader.codeObjects(asked));
  const leading = (codes ?? []).filter((code) => !isHeld.has(code.role) && counts(techniqueOf(code)));
  const { unexplored, truncatedBy } = await codeWriters(reader, leading);
  return {
    unexplored: unexplored.filter(({ principal }) => isHeld.has(principal)),
    truncatedBy: [...truncatedBy, ...(codes ? [] : TIME_LIMIT)],
  };
}
