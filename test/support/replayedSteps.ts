/** Whether a path can be walked: an attacker makes only the calls that each of its steps names, by whom it names. */
import { groupBy } from '../../src/graph/model/groupBy.js';
import { accountOf, identityDocuments, memberOf, type AttackedEstate } from './attackedEstate.js';
import type { Change } from './attackerChanges.js';
import { administers, type Lets } from './attackerEntries.js';
import { afterLayer, keyOf, layerOf, onesOwnChanges, prepared, type Situation } from './plainAttacker.js';

export interface ReplayedActor {
  readonly principal: string;
  /** Missing: whatever it may call. */
  readonly actions?: readonly string[];
  /** By which it changes itself before. */
  readonly onItself?: Lets;
}

export interface ReplayedStep {
  readonly actors: readonly ReplayedActor[];
  /** Who is gained or strengthened, or the root user of an account that is administered then. */
  readonly to: string;
  /** Whom a step to a root user makes an administrator, where it says so. */
  readonly via?: string;
}

/** The first step that cannot be taken; undefined: all can. */
export const stuckAt = (
  estate: AttackedEstate,
  from: string,
  steps: readonly ReplayedStep[],
): number | undefined => walked(estate, from, steps).stuck[0];

/** Steps without which the others lead to the same end all the same, as far as they can be taken. */
export function needless(
  estate: AttackedEstate,
  from: string,
  steps: readonly ReplayedStep[],
): readonly number[] {
  const { to: end, via } = steps.at(-1) ?? { to: from };
  const isEnd = (one: Situation): boolean =>
    isReached(one, end) &&
    (via === undefined || !end.endsWith(':root') || (one.held.includes(via) && administers(one.estate, via)));
  const { strengthening } = walked(estate, from, steps);
  const all = steps.map((step, index) => ({
    ...step,
    strengthens: strengthening.includes(index),
    isOne: true,
  }));
  return [...steps.keys()].filter((index) => walked(estate, from, all.toSpliced(index, 1)).now.some(isEnd));
}

/** Whether they lead there, each making one change at most. */
export const leadTo = (
  estate: AttackedEstate,
  from: string,
  steps: readonly ReplayedStep[],
  end: string,
): boolean => {
  const single = steps.map((step) => ({ ...step, isOne: true }));
  return walked(estate, from, single).now.some((one) => isReached(one, end));
};

interface VisibleStep extends ReplayedStep {
  /** It gives more rights to somebody who is held by then; missing: if that is so. */
  readonly strengthens?: boolean;
  /** It makes one change at most, and whoever gets in by it. */
  readonly isOne?: boolean;
}

interface Walked {
  readonly now: readonly Situation[];
  readonly stuck: readonly number[];
  /** Steps to somebody who is held before them. */
  readonly strengthening: readonly number[];
}

function walked(estate: AttackedEstate, from: string, steps: readonly VisibleStep[]): Walked {
  let now: readonly Situation[] = [{ estate, held: [from] }];
  const stuck: number[] = [];
  const strengthening: number[] = [];
  for (const [index, step] of steps.entries()) {
    if (now.every(({ held }) => held.includes(step.to))) strengthening.push(index);
    const next = now.flatMap((before) => afterStep(before, step));
    if (next.length === 0) stuck.push(index);
    else now = distinct(next).slice(0, MOST_OUTCOMES);
  }
  return { now, stuck, strengthening };
}

const MOST_OUTCOMES = 20;

const distinct = (all: readonly Situation[]): readonly Situation[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];

/** What can come of it; whoever acts may change itself first, which many techniques have as a part. */
function afterStep(before: Situation, step: VisibleStep): readonly Situation[] {
  const { actors, to, strengthens = before.held.includes(to), isOne = false } = step;
  if (actors.some(({ principal }) => !before.held.includes(principal))) return [];
  const isEnd = to.endsWith(':root');
  const about = isEnd ? step.via : to;
  const within = { lets: letsOf(step), ...(about === undefined ? {} : { about }) };
  const inOneLayer = (now: Situation): readonly Situation[] => {
    const layer = layerOf(now, within);
    const singles = [...groupBy(layer.changes, likenessOf).values()].map((changes) => ({
      ...layer,
      changes,
    }));
    const some = [{ ...layer, changes: [] }, ...singles].flatMap((one) => afterLayer(now, one));
    return isOne ? some : [now, ...afterLayer(now, layer), ...some];
  };
  const first = preparedFor(before, step).flatMap(inOneLayer);
  // Whoever is put into a group is strengthened once the group is written, too.
  const joined = isEnd && !isOne ? first.filter((now) => hasJoined(before, now, about)) : [];
  const outcomes = [...first, ...joined.flatMap(inOneLayer)];
  return outcomes
    .map((after) => (strengthens ? { ...after, held: before.held } : after))
    .filter((after) =>
      strengthens
        ? isStronger(before, after, to)
        : isReached(after, to) || (!isEnd && isStronger(before, after, to)),
    );
}

const hasJoined = (before: Situation, after: Situation, arn: string | undefined): boolean =>
  arn !== undefined && memberOf(after.estate, arn).groups.length > memberOf(before.estate, arn).groups.length;

const letsOf =
  ({ actors }: ReplayedStep): Lets =>
  ({ by, action }) =>
    actors.some(({ principal, actions }) => principal === by && actions?.includes(action) !== false);

const likenessOf = ({ action, on, whom }: Change): string => [action, on, ...whom].join(' ');

/** Of a step of one change only whoever may call anything changes itself; whom it is about may be new, or tagged first (G-20). */
const preparedFor = (before: Situation, step: VisibleStep): readonly Situation[] =>
  step.actors
    .filter(({ actions, onItself }) => step.isOne !== true || actions === undefined || onItself)
    .flatMap(({ principal, onItself }) => onesOwnChanges(before.estate, principal, onItself ?? letsOf(step)))
    .map((estate) => ({ ...before, estate }))
    .concat(before)
    .flatMap((now) => prepared(now, letsOf(step)));

const isReached = ({ estate, held }: Situation, to: string): boolean =>
  to.endsWith(':root')
    ? held.some((arn) => accountOf(arn) === accountOf(to) && administers(estate, arn))
    : held.includes(to);

const isStronger = (before: Situation, after: Situation, arn: string): boolean =>
  standingOf(before.estate, arn) !== standingOf(after.estate, arn);

/** All by which it can do more, now or once a group of it is written, or be entered. */
export function standingOf(estate: AttackedEstate, arn: string): string {
  const { boundary, tags, trust, groups } = memberOf(estate, arn);
  const ceiling = boundary === undefined ? undefined : (estate.policies[boundary]?.[0] ?? boundary);
  return JSON.stringify([identityDocuments(estate, arn), groups, ceiling, tags, trust]);
}
