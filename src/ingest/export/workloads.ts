/** Writes workloads and their roles as a list of records, with what such lists declared complete. */
import { groupBy } from '../../graph/model/groupBy.js';
import type {
  AccountExport,
  CoverageDetail,
  RunsAs,
  WorkloadDetail,
} from '../formats/account/accountExport.js';
import { exportedDocument, type ExportedDocument, type Written } from './exportedDocument.js';

export function workloads(account: AccountExport): readonly ExportedDocument[] {
  const { accountId, partition, collected, coverage } = account;
  const records = account.workloads.flatMap((workload) => recordsOf(workload, accountId));
  const owner = { AccountId: accountId, Partition: partition };
  const declared = completeOf(coverage.filter(({ declared: isDeclared }) => isDeclared));
  if (declared.length > 0)
    return declared.map((Complete, index) =>
      exportedDocument(`compute${index === 0 ? '' : `-${index + 1}`}.json`, {
        ...owner,
        Complete,
        Workloads: index === 0 ? records : [],
      }),
    );
  if (!collected.workloads) return [];
  if (records.length > 0) return [exportedDocument('compute.json', records)];
  const isKnown = coverage.some(({ list, status }) => list === 'workloads' && status === 'COLLECTED');
  const lost = `Nothing runs in account ${accountId}: no import can tell whose an empty list is.`;
  return [exportedDocument('compute.json', { ...owner, Workloads: [] }, isKnown ? [] : [lost])];
}

/** Returns the declarations of what the lists were complete for (G-3). */
const completeOf = (declared: readonly CoverageDetail[]): readonly Written[] =>
  [
    ...groupBy(
      declared,
      ({ kind, region, withoutRole }) => `${region} ${kind === '*'} ${withoutRole}`,
    ).values(),
  ].map((same) => {
    const kinds = same.flatMap(({ kind }) => (kind === '*' ? [] : kind));
    const regions = new Set(same.flatMap(({ region }) => (region === '' ? [] : region)));
    return {
      Kinds: kinds.length === 0 ? undefined : kinds,
      Regions: regions.size === 0 ? undefined : [...regions],
      WithoutRole: same[0]?.withoutRole,
    };
  });

/** Returns one record for each role: an import merges them into one workload. */
function recordsOf(workload: WorkloadDetail, accountId: string): readonly Written[] {
  const { arn, alias, state, codeFrom, versions, runsAs, alone } = workload;
  const [first = NO_ROLE, ...more] = runsAs.map(roleOf);
  const names = { ResourceArn: arn, AccountId: accountId, Alone: alone };
  const Versions = versions?.flatMap(({ number, isDefault, runsAs: roles }) => {
    const version = { Number: number, IsDefault: isDefault };
    return roles.length === 0 ? [version] : roles.map((role) => ({ ...version, ...roleOf(role) }));
  });
  const one = { ...names, ...first, Alias: alias, State: state, CodeFrom: codeFrom, Versions };
  return [one, ...more.map((role) => ({ ...names, ...role }))];
}

const NO_ROLE = { RoleArn: null };

function roleOf(role: RunsAs): { readonly [key: string]: Written } {
  const { reference, use } = role;
  if (role.to === 'WORKLOAD') {
    const { kinds, version } = role;
    return { ...NO_ROLE, RunsAs: [{ Workload: reference, Kinds: kinds, Use: use, Version: version }] };
  }
  if (role.to === 'INSTANCE_PROFILE') return { InstanceProfileArn: reference };
  return use === 'CODE' ? { RoleArn: reference } : { ServiceRoleArn: reference };
}
