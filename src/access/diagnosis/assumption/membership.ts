/** Judges how the caller holds the permission: by its own policies, or by which of its groups. */
import type { GroupPolicies } from '../../../graph/contract/graphReader.js';
import type { HeldPolicy } from '../../../graph/model/storedPolicies.js';
import { isDenied, type StatementMatch } from '../../../iam/decide/decision.js';
import { policiesOfLayer, type Layer } from '../../../iam/decide/layers.js';
import { applied } from '../../can/heldPolicy.js';
import { joined, nameOf } from '../../shared/sentences.js';
import { addPolicies, joinGroup, type Change } from './change.js';
import { judgment, notImported, type Judgment } from './judgment.js';
import { boundaryOf } from './permission.js';
import { isOpenTogether, judgeSides, type RoleAssumption } from './roleAssumption.js';
import { lackedByCaller } from './sessionAttributes.js';

const notInGroups: Readonly<Record<string, string>> = {
  ROLE: 'A role cannot be in a group: only its own policies apply.',
  ROLE_SESSION: 'A session has the policies of its role, which cannot be in a group.',
  ROOT: 'The root user cannot be in a group.',
  SERVICE: 'A service cannot be in a group, and needs no permission of its own.',
  SAML_PROVIDER: 'An identity provider cannot be in a group, and needs no permission of its own.',
  OIDC_PROVIDER: 'An identity provider cannot be in a group, and needs no permission of its own.',
};

/**
 * `missingGroups`: its groups that the export does not hold (F-10). `permission`: the judgment of all its policies
 * together.
 */
export function judgeMembership(
  assumption: RoleAssumption,
  missingGroups: readonly string[],
  permission: Judgment,
  effectiveTrust: Layer | undefined,
): Judgment {
  const { from, request, layers, groups } = assumption;
  const who = nameOf(from);
  if (request.principal.kind === 'federatedUserSession')
    return judgment('IN_PLACE', 'A federated user session cannot be in a group.');
  if (layers.identity.status === 'NOT_COLLECTED')
    return judgment('UNKNOWN', notImported(from, 'whether anyone there has the permission'));
  if (from.kind !== 'USER') return judgment('IN_PLACE', notInGroups[from.kind] ?? 'It is in no group.');
  const carrying = groups.flatMap((group) => carriedBy(assumption, group));
  const own = carrying.filter(({ group }) => group.hasUser);
  const namesOf = (some: readonly Carrying[]) => joined(some.map(({ group }) => described(group, from.name)));
  if (own.length > 0)
    return judgment('IN_PLACE', `${who} has the permission through ${namesOf(own)}.`, statementsOf(own));
  const direct = grants(assumption, directPolicies(assumption));
  if (direct)
    return judgment(
      'IN_PLACE',
      `${who} has the permission through its own policies, not through a group.`,
      direct,
    );
  if (permission.status === 'IN_PLACE' || permission.status === 'CONDITIONAL')
    // E-27b
    return judgment('IN_PLACE', `${who} needs no group for it: the trust policy allows it directly.`);
  if (permission.status === 'BLOCKED')
    return judgment('IN_PLACE', `${who} lacks no group membership: a further Allow cannot help.`);
  const helping = carrying.filter(({ group }) => isOpenWith(assumption, group, effectiveTrust));
  if (carrying.length > 0 && helping.length === 0)
    return judgment('IN_PLACE', `${who} is not in ${namesOf(carrying)}, and joining would not be enough.`);
  if (helping.length === 0) return withoutGroup(assumption, missingGroups);
  const isEnough = helping.some(({ group }) => isOpenWith(assumption, group, effectiveTrust, 'AS_IT_IS'));
  const boundary = `The permissions boundary ${boundaryOf(layers).name} has to allow it, too.`;
  return judgment(
    'MISSING',
    [`${who} is not in ${namesOf(helping)}, whose policies allow it.`, isEnough ? '' : boundary],
    statementsOf(helping),
  );
}

type Carrying = ReturnType<typeof carriedBy>[number];

const statementsOf = (carrying: readonly Carrying[]): readonly StatementMatch[] =>
  carrying.flatMap(({ statements }) => statements);

const policiesOf = ({ policies }: GroupPolicies) => policies.map((policy) => applied(policy, 'IDENTITY'));

function carriedBy(assumption: RoleAssumption, group: GroupPolicies) {
  const statements = grants(assumption, { status: 'COLLECTED', policies: policiesOf(group) });
  return statements ? [{ group, statements }] : [];
}

/** Returns the Allows by which these policies alone would let the caller assume the role; undefined if they do not. */
function grants(assumption: RoleAssumption, identity: Layer): readonly StatementMatch[] | undefined {
  const { permissionsBoundary: _boundary, ...layers } = assumption.layers;
  const verdict = judgeSides({ ...assumption, layers: { ...layers, identity } }, { own: true });
  if (isDenied(verdict) || verdict.decision === 'UNKNOWN') return undefined;
  return verdict.statements.filter(({ effect }) => effect === 'ALLOW');
}

/** Whether a member of the group could assume the role and pass on what that needs, if its boundary let it, or as that is. */
function isOpenWith(
  assumption: RoleAssumption,
  group: GroupPolicies,
  trust: Layer | undefined,
  boundary: 'OPEN' | 'AS_IT_IS' = 'OPEN',
): boolean {
  const { permissionsBoundary: _boundary, ...unbounded } = assumption.layers;
  const layers = boundary === 'OPEN' ? unbounded : assumption.layers;
  const member = { ...assumption, layers: addPolicies(layers, 'identity', policiesOf(group)) };
  return isOpenTogether(member, trust) && (trust === undefined || lackedByCaller(member, trust).length === 0);
}

/** Returns the caller's policies that come from no group. Groups that allow nothing here do not matter. */
function directPolicies({ layers, groups }: RoleAssumption): Layer {
  const inherited = new Set(
    groups.filter(({ hasUser }) => hasUser).flatMap(({ policies }) => policies.map(({ uid }) => uid)),
  );
  const policies = policiesOfLayer(layers.identity).filter(({ id }) => !inherited.has(id));
  return { status: 'COLLECTED', policies };
}

function withoutGroup({ from, groups, gaps }: RoleAssumption, missingGroups: readonly string[]): Judgment {
  const who = nameOf(from);
  if (missingGroups.length > 0)
    return judgment(
      'UNKNOWN',
      `${who} is in ${joined(missingGroups)}, whose policies the export does not hold.`,
    );
  const unread = groups.filter(({ policies }) => !policies.every(isRead)).map(({ group }) => group.name);
  if (unread.length > 0)
    return judgment('UNKNOWN', `A group may allow it: policies of ${joined(unread)} could not be read.`);
  // F-116
  const isPartial = gaps.some(
    ({ kind, accountId }) => kind === 'EXPORT_INCOMPLETE' && accountId === from.accountId,
  );
  return isPartial
    ? judgment('UNKNOWN', 'A group may allow it: the export of the account is not whole.')
    : judgment('IN_PLACE', `No group of the account allows it, so ${who} lacks no group membership.`);
}

/** E-79: whether the document could be read. */
const isRead = ({ documentHash, quarantined }: HeldPolicy): boolean =>
  documentHash !== undefined && quarantined === undefined;

/** Such as "group Developers (in it: bob and 2 more)". */
function described({ group, memberNames, memberCount, hasUser }: GroupPolicies, user: string): string {
  const others = memberNames.filter((name) => name !== user);
  const rest = memberCount - (hasUser ? 1 : 0) - others.length;
  const names = [...others, ...(rest > 0 ? [`${rest} more`] : [])];
  const nobody = hasUser ? 'it has no other members' : 'it has no members';
  return `group ${group.name} (${names.length === 0 ? nobody : `in it: ${joined(names)}`})`;
}

/** Returns changes in which the caller joins a group. */
export const membershipChanges = ({ from, layers, groups }: RoleAssumption): readonly Change[] =>
  groups
    .filter(({ hasUser }) => !hasUser)
    .map((one) => ({
      missing: 'SOURCE_MEMBERSHIP',
      wish: `${nameOf(from)} were in group ${one.group.name}`,
      verbs: [joinGroup(one.group.arn, from.identifier)],
      layers: addPolicies(layers, 'identity', policiesOf(one)),
      inHeld: (held) => ({ ...held, identity: [...held.identity, ...one.policies] }),
    }));
