/** Builds changes by which a role could be assumed: policies added, statements removed. */
import { anyAwsPrincipal } from '../../../graph/engine/requestPrincipal.js';
import { compilePolicy } from '../../../iam/language/compile.js';
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
  type AppliedPolicy,
  type Guardrails,
  type Layer,
  type PolicyLayers,
} from '../../../iam/decide/layers.js';
import { unknownContext } from '../../../iam/decide/request.js';
import type { NearMiss } from '../../shared/diagnosisAnswer.js';
import type { Verb } from './asVerbs.js';

/** A change, and the policies that would then apply to the assumption. */
export interface Change {
  readonly missing: NearMiss['missing'];
  /** Such as "reader (2) trusted worker (1)". */
  readonly wish: string;
  /** A remark for the reader. */
  readonly note?: string;
  /** JSON text of the policy document that it needs; missing: it needs none. */
  readonly document?: string;
  /** Missing: the change concerns a policy that others hold too. */
  readonly verbs?: readonly Verb[];
  readonly layers: PolicyLayers;
}

/** Parses a document as a policy. A malformed one has no compiled form, and so allows nothing. */
export function appliedDocument(id: string, document: unknown, kind: PolicyDocumentKind): AppliedPolicy {
  const parsed = parsePolicyDocument(document as JsonValue, kind);
  return { id, name: id, compiled: parsed.ok ? compilePolicy(parsed.document) : undefined };
}

export const documentOf = (statement: object): object => ({ Version: '2012-10-17', Statement: [statement] });

/** Writes the actions of a statement as people do: a single one without a list. */
export const oneOrMore = (actions: readonly string[]): string | readonly string[] =>
  actions.length === 1 ? (actions[0] ?? '') : actions;

type Policies = readonly AppliedPolicy[];
type ChangePolicies = (policies: Policies, kind: keyof PolicyLayers, level?: string) => Policies;

/** Applies `change` to the policies of each layer, and of each level of guardrails. */
function changePolicies(layers: PolicyLayers, change: ChangePolicies): PolicyLayers {
  const { identity, permissionsBoundary: boundary, resource, serviceControl, resourceControl } = layers;
  const inLayer = (kind: keyof PolicyLayers, layer: Layer): Layer =>
    layer.status === 'NOT_COLLECTED' ? layer : { ...layer, policies: change(layer.policies, kind) };
  const inLevels = (kind: keyof PolicyLayers, guardrails: Guardrails): Guardrails => {
    if (guardrails.status !== 'COLLECTED') return guardrails;
    const levels = guardrails.levels.map((level) => ({
      ...level,
      policies: change(level.policies, kind, level.target),
    }));
    return { ...guardrails, levels };
  };
  return {
    ...layers,
    identity: inLayer('identity', identity),
    ...(boundary ? { permissionsBoundary: inLayer('permissionsBoundary', boundary) } : {}),
    ...(resource ? { resource: inLayer('resource', resource) } : {}),
    serviceControl: inLevels('serviceControl', serviceControl),
    resourceControl: inLevels('resourceControl', resourceControl),
  };
}

/** Adds policies to a layer. `level`: for guardrails, where they are attached. */
export const addPolicies = (
  layers: PolicyLayers,
  place: 'identity' | 'permissionsBoundary' | 'serviceControl',
  added: Policies,
  level?: string,
): PolicyLayers =>
  changePolicies(layers, (policies, kind, target) =>
    kind === place && target === level ? [...policies, ...added] : policies,
  );

/** Removes the statement wherever its policy is attached. */
export const withoutStatement = (
  layers: PolicyLayers,
  { policyId, statementIndex }: StatementMatch,
): PolicyLayers =>
  changePolicies(layers, (policies) =>
    policies.map((policy) => {
      if (policy.id !== policyId || !policy.compiled) return policy;
      const statements = policy.compiled.statements.filter(({ index }) => index !== statementIndex);
      return { ...policy, compiled: { ...policy.compiled, statements, byAction: new Map() } };
    }),
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
