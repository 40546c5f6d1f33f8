/** Turns workloads into facts: resolves names and ARNs to the roles and instance profiles of the account (F-158). */
import type { InstanceProfileFact, WorkloadFact } from '../../graph/contract/graphWriter.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { isAccountId, parseIamArn } from '../../iam/language/arn.js';
import type {
  AccountExport,
  NamedRole,
  RoleDetail,
  RolesOfAnother,
  RunsAs,
  WorkloadDetail,
} from '../formats/account/accountExport.js';
import { inOrder } from './factOrder.js';

/** Returns instance profiles, with a role (F-21) or without one (F-22). */
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

interface ExploredRoles {
  readonly roles: readonly NamedRole[];
  /** References that no import of the account resolves. */
  readonly lost: readonly RolesOfAnother[];
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

/** Returns text such as "lt-1 version $Latest". */
const nameOfAnother = ({ reference, version }: RolesOfAnother): string =>
  version === undefined ? reference : `${reference} version ${version}`;

/** Returns the ARN of a role or instance profile; undefined where no import of the account holds it. */
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

/** Indexes entities by ARN, and by name without regard to case: a name is unique in an account whatever its path. */
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

/** Whether the reference is a role of another account. Only an import of that account shows whether it exists. */
function isRoleElsewhere(reference: string, accountId: string): boolean {
  const role = parseIamArn(reference);
  if (role?.kind !== 'role' || !roleName.test(role.name)) return false;
  return isAccountId(role.accountId) && role.accountId !== accountId;
}

// ── References to another workload, such as a task definition or a launch template (F-125, F-129)

/** Returns a function that finds all roles of a workload: its own, and those of the workloads that it refers to. */
function exploredRoles(workloads: readonly WorkloadDetail[]): (workload: WorkloadDetail) => ExploredRoles {
  const others = indexWorkloads(workloads);
  return (workload) => {
    const roles: NamedRole[] = [];
    const lost: RolesOfAnother[] = [];
    const seen = new Set<string>();
    const open = [...references(workload)];
    for (const { one, region } of open) {
      if (one.to !== 'WORKLOAD') {
        roles.push(one);
        continue;
      }
      const other = findOther(others, one, region);
      const found = other && runsAsIn(other, one.version);
      if (found === undefined) lost.push(one);
      const key = `${other?.arn} ${one.version} ${one.use}`;
      if (other && found && !seen.has(key))
        open.push(...references({ ...other, runsAs: found.filter(({ use }) => use === one.use) }));
      seen.add(key);
    }
    return { roles, lost };
  };
}

/** Returns the references of a workload. A name refers to a workload in the same region. */
const references = (workload: WorkloadDetail) =>
  workload.runsAs.map((one) => ({ one, region: regionOf(workload) }));

/**
 * Returns the roles of a version; undefined for a version that the input does not hold. `$Latest` is the latest version
 * in the input. A template without versions counts as its default and latest version, but not as a numbered one.
 */
function runsAsIn({ versions, runsAs }: WorkloadDetail, wanted?: string): readonly RunsAs[] | undefined {
  if (wanted === undefined) return runsAs;
  if (versions === undefined) return wanted.startsWith('$') ? runsAs : undefined;
  const latest = Math.max(...versions.map(({ number }) => number));
  const found = versions.filter(({ number, isDefault }) => {
    if (wanted === '$Default') return isDefault;
    return wanted === '$Latest' ? number === latest : String(number) === wanted;
  });
  return found.length === 0 ? undefined : found.flatMap((version) => version.runsAs);
}

const findOther = (
  others: ReadonlyMap<string, WorkloadDetail>,
  { reference, kinds }: RolesOfAnother,
  region: string,
) =>
  kinds
    .map((kind) =>
      others.get(
        reference.startsWith('arn:') ? `${kind} ${reference}` : keyInRegion(kind, region, reference),
      ),
    )
    .find((other) => other !== undefined);

/** Indexes workloads by ARN and by name, and by alias where no workload has that name. */
function indexWorkloads(workloads: readonly WorkloadDetail[]): ReadonlyMap<string, WorkloadDetail> {
  const sorted = inOrder(workloads, 'arn');
  const aliases = sorted.flatMap((one) => (one.alias === undefined ? [] : [entry(one, one.alias)]));
  const names = sorted.flatMap((one) => [entry(one, one.name), [`${one.kind} ${one.arn}`, one] as const]);
  return new Map([...aliases, ...names]);
}

const entry = (one: WorkloadDetail, name: string) =>
  [keyInRegion(one.kind, regionOf(one), name), one] as const;

/** Returns the key of a name. SageMaker writes names into ARNs in lowercase. */
const keyInRegion = (kind: string, region: string, name: string): string =>
  `${kind}@${region} ${kind.startsWith('sagemaker:') ? name.toLowerCase() : name}`;

const regionOf = ({ arn }: WorkloadDetail): string => arn.split(':')[3] ?? '';
