/** Through which identity does the caller hold the permission: its own policies, or which of its groups? */
import type { GroupPolicies } from '../../../graph/contract/graphReader.js';
import type { HeldPolicy } from '../../../graph/model/storedPolicies.js';
import type { StatementMatch } from '../../../iam/decide/decision.js';
import { policiesOfLayer, type Layer } from '../../../iam/decide/layers.js';
import type { CrossAccountStep, StepStatus } from '../../shared/answer.js';
import { applied } from '../../can/heldPolicy.js';
import { joined, nameOf } from '../../shared/sentences.js';
import { isDenied, ownSide, type Assumption } from './roleAssumption.js';
import { notImported, stepOf } from './describeStep.js';

const step = (
  status: StepStatus,
  explanation: string,
  statements: readonly StatementMatch[] = [],
): CrossAccountStep => stepOf('SOURCE_MEMBERSHIP', status, explanation, { statements });

const kinds: Readonly<Record<string, string>> = {
  ROLE: 'A role cannot be in a group: only its own policies apply.',
  ROLE_SESSION: 'A session has the policies of its role, which cannot be in a group.',
  ROOT: 'The root user cannot be in a group.',
  SERVICE: 'A service cannot be in a group, and needs no permission of its own.',
  SAML_PROVIDER: 'An identity provider cannot be in a group, and needs no permission of its own.',
  OIDC_PROVIDER: 'An identity provider cannot be in a group, and needs no permission of its own.',
};

interface Source {
  /** Of its account. */
  readonly groups: readonly GroupPolicies[];
  /** Names of groups that it is in and the export does not hold (F-10). */
  readonly missingGroups: readonly string[];
  readonly permission: CrossAccountStep;
}

/** `permission`: what the step about the caller's own policies found. */
export function sourceMembershipStep(assumption: Assumption, source: Source): CrossAccountStep {
  const { from, layers } = assumption;
  if (layers.identity.status === 'NOT_COLLECTED')
    return step('UNKNOWN', notImported(from, 'whether anyone there has the permission'));
  if (from.kind !== 'USER') return step('IN_PLACE', kinds[from.kind] ?? 'It is in no group.');
  const carrying = source.groups.flatMap((one) => carriedBy(assumption, one));
  const own = carrying.filter(({ group }) => group.hasUser);
  if (own.length > 0) {
    const text = `${nameOf(from)} has the permission through ${joined(own.map(({ group }) => described(group, from.name)))}.`;
    return step(
      'IN_PLACE',
      text,
      own.flatMap(({ statements }) => statements),
    );
  }
  const direct = grants(assumption, directPolicies(assumption, source.groups));
  if (direct)
    return step(
      'IN_PLACE',
      `${nameOf(from)} has the permission through its own policies, not through a group.`,
      direct,
    );
  return withoutPermission(assumption, source, carrying);
}

interface Carrying {
  readonly group: GroupPolicies;
  readonly statements: readonly StatementMatch[];
}

function carriedBy(assumption: Assumption, group: GroupPolicies): readonly Carrying[] {
  const policies = group.policies.map((policy) => applied(policy, 'IDENTITY'));
  const statements = grants(assumption, { status: 'COLLECTED', policies });
  return statements ? [{ group, statements }] : [];
}

/** The Allows by which these policies alone would let the caller assume the role. */
function grants(assumption: Assumption, identity: Layer): readonly StatementMatch[] | undefined {
  const { permissionsBoundary: _boundary, ...layers } = assumption.layers;
  const verdict = ownSide({ ...assumption, layers: { ...layers, identity } });
  if (isDenied(verdict) || verdict.decision === 'UNKNOWN') return undefined;
  return verdict.statements.filter(({ effect }) => effect === 'ALLOW');
}

/** Those that do not come from a group: of the groups that carry nothing, none matters here. */
function directPolicies({ layers }: Assumption, groups: readonly GroupPolicies[]): Layer {
  const inherited = new Set(
    groups.filter(({ hasUser }) => hasUser).flatMap(({ policies }) => policies.map(({ uid }) => uid)),
  );
  const policies = policiesOfLayer(layers.identity).filter(({ id }) => !inherited.has(id));
  return { status: 'COLLECTED', policies };
}

function withoutPermission(
  { from }: Assumption,
  { groups, missingGroups, permission }: Source,
  carrying: readonly Carrying[],
): CrossAccountStep {
  const who = nameOf(from);
  if (permission.status === 'IN_PLACE' || permission.status === 'CONDITIONAL')
    // E-27b
    return step('IN_PLACE', `${who} needs no group for it: the trust policy lets it in directly.`);
  if (carrying.length > 0) {
    const names = joined(carrying.map(({ group }) => described(group, from.name)));
    return step(
      'MISSING',
      `${who} is not in ${names}, whose policies allow it.`,
      carrying.flatMap((one) => one.statements),
    );
  }
  if (missingGroups.length > 0)
    return step('UNKNOWN', `${who} is in ${joined(missingGroups)}, whose policies the export does not hold.`);
  const unread = groups.filter(({ policies }) => !policies.every(isRead)).map(({ group }) => group.name);
  if (unread.length > 0)
    return step('UNKNOWN', `A group may allow it: policies of ${joined(unread)} could not be read.`);
  return step('IN_PLACE', `No group of the account allows it, so ${who} lacks no group membership.`);
}

/** E-79: documents that cannot be read. */
const isRead = ({ documentHash, quarantined }: HeldPolicy): boolean =>
  documentHash !== undefined && quarantined === undefined;

/** "group Developers (with bob and 2 more)" */
function described({ group, memberNames, memberCount, hasUser }: GroupPolicies, user: string): string {
  const others = memberNames.filter((name) => name !== user);
  const rest = memberCount - (hasUser ? 1 : 0) - others.length;
  const names = [...others, ...(rest > 0 ? [`${rest} more`] : [])];
  const members = names.length === 0 ? 'it has no other members' : `in it: ${joined(names)}`;
  return `group ${group.name} (${members})`;
}
