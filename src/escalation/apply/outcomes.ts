/** Records what a form gives if it holds: an edge to a user or role or to the account's root user, or a finding. */
import type { Role, User } from '../context/accountContents.js';
import type { Trial, Binding } from './trial.js';
import { checks, requiredActionsOf } from '../catalog/forms.js';
import { everyPermission } from '../gains/everyPermission.js';
import { changesOf, changesTo, withPolicy, type IamChange } from '../gains/iamChanges.js';
import { openByTags } from '../gains/federatedSessions.js';
import { hasUntriedNames } from '../gains/renaming.js';
import type { Collected } from './results.js';
import { limitedAttachments } from '../context/conditionalAttachment.js';
import { assigning, mayFor } from '../administrators/managedAccounts.js';
import { mayTellApart } from '../context/settableTags.js';
import { testsKey } from './preconditions.js';
import { crossAccountRole } from '../context/crossAccountRole.js';
import { rightsOf } from '../context/holdings.js';
import type { GainKind } from '../catalog/technique.js';
import { both, strongest, strongestBy, granted, provided, through, type Verdict } from './verdict.js';

/** Verdicts of administrators by ARN. */
export type Administrators = Pick<ReadonlyMap<string, Verdict>, 'get' | 'has'>;

/** Who tries, where results go, and the targets if only some count (`onlyTargets`). */
export interface AttemptContext {
  readonly member: string | undefined;
  readonly out: Collected;
  /** What holds for any member. */
  readonly shared: Collected;
  readonly onlyTargets: ReadonlySet<string> | undefined;
  readonly administrators: Administrators;
}

/** An attempt, and where its results go. */
export interface Attempt {
  readonly trial: Trial;
  readonly presupposed: Verdict;
  readonly out: Collected;
}

export interface Outcome extends Attempt {
  /** The verdict on everything that is required and presupposed. */
  readonly verdict: Verdict;
  readonly administrators: Administrators;
}

export function gain(outcome: Outcome): void {
  worth[outcome.trial.form.gain.kind](outcome);
}

const worth: Readonly<Record<GainKind, (outcome: Outcome) => void>> = {
  BECOME_ROLE: become,
  BECOME_USER: become,
  BECOME_NEXT_ROLE: becomeNext,
  API_AS_ROLE: callAs,
  API_AS_NEXT_ROLE: callAsNext,
  ADMINISTRATION: administrate,
  OWN_RIGHTS: gainRights,
  OTHER_ACCOUNTS: reachAccounts,
  LIMITED: findOnly,
  PERMISSION_SET: findOnly,
  LIMITED_ROOT: findOnly,
  DATA: findOnly,
  CEILING: findOnly,
  OUTSIDER: findOnly,
  ENABLER: () => undefined,
  ASSUMPTION: () => undefined,
};

function findOnly({ trial, verdict, out }: Outcome): void {
  out.addFinding(trial.technique.id, throughTarget(trial.binding, verdict));
}

const targetOf = ({ role, user }: Binding): Role | User | undefined => role ?? user;

const throughTarget = (binding: Binding, verdict: Verdict): Verdict => {
  const arn = targetOf(binding)?.arn;
  return arn === undefined ? verdict : { ...verdict, via: arn };
};

/** Records a way to become the target. If the target is changed first, what counts is administration (T-033, T-182). */
function become(outcome: Outcome): void {
  const { trial, verdict, out, administrators } = outcome;
  const target = targetOf(trial.binding);
  if (target === undefined || target.arn === trial.binding.member) return;
  const isChanged = trial.form.gain.what !== undefined;
  if (isChanged && administrators.get(target.arn)?.decision === 'ALLOWED') return;
  const changed = isChanged ? changesTo(trial, target) : [];
  if (isChanged && changed.length === 0) return;
  if (changed.length === 0) out.addEntry(target.arn, verdict);
  if (changed.length > 0) addSession(outcome, target.arn, verdict);
  else if (!isLateral(trial, target)) addEdge(outcome, target.arn, verdict);
  for (const change of changed) {
    const whole = both(change.verdict, outcome.presupposed);
    const administration = both(
      whole,
      trial.accountIndex.administrationWith(rightsOf(change.after), target.arn),
    );
    if (administration) addEdge(outcome, trial.accountIndex.rootArn, { ...administration, via: target.arn });
    else if (whole) addRaised(outcome, target.arn, whole);
  }
}

/** Records the target, and a finding: what the target can do with its new rights is not followed. */
function addRaised(outcome: Outcome, target: string, verdict: Verdict): void {
  addSession(outcome, target, verdict);
  outcome.out.addFinding(outcome.trial.technique.id, { ...verdict, via: target });
}

/** Adds an edge to the target of a change. Of a way into it that only makes calls as it, none comes (G-6a). */
function addSession(outcome: Outcome, target: string, verdict: Verdict): void {
  const { form, earlier, binding } = outcome.trial;
  const needsWay = checks(form, 'OTHER_WAY_IN');
  const whole = needsWay ? both(verdict, earlier.becoming(target, binding.member)) : verdict;
  if (whole) addEdge(outcome, target, whole);
}

function addEdge({ trial, out }: Outcome, target: string, verdict: Verdict): void {
  out.addEdge(target, trial.technique.id, verdict);
}

/** Whether the source may already do all that the target may (G-8). */
const isLateral = (trial: Trial, target: Role | User): boolean =>
  trial.accountIndex.peers.isPeer(trial.callers, target) &&
  !(mayTellApart(trial, target) && testsKey({ keys: ['aws:PrincipalTag/*'] }, trial));

/** Records the roles that the target role relays to (T-374). */
function becomeNext(outcome: Outcome): void {
  relay(outcome, ({ arn }, relayed) => addEdge(outcome, arn, relayed));
}

/** Records API calls as the roles that the target role relays to (T-084, T-085, T-189). */
function callAsNext(outcome: Outcome): void {
  relay(outcome, (next, relayed) => addCalls(outcome, next, relayed));
}

/**
 * Records each role that the target role relays to. A role of another account that trusts it is known only when that
 * account is imported. These ways are not derived again then, so a finding leaves it open.
 */
function relay(outcome: Outcome, record: (next: Role, relayed: Verdict) => void): void {
  const { trial, verdict, out } = outcome;
  const { accountIndex, technique } = trial;
  const { role } = trial.binding;
  if (role === undefined) return;
  for (const source of [role.policySetUid, role.arn]) {
    const assumptions = accountIndex.around.assumptions(source);
    for (const arn of assumptions.keys()) {
      const next = accountIndex.roles.get(arn);
      if (next === undefined || next === role || isLateral(trial, next)) continue;
      const relayed = through(role.arn, both(verdict, assumptions.get(arn)));
      if (relayed) record(next, relayed);
    }
  }
  const elsewhere = through(role.arn, both(verdict, crossAccountRole(accountIndex, role)));
  if (elsewhere) out.addFinding(technique.id, elsewhere);
}

function callAs(outcome: Outcome): void {
  const { trial, verdict, out } = outcome;
  const { role } = trial.binding;
  if (role === undefined) return;
  out.addCalls(role.arn, verdict);
  addCalls(outcome, role, verdict);
}

/** Records API calls as a role (G-6a). */
function addCalls({ trial, out, administrators }: Outcome, role: Role, verdict: Verdict): void {
  const administration = both(verdict, administrators.get(role.arn));
  if (administration)
    out.addEdge(trial.accountIndex.rootArn, trial.technique.id, { ...administration, via: role.arn });
  else if (!isLateral(trial, role)) out.addFinding(trial.technique.id, { ...verdict, via: role.arn });
}

/** Records administration by any permission (G-6b). */
function administrate(outcome: Outcome): void {
  const { trial, verdict, out } = outcome;
  const { accountIndex, form, technique } = trial;
  const target = targetOf(trial.binding);
  const { administration, changes } = everyPermission(trial, verdict);
  if (administration)
    addEdge(outcome, accountIndex.rootArn, target ? { ...administration, via: target.arn } : administration);
  else if (target) addRaised(outcome, target.arn, verdict);
  else if (form.gain.as !== 'SELF' || changes.length === 0) out.addFinding(technique.id, verdict);
  else for (const change of changes) out.addGained({ ...change, techniqueId: technique.id });
}

/**
 * Records administration of other accounts (T-169 to T-171). An account that manages the organization, or administers
 * Identity Center for it, is one of them; its administrators administer all others. If its own administration requires
 * more, the way into the others is also a finding.
 */
function reachAccounts(outcome: Outcome): void {
  const { trial, verdict, out } = outcome;
  const { accountIndex, form, technique } = trial;
  const ofManager =
    form.gain.as !== undefined && accountIndex.around.manages !== undefined
      ? both(verdict, assignedHere(trial))
      : undefined;
  if (ofManager) administrate({ ...outcome, verdict: ofManager });
  if (strongest([ofManager, verdict]) !== ofManager)
    out.addFinding(technique.id, throughTarget(trial.binding, verdict));
}

/** Judges assigning on the account itself: what is allowed often excludes the management account. */
function assignedHere({ callers, accountIndex, form, binding: { member } }: Trial): Verdict | undefined {
  const actions = assigning.filter((one) =>
    requiredActionsOf(form.required).some(({ action }) => action === one),
  );
  const { account, around, resources } = accountIndex;
  const isDelegated = around.manages?.isDelegated === true;
  const gives = isDelegated ? granted : provided(GIVES_POLICIES);
  if (actions.length === 0) return gives;
  const assigned = strongestBy(actions, (action) =>
    mayFor(callers.asking(action, member), action, accountIndex, account.accountId),
  );
  if (isDelegated) return assigned;
  const { arn } = resources.ofIam('role/aws-reserved/sso.amazonaws.com/*').request;
  const made = callers.asking(CREATE_ROLE, member).mayOnSome(CREATE_ROLE, arn);
  return [made, gives].reduce(both, assigned);
}

/**
 * In the management account Identity Center makes and changes roles in the name of the caller, and elsewhere by a role
 * of its own. IAM refuses whoever gives such roles policies without it (E-77), so that this is not judged.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-using-id-policies.html
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html
 */
const CREATE_ROLE = 'iam:CreateRole';
const GIVES_POLICIES =
  'Identity Center may give its role in the management account policies in the name of the caller (iam:AttachRolePolicy, iam:PutRolePolicy)';

/** Records changes of the caller's rights, judged exactly; what it reaches as no administrator is followed later. */
function gainRights(outcome: Outcome): void {
  const { trial } = outcome;
  const holdings = trial.callers.holdings(trial.binding.member ?? '');
  if (holdings === undefined) return;
  const { arn } = holdings.holder;
  const open = hasUntriedNames(trial, arn) ? granted : openByTags(trial, arn);
  const unfollowed = both(outcome.verdict, open);
  if (unfollowed) outcome.out.addUnexplored(trial.technique.id, unfollowed);
  for (const change of changesOf(trial, holdings)) {
    const verdict = both(change.verdict, outcome.presupposed);
    if (verdict) gainChange(outcome, { ...change, verdict });
  }
}

function gainChange({ trial: { accountIndex, technique }, out }: Attempt, change: IamChange): void {
  const { verdict } = change;
  const after = accountIndex.administrationWith(rightsOf(change.after), change.after.holder.arn);
  const administration = both(verdict, after);
  if (administration) out.addEdge(accountIndex.rootArn, technique.id, administration);
  if (after?.decision !== 'ALLOWED') out.addGained({ ...change, techniqueId: technique.id });
}

/**
 * Records what a condition on policies leaves to attach (G-6b). The caller's own new rights are followed as far as the
 * documents are known; those of a target or a new principal are not. Returns whether anything is left to attach.
 */
export function gainFromAttachments(attempt: Attempt): boolean {
  const { trial, presupposed, out } = attempt;
  const limited = limitedAttachments(trial);
  if (limited === undefined) return false;
  const { technique, form, callers, accountIndex } = trial;
  const own = form.gain.as === 'SELF' ? callers.holdings(trial.binding.member ?? '') : undefined;
  for (const { verdict, ...policy } of limited.known) {
    const whole = both(verdict, presupposed);
    if (whole === undefined) continue;
    if (own === undefined) out.addFinding(technique.id, throughTarget(trial.binding, whole));
    else if (own.held.every(({ hash }) => hash !== policy.hash))
      gainChange(attempt, {
        ...withPolicy(accountIndex, own, policy),
        verdict: { ...whole, via: policy.arn },
      });
  }
  const other = both(limited.other, presupposed);
  if (other) out.addFinding(technique.id, throughTarget(trial.binding, other));
  return limited.known.length > 0 || other !== undefined;
}
