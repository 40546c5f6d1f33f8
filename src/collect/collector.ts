/** What can be collected of an account: one collector for each kind of thing. */
import type { Failure } from './failure.js';
import { openReading, type AccountAccess, type ReadContext } from './reading.js';
import type { Service } from './service.js';

/** Lists of the manifest, with their files: in the folder of the account unless they are of the organization. */
export const listFiles = {
  accountAuthorizationDetails: ['account-authorization-details.json'],
  credentials: ['credential-report.json', 'access-keys.json'],
  identityCenter: ['identity-center.json'],
  identityProviders: ['identity-providers.json'],
  instanceProfiles: ['instance-profiles.json'],
  organization: ['organization.json'],
  resources: ['resource-policies.json'],
  workloads: ['compute.json'],
} as const satisfies Record<string, readonly string[]>;

export type CollectedList = keyof typeof listFiles;
export type FileName = (typeof listFiles)[CollectedList][number];

/** One thing that was found. In its list's file the account stands beside it. */
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
  /** Whole files by name; undefined where nothing of it could be read. */
  readonly files?: WholeFiles;
  /** Entries of the list's file. */
  readonly records?: readonly FiledRecord[];
  /** What could not be read though the rest could. */
  readonly failures: readonly Failure[];
}

export interface Collector {
  readonly list: CollectedList;
  /** As the ARNs say it, such as `kms:key`; `*` for all of the list. */
  readonly kind: string;
  readonly isRegional: boolean;
  readonly actions: readonly string[];
  gather(account: AccountAccess, region: string): Promise<Gathered>;
}

/** Something that runs, with its roles or profile by ARN or name (F-158). */
interface Workload {
  /** Roles of what runs. */
  readonly code?: readonly (string | undefined)[];
  /** Of the service around it, which does not hand them to what runs. */
  readonly service?: readonly (string | undefined)[];
  /** What has a profile and no roles of its own. */
  readonly profile?: readonly string[] | undefined;
  /** What its code comes from: `s3://BUCKET/KEY` (G-17). */
  readonly codeFrom?: string | undefined;
  readonly state?: string | undefined;
}

/** One record a role, and one for what has none: it exists, and can be given a role (G-12). */
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

/** What is listed: things with policies (`resources`), or things that run as roles. */
export const listCollector = <Client>(
  list: 'resources' | 'workloads',
  kind: string,
  isRegional: boolean,
  service: Service<Client>,
  gather: (reading: ReadContext<Client>) => Promise<readonly CollectedRecord[]>,
): Collector => ({
  list,
  kind,
  isRegional,
  actions: service.actions,
  async gather(account, region) {
    const reading = await openReading(account, service, region);
    const records = (await gather(reading)).map(({ ResourceArn, ...rest }) => ({
      ResourceArn,
      AccountId: account.accountId,
      ...rest,
    }));
    return { records, failures: reading.failures };
  },
});

/** What fills whole files. */
export const wholeFiles = <Client>(
  list: CollectedList,
  service: Service<Client>,
  gather: (reading: ReadContext<Client>) => Promise<WholeFiles>,
): Collector => ({
  list,
  kind: '*',
  isRegional: false,
  actions: service.actions,
  async gather(account, region) {
    const reading = await openReading(account, service, region);
    return { files: await gather(reading), failures: reading.failures };
  },
});
