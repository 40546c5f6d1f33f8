/** Judges whether the caller's own policies let it assume the role, and what has to be added to them. */
import { isServiceLinkedRoleArn } from '../../../iam/language/arn.js';
import { policiesOfLayer, type Layer } from '../../../iam/decide/layers.js';
import { hasAccount } from '../../../iam/decide/request.js';
import { statementNames } from '../../../iam/explain/explain.js';
import { passingText } from '../../../iam/facts/passedOn.js';
import { joined, nameOf } from '../../shared/sentences.js';
import {
  addPolicies,
  addPolicyTo,
  appliedDocument,
  documentOf,
  editRefusal,
  isStoredIn,
  oneOrMore,
  roomNote,
  type Holder,
  type Verb,
} from './change.js';
import { demandsOfOthers, explainSide, judgment, notImported, statuses, type Judgment } from './judgment.js';
import {
  isLetInDirectly,
  isOpenTogether,
  judgeSides,
  nearAllows,
  serviceRuleOf,
  type PolicyLayer,
  type RoleAssumption,
  type SideVerdict,
} from './roleAssumption.js';
import {
  judgeAlternative,
  lackedByCaller,
  lackedBySides,
  passingGrants,
  whoRequiresIt,
} from './sessionAttributes.js';
import { isDenied } from '../../../iam/decide/decision.js';

/** `effectiveTrust`: the trust policy that lets the caller in, as it is or after a fix; undefined: none does. */
export function judgePermission(assumption: RoleAssumption, effectiveTrust: Layer | undefined): Judgment {
  const { from, request, layers } = assumption;
  const rule = serviceRuleOf(assumption);
  if (!hasAccount(request.principal)) {
    // E-31c
    const text = `${nameOf(from)} needs no permission of its own: the trust policy alone decides.`;
    return judgment('IN_PLACE', text);
  }
  if (rule?.side === 'OWN') return judgment('BLOCKED', rule.reason);
  if (layers.identity.status === 'NOT_COLLECTED')
    return judgment('UNKNOWN', notImported(from, 'whether it allows this'));
  const byAccount = judgeSides(assumption, { own: true });
  const isByAccount =
    byAccount.decision === 'ALLOWED' || !effectiveTrust || !isLetInDirectly(assumption, effectiveTrust);
  const trust = isByAccount ? undefined : effectiveTrust;
  const verdict = trust ? judgeSides(assumption, { own: true, trust }) : byAccount;
  if (verdict.decision === 'IMPLICIT_DENY') return judgeMissing(assumption, effectiveTrust, trust);
  // Leaves out the statement that a fix of the trust policy only proposes.
  const told = judgeAlternative(assumption, { own: true, trust }, effectiveTrust);
  const side = { ...told, statements: told.statements.filter(isStoredIn(layers)) };
  const text = permissionReason(assumption, side, trust !== undefined);
  const lacking = isDenied(verdict)
    ? undefined
    : (judgePassing(assumption, effectiveTrust, side) ??
      judgeContradiction(assumption, effectiveTrust, side, text));
  return lacking ?? judgment(statuses[verdict.decision], text, side.statements);
}

function permissionReason({ from, layers }: RoleAssumption, verdict: SideVerdict, isDirect: boolean): string {
  if (verdict.decision === 'UNKNOWN')
    return `Not everything that ${nameOf(from)} may do was imported and understood, so this is unknown.`;
  const reason = explainSide(verdict, layers);
  return isDirect && !isDenied(verdict)
    ? // E-27b
      `${nameOf(from)} needs no permission of its own: the role is in its account, and a trust policy that allows it directly is enough. ${reason}`.trim()
    : reason;
}

function judgeMissing(assumption: RoleAssumption, effectiveTrust?: Layer, trust?: Layer): Judgment {
  const { from, request, layers } = assumption;
  const who = nameOf(from);
  const what = `${request.action} on ${request.resource.arn}`;
  if (isServiceLinked(assumption))
    return judgment('BLOCKED', [`No identity policy of ${who} allows ${what}.`, editNote(assumption)]);
  const isNear = nearAllows(assumption, ['identity']).length > 0;
  const fix = proposal(assumption, effectiveTrust);
  const addition =
    fix.smallestWhere((added) => isOpenAndPassing(added, effectiveTrust)) ??
    fix.smallestWhere(
      (added) => !isDenied(judgeSides(added, { own: true, trust })) && mayPassOn(added, effectiveTrust),
    );
  if (!addition) return judgment('BLOCKED', `A further Allow cannot help ${who}: other statements stop it.`);
  return fix.judge(addition, [], {
    identity: isNear
      ? `Identity policies of ${who} allow ${what} only under conditions. The fix is a further Allow without them.`
      : `No identity policy of ${who} allows ${what}. The fix is such a policy.`,
    permissionsBoundary: `The permissions boundary ${boundaryOf(layers).name} does not let ${who} do ${what}. ${toBoundary(assumption)}`,
  });
}

/**
 * E-39: judges a caller that may assume the role, but not pass on what the trust policy requires; undefined if it
 * may.
 */
function judgePassing(
  assumption: RoleAssumption,
  effectiveTrust: Layer | undefined,
  side: SideVerdict,
): Judgment | undefined {
  const lacked = effectiveTrust ? lackedByCaller(assumption, effectiveTrust) : [];
  if (!effectiveTrust || lacked.length === 0) return undefined;
  const text = [
    explainSide(side, assumption.layers),
    `${whoRequiresIt(assumption, effectiveTrust)}, and ${passingText(lacked)}.`,
  ];
  if (isServiceLinked(assumption))
    return judgment('BLOCKED', [...text, editNote(assumption)], side.statements);
  const fix = proposal(assumption, effectiveTrust);
  const addition =
    fix.smallestWhere((added) => isOpenAndPassing(added, effectiveTrust)) ??
    fix.smallestWhere((added) => mayPassOn(added, effectiveTrust));
  const none = 'A further Allow cannot help: other statements stop it.';
  if (!addition) return judgment('BLOCKED', [...text, none], side.statements);
  const identity = 'The fix is a policy that allows it.';
  return fix.judge(addition, text, { identity, permissionsBoundary: toBoundary(assumption) }, side);
}

/**
 * Judges a permission that is open by itself, but closed by what other policies require (U-6); undefined if no
 * further Allow of the caller helps.
 */
function judgeContradiction(
  assumption: RoleAssumption,
  effectiveTrust: Layer | undefined,
  side: SideVerdict,
  text: string,
): Judgment | undefined {
  if (side.decision === 'UNKNOWN' || isOpenAndPassing(assumption, effectiveTrust)) return undefined;
  const fix = proposal(assumption, effectiveTrust);
  const addition = fix.smallestWhere((added) => isOpenAndPassing(added, effectiveTrust));
  if (!addition || isServiceLinked(assumption)) return undefined;
  const identity = 'The fix is a further Allow without that condition.';
  const texts = { identity, permissionsBoundary: toBoundary(assumption) };
  return fix.judge(addition, [text, demandsOfOthers(assumption, effectiveTrust)], texts, side);
}

// ── What would be added, and where ──────────────────────────────────────────────────────────────────────────────────

/** The smallest first. */
const additions: readonly (readonly PolicyLayer[])[] = [
  ['identity'],
  ['permissionsBoundary'],
  ['identity', 'permissionsBoundary'],
];

/** A statement, and where it is added. */
interface Addition {
  readonly places: readonly PolicyLayer[];
  readonly permission: Permission;
}

function proposal(assumption: RoleAssumption, effectiveTrust: Layer | undefined) {
  const all: readonly Addition[] = additions.flatMap((places) =>
    permissionsFor(assumption, places, effectiveTrust).map((permission) => ({ places, permission })),
  );
  return {
    smallestWhere: (isOpen: (added: RoleAssumption) => boolean): Addition | undefined =>
      all.find(({ places, permission }) => isOpen(withAdded(assumption, places, documentOf(permission)))),
    judge: (
      { places, permission }: Addition,
      text: readonly string[],
      texts: Readonly<Record<PolicyLayer, string>>,
      { statements }: Pick<SideVerdict, 'statements'> = { statements: [] },
    ): Judgment => {
      const fix = JSON.stringify(documentOf(permission));
      const where = [
        ...places.map((place) => texts[place]),
        ...additionNotes(assumption, places, permission),
      ];
      const verbs = verbsFor(assumption, places, fix);
      return judgment('MISSING', [...text, ...where], statements, fix, verbs);
    },
  };
}

export const withAdded = (
  assumption: RoleAssumption,
  places: readonly PolicyLayer[],
  document: object,
): RoleAssumption => {
  const added = [appliedDocument('fix', document, 'IDENTITY')];
  const layers = places.reduce((all, place) => addPolicies(all, place, added), assumption.layers);
  return { ...assumption, layers };
};

/** Whether the caller's own policies let it pass on what is required (E-39). */
const mayPassOn = (assumption: RoleAssumption, effectiveTrust: Layer | undefined): boolean =>
  effectiveTrust === undefined || lackedByCaller(assumption, effectiveTrust).length === 0;

/** Whether the caller may assume the role, and pass on what is required, with the guardrails as they are. */
const isOpenAndPassing = (assumption: RoleAssumption, effectiveTrust: Layer | undefined): boolean =>
  isOpenTogether(assumption, effectiveTrust) &&
  mayPassOn(assumption, effectiveTrust) &&
  (effectiveTrust === undefined ||
    lackedBySides(assumption, { own: true, trust: effectiveTrust, guardrails: true }).length === 0);

export interface Permission {
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string;
}

/** Builds the statement that allows actions on the role. */
export const allowing = ({ request }: RoleAssumption, actions: readonly string[]): Permission => ({
  Effect: 'Allow',
  Action: oneOrMore(actions),
  Resource: request.resource.arn,
});

/**
 * Builds statements that allow in these places what is not allowed yet, the smallest first: assuming the role, and
 * passing on what `effectiveTrust` requires (E-39), in one way or, if guardrails refuse that, in another.
 */
export function permissionsFor(
  assumption: RoleAssumption,
  places: readonly PolicyLayer[],
  effectiveTrust = assumption.layers.resource,
): readonly Permission[] {
  const { action } = assumption.request;
  const allow = (actions: readonly string[]) => allowing(assumption, actions);
  const assuming = withAdded(assumption, places, documentOf(allow([action])));
  const lacked = effectiveTrust ? lackedByCaller(assuming, effectiveTrust) : [];
  if (lacked.length === 0) return [allow([action])];
  const isAllowed = !isDenied(judgeSides(assumption, { own: true }));
  const all: readonly (readonly string[])[] = [
    ...(isAllowed ? [lacked] : []),
    ...[lacked, ...passingGrants].map((passing) => [action, ...passing]),
  ];
  return all.toSorted((a, b) => a.length - b.length).map(allow);
}

export function boundaryOf({ permissionsBoundary }: RoleAssumption['layers']) {
  const { id, name } = policiesOfLayer(permissionsBoundary)[0] ?? { id: '', name: '' };
  return { name, isOfAws: /^arn:[^:]+:iam::aws:policy\//.test(id) };
}

function toBoundary({ layers }: RoleAssumption): string {
  const { name, isOfAws } = boundaryOf(layers);
  return isOfAws
    ? `Only AWS can edit ${name}: set another permissions boundary, such as a copy of it with the statement of the fix.`
    : `Add the statement of the fix to the permissions boundary ${name}. This also widens the limit of everyone else who has it.`;
}

/** Returns whom the caller's policies belong to: for a session, its role. */
function holderOf({ from, inlineCharacters, request: { principal } }: RoleAssumption): Holder {
  const roleArn = principal.kind === 'roleSession' ? principal.roleArn : undefined;
  return { ...(roleArn === undefined ? from : { kind: 'ROLE', identifier: roleArn }), inlineCharacters };
}

/** E-52: a service-linked role cannot be edited. */
export const isServiceLinked = (assumption: RoleAssumption): boolean =>
  isServiceLinkedRoleArn(holderOf(assumption).identifier);

/** Says how else than by an inline policy the statement has to be added, and whose conditions it does not have. */
export function additionNotes(
  assumption: RoleAssumption,
  places: readonly PolicyLayer[],
  permission: Permission,
): readonly string[] {
  const isOwn = places.includes('identity');
  const room = isOwn ? roomNote(holderOf(assumption), JSON.stringify(documentOf(permission))) : '';
  const isAssuming = [permission.Action].flat().includes(assumption.request.action);
  const near = isAssuming ? nearAllows(assumption, places).map(statementNames(assumption.layers)) : [];
  const dropped = `The new statement has none of the conditions of ${joined(near)}: add those that should stay.`;
  return [...(near.length > 0 ? [dropped] : []), editNote(assumption) || room].filter((text) => text !== '');
}

/** E-16: says if a role is edited elsewhere, or not at all. */
function editNote(assumption: RoleAssumption): string {
  const { kind, identifier } = holderOf(assumption);
  return (kind === 'ROLE' ? editRefusal('iam:PutRolePolicy', identifier) : undefined) ?? '';
}

/** Returns the calls that add the policy; none if it goes into a boundary, which others may have too. */
export const verbsFor = (
  assumption: RoleAssumption,
  places: readonly PolicyLayer[],
  document: string,
): readonly Verb[] =>
  places.every((place) => place === 'identity') && editNote(assumption) === ''
    ? addPolicyTo(holderOf(assumption), document, assumption.request.resource.arn)
    : [];
