/**
 * Finds gains by new users and roles that are no administrators: a condition forces a boundary on them, or they only
 * have a group or a name (T-015, T-016, T-187; G-6e; T-241). Roles that they may assume become edges; what else they
 * may do is not searched.
 */
import { parseArn } from '../../iam/language/arn.js';
import { compileGlob, matchesGlob } from '../../iam/match/wildcard.js';
import type { TechniqueApplication, Binding } from '../apply/applyTechnique.js';
import type { Attempt } from '../apply/outcomes.js';
import { presupposed } from '../apply/preconditions.js';
import { needed } from '../apply/requirement.js';
import { onBoundary } from '../apply/onResource.js';
import { both, strongest, strongestBy, withoutStatementsOf, type Verdict } from '../apply/verdict.js';
import { alternatives, checks, leavesOf } from '../catalog/variants.js';
import { uidOfNewPrincipals, type Assumptions, type Rights, type Role } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { boundariesFor, type KnownBoundary } from '../context/conditionalAttachment.js';
import { heldByGroup } from '../context/holdings.js';
import { everything } from './administration.js';
import { isDistinguishedByName, namesFor } from './renaming.js';
import { getOrMake } from '../../graph/model/memoize.js';

type Trying = Omit<Attempt, 'binding' | 'presupposed'>;

/** Records gains, unless the new principal certainly is an administrator without a boundary. */
export function gainFromLesser(trying: Trying, bindings: readonly Binding[]): void {
  const { application, out } = trying;
  const givesName = isOfGroup(trying) && isDistinguished(application, bindings);
  if (out.administers || (isOfGroup(trying) && !givesName && joinsItself(application))) return;
  const boundaries = boundariesFor(creating(trying), application, bindings[0]?.member);
  const wanted = bindings.filter((one) => !isOfGroup(trying) || givesName || givesMore(application, one));
  for (const boundary of [...(isOfGroup(trying) ? [undefined] : []), ...boundaries]) {
    for (const binding of wanted) {
      const isMade = gainWith(trying, binding, boundary);
      if (out.administers) return;
      if (isMade && !isOfGroup(trying)) break;
    }
  }
}

/** Whether the user only has what its group gives it. */
const isOfGroup = ({ application: { form } }: Trying): boolean => checks(form, 'GROUP_ADMINISTERS');

const creating = ({ application: { form } }: Trying): string =>
  leavesOf(form.required).find(({ action }) => /^iam:Create(?:User|Role)$/.test(action))?.action ?? '';

/** Whether a calling user gains the same by joining itself (T-009): no boundary or Deny of its own limits it. */
function joinsItself(application: TechniqueApplication): boolean {
  const { set } = application.callers;
  return set.kind === 'USER' && isFree(application);
}

/** Whether policies tell a new user of a group from the caller by its name (G-33). */
function isDistinguished(application: TechniqueApplication, bindings: readonly Binding[]): boolean {
  const caller = bindings[0]?.member ?? application.callers.set.members[0] ?? '';
  return (
    isDistinguishedByName(application, caller, 'iam:CreateUser') || bindings.some(asksForName(application))
  );
}

/** Returns whether a document of the group has a condition on the user's name. */
const asksForName =
  ({ accountIndex }: TechniqueApplication) =>
  ({ chosen = '' }: Binding): boolean =>
    heldByGroup(accountIndex, accountIndex.groups.get(chosen)).some(({ hash }) =>
      accountIndex.around
        .identityDocument(hash)
        .compiled?.statements.some(({ tests }) => tests.some(({ key }) => keysOfName.has(key))),
    );

const keysOfName: ReadonlySet<string> = new Set(['aws:username', 'aws:principalarn']);

const isFree = ({ accountIndex, callers: { set } }: TechniqueApplication): boolean =>
  set.boundary.status === 'NONE' && !set.identityHashes.some((hash) => accountIndex.denies(hash));

/** Whether the group has a document that the caller lacks or cannot fully use. */
function givesMore(application: TechniqueApplication, { chosen = '' }: Binding): boolean {
  const { accountIndex, callers } = application;
  const held = heldByGroup(accountIndex, accountIndex.groups.get(chosen));
  const own = new Set(isFree(application) ? callers.set.identityHashes : []);
  return held.some(({ hash }) => !own.has(hash));
}

/** Records what one new principal gives. Returns whether it can be made. */
function gainWith(trying: Trying, binding: Binding, boundary: KnownBoundary | undefined): boolean {
  const { application, out } = trying;
  const bounded: Binding = boundary === undefined ? binding : { ...binding, newBoundary: boundary.arn };
  const verdict = isOfGroup(trying)
    ? needed(application.form.required, application, bounded)
    : mayMake(application, bounded);
  if (verdict === undefined) return false;
  const freed = boundary && both(verdict, unbinding(trying, bounded, boundary));
  if (freed) gainFrom(trying, { verdict: freed, rights: rightsWith(trying, binding) });
  if (!out.administers) gainFrom(trying, { verdict, rights: rightsWith(trying, binding, boundary) });
  return true;
}

/** Judges making the principal; a condition on iam:PolicyARN may leave only some policies. */
const mayMake = (application: TechniqueApplication, binding: Binding): Verdict | undefined => {
  const { required } = application.form;
  const whole =
    needed(required, application, binding) ??
    needed(required, application, { ...binding, policy: undefined });
  return both(whole, presupposed(application, binding));
};

function rightsWith(trying: Trying, { chosen = '' }: Binding, boundary?: KnownBoundary): Rights {
  const { accountIndex } = trying.application;
  const held = heldByGroup(accountIndex, accountIndex.groups.get(chosen));
  const hashes = [...new Set(held.map(({ hash }) => hash))].sort();
  return {
    kind: creating(trying) === 'iam:CreateUser' ? 'USER' : 'ROLE',
    hashes: isOfGroup(trying) ? hashes : [everything.id, ...hashes],
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
function unbinding(
  trying: Trying,
  bounded: Binding,
  { uid: boundaryUid }: KnownBoundary,
): Verdict | undefined {
  const { application } = trying;
  const kind = creating(trying).slice('iam:Create'.length);
  const taken = strongestBy(['Delete', 'Put'], (verb) =>
    needed({ action: `iam:${verb}${kind}PermissionsBoundary`, on: 'NEW' }, application, bounded),
  );
  const edit = { action: 'iam:CreatePolicyVersion', on: 'OWN_BOUNDARY' } as const;
  return taken ?? onBoundary(edit, application, bounded, { boundaryUid });
}

function gainFrom(
  { application, out }: Trying,
  { verdict, rights }: { readonly verdict: Verdict; readonly rights: Rights },
): void {
  const { accountIndex, technique } = application;
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
    const into = withoutStatementsOf(assumed.get(arn), (id) => id === everything.id);
    const way = both(verdict, into);
    if (way) out.addEdge(arn, technique.id, way);
  }
  out.addUnexplored(technique.id, verdict);
}

/** Records roles that let in a new principal without rights by its name (T-241, G-33). */
export function gainFromName(
  { application, out }: Trying,
  of: Binding,
  wants: (role: Role) => boolean,
): void {
  const { accountIndex, technique, callers } = application;
  for (const required of alternatives(application.form.required)) {
    const trying = { out, application: { ...application, form: { ...application.form, required } } };
    for (const { name, verdict, assumed } of namedOnes(trying, of)) {
      if (isAskedForByResources(accountIndex, name)) out.addUnexplored(technique.id, verdict);
      for (const arn of assumed.keys()) {
        const role = accountIndex.roles.get(arn);
        const known = strongest(callers.assumptions(of.member).map((one) => one.get(arn)));
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
function* namedOnes(trying: Trying, of: Binding) {
  const { application } = trying;
  const { accountIndex, form } = application;
  const action = creating(trying);
  const boundaries = [undefined, ...boundariesFor(action, application, of.member)];
  for (const arn of namesFor(application, of.member, action)) {
    const named = { ...of, created: parseArn(arn)?.resource ?? '' };
    for (const boundary of boundaries) {
      const binding = boundary === undefined ? named : { ...named, newBoundary: boundary.arn };
      const verdict = both(needed(form.required, application, binding), presupposed(application, binding));
      if (verdict) yield { name: arn, verdict, assumed: assumedByNew(accountIndex, arn, limitOf(boundary)) };
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
