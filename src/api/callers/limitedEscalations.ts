/** Limits escalations to those that a caller limited to some accounts may see. */
import { pageOf } from '../../access/shared/pageOf.js';
import type { GraphReader, Step } from '../../graph/contract/graphReader.js';
import type { Page } from '../../graph/contract/pageRequests.js';
import type { EscalationGrant } from '../../graph/model/graph.js';
import { isVisibleName, type AccountIds } from './visibility.js';

export const isThrough =
  (accountIds: AccountIds) =>
  ({ via }: EscalationGrant['alternatives'][number]): boolean =>
    via === undefined || isVisibleName(via, accountIds);

const grantOf = (alternatives: EscalationGrant['alternatives']): EscalationGrant => ({
  decision: alternatives.some(({ decision }) => decision === 'ALLOWED') ? 'ALLOWED' : 'CONDITIONAL',
  alternatives,
});

/** Steps that are read at a time. */
const STEPS_AT_ONCE = 1_000;

/** Leaves out escalations through resources of other accounts. Reads all of them, to know their number. */
export function throughMine(
  read: GraphReader['escalations'],
  accountIds: AccountIds,
): GraphReader['escalations'] {
  const mineOf = (step: Step<EscalationGrant>): readonly Step<EscalationGrant>[] => {
    const alternatives = step.grant.alternatives.filter(isThrough(accountIds));
    return alternatives.length === 0 ? [] : [{ ...step, grant: grantOf(alternatives) }];
  };
  const restOf = async (key: string, { entries, hasNextPage }: Page<Step<EscalationGrant>>) => {
    const all = [...entries];
    for (let more = hasNextPage; more;) {
      const [after = ''] = all.at(-1) ?? [];
      const next = (await read([key], { first: STEPS_AT_ONCE, after })).get(key);
      all.push(...(next?.entries ?? []));
      more = next?.hasNextPage ?? false;
    }
    return all;
  };
  return async (keys, page) => {
    const pages = await read(keys, { first: STEPS_AT_ONCE });
    const limited = [...pages].map(async ([key, first]) => {
      const all = await restOf(key, first);
      const mine = all.flatMap(([at, step]) => mineOf(step).map((one) => [at, one] as const));
      const { entries, ...rest } = pageOf(mine, ([at]) => at, page);
      return [key, { ...first, ...rest, entries: entries.map(([, one]) => one) }] as const;
    });
    return new Map(await Promise.all(limited));
  };
}
