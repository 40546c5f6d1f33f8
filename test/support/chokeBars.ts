/** How an attacker is kept from a step that choke points tell: once from all of it, and once from as little as can be meant. */
import type { Choke } from '../../src/access/reach/chokePoints.js';
import { arnOfId, isChanged } from '../../src/escalation/together/heldIdentity.js';
import type { AttackedEstate } from './attackedEstate.js';
import { may, type MadeCall } from './attackerCalls.js';
import { changesOf, type Change } from './attackerChanges.js';
import { administers, type Lets, type LetsInto } from './attackerEntries.js';
import { isNew } from './attackerNames.js';
import { attackOneByOne, onesOwnChanges } from './plainAttacker.js';
import { standingOf } from './replayedSteps.js';

export interface Bar {
  readonly lets?: Lets;
  readonly letsInto?: LetsInto;
}

/** Of what the attacker calls to change something, whom. */
const whomOf = (call: MadeCall): readonly string[] => (isChange(call) ? call.whom : []);
const isChange = (call: MadeCall): call is MadeCall & Change => 'whom' in call;

/** Whom one identity becomes by itself in one step. */
const besides = (estate: AttackedEstate, from: string): readonly string[] =>
  [...attackOneByOne(estate, from).becomes].filter(([, at]) => at === 1).map(([arn]) => arn);

/**
 * All of the step: into a principal no way in which those take part who take the step; to the administration of an account
 * none of the calls by which they make an administrator of themselves or of whom they become alone, also where another
 * policy is attached, and none about somebody new. Strengthening somebody else whom the attacker holds is no part of it.
 */
export function barAll(estate: AttackedEstate, { from, to, joint }: Choke): Bar {
  const acts = joint?.step.verdict.acts ?? [];
  const acting = acts.flatMap(({ by, action }) => (action === undefined ? [] : arnOfId(by)));
  const actors = new Set(joint ? acting : [from]);
  const end = arnOfId(to);
  if (isChanged(to)) return { lets: (call) => !actors.has(call.by) || !whomOf(call).includes(end) };
  if (!end.endsWith(':root'))
    return {
      lets: ({ by, action, on }) => by !== from || on !== end || action !== 'iam:UpdateAssumeRolePolicy',
      letsInto: (way, into) => into !== end || ![...actors].every((one) => way.some(({ by }) => by === one)),
    };
  const changed = new Set([
    ...[...actors].flatMap((one) => [one, ...besides(estate, one)]),
    ...acts.map(({ by }) => arnOfId(by)),
    joint?.step.verdict.via,
  ]);
  const isOfStep = (call: MadeCall, one: string, now: AttackedEstate): boolean =>
    isNew(one) || (changed.has(one) && (joint !== undefined || makesAdministrator(call, one, now)));
  return {
    lets: (call, now) => !actors.has(call.by) || !whomOf(call).some((one) => isOfStep(call, one, now)),
    letsInto: (way, into) => !isNew(into) || !way.some(({ by }) => actors.has(by)),
  };
}

const isLike = (one: MadeCall | Change, other: MadeCall | Change): boolean =>
  one.action === other.action && one.on === other.on;

const makesAdministrator = (call: MadeCall, whom: string, now: AttackedEstate): boolean =>
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
    const makes = (call: MadeCall): boolean => own.some((one) => makesAdministrator(call, from, one));
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
