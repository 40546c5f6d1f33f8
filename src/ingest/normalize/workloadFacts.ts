/** What runs as which role: names and ARNs of an export resolved among the roles and profiles of its account (F-158). */
import type { InstanceProfileFact, WorkloadFact } from '../../graph/contract/graphWriter.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { isAccountId, parseIamArn } from '../../iam/language/arn.js';
import type {
  AccountExport,
  NamedRole,
  RoleDetail,
  RolesOfAnother,
  WorkloadDetail,
} from '../formats/account/accountExport.js';
import { inOrder } from './factOrder.js';
import { exploredRoles, type ExploredRoles } from './workloadReferences.js';

/** Profiles that hold a role, and those of the list that hold none (F-21, F-22). */
export function instanceProfileFacts({
  roles,
  instanceProfiles,
}: AccountExport): readonly InstanceProfileFact[] {
  const known = new Set(roles.map(({ arn }) => arn));
  const listed = instanceProfiles.map(({ arn, name, roleArn }) => ({
    arn,
    name,
    ...definedFields({ roleArn: known.has(roleArn ?? '') ? roleArn : undefined }),
  }));
  const ofRoles = roles.flatMap((role) =>
    role.instanceProfiles.map(({ arn, name }) => ({ arn, name, roleArn: role.arn })),
  );
  return [...new Map([...listed, ...ofRoles].map((profile) => [profile.arn, profile])).values()];
}

export function workloadFacts(
  { accountId, roles, workloads }: AccountExport,
  profiles: readonly InstanceProfileFact[],
): readonly WorkloadFact[] {
  const find = finder(accountId, roles, profiles);
  const follow = exploredRoles(workloads);
  return workloads.map((workload) => workloadFact(workload, follow(workload), find));
}

function workloadFact(
  { arn, kind, name, state, codeFrom }: WorkloadDetail,
  { roles: named, lost }: ExploredRoles,
  find: Find,
): WorkloadFact {
  const found = named.map((one) => ({ ...one, arn: find(one) }));
  const roles = new Map<string, WorkloadFact['roles'][number]>();
  for (const { to, use, arn: role } of found) {
    if (to === 'ROLE' && role !== undefined && roles.get(role)?.use !== 'CODE')
      roles.set(role, { arn: role, use });
  }
  const profileArns = found.flatMap((one) => (one.to === 'INSTANCE_PROFILE' ? (one.arn ?? []) : []));
  const missing = found.flatMap((one) => (one.arn === undefined ? one.reference : []));
  return {
    arn,
    kind,
    name,
    ...definedFields({ state, codeFrom }),
    roles: inOrder([...roles.values()], 'arn'),
    instanceProfileArns: [...new Set(profileArns)].sort(),
    unresolved: [...new Set([...missing, ...lost.map(nameOfAnother)])].sort(),
  };
}

/** "lt-1 version $Latest" */
const nameOfAnother = ({ reference, version }: RolesOfAnother): string =>
  version === undefined ? reference : `${reference} version ${version}`;

/** The ARN; undefined for what no import of the account holds. */
type Find = (one: NamedRole) => string | undefined;

function finder(
  accountId: string,
  roles: readonly RoleDetail[],
  profiles: readonly InstanceProfileFact[],
): Find {
  const known = { ROLE: index(roles), INSTANCE_PROFILE: index(profiles) };
  return ({ to, reference }) =>
    known[to].get(reference.startsWith('arn:') ? reference : keyOfName(reference)) ??
    (to === 'ROLE' && isRoleElsewhere(reference, accountId) ? reference : undefined);
}

/** By ARN, and by name without regard to case: a name is unique in an account whatever its path. */
function index(
  entities: readonly { readonly arn: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const keys = entities.map(
    ({ arn, name }) =>
      [
        [arn, arn],
        [keyOfName(name), arn],
      ] as const,
  );
  return new Map(keys.flat());
}

const keyOfName = (name: string): string => name.slice(name.lastIndexOf('/') + 1).toLowerCase();

const roleName = /^[\w+=,.@-]{1,64}$/;

/** Whether it is there, only an import of its own account can say. */
function isRoleElsewhere(reference: string, accountId: string): boolean {
  const role = parseIamArn(reference);
  if (role?.kind !== 'role' || !roleName.test(role.name)) return false;
  return isAccountId(role.accountId) && role.accountId !== accountId;
}
