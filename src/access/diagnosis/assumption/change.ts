/** Builds changes by which a role could be assumed, and writes them in the verbs of the AWS API, as scenarios take them. */
import { anyAwsPrincipal } from '../../../graph/engine/requestPrincipal.js';
import { contentHash } from '../../../graph/model/contentHash.js';
import type { Principal } from '../../../graph/model/graph.js';
import { inlinePolicyUid } from '../../../graph/model/policyUid.js';
import type { HeldPolicy, PrincipalPolicies } from '../../../graph/model/storedPolicies.js';
import { lastPart } from '../../../iam/language/arn.js';
import { compileJson } from '../../../iam/language/compile.js';
import { charactersIn, quotas, type Quota } from '../../../iam/facts/quotas.js';
import { lackedClaims } from '../../../iam/facts/data/requiredClaims.js';
import {
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../../iam/language/policyDocument.js';
import { decide } from '../../../iam/decide/decide.js';
import type { StatementMatch } from '../../../iam/decide/decision.js';
import {
  allPolicies,
  noPolicies,
  withPolicies,
  withStatements,
  type AppliedPolicy,
  type PolicyLayers,
} from '../../../iam/decide/layers.js';
import { unknownContext } from '../../../iam/decide/request.js';
import type { NearMiss } from '../../shared/diagnosisAnswer.js';

/** A change, and the policies that would then apply to the assumption. */
export interface Change {
  readonly missing: NearMiss['missing'];
  /** Such as "reader (2) trusted worker (1)". */
  readonly wish: string;
  /** A remark for the reader. */
  readonly note?: string;
  /** JSON text of the policy document that it needs; missing: it needs none. */
  readonly document?: string;
  /** Missing or empty: the change concerns a policy that others hold too, or that IAM does not take. */
  readonly verbs?: readonly Verb[];
  readonly layers: PolicyLayers;
  /** Returns the caller's stored policies with the change; missing: it is none of these. */
  readonly inHeld?: (held: PrincipalPolicies) => PrincipalPolicies;
}

/** Parses a document as a policy. A malformed one has no compiled form, and so allows nothing. */
export function appliedDocument(id: string, document: unknown, kind: PolicyDocumentKind): AppliedPolicy {
  return { id, name: id, compiled: compileJson(document as JsonValue, kind) };
}

export const documentOf = (statement: object): object => ({ Version: '2012-10-17', Statement: [statement] });

/** Returns the stored policy with another document. */
export const withText = (policy: HeldPolicy, documentText: string): HeldPolicy => ({
  ...policy,
  documentText,
  documentHash: documentText,
});

/** Writes the actions of a statement as people do: a single one without a list. */
export const oneOrMore = (actions: readonly string[]): string | readonly string[] =>
  actions.length === 1 ? (actions[0] ?? '') : actions;

/** Adds policies to a layer. `level`: for guardrails, where they are attached. */
export const addPolicies = (
  layers: PolicyLayers,
  place: 'identity' | 'permissionsBoundary' | 'serviceControl',
  added: readonly AppliedPolicy[],
  level?: string,
): PolicyLayers =>
  withPolicies(layers, (policies, kind, target) =>
    kind === place && target === level ? [...policies, ...added] : policies,
  );

/** Removes the statement wherever its policy is attached. */
export const withoutStatement = (
  layers: PolicyLayers,
  { policyId, statementIndex }: StatementMatch,
): PolicyLayers =>
  withPolicies(layers, (policies) =>
    policies.map((policy) =>
      policy.id === policyId
        ? withStatements(policy, (statement) => (statement.index === statementIndex ? [] : statement))
        : policy,
    ),
  );

/** Whether the statement is in a policy that exists, not in one that a change would add. */
export const isStoredIn =
  (layers: PolicyLayers) =>
  ({ policyId, statementIndex }: StatementMatch): boolean =>
    allPolicies(layers).some(
      ({ id, compiled }) =>
        id === policyId && compiled?.statements.some(({ index }) => index === statementIndex) === true,
    );

/** Returns why the service does not allow this edit of the role to any caller (E-16); undefined if it does. */
export function editRefusal(
  action: 'iam:PutRolePolicy' | 'iam:UpdateAssumeRolePolicy',
  roleArn: string,
): string | undefined {
  const request = { principal: anyAwsPrincipal, action, resource: { arn: roleArn }, context: unknownContext };
  const unlimited = { status: 'NOT_APPLICABLE' } as const;
  const layers = { identity: noPolicies, serviceControl: unlimited, resourceControl: unlimited };
  return decide(request, layers).serviceRule;
}

// ── As verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One verb with its input; see `ChangeInput` of the schema. */
export type Verb = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Says why IAM does not store the trust policy: its quota, or a statement from before it required a claim (E-48b). */
export const refusalNotes = (trustPolicy: string): readonly string[] => [
  ...(charactersIn(trustPolicy) > quotas.trustPolicy.most
    ? [
        `It is longer than the ${quotas.trustPolicy.most} characters that IAM takes unless the quota of the account was raised: name several principals in one statement, or remove what is not needed.`,
      ]
    : []),
  ...claimNotes(trustPolicy),
];

function claimNotes(trustPolicy: string): readonly string[] {
  const read = parsePolicyDocument(JSON.parse(trustPolicy) as JsonValue, 'TRUST');
  return (read.ok ? read.document.statements : []).flatMap((statement) =>
    lackedClaims(statement).map(
      (key) =>
        `IAM stores it only once statement ${statement.index}, which is older than that rule, has a condition on ${key}: add one.`,
    ),
  );
}

/** `document`: JSON text. Returns no verbs for one that IAM does not store. */
export const replaceTrustPolicy = (role: string, document: string): readonly Verb[] =>
  refusalNotes(document).length > 0
    ? []
    : [{ updateAssumeRolePolicy: { role, ...policyDocument(document) } }];

const policyDocument = (text: string) => ({ policyDocument: JSON.parse(text) as unknown });

const inlineQuotas: { readonly [Kind in string]?: Quota } = {
  USER: quotas.inlineOfUser,
  ROLE: quotas.inlineOfRole,
};

/** Whom a policy is added to. `inlineCharacters`: what its inline policies take already. */
export interface Holder extends Pick<Principal, 'kind' | 'identifier'> {
  readonly inlineCharacters: number;
}

/** Says that the inline policies of the holder leave no room for the document. */
export function roomNote({ kind, inlineCharacters }: Holder, document: string): string {
  const most = inlineQuotas[kind]?.most ?? Infinity;
  return inlineCharacters + charactersIn(document) > most
    ? `It has to be a managed policy: inline policies have ${most} characters together at most, and there are ${inlineCharacters} already.`
    : '';
}

/** Returns how many characters the inline policies of the principal itself take. */
export const inlineCharactersOf = ({ principal, identity }: PrincipalPolicies): number =>
  identity
    .filter(({ uid }) => uid.startsWith(inlinePolicyUid(principal.identifier, '')))
    .reduce((sum, { documentText = '' }) => sum + charactersIn(documentText), 0);

/**
 * Adds an inline policy by which a role can be assumed. Its name says which role, and no policy with other content has
 * it: a policy of the same name would be replaced. Returns no verbs for a principal that cannot have policies, or whose
 * inline policies leave no room.
 */
export function addPolicyTo(holder: Holder, document: string, role: string): readonly Verb[] {
  const { kind, identifier } = holder;
  if (roomNote(holder, document) !== '') return [];
  const policyName = `assume-${lastPart(role)}-${contentHash([role, document]).slice(0, 8)}`;
  const inline = { policyName, ...policyDocument(document) };
  if (kind === 'USER') return [{ putUserPolicy: { user: identifier, ...inline } }];
  return kind === 'ROLE' ? [{ putRolePolicy: { role: identifier, ...inline } }] : [];
}

export const joinGroup = (group: string, user: string): Verb => ({ addUserToGroup: { group, user } });

/** Returns the changes as JSON text; nothing if there are none. */
export const asScenario = (changes: readonly Verb[]): { readonly asScenario?: string } =>
  changes.length === 0 ? {} : { asScenario: JSON.stringify({ changes }) };
