/** What could be added for an assumption: a statement of trust, a permission, or the caller to a group. */
import type { GroupPolicies } from '../../../graph/contract/graphReader.js';
import { isServiceLinkedRoleArn } from '../../../iam/language/arn.js';
import { passingActions } from '../../../iam/chain/chainStep.js';
import { decide } from '../../../iam/decide/decide.js';
import { policiesOfLayer, type AppliedPolicy, type PolicyLayers } from '../../../iam/decide/layers.js';
import { hasAccount } from '../../../iam/decide/request.js';
import { permissionFor } from '../crossAccount/assumeRolePermission.js';
import {
  appliedDocument,
  documentOf,
  editRefusal,
  isDenied,
  trustSide,
  type Assumption,
} from '../crossAccount/roleAssumption.js';
import { documentIn, withoutDeleted, withStatement } from '../crossAccount/trustDocument.js';
import { nearStatements, trustFix } from '../crossAccount/trustFix.js';
import { applied } from '../../can/heldPolicy.js';
import { joined, nameOf } from '../../shared/sentences.js';
import type { ProposedChange, FixContext } from './proposedChange.js';

/** `isDropped`: keys on which a further statement of trust asks for nothing, although that is not denied. */
export function additions(
  assumption: Assumption,
  { role, groups }: FixContext,
  isDropped?: (key: string) => boolean,
): readonly ProposedChange[] {
  const permissions = permissionsOf(assumption, role);
  // What a group brings is an Allow too: where a plain one is not enough, no group is.
  const isEnough = permissions.some(({ layers }) => !isDenied(decide(assumption.request, layers)));
  return [
    ...trustOf(assumption, role, isDropped),
    ...permissions,
    ...(isEnough ? memberships(assumption, groups) : []),
  ];
}

function trustOf(
  assumption: Assumption,
  stored: FixContext['role'],
  isDropped?: (key: string) => boolean,
): readonly ProposedChange[] {
  const { role, trust } = stored;
  if (trust.quarantined !== undefined) return [];
  const fix = trustFix(assumption, stored, isDropped);
  if ('status' in fix) return [];
  const [who, whom] = [nameOf(role), nameOf(assumption.from)];
  const isClosed = isDenied(trustSide(assumption));
  const near =
    isClosed && nearStatements(assumption, trust).length > 0
      ? [`The trust policy of ${who} would already let ${whom} in, but its conditions are not met.`]
      : [];
  const note = [...near, ...fix.notes].join(' ');
  return [
    {
      missing: 'TRUST_POLICY',
      wish: `${who} trusted ${whom}${isClosed ? '' : ' by a further statement'}`,
      ...(note === '' ? {} : { note }),
      document: fix.document,
      layers: { ...assumption.layers, resource: fix.entrance },
    },
  ];
}

/** E-39: what the session has, or gets, goes on only where the role's trust policy allows it too. */
export function passingAdditions(
  assumption: Assumption,
  { role: { role, trust } }: FixContext,
): readonly ProposedChange[] {
  const { from, request, layers } = assumption;
  if (!hasAccount(request.principal) || trust.quarantined !== undefined) return [];
  if (from.kind === 'ANYONE' || editRefusal('iam:UpdateAssumeRolePolicy', role.identifier) !== undefined)
    return [];
  const { document: stored } = withoutDeleted(documentIn(trust.documentText));
  const lacking = passingActions.filter((action) => isDenied(decide({ ...request, action }, layers)));
  const wanted = [...lacking.map((action) => [action]), ...(lacking.length > 1 ? [lacking] : [])];
  return wanted.map((actions) => {
    const document = withStatement(stored, {
      Effect: 'Allow',
      Principal: { AWS: from.identifier },
      Action: actions,
    });
    const entrance = appliedDocument(trust.uid, document, 'TRUST');
    return {
      missing: 'TRUST_POLICY',
      wish: `${nameOf(role)} allowed ${nameOf(from)} ${joined(actions)} too`,
      document: JSON.stringify(document),
      layers: { ...layers, resource: { status: 'COLLECTED', policies: [entrance] } },
      handsOn: true,
    };
  });
}

/** It may be the identity policies that lack it, or the boundary; where both do, neither alone helps. */
function permissionsOf(assumption: Assumption, { role }: FixContext['role']): readonly ProposedChange[] {
  const { from, request, layers } = assumption;
  if (!hasAccount(request.principal) || isServiceLinkedRoleArn(from.identifier)) return [];
  const permission = documentOf(permissionFor(assumption));
  const document = JSON.stringify(permission);
  const policy = appliedDocument('fix', permission, 'IDENTITY');
  const [boundary] = policiesOfLayer(layers.permissionsBoundary);
  const refusal = from.kind === 'ROLE' ? editRefusal('iam:PutRolePolicy', from.identifier) : undefined;
  const inIdentity: ProposedChange = {
    missing: 'ASSUME_ROLE_PERMISSION',
    wish: `${nameOf(from)} were allowed to assume ${nameOf(role)}`,
    ...(refusal === undefined ? {} : { note: refusal }),
    document,
    layers: withPolicies(layers, 'identity', [policy]),
  };
  const inBoundary: ProposedChange = {
    missing: 'ASSUME_ROLE_PERMISSION',
    wish: `the permissions boundary ${boundary?.name ?? ''} of ${nameOf(from)} let it assume ${nameOf(role)}`,
    document,
    layers: withPolicies(layers, 'permissionsBoundary', [policy]),
  };
  return [inIdentity, ...(boundary ? [inBoundary] : [])];
}

const memberships = (
  { from, layers }: Assumption,
  groups: readonly GroupPolicies[],
): readonly ProposedChange[] =>
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
