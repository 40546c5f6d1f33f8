/**
 * Finds gains by new users and roles that are no administrators: a condition forces a boundary on them, or they only
 * have a group or a name (T-015, T-016, T-187; G-6e; T-241). Roles that they may assume become edges; what else they
 * may do is not searched.
 */
import { parseArn } from '../../iam/language/arn.js';
import { compileGlob, matchesGlob } from '../../iam/match/wildcard.js';
import { bound, type Trial } from '../apply/trial.js';
import type { Attempt } from '../apply/outcomes.js';
import { judgeTrial, presupposed } from '../apply/preconditions.js';
import { needed } from '../apply/requirement.js';
import { onBoundary } from '../apply/onResource.js';
import { both, strongest, strongestBy, type Verdict } from '../apply/verdict.js';
import { alternatives, checks, requiredActionsOf } from '../catalog/forms.js';
import { uidOfNewPrincipals, type Assumptions, type Rights, type Role } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { boundariesFor, type KnownBoundary } from '../context/conditionalAttachment.js';
import { heldByGroup, type HeldDocument } from '../context/holdings.js';
import { everything, withoutEverything } from './administration.js';
import { isDistinguishedByName, namesFor } from './renaming.js';
import { getOrMake } from '../../graph/model/memoize.js';

type Trying = Omit<Attempt, 'presupposed'>;

/** Records gains, unless the new principal certainly is an administrator without a boundary. */
export function gainFromLesser({ trial, out }: Trying, trials: readonly Trial[]): void {
  const givesName = isOfGroup(trial) && isDistinguished(trial, trials);
  if (out.administers || (isOfGroup(trial) && !givesName && joinsItself(trial))) return;
  const boundaries = boundariesFor(creating(trial), trial);
  const wanted = trials.filter((one) => !isOfGroup(one) || givesName || givesMore(one));
  for (const boundary of [...(isOfGroup(trial) ? [undefined] : []), ...boundaries]) {
    for (const one of wanted) {
      const isMade = gainWith({ trial: one, out }, boundary);
      if (out.administers) return;
      if (isMade && !isOfGroup(trial)) break;
    }
  }
}

/** Whether the user only has what its group gives it. */
const isOfGroup = ({ form }: Trial): boolean => checks(form, 'GROUP_ADMINISTERS');

const creating = ({ form }: Trial): string =>
  requiredActionsOf(form.required).find(({ action }) => /^iam:Create(?:User|Role)$/.test(action))?.action ??
  '';

/** Whether a calling user gains the same by joining itself (T-009): no boundary or Deny of its own limits it. */
const joinsItself = (trial: Trial): boolean => trial.callers.set.kind === 'USER' && isFree(trial);

/** Whether policies tell a new user of a group from the caller by its name (G-33). */
function isDistinguished(trial: Trial, trials: readonly Trial[]): boolean {
  const caller = trial.binding.member ?? trial.callers.set.members[0] ?? '';
  return isDistinguishedByName(trial, caller, 'iam:CreateUser') || trials.some(asksForName);
}

const heldByChosen = ({ accountIndex, binding: { chosen = '' } }: Trial): readonly HeldDocument[] =>
  heldByGroup(accountIndex, accountIndex.groups.get(chosen));

/** Whether a document of the group has a condition on the user's name. */
const asksForName = (trial: Trial): boolean =>
  heldByChosen(trial).some(({ hash }) =>
    trial.accountIndex.around
      .identityDocument(hash)
      .compiled?.statements.some(({ tests }) => tests.some(({ key }) => keysOfName.has(key))),
  );

const keysOfName: ReadonlySet<string> = new Set(['aws:username', 'aws:principalarn']);

const isFree = ({ accountIndex, callers: { set } }: Trial): boolean =>
  set.boundary.status === 'NONE' && !set.identityHashes.some((hash) => accountIndex.denies(hash));

/** Whether the group has a document that the caller lacks or cannot fully use. */
function givesMore(trial: Trial): boolean {
  const own = new Set(isFree(trial) ? trial.callers.set.identityHashes : []);
  return heldByChosen(trial).some(({ hash }) => !own.has(hash));
}

/** Records what one new principal gives. Returns whether it can be made. */
function gainWith({ trial, out }: Trying, boundary: KnownBoundary | undefined): boolean {
  const bounded = boundary === undefined ? trial : bound(trial, { newBoundary: boundary.arn });
  const verdict = isOfGroup(trial) ? needed(trial.form.required, bounded) : mayMake(bounded);
  if (verdict === undefined) return false;
  const freed = boundary && both(verdict, unbinding(bounded, boundary));
  if (freed) gainFrom({ trial, out }, { verdict: freed, rights: rightsWith(trial) });
  if (!out.administers) gainFrom({ trial, out }, { verdict, rights: rightsWith(trial, boundary) });
  return true;
}

/** Judges making the principal; a condition on iam:PolicyARN may leave only some policies. */
function mayMake(trial: Trial): Verdict | undefined {
  const { required } = trial.form;
  const whole = needed(required, trial) ?? needed(required, bound(trial, { policy: undefined }));
  return both(whole, presupposed(trial));
}

function rightsWith(trial: Trial, boundary?: KnownBoundary): Rights {
  const hashes = [...new Set(heldByChosen(trial).map(({ hash }) => hash))].sort();
  return {
    kind: creating(trial) === 'iam:CreateUser' ? 'USER' : 'ROLE',
    hashes: isOfGroup(trial) ? hashes : [everything.id, ...hashes],
    partial: false,
    boundary: limitOf(boundary),
  };
}

function limitOf(boundary: KnownBoundary | undefined): Rights['boundary'] {
  if (boundary === undefined) return { status: 'NONE' };
  const { hash: documentHash } = boundary;
  return documentHash === undefined ? { status: 'NOT_COLLECTED' } : { status: 'COLLECTED', documentHash };
}

/** Judges removing the boundary again, or rewriting its policy (G-6d). */
function unbinding(bounded: Trial, { uid: boundaryUid }: KnownBoundary): Verdict | undefined {
  const kind = creating(bounded).slice('iam:Create'.length);
  const taken = strongestBy(['Delete', 'Put'], (verb) =>
    needed({ action: `iam:${verb}${kind}PermissionsBoundary`, on: 'NEW' }, bounded),
  );
  const edit = { action: 'iam:CreatePolicyVersion', on: 'OWN_BOUNDARY' } as const;
  return taken ?? onBoundary(edit, bounded, { boundaryUid });
}

function gainFrom(
  { trial, out }: Trying,
  { verdict, rights }: { readonly verdict: Verdict; readonly rights: Rights },
): void {
  const { accountIndex, technique } = trial;
  const administration = rights.hashes.includes(everything.id)
    ? accountIndex.administrationUnder(rights)
    : accountIndex.administrationWith(rights);
  const whole = both(verdict, administration);
  if (whole) out.addEdge(accountIndex.rootArn, technique.id, whole);
  if (administration?.decision === 'ALLOWED') return;
  accountIndex.restsElsewhere = true;
  const uid = uidOfNewPrincipals(rights.kind);
  const assumed = accountIndex.around.assumptionsWith(uid, rights)(uid);
  for (const arn of assumed.keys()) {
    const into = withoutEverything(assumed.get(arn));
    const way = both(verdict, into);
    if (way) out.addEdge(arn, technique.id, way);
  }
  out.addUnexplored(technique.id, verdict);
}

/** Records roles that let in a new principal without rights by its name (T-241, G-33). */
export function gainFromName({ trial, out }: Trying, wants: (role: Role) => boolean): void {
  const { accountIndex, technique, callers, form, binding } = trial;
  for (const required of alternatives(form.required)) {
    for (const { name, verdict, assumed } of namedOnes({ ...trial, form: { ...form, required } })) {
      if (isAskedForByResources(accountIndex, name)) out.addUnexplored(technique.id, verdict);
      for (const arn of assumed.keys()) {
        const role = accountIndex.roles.get(arn);
        // E-44: a principal that is made anew is not the one that a trust policy names.
        if (role?.trusts.some(({ identifier }) => identifier === name)) continue;
        const known = strongest(callers.assumptions(binding.member).map((one) => one.get(arn)));
        const way = both(verdict, assumed.get(arn));
        if (way && role && wants(role) && known?.decision !== 'ALLOWED') out.addEdge(arn, technique.id, way);
      }
    }
  }
}

/** Whether a resource policy asks for the name: its actions are judged one at a time, and not followed. */
const isAskedForByResources = ({ around }: AccountIndex, name: string): boolean =>
  around.namesInConditions().byResources.some((text) => matchesGlob(compileGlob(text), name));

/** Returns the principals that can be made, with what that requires. */
function* namedOnes(trial: Trial) {
  const action = creating(trial);
  const boundaries = [undefined, ...boundariesFor(action, trial)];
  for (const arn of namesFor(trial, trial.binding.member, action)) {
    const named = bound(trial, { created: parseArn(arn)?.resource ?? '' });
    for (const boundary of boundaries) {
      const verdict = judgeTrial(boundary ? bound(named, { newBoundary: boundary.arn }) : named);
      if (!verdict) continue;
      yield { name: arn, verdict, assumed: assumedByNew(trial.accountIndex, arn, limitOf(boundary)) };
    }
  }
}

const newcomers = new WeakMap<AccountIndex, Map<string, Assumptions>>();

/** Kept, because every caller that may make the principal needs the same. */
function assumedByNew(accountIndex: AccountIndex, arn: string, boundary: Rights['boundary']): Assumptions {
  const known = getOrMake(newcomers, accountIndex, () => new Map());
  return getOrMake(known, JSON.stringify([arn, boundary]), () => {
    const kind = arn.includes(':role/') ? 'ROLE' : 'USER';
    const uid = uidOfNewPrincipals(kind);
    const rights: Rights = { kind, hashes: [], partial: false, boundary, namedAs: arn };
    return accountIndex.around.assumptionsWith(uid, rights)(uid);
  });
}
