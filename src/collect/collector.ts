/** Defines collectors, one for each kind of thing that can be collected of an account. */
import type { Failure } from './failure.js';
import { openReading, type AccountAccess, type ReadContext } from './reading.js';
import type { Service } from './service.js';

/** Lists of the manifest, with their files: in the account's folder, unless they belong to the organization. */
export const listFiles = {
  accountAuthorizationDetails: ['account-authorization-details.json'],
  credentials: ['credential-report.json', 'access-keys.json'],
  identityCenter: ['identity-center.json'],
  identityProviders: ['identity-providers.json'],
  instanceProfiles: ['instance-profiles.json'],
  organization: ['organization.json'],
  regions: [],
  resources: ['resource-policies.json'],
  workloads: ['compute.json'],
} as const satisfies Record<string, readonly string[]>;

export type CollectedList = keyof typeof listFiles;
export type FileName = (typeof listFiles)[CollectedList][number];

/** One thing that was found. In the list's file, its account is added. */
export interface CollectedRecord {
  readonly ResourceArn: string;
  readonly [key: string]: unknown;
}

/** An entry of a list file, as `rolegraph import` reads it. */
export interface FiledRecord extends CollectedRecord {
  readonly AccountId: string;
}

type WholeFiles = Readonly<Partial<Record<FileName, unknown>>>;

export interface Gathered {
  /** Whole files by name; undefined if nothing of one could be read. */
  readonly files?: WholeFiles;
  /** Entries of the list's file. */
  readonly records?: readonly FiledRecord[];
  /** Failures of parts, although the rest could be read. */
  readonly failures: readonly Failure[];
}

export interface Collector {
  readonly list: CollectedList;
  /** As in ARNs, such as `kms:key`; `*` for the whole list. */
  readonly kind: string;
  readonly isRegional: boolean;
  readonly actions: readonly string[];
  gather(account: AccountAccess, region: string): Promise<Gathered>;
}

/** A workload, with its roles or profile by ARN or name (F-158). */
interface Workload {
  /** Roles that the workload's code runs as. */
  readonly code?: readonly (string | undefined)[];
  /** Roles of the service around it, which does not give them to the code. */
  readonly service?: readonly (string | undefined)[];
  /** The profile of a workload that has no roles of its own. */
  readonly profile?: readonly string[] | undefined;
  /** The source of its code: `s3://BUCKET/KEY` (G-17). */
  readonly codeFrom?: string | undefined;
  readonly state?: string | undefined;
}

/** Returns one record for each role, and one for a workload without roles, which can be given one (G-12). */
export function workloadRecords(
  ResourceArn: string,
  { code = [], service = [], profile, codeFrom, state }: Workload,
): readonly CollectedRecord[] {
  const record = {
    ResourceArn,
    ...(codeFrom === undefined ? {} : { CodeFrom: [codeFrom] }),
    ...(state === undefined ? {} : { State: state }),
  };
  if (profile !== undefined) return [{ ...record, InstanceProfileArn: profile[0] ?? null }];
  const records = [
    ...distinct(code).map((RoleArn) => ({ ...record, RoleArn })),
    ...distinct(service).map((ServiceRoleArn) => ({ ...record, ServiceRoleArn })),
  ];
  return records.length === 0 ? [{ ...record, RoleArn: null }] : records;
}

const distinct = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => text || [])),
];

/** Builds a collector that opens a service, and notes the failures of its calls. */
const collector = <Client>(
  of: Pick<Collector, 'list' | 'kind' | 'isRegional'>,
  service: Service<Client>,
  gather: (reading: ReadContext<Client>) => Promise<Omit<Gathered, 'failures'>>,
): Collector => ({
  ...of,
  actions: service.actions,
  async gather(account, region) {
    const reading = await openReading(account, service, region);
    return { ...(await gather(reading)), failures: reading.failures };
  },
});

/** Builds a collector of listed things: those with policies (`resources`), or those that run as roles. */
export const listCollector = <Client>(
  of: Pick<Collector, 'kind' | 'isRegional'> & { readonly list: 'resources' | 'workloads' },
  service: Service<Client>,
  gather: (reading: ReadContext<Client>) => Promise<readonly CollectedRecord[]>,
): Collector =>
  collector(of, service, async (reading) => {
    const found = await gather(reading);
    const { accountId: AccountId } = reading.account;
    return { records: found.map(({ ResourceArn, ...rest }) => ({ ResourceArn, AccountId, ...rest })) };
  });

/** Builds a collector that fills whole files. */
export const wholeFiles = <Client>(
  list: CollectedList,
  service: Service<Client>,
  gather: (reading: ReadContext<Client>) => Promise<WholeFiles>,
): Collector =>
  collector({ list, kind: '*', isRegional: false }, service, async (reading) => ({
    files: await gather(reading),
  }));
