/**
 * Finds what held identities of one account gain in one step: the principals that they take over, and the changes that
 * they make to themselves. A caller that assumes a role keeps its earlier credentials, so any of the
 * identities may make each call.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-cli.html
 */
import { MOST_REMEMBERED } from '../limits.js';
import { rightsOf } from '../context/holdings.js';
import { escalating, isBuiltOnOthers, type PreparedAccount } from '../apply/applyTechniques.js';
import { newCollected, type Collected, type TechniqueVerdict } from '../apply/results.js';
import { both, doneBy, granted, strongest, through, type Verdict } from '../apply/verdict.js';
import { takeovers, techniquesToTry, type Forms } from './techniquesToTry.js';
import type { JointChange } from './jointChange.js';
import type { JointStep } from './jointStep.js';
import { unlockedBy, unlocksAnything } from './unlockedBy.js';
import { JointCallers } from './jointCallers.js';
import { isChanged, isLeftTo, type HeldIdentity } from './heldIdentity.js';
import { forgetOldest, keyOfHeld, presentIdentity } from './callerCache.js';
import type { Work } from '../../graph/contract/turns.js';
import { assumeActions } from '../../graph/model/assumeActions.js';
import { dataIn, unexploredIn, type Unexplored } from './unexplored.js';
import { getOrMake, once } from '../../graph/model/memoize.js';

export interface Gains {
  readonly steps: readonly JointStep[];
  readonly changes: readonly JointChange[];
  /** What gains further rights and is not followed. */
  readonly unexplored: readonly Unexplored[];
  /** Data that several gain together. */
  readonly data: readonly Unexplored[];
}

/** Finds what identities that are no administrators can do, asked in this order; by one technique or all. */
export function* findGains(
  held: readonly HeldIdentity[],
  whole: PreparedAccount,
  only?: { readonly techniqueId: string | undefined },
): Work<Gains> {
  const account = only === undefined ? whole : onlyBy(only.techniqueId, whole);
  const all = yield* remembered(account, keyOfHeld(held), () => findAnew(held, account));
  if (only === undefined || account !== whole) return all;
  return { ...all, steps: all.steps.filter(({ techniqueId }) => techniqueId === only.techniqueId) };
}

function* findAnew(held: readonly HeldIdentity[], account: PreparedAccount): Work<Gains> {
  const found: Gains[] = [];
  for (const part of partsOf(held, account)) {
    found.push(yield* part());
    yield;
  }
  return joined(found);
}

/** Whether something of what they can do fits. Looks at their changes first, and at no more than it needs. */
export function* canGain(
  held: readonly HeldIdentity[],
  account: PreparedAccount,
  fits: (some: Gains) => boolean,
): Work<boolean> {
  const whole = known.get(account)?.get(keyOfHeld(held));
  if (whole !== undefined) return fits(whole);
  for (const part of partsOf(held, account).toReversed()) if (fits(yield* part())) return true;
  return false;
}

/** Returns what works out the parts of what they can do. */
function partsOf(held: readonly HeldIdentity[], account: PreparedAccount): readonly (() => Work<Gains>)[] {
  if (held.length === 0) return [];
  const { any, ofOneself } = techniquesToTry(held, account);
  const changesOf = changing(held, ofOneself, account);
  return [
    () => stepsOfAllChanged(held, account),
    ...any.map((some) => () => findTakeovers(held, some, account)),
    () => findPeers(held, changesOf, account),
    ...held.map((subject) => () => changesOf(subject)),
  ];
}

const joined = (all: readonly Gains[]): Gains => ({
  steps: all.flatMap(({ steps }) => steps),
  changes: all.flatMap(({ changes }) => changes),
  unexplored: all.flatMap(({ unexplored }) => unexplored),
  data: all.flatMap(({ data }) => data),
});

const narrowed = new WeakMap<PreparedAccount, Map<string | undefined, PreparedAccount>>();

/** Returns the same object each time, so that kept results are found; all forms, where one builds on others. */
function onlyBy(techniqueId: string | undefined, account: PreparedAccount): PreparedAccount {
  const known = getOrMake(narrowed, account, () => new Map());
  return getOrMake(known, techniqueId, () => {
    const forms = account.forms.filter(([{ id }]) => id === techniqueId);
    return forms.some(([, form]) => isBuiltOnOthers(form)) ? account : { ...account, forms };
  });
}

const known = new WeakMap<PreparedAccount, Map<string, Gains>>();

/** Keeps results: steps, searches and questions about an account often hold the same identities. */
function* remembered(account: PreparedAccount, key: string, ask: () => Work<Gains>): Work<Gains> {
  const answers = getOrMake(known, account, () => new Map());
  const found = answers.get(key) ?? (yield* ask());
  answers.set(key, found);
  forgetOldest(answers, MOST_REMEMBERED);
  return found;
}

function* findTakeovers(held: readonly HeldIdentity[], any: Forms, account: PreparedAccount): Work<Gains> {
  return yield* remembered(account, `${keyOfHeld(held)} | by ${any.key}`, function* () {
    // To judge which roles each may assume takes long: without this, one form would do it all in one piece.
    if (any.tried.some(([, form]) => isBuiltOnOthers(form)))
      for (const { callers, arn } of held) yield void callers.assumptions(arn);
    const jointCallers = JointCallers.of(held, account.accountIndex);
    const { shared } = yield* escalating(jointCallers, { ...account, forms: any.tried }, undefined, []);
    const steps = stepsIn(shared).map((step) =>
      isOfTaggedPeer(step, held, account) ? { ...step, isOfPeer: true as const } : step,
    );
    const data = dataIn(shared, held, jointCallers);
    return { steps, changes: [], unexplored: unexploredIn(shared), data };
  });
}

function isOfTaggedPeer(
  { to, verdict: { acts = [] } }: JointStep,
  held: readonly HeldIdentity[],
  { accountIndex }: PreparedAccount,
): boolean {
  const [by, ...others] = new Set(acts.map((act) => act.by));
  const one = others.length === 0 ? held.find(({ id }) => id === by) : undefined;
  const target = accountIndex.users.get(to) ?? accountIndex.roles.get(to);
  if (one === undefined || target === undefined) return false;
  const tag = accountIndex.users.has(to) ? 'iam:TagUser' : 'iam:TagRole';
  const mayTag = ({ callers, arn }: HeldIdentity): boolean =>
    callers.mayAllow(tag) && callers.asking(tag, arn).may(tag, accountIndex.target(target)) !== undefined;
  return held.some(mayTag) && accountIndex.peers.isPeer(one.callers, target);
}

/** Returns what finds the changes of an identity, by any that may. */
function changing(
  held: readonly HeldIdentity[],
  ofOneself: Forms,
  account: PreparedAccount,
): (subject: HeldIdentity) => Work<Gains> {
  const jointCallers = once(() => JointCallers.of(held, account.accountIndex));
  const forms = { ...account, forms: ofOneself.tried };
  const names = keyOfHeld(held);
  return (subject) =>
    remembered(account, `${names} | of ${keyOfHeld([subject])}`, function* () {
      const callers = jointCallers().changing(subject);
      const { own } = yield* escalating(callers, forms, newCollected(account), [subject.arn]);
      return ofSubject(subject, own.get(subject.arn), account);
    });
}

/**
 * Finds how they come to somebody all of whose policies one of them has (G-8), which is not stored, where others may
 * change that one. What one identity may do of both is T-182.
 */
function* findPeers(
  held: readonly HeldIdentity[],
  changesOf: (subject: HeldIdentity) => Work<Gains>,
  account: PreparedAccount,
): Work<Gains> {
  const forms = takeovers(account);
  const peers = new Set(peersOf(held, account));
  if (forms.tried.length === 0 || peers.size === 0) return joined([]);
  return yield* remembered(account, `${keyOfHeld(held)} | peers`, function* () {
    const callers = JointCallers.of(held, account.accountIndex, true);
    const { shared } = yield* escalating(callers, { ...account, forms: forms.tried }, undefined, [], peers);
    const steps: JointStep[] = [];
    for (const step of stepsIn(shared)) {
      const subject = peers.has(step.to) ? presentIdentity(step.to, account) : undefined;
      const changes = subject && (yield* changesOf(subject));
      if (changes && isByOthers(step, changes)) steps.push({ ...step, isOfPeer: true });
    }
    return { ...joined([]), steps };
  });
}

/** Whether somebody changes the target, and not the same unchanged identity alone that takes it over. */
function isByOthers({ to, verdict }: JointStep, { steps, changes, unexplored }: Gains): boolean {
  const takers = new Set((verdict.acts ?? []).map(({ by }) => by));
  const [only = ''] = takers;
  const isOther = (by: string): boolean => by !== to && by !== only;
  const verdicts = [...steps, ...changes.filter(unlocksAnything)].map((one) => one.verdict);
  const acting = [...verdicts.flatMap(({ acts = [] }) => acts), ...unexplored].map(({ by }) => by);
  return acting.length > 0 && (takers.size > 1 || isChanged(only) || acting.some(isOther));
}

/** Returns the users and roles that are not held and all of whose policies one of them has. */
const peersOf = (held: readonly HeldIdentity[], { accountIndex }: PreparedAccount): readonly string[] => {
  const all = new Set(held.map(({ callers }) => callers));
  const arns = new Set(held.map(({ arn }) => arn));
  return [...accountIndex.policySets.values()]
    .filter((set) => [...all].some((callers) => callers.haveAllOf(set)))
    .flatMap(({ members }) => members.filter((arn) => !arns.has(arn)));
};

/** Returns the results for one identity, which must be held too. */
function ofSubject(subject: HeldIdentity, found: Collected | undefined, account: PreparedAccount): Gains {
  const isHeld = doneBy(subject.id, granted);
  const whole = <T extends Verdict>(verdict: T): T => ({ ...verdict, ...both(verdict, isHeld) });
  return {
    steps: found
      ? stepsIn(found).map((step) => ({ ...step, verdict: whole(step.verdict), subject: subject.arn }))
      : [],
    changes: (found?.gained() ?? []).map((gained) => ({
      ...gained,
      verdict: whole(gained.verdict),
      subject: subject.arn,
      isOnTop: subject.changedBy !== undefined,
      ...(gained.adds ? {} : { unlocked: unlockedBy(gained, subject, account) }),
    })),
    unexplored: found ? unexploredIn(found) : [],
    data: [],
  };
}

const stepsIn = (found: Collected): readonly JointStep[] =>
  found.edges().flatMap(([to, verdicts]) => verdicts.map((verdict) => stepOf(to, verdict)));

const stepOf = (to: string, { techniqueId, ...verdict }: TechniqueVerdict): JointStep => ({
  to,
  techniqueId,
  verdict,
});

function* stepsOfAllChanged(held: readonly HeldIdentity[], account: PreparedAccount): Work<Gains> {
  const steps: JointStep[] = [];
  for (const one of held) {
    steps.push(...stepsOfChanged(one, account));
    yield;
  }
  return { ...joined([]), steps };
}

/** Steps of a changed identity that are not stored: assuming roles of any account, administering its own. */
function stepsOfChanged(one: HeldIdentity, { accountIndex }: PreparedAccount): readonly JointStep[] {
  const { id, arn, callers, changedBy } = one;
  const holdings = callers.holdings(arn);
  if (changedBy === undefined || holdings === undefined) return [];
  const rights = rightsOf(holdings);
  const step = (to: string, verdict: Verdict | undefined, more: Partial<JointStep>, action?: string) => {
    const whole = doneBy(id, verdict && accountIndex.citable(rights, verdict), action);
    return whole === undefined ? [] : [{ to, verdict: whole, subject: arn, ...more }];
  };
  const assumed = callers.assumptions(arn);
  const roles = new Set(assumed.flatMap((some) => [...some.keys()]));
  const administration = accountIndex.administrationWith(rights, arn);
  return [
    ...[...(isLeftTo(assumeActions.ASSUME_ROLE, one) ? roles : [])].flatMap((to) =>
      step(to, strongest(assumed.map((some) => some.get(to))), {}, assumeActions.ASSUME_ROLE),
    ),
    ...step(accountIndex.rootArn, through(arn, administration), { techniqueId: changedBy }),
  ];
}
