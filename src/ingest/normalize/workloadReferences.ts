/** Follows what names another workload - a task definition, a launch template - to the roles of that one (F-125, F-129). */
import type { NamedRole, RolesOfAnother, RunsAs, WorkloadDetail } from '../formats/account/accountExport.js';
import { inOrder } from './factOrder.js';

export interface ExploredRoles {
  readonly roles: readonly NamedRole[];
  /** What no import of the account holds. */
  readonly lost: readonly RolesOfAnother[];
}

/** All that each of these workloads of one account runs as: by itself, and as others do that it names. */
export function exploredRoles(
  workloads: readonly WorkloadDetail[],
): (workload: WorkloadDetail) => ExploredRoles {
  const others = index(workloads);
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
      const other = find(others, one, region);
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

/** A name means what has it in the region of the workload that names it. */
const references = (workload: WorkloadDetail) =>
  workload.runsAs.map((one) => ({ one, region: regionOf(workload) }));

/**
 * Undefined for a version that the input does not hold. The latest is the latest that it holds. A template that was
 * told without versions stands for its default and latest one, never for a numbered one.
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

type Index = ReadonlyMap<string, WorkloadDetail>;

const find = (others: Index, { reference, kinds }: RolesOfAnother, region: string) =>
  kinds
    .map((kind) =>
      others.get(reference.startsWith('arn:') ? `${kind} ${reference}` : keyOf(kind, region, reference)),
    )
    .find((other) => other !== undefined);

/** By ARN and by name; by alias where nothing has it as its name. */
function index(workloads: readonly WorkloadDetail[]): Index {
  const sorted = inOrder(workloads, 'arn');
  const aliases = sorted.flatMap((one) => (one.alias === undefined ? [] : [entry(one, one.alias)]));
  const names = sorted.flatMap((one) => [entry(one, one.name), [`${one.kind} ${one.arn}`, one] as const]);
  return new Map([...aliases, ...names]);
}

const entry = (one: WorkloadDetail, name: string) => [keyOf(one.kind, regionOf(one), name), one] as const;

/** SageMaker writes names in lower case into ARNs. */
const keyOf = (kind: string, region: string, name: string): string =>
  `${kind}@${region} ${kind.startsWith('sagemaker:') ? name.toLowerCase() : name}`;

const regionOf = ({ arn }: WorkloadDetail): string => arn.split(':')[3] ?? '';
