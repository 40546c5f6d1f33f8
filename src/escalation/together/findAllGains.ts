/** Finds all that identities of an account gain, step by step, if all are held at once: an upper bound for any of them. */
import type { Work } from '../../graph/contract/turns.js';
import { groupBy, splitBy } from '../../graph/model/groupBy.js';
import type { PreparedAccount } from '../apply/applyTechniques.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { combined, presentHoldings, type Holdings } from '../context/holdings.js';
import { MOST_GAINS_REMEMBERED, MOST_ROUNDS } from '../limits.js';
import { arnOfId, mayCall } from './heldIdentity.js';
import { HeldIdentities } from './heldIdentities.js';
import { callsIn, isKnownAlone, techniqueOf, type Advance, type HeldStep } from './jointStep.js';
import type { JointChange } from './jointChange.js';
import { unlocksAnything } from './unlockedBy.js';

export interface AllGains {
  /** ARNs of the principals that several reach jointly. */
  readonly to: ReadonlySet<string>;
  /** These, and those that one identity reaches alone, which can hide that others reach them jointly. */
  readonly all: ReadonlySet<string>;
  /** Whether there may be more, by exchanges or by what is not followed. */
  readonly isOpen: boolean;
  /** Changes that some of them make to others or to themselves. */
  readonly changes: readonly JointChange[];
}

export const noGains: AllGains = { to: new Set(), all: new Set(), isOpen: false, changes: [] };

interface GainsWanted {
  /** Conditional steps do not count. */
  readonly onlyUnconditional?: boolean;
  /** Whether it is enough that there may be more: what else they reach and change is then left out. */
  readonly untilOpen?: boolean;
}

/** `arns`: users and roles. */
export function* findAllGains(
  arns: readonly string[],
  account: PreparedAccount,
  { onlyUnconditional = false, untilOpen = false }: GainsWanted = {},
): Work<AllGains> {
  const held = holding(arns, account, onlyUnconditional);
  const isAlone = held.size < 2;
  if (untilOpen && (isAlone || (yield* held.mayGainMore()))) return { ...noGains, isOpen: !isAlone };
  const to = new Set<string>();
  const all = new Set<string>();
  const changes: JointChange[] = [];
  let isOpen = false;
  yield* takeSteps(held, ({ steps, exchanges, unexplored, isLast }) => {
    const unlocked = exchanges.flatMap((change) => change.unlocked ?? []);
    for (const role of unlocked.flatMap(({ roles }) => roles)) to.add(role);
    isOpen ||= unlocked.some(({ actions }) => actions) || unexplored.some(({ isJoint }) => isJoint) || isLast;
    for (const step of steps) all.add(step.to);
    for (const step of steps) if (!isKnownAlone(step)) to.add(step.to);
    changes.push(...steps.flatMap(({ change }) => change ?? []), ...exchanges);
    return untilOpen && isOpen;
  });
  for (const one of to) all.add(one);
  return isAlone ? { ...noGains, changes } : { to, all, isOpen, changes };
}

interface KnownGains {
  readonly arns: ReadonlySet<string>;
  readonly gains: AllGains;
}

const knownGains = new WeakMap<PreparedAccount, readonly KnownGains[]>();

/**
 * Returns an upper bound of what they gain, or that there may be more. Reuses the answer for more identities if these
 * gain no principal that is wanted.
 */
export function* boundGains(
  arns: readonly string[],
  account: PreparedAccount,
  wanted: ReadonlySet<string>,
): Work<AllGains> {
  const isNowhere = ({ all, isOpen }: AllGains): boolean =>
    !isOpen && ![...all].some((one) => wanted.has(one));
  const isEnough = (one: KnownGains): boolean =>
    arns.every((arn) => one.arns.has(arn)) && (one.arns.size === arns.length || isNowhere(one.gains));
  const knownOf = (): readonly KnownGains[] => knownGains.get(account) ?? [];
  const found = knownOf().find(isEnough) ?? {
    arns: new Set(arns),
    gains: yield* findAllGains(arns, account, { untilOpen: true }),
  };
  const others = knownOf().filter((one) => one !== found);
  knownGains.set(account, [found, ...others].slice(0, MOST_GAINS_REMEMBERED));
  const { gains } = found;
  return found.arns.size === arns.length ? gains : { ...gains, to: gains.all };
}

/** Whether several of them may take some step, also after an exchange, or another one may make a call of its. */
export function* mayTakeTogether(arns: readonly string[], account: PreparedAccount): Work<boolean> {
  const held = holding(arns, account);
  if (held.size < 2) return false;
  const isJoint = (step: HeldStep): boolean =>
    new Set(step.restsOn.map(arnOfId)).size > 1 ||
    callsIn(step).some(({ by, action }) => held.held().some((one) => one.arn !== by && mayCall(action, one)));
  return yield* takeSteps(
    held,
    ({ steps, exchanges }) => exchanges.some(unlocksAnything) || steps.some(isJoint),
  );
}

type Round = Advance & { readonly isLast: boolean };

function holding(
  arns: readonly string[],
  account: PreparedAccount,
  onlyUnconditional = false,
): HeldIdentities {
  const held = new HeldIdentities(account, onlyUnconditional);
  for (const arn of arns) held.hold(arn);
  return held;
}

/**
 * Takes steps until one is enough, or none changes an identity. Returns whether one is enough. `isLast`: one still
 * changes an identity, and no further step is tried.
 */
function* takeSteps(held: HeldIdentities, isEnough: (round: Round) => boolean): Work<boolean> {
  for (let round = 0; held.size > 0; round += 1) {
    const made = yield* held.advance();
    const isChanging = made.steps.some(({ change }) => change !== undefined);
    const isLast = isChanging && round === MOST_ROUNDS;
    if (isEnough({ ...made, isLast })) return true;
    if (!isChanging || isLast) return false;
  }
  return false;
}

/** Tests whether a principal may do what the question is about after changes. */
export type MayThen = (accountIndex: AccountIndex, after: Holdings) => boolean;

/** A change after which a principal may do what the question is about. */
export interface OpeningChange {
  /** ARN of the first identity that acts. */
  readonly principal: string;
  readonly techniqueId: string;
  /** ARNs of the identities that must be held: all that act, and the one that is changed. */
  readonly held: readonly string[];
}

/** Returns, for each identity, the changes that are enough alone; if there are none, several together. */
export const openingChanges = (
  { changes }: AllGains,
  { accountIndex }: PreparedAccount,
  mayThen: MayThen,
): readonly OpeningChange[] =>
  [...groupBy(changes, ({ subject }) => subject)].flatMap(([arn, own]) => {
    const holder = accountIndex.users.get(arn) ?? accountIndex.roles.get(arn);
    if (holder === undefined) return [];
    const present = presentHoldings(accountIndex, holder);
    const opens = (some: readonly JointChange[]): boolean => {
      const afters = some.map(({ after }) => after);
      return mayThen(accountIndex, combined(present, afters));
    };
    const alone = own.filter((one) => opens([one]));
    const [adding, others] = splitBy(own, ({ adds }) => adds);
    const onTop = others.map((one) => [...adding, one]);
    return (alone.length > 0 ? alone : ([adding, ...onTop].find(opens) ?? [])).map(openingChange);
  });

function openingChange({ subject, techniqueId, verdict }: JointChange): OpeningChange {
  const acting = (verdict.acts ?? []).filter(({ action }) => action !== undefined);
  const by = acting.map(({ by: id }) => arnOfId(id));
  const technique = techniqueOf({ to: subject, techniqueId, verdict }) ?? techniqueId;
  return { principal: by[0] ?? subject, techniqueId: technique, held: [...new Set([...by, subject])] };
}
