/**
 * Finds what identities of one account that are held at once can do: the principals that they take over, and the
 * changes that they make to themselves. A caller that assumes a role keeps its earlier credentials, so any of the
 * identities may make each call.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-cli.html
 */
import { MOST_REMEMBERED } from '../limits.js';
import { groupsOf, rightsOf } from '../context/holdings.js';
import { escalating, isBuiltOnOthers, newCollected, type Applied } from '../apply/applyTechniques.js';
import type { Callers } from '../context/callers.js';
import type { TechniqueForm } from '../catalog/technique.js';
import { mentions, renamingActions, taggingActions } from '../catalog/variants.js';
import type { Collected, Gained, TechniqueVerdict } from '../apply/results.js';
import { both, doneBy, granted, strongest, through, type Verdict } from '../apply/verdict.js';
import {
  actionsOf,
  actionsOfTechniques,
  AllowedTogether,
  needsNoAction,
  SortedForms,
  type Forms,
} from './mayActTogether.js';
import { unlockedBy, type Unlocked } from './unlockedBy.js';
import { arnOfId, Coalition, type HeldIdentity } from './coalition.js';
import { forgetOldest, namesOf } from './knownCallers.js';
import type { Work } from '../../graph/contract/turns.js';
import { unexploredIn, type Unexplored } from './unexploredTogether.js';

/** A step that takes over a principal, or without a technique assumes a role. The verdict says who makes which call. */
export interface JointStep {
  /** ARN; a root user stands for its account. */
  readonly to: string;
  readonly techniqueId?: string;
  readonly verdict: Verdict;
}

/** A change of one identity by some of them, which gives it more rights. */
export interface JointChange extends Gained {
  /** ARN of the identity that is changed. */
  readonly subject: string;
  /** Whether it was changed before. */
  readonly isOnTop: boolean;
  /** Missing: the change only adds. */
  readonly unlocked?: Unlocked;
}

/** Returns a key that is equal for changes with the same result for the same identity. */
export const resultOf = ({ subject, after }: JointChange): string =>
  JSON.stringify([subject, rightsOf(after), groupsOf(after.holder)]);

export interface Together {
  readonly steps: readonly JointStep[];
  readonly changes: readonly JointChange[];
  /** What gains further rights and is not followed. */
  readonly unexplored: readonly Unexplored[];
}

/** Strengthens another principal, then becomes it. */
export const STRENGTHEN = 'T-182';

/** Techniques by which a principal does to itself what T-182 does to another one. */
const selfStrengthening = new Set(
  ['001', '003', '004', '005', '006', '007', '008', '009', '011', '012', '013', '187'].map(
    (number) => `T-${number}`,
  ),
);

/** Id of the technique that a step is listed under: T-182 if another held identity makes the change. */
export function techniqueOf({ techniqueId, verdict: { acts = [] } }: JointStep): string | undefined {
  const changed = acts.find(({ action }) => action === undefined)?.by;
  const isByOther = acts.some(
    ({ by, action }) => action !== undefined && arnOfId(by) !== arnOfId(changed ?? ''),
  );
  return techniqueId !== undefined && selfStrengthening.has(techniqueId) && isByOther
    ? STRENGTHEN
    : techniqueId;
}

/** Finds what identities that are no administrators can do, asked in this order; by one technique or all. */
export function* actTogether(
  held: readonly HeldIdentity[],
  whole: Applied,
  only?: { readonly techniqueId: string | undefined },
): Work<Together> {
  const applied = only === undefined ? whole : onlyBy(only.techniqueId, whole);
  const all = yield* remembered(applied, namesOf(held), () => actAnew(held, applied));
  if (only === undefined || applied !== whole) return all;
  return { ...all, steps: all.steps.filter(({ techniqueId }) => techniqueId === only.techniqueId) };
}

function* actAnew(held: readonly HeldIdentity[], applied: Applied): Work<Together> {
  const { any, ofOneself } = formsFor(held, applied);
  const found: Together[] = [];
  for (const one of held) {
    found.push({ steps: stepsOfChanged(one, applied), changes: [], unexplored: [] });
    yield;
  }
  for (const some of any) found.push(yield* takenOver(held, some, applied));
  found.push(...(yield* changedBy(held, ofOneself, applied)));
  return joined(found);
}

const joined = (all: readonly Together[]): Together => ({
  steps: all.flatMap(({ steps }) => steps),
  changes: all.flatMap(({ changes }) => changes),
  unexplored: all.flatMap(({ unexplored }) => unexplored),
});

/** Actions that write a policy: a principal that it names needs no permission of its own (E-27b, G-13). */
const lettingIn = [
  'iam:UpdateAssumeRolePolicy',
  'iam:CreateRole',
  'lambda:AddPermission',
  'lambda:PutResourcePolicy',
];

const mayLetIn = (held: readonly HeldIdentity[], tried: readonly TechniqueForm[]): boolean => {
  const mayAny = (some: readonly string[]) =>
    held.some(({ callers }) => some.some((action) => callers.mayAllow(action)));
  if (tried.some(([, { required }]) => mentions(required, 'assume')) && mayAny(changingRoles)) return true;
  return mayAny(lettingIn) && lettingIn.some((action) => actionsOf(tried).includes(action));
};

/** Actions that change a role: a principal that its trust policy names needs no permission of its own (E-27b). */
const changingRoles = [
  'iam:UpdateAssumeRolePolicy',
  'iam:AttachRolePolicy',
  'iam:PutRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:DeleteRolePermissionsBoundary',
  'iam:PutRolePermissionsBoundary',
];

const narrowed = new WeakMap<Applied, Map<string | undefined, Applied>>();

/** Returns the same object each time, so that kept results are found; all forms, where one builds on others. */
function onlyBy(techniqueId: string | undefined, applied: Applied): Applied {
  const known = narrowed.get(applied) ?? new Map<string | undefined, Applied>();
  narrowed.set(applied, known);
  const narrowedTo = (forms: readonly TechniqueForm[]): Applied =>
    forms.some(([, form]) => isBuiltOnOthers(form)) ? applied : { ...applied, forms };
  const made = known.get(techniqueId) ?? narrowedTo(applied.forms.filter(([{ id }]) => id === techniqueId));
  known.set(techniqueId, made);
  return made;
}

const known = new WeakMap<Applied, Map<string, Together>>();

/** Keeps results: steps, searches and questions about an account often hold the same identities. */
function* remembered(applied: Applied, key: string, ask: () => Work<Together>): Work<Together> {
  const answers = known.get(applied) ?? new Map<string, Together>();
  known.set(applied, answers);
  const found = answers.get(key) ?? (yield* ask());
  answers.set(key, found);
  forgetOldest(answers, MOST_REMEMBERED);
  return found;
}

/** Returns the identities that take part: others make no difference. */
const actingIn = (held: readonly HeldIdentity[], { tried }: Forms): readonly HeldIdentity[] =>
  mayLetIn(held, tried) || tried.some(needsNoAction) ? held : held.filter((one) => mayActIn(one, tried));

function* takenOver(held: readonly HeldIdentity[], any: Forms, applied: Applied): Work<Together> {
  const acting = actingIn(held, any);
  if (acting.length === 0) return joined([]);
  return yield* remembered(applied, `${namesOf(acting)} | ${any.key}`, function* () {
    // To judge which roles each may assume takes long: without this, one form would do it all in one piece.
    if (any.tried.some(([, form]) => isBuiltOnOthers(form)))
      for (const { callers, arn } of acting) yield void callers.assumptions(arn);
    const coalition = Coalition.of(acting, applied.accountIndex);
    const { shared } = yield* escalating(coalition, { ...applied, forms: any.tried }, undefined, []);
    return { steps: stepsIn(shared), changes: [], unexplored: unexploredIn(shared) };
  });
}

/** Changes each identity, by any that may. */
function* changedBy(
  held: readonly HeldIdentity[],
  ofOneself: Forms,
  applied: Applied,
): Work<readonly Together[]> {
  const acting = actingIn(held, ofOneself);
  if (acting.length === 0) return [];
  const coalition = Coalition.of(acting, applied.accountIndex);
  const changing = { ...applied, forms: ofOneself.tried };
  const names = namesOf(acting);
  const found: Together[] = [];
  for (const subject of held) {
    const made = yield* remembered(applied, `${names} | ${namesOf([subject])}`, function* () {
      const callers = coalition.changing(subject);
      const { own } = yield* escalating(callers, changing, newCollected(applied), [subject.arn]);
      return ofSubject(subject, own.get(subject.arn), applied);
    });
    found.push(made);
  }
  return found;
}

const forms = new WeakMap<readonly TechniqueForm[], SortedForms>();

/** What MFA opens (T-017) is already in conditional steps. */
const isTried = ([{ id }]: TechniqueForm): boolean => id !== STRENGTHEN && id !== 'T-017';

/** Leaves out what one identity can do alone, which is stored, unless one was changed or may set tags (G-20). */
function formsFor(
  held: readonly HeldIdentity[],
  applied: Applied,
): { readonly any: readonly Forms[]; readonly ofOneself: Forms } {
  const sorted = forms.get(applied.forms) ?? new SortedForms(applied.forms.filter(isTried));
  forms.set(applied.forms, sorted);
  const { ofOneself } = sorted;
  const mayTag = held.some(({ callers }) => taggingActions.some((action) => callers.mayAllow(action)));
  const mayRename = held.some(({ callers }) => renamingActions.some((action) => callers.mayAllow(action)));
  if (mayRename || held.some(({ changedBy }) => changedBy !== undefined))
    return { any: sorted.whole(mayTag), ofOneself };
  const allowed = new AllowedTogether(
    held.map(({ callers }) => ({ has: (action: string) => callers.mayAllow(action) })),
  );
  if (!mayTag) return { any: sorted.joint(allowed), ofOneself };
  const tagged = new Set(held.flatMap(actionsByTags));
  const any = sorted.retagging(allowed, ({ tried }) => actionsOf(tried).some((action) => tagged.has(action)));
  return { any, ofOneself };
}

const byTags = new WeakMap<Callers, Map<string, readonly string[]>>();

/** Returns actions of techniques that it may make where a statement reads tags of resources. */
function actionsByTags({ callers, arn }: HeldIdentity): readonly string[] {
  const known = byTags.get(callers) ?? new Map<string, readonly string[]>();
  byTags.set(callers, known);
  const made =
    known.get(arn) ??
    actionsOfTechniques.filter(
      (action) => callers.mayAllow(action) && callers.asking(action, arn).relevantTo(action).readsTags,
    );
  known.set(arn, made);
  return made;
}

/** Whether an Allow of the identity applies to an action of the forms. */
const mayActIn = ({ callers }: HeldIdentity, tried: readonly TechniqueForm[]): boolean =>
  actionsOf(tried).some((action) => callers.mayAllow(action));

/** Returns the results for one identity, which must be held too. */
function ofSubject(subject: HeldIdentity, found: Collected | undefined, applied: Applied): Together {
  const isHeld = doneBy(subject.id, granted);
  const whole = <T extends Verdict>(verdict: T): T => ({ ...verdict, ...both(verdict, isHeld) });
  return {
    steps: found ? stepsIn(found).map((step) => ({ ...step, verdict: whole(step.verdict) })) : [],
    changes: (found?.gained() ?? []).map((gained) => ({
      ...gained,
      verdict: whole(gained.verdict),
      subject: subject.arn,
      isOnTop: subject.changedBy !== undefined,
      ...(gained.adds ? {} : { unlocked: unlockedBy(gained, subject, applied) }),
    })),
    unexplored: found ? unexploredIn(found) : [],
  };
}

const stepsIn = (found: Collected): readonly JointStep[] =>
  found.edges().flatMap(([to, verdicts]) => verdicts.map((verdict) => stepOf(to, verdict)));

const stepOf = (to: string, { techniqueId, ...verdict }: TechniqueVerdict): JointStep => ({
  to,
  techniqueId,
  verdict,
});

/** Steps of a changed identity that are not stored: assuming roles of any account, administering its own. */
function stepsOfChanged(one: HeldIdentity, { accountIndex }: Applied): readonly JointStep[] {
  const { id, arn, callers, changedBy } = one;
  const holdings = callers.holdings(arn);
  if (changedBy === undefined || holdings === undefined) return [];
  const rights = rightsOf(holdings);
  const step = (to: string, verdict: Verdict | undefined, more: Partial<JointStep>, action?: string) => {
    const whole = doneBy(id, verdict && accountIndex.citable(rights, verdict), action);
    return whole === undefined ? [] : [{ to, verdict: whole, ...more }];
  };
  const assumed = callers.assumptions(arn);
  const roles = new Set(assumed.flatMap((some) => [...some.keys()]));
  const administration = accountIndex.administrationWith(rights, arn);
  return [
    ...[...roles].flatMap((to) =>
      step(to, strongest(assumed.map((some) => some.get(to))), {}, 'sts:AssumeRole'),
    ),
    ...step(accountIndex.rootArn, through(arn, administration), { techniqueId: changedBy }),
  ];
}
