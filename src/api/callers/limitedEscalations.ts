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

/** Steps that are read at a time, of all keys together: each can have many ways. */
const STEPS_AT_ONCE = 1_000;

type Steps = Page<Step<EscalationGrant>>;

/**
 * Leaves out escalations through resources of other accounts. Reads all of them, to know their number, and those of one
 * key after the other, to keep few of them.
 */
export function throughMine(
  read: GraphReader['escalations'],
  accountIds: AccountIds,
): GraphReader['escalations'] {
  const mineOf = ({ entries }: Steps) =>
    entries.flatMap(([at, step]) => {
      const alternatives = step.grant.alternatives.filter(isThrough(accountIds));
      return alternatives.length === 0 ? [] : [[at, { ...step, grant: grantOf(alternatives) }] as const];
    });
  const allOf = async (key: string, first: Steps) => {
    const mine = mineOf(first);
    for (let last: Steps | undefined = first; last?.hasNextPage === true;) {
      const after: string = last.entries.at(-1)?.[0] ?? '';
      last = (await read([key], { first: STEPS_AT_ONCE, after })).get(key);
      if (last) mine.push(...mineOf(last));
    }
    return mine;
  };
  return async (keys, page) => {
    const atOnce = Math.ceil(STEPS_AT_ONCE / Math.max(keys.length, 1));
    const limited: (readonly [string, Steps & { readonly graphVersion: string }])[] = [];
    for (const [key, first] of await read(keys, { first: atOnce })) {
      const { entries, ...rest } = pageOf(await allOf(key, first), ([at]) => at, page);
      limited.push([key, { ...first, ...rest, entries: entries.map(([, one]) => one) }]);
    }
    return new Map(limited);
  };
}
