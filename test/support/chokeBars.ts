/** How an attacker is kept from a step that choke points tell: once from all of it, and once from as little as can be meant. */
import { identitiesOf } from '../../src/access/reach/together/jointAlternatives.js';
import type { Choke } from '../../src/access/reach/chokePoints.js';
import { arnOfId, isChanged } from '../../src/escalation/together/heldIdentity.js';
import { fewestOf } from '../../src/escalation/fewest.js';
import { accountOf, type AttackedEstate } from './attackedEstate.js';
import { may, type MadeCall } from './attackerCalls.js';
import { changesOf, type Change } from './attackerChanges.js';
import { administers, type Lets, type LetsInto } from './attackerEntries.js';
import { isNew } from './attackerNames.js';
import { attack, attackOneByOne, onesOwnChanges } from './plainAttacker.js';
import { standingOf } from './replayedSteps.js';

export interface Bar {
  readonly lets?: Lets;
  readonly letsInto?: LetsInto;
}

/** Those who take a step, whom none else has changed, and where it leads. */
interface BarredStep {
  readonly by: readonly string[];
  readonly to: string;
}

/** Whichever policy it attaches. */
const keyOf = ({ by, action, on }: MadeCall): string => [by, action, on].join(' ');

/** More are not tried. */
const MOST_BARS = 40;

/**
 * Each of the smallest sets of their calls without which those who take the step do not get there by theirs alone. Who gets
 * by without one of these needs the step not: others make these calls, or whoever takes it does something else once others
 * have changed that one. Undefined: there are too many.
 */
function barsOf(estate: AttackedEstate, step: BarredStep): readonly Bar[] | undefined {
  const found = new Map<string, ReadonlySet<string>>();
  const queue: ReadonlySet<string>[] = [new Set()];
  const tried = new Set<string>();
  for (const barred of queue) {
    const key = [...barred].sort().join(', ');
    if (tried.has(key)) continue;
    tried.add(key);
    if (tried.size > MOST_BARS) return undefined;
    const way = wayOf(estate, step, barred);
    if (way === 'UNKNOWN') return undefined;
    if (way === undefined) found.set(key, barred);
    else queue.push(...way.filter((call) => !isLetIn(call, way)).map((call) => new Set([...barred, call])));
  }
  return [...found.values()].map((barred): Bar => ({ lets: (call) => !barred.has(keyOf(call)) }));
}

/** Whoever writes a trust policy lets in whom it likes: which of these assumes the role is all the same. */
const isLetIn = (call: string, way: readonly string[]): boolean => {
  const [, action, on] = call.split(' ');
  const isWritten = (one: string): boolean =>
    [`iam:CreateRole ${on}`, `iam:UpdateAssumeRolePolicy ${on}`].some((text) => one.includes(text));
  return action === 'sts:AssumeRole' && way.some(isWritten);
};

/** A smallest set of calls by which they get there alone. */
function wayOf(
  estate: AttackedEstate,
  step: BarredStep,
  barred: ReadonlySet<string>,
): readonly string[] | 'UNKNOWN' | undefined {
  const made = new Set<string>();
  const outcome = outcomeOf(estate, step, (key) => !barred.has(key) && made.add(key).size > 0);
  if (outcome !== 'THERE') return outcome === 'UNKNOWN' ? outcome : undefined;
  return fewestOf([...made], (some) => {
    const left = new Set(some);
    return outcomeOf(estate, step, (key) => left.has(key)) === 'THERE';
  });
}

/** Where they get by these calls alone, as nobody who administers an account, or would rather than be somebody else. */
function outcomeOf(
  estate: AttackedEstate,
  { by: [first = '', ...beside], to }: BarredStep,
  isMade: (key: string) => boolean,
): 'THERE' | 'UNKNOWN' | 'NOWHERE' {
  const by = new Set([first, ...beside]);
  const isEnd = to.endsWith(':root');
  const found = attack(estate, first, {
    beside,
    lets: (call, now) => by.has(call.by) && (isEnd || !makesAdministrator(call, now)) && isMade(keyOf(call)),
    letsInto: (_way, into) => into === to || !(into in estate.members && administers(estate, into)),
    ...(isEnd ? { until: accountOf(to) } : {}),
  });
  const isThere = isEnd ? found.administers.has(accountOf(to)) : found.becomes.has(to);
  if (isThere) return 'THERE';
  return found.complete ? 'NOWHERE' : 'UNKNOWN';
}

const makesAdministrator = (call: MadeCall, now: AttackedEstate): boolean =>
  isChange(call) && call.whom.some((one) => !administers(now, one) && administers(call.apply(now), one));

/** Of what the attacker calls to change something, whom. */
const whomOf = (call: MadeCall): readonly string[] => (isChange(call) ? call.whom : []);
const isChange = (call: MadeCall): call is MadeCall & Change => 'whom' in call;

/** Ways to keep an attacker from the step, of which each leaves it what is none of it; undefined: nobody knows them. */
export function barsOfChoke(estate: AttackedEstate, { from, to, joint }: Choke): readonly Bar[] | undefined {
  const by = joint ? identitiesOf(joint) : [from];
  const isOfChanged = isChanged(to) || joint?.step.restsOn.some(isChanged) === true;
  return isOfChanged ? [barOfChanged(estate, to, joint)] : barsOf(estate, { by, to });
}

/** Of a step by or to somebody whom others have changed before: all that those do who take it. */
function barOfChanged(estate: AttackedEstate, to: string, joint: Choke['joint']): Bar {
  const { acts = [], via } = joint?.step.verdict ?? {};
  const end = arnOfId(to);
  const actors = [...new Set(acts.flatMap((act) => (act.action === undefined ? [] : arnOfId(act.by))))];
  const besides = actors.flatMap((one) => [...attackOneByOne(estate, one).becomes.keys()]);
  const changed = new Set([end, ...besides, ...acts.map((act) => arnOfId(act.by)), via]);
  const isOfStep = (one: string): boolean => isNew(one) || changed.has(one);
  return {
    lets: (call) => !actors.includes(call.by) || !whomOf(call).some(isOfStep),
    letsInto: (way, into) =>
      (into !== end || !actors.every((one) => way.some((call) => call.by === one))) &&
      (!isNew(into) || !way.some((call) => actors.includes(call.by))),
  };
}

const isLike = (one: MadeCall | Change, other: MadeCall | Change): boolean =>
  one.action === other.action && one.on === other.on;

const makesAdministratorOf = (call: MadeCall, whom: string, now: AttackedEstate): boolean =>
  changesOf(now).some(
    (change) =>
      isLike(change, call) &&
      change.whom.includes(whom) &&
      may(now, call.by, change) &&
      administers(change.apply(now), whom),
  );

/**
 * As little as can be meant by a step of one identity whom no other one has changed: the ways that it has by itself into a
 * principal that nobody has changed, and the calls by which it makes an administrator of itself and changes nobody else.
 */
export function barAlone(estate: AttackedEstate, from: string, to: string): Bar {
  const own = onesOwnChanges(estate, from);
  const standings = new Set(own.map((one) => standingOf(one, from)));
  const isItself = (now: AttackedEstate): boolean => standings.has(standingOf(now, from));
  if (to.endsWith(':root')) {
    const makes = (call: MadeCall): boolean => own.some((one) => makesAdministratorOf(call, from, one));
    return {
      lets: (call, now) => call.by !== from || !isItself(now) || whomOf(call).join() !== from || !makes(call),
    };
  }
  const standing = standingOf(estate, to);
  const mayAlone = (call: MadeCall): boolean => call.by === from && own.some((one) => may(one, from, call));
  return {
    letsInto: (way, into, now) =>
      into !== to || !isItself(now) || standingOf(now, to) !== standing || !way.every(mayAlone),
  };
}
