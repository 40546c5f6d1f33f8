/** What could be added for an assumption: a statement of trust, a permission, or the caller to a group. */
import type { GroupPolicies } from '../../graph/graphReader.js';
import { policiesOfLayer, type AppliedPolicy, type PolicyLayers } from '../../iam/layers.js';
import { assumeRolePermissionStep } from '../crossAccount/assumeRolePermission.js';
import { appliedDocument, editRefusal, type Assumption } from '../crossAccount/assumption.js';
import { trustPolicyStep, type TrustFinding } from '../crossAccount/trustPolicy.js';
import { applied } from '../heldPolicy.js';
import { nameOf } from '../sentence.js';
import type { Change, Surroundings } from './change.js';

export function additions(assumption: Assumption, { role, groups }: Surroundings): readonly Change[] {
  const trust = trustPolicyStep(assumption, role);
  const permission = assumeRolePermissionStep(assumption, trust.entrance);
  return [
    ...trustOf(assumption, role, trust),
    ...(permission.fix === undefined ? [] : permissionsOf(assumption, role, permission.fix)),
    ...(permission.status === 'MISSING' ? memberships(assumption, groups) : []),
  ];
}

function trustOf(
  { from, layers }: Assumption,
  { role }: Surroundings['role'],
  { step: { fix, evidence }, entrance }: TrustFinding,
): readonly Change[] {
  if (fix === undefined || !entrance) return [];
  return [
    {
      missing: 'TRUST_POLICY',
      wish: `${nameOf(role)} trusted ${nameOf(from)}`,
      ...(evidence.length > 0
        ? {
            note: `The trust policy of ${nameOf(role)} would let ${nameOf(from)} in already, but for conditions that are not met.`,
          }
        : {}),
      document: fix,
      layers: { ...layers, resource: entrance },
    },
  ];
}

/** It may be the identity policies that lack it, or the boundary; where both do, neither alone helps. */
function permissionsOf(
  { from, layers }: Assumption,
  { role }: Surroundings['role'],
  document: string,
): readonly Change[] {
  const policy = appliedDocument('fix', JSON.parse(document), 'IDENTITY');
  const [boundary] = policiesOfLayer(layers.permissionsBoundary);
  const refusal = from.kind === 'ROLE' ? editRefusal('iam:PutRolePolicy', from.identifier) : undefined;
  const inIdentity: Change = {
    missing: 'ASSUME_ROLE_PERMISSION',
    wish: `${nameOf(from)} were allowed to assume ${nameOf(role)}`,
    ...(refusal === undefined ? {} : { note: refusal }),
    document,
    layers: withPolicies(layers, 'identity', [policy]),
  };
  const inBoundary: Change = {
    missing: 'ASSUME_ROLE_PERMISSION',
    wish: `the permissions boundary ${boundary?.name ?? ''} of ${nameOf(from)} let it assume ${nameOf(role)}`,
    document,
    layers: withPolicies(layers, 'permissionsBoundary', [policy]),
  };
  return [inIdentity, ...(boundary ? [inBoundary] : [])];
}

const memberships = ({ from, layers }: Assumption, groups: readonly GroupPolicies[]): readonly Change[] =>
  groups
    .filter(({ hasUser }) => !hasUser)
    .map(({ group, policies }) => ({
      missing: 'SOURCE_MEMBERSHIP',
      wish: `${nameOf(from)} were in group ${group.name}`,
      layers: withPolicies(
        layers,
        'identity',
        policies.map((policy) => applied(policy, 'IDENTITY')),
      ),
    }));

function withPolicies(
  layers: PolicyLayers,
  kind: 'identity' | 'permissionsBoundary',
  added: readonly AppliedPolicy[],
): PolicyLayers {
  const layer = layers[kind];
  return layer === undefined || layer.status === 'NOT_COLLECTED'
    ? layers
    : { ...layers, [kind]: { ...layer, policies: [...layer.policies, ...added] } };
}
