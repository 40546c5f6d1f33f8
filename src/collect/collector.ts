/** What can be collected of an account: one row for each kind of thing. */
import type { Failure } from './failure.js';
import { openReading, type AccountAccess, type ReadContext, type CallResult } from './reading.js';
import type { Service } from './service.js';

/** Lists of the manifest: those of an account's coverage, and what is a file of its own. */
export type CollectedList =
  | 'accountAuthorizationDetails'
  | 'credentials'
  | 'identityCenter'
  | 'identityProviders'
  | 'instanceProfiles'
  | 'organization'
  | 'resources'
  | 'workloads';

/** One thing that was found. In its list's file the account stands beside it. */
export interface CollectedRecord {
  readonly ResourceArn: string;
}

/** An entry of a list file, as `rolegraph import` reads it. */
export interface FiledRecord extends CollectedRecord {
  readonly AccountId: string;
}

export type FileName =
  | 'access-keys.json'
  | 'account-authorization-details.json'
  | 'compute.json'
  | 'credential-report.json'
  | 'identity-center.json'
  | 'identity-providers.json'
  | 'instance-profiles.json'
  | 'organization.json'
  | 'resource-policies.json';

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

export interface AwsTag {
  readonly Key: string;
  readonly Value: string;
}

/** Something with a policy of its own. */
export interface ResourceRecord extends CollectedRecord {
  /** Null: there is none (F-73). */
  readonly Policy?: string | null;
  /** Why the policy could not be read: the code of AWS's error. */
  readonly Error?: string;
  readonly Tags?: readonly AwsTag[];
}

/** Something that runs, with its role or profile by ARN or name (F-158). */
export interface WorkloadRecord extends CollectedRecord {
  /** Null: it has no role, and exists (G-12). */
  readonly RoleArn?: string | null;
  /** Used by the service itself, and not handed to what runs. */
  readonly ServiceRoleArn?: string;
  /** Null: it has no instance profile, and exists (G-12). */
  readonly InstanceProfileArn?: string | null;
  /** What its code comes from: `s3://BUCKET/KEY` (G-17). */
  readonly CodeFrom?: readonly string[];
  readonly State?: string;
}

interface Runs {
  readonly codeFrom?: string | undefined;
  /** Roles of what runs. */
  readonly code?: readonly (string | undefined)[];
  /** Of the service around it. */
  readonly service?: readonly (string | undefined)[];
}

/** One record a role, and one for what has none: it can be given a role (G-12). */
export function recordsOf(
  ResourceArn: string,
  { code = [], service = [], codeFrom }: Runs,
  state?: string,
): readonly WorkloadRecord[] {
  const record = {
    ResourceArn,
    ...(codeFrom === undefined ? {} : { CodeFrom: [codeFrom] }),
    ...(state === undefined ? {} : { State: state }),
  };
  const records = [
    ...distinct(code).map((RoleArn) => ({ ...record, RoleArn })),
    ...distinct(service).map((ServiceRoleArn) => ({ ...record, ServiceRoleArn })),
  ];
  return records.length === 0 ? [{ ...record, RoleArn: null }] : records;
}

const distinct = (texts: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => (text === undefined || text === '' ? [] : text))),
];

type Gather<Client, Found> = (reading: ReadContext<Client>) => Promise<readonly Found[]>;

/** Things with policies in each region. */
export const resources = <Client>(
  service: Service<Client>,
  kind: string,
  gather: Gather<Client, ResourceRecord>,
): Collector => listCollector('resources', true, service, kind, gather);

/** Things with policies that are listed once for all regions. */
export const globalResources = <Client>(
  service: Service<Client>,
  kind: string,
  gather: Gather<Client, ResourceRecord>,
): Collector => listCollector('resources', false, service, kind, gather);

/** Things that run as roles. */
export const workloads = <Client>(
  service: Service<Client>,
  kind: string,
  gather: Gather<Client, WorkloadRecord>,
): Collector => listCollector('workloads', true, service, kind, gather);

function listCollector<Client>(
  list: CollectedList,
  isRegional: boolean,
  service: Service<Client>,
  kind: string,
  gather: Gather<Client, CollectedRecord>,
): Collector {
  return {
    list,
    kind,
    isRegional,
    actions: service.actions,
    async gather(account, region) {
      const reading = await openReading(account, service, region);
      const found = await gather(reading);
      const records = found.map(({ ResourceArn, ...rest }) => ({
        ResourceArn,
        AccountId: account.accountId,
        ...rest,
      }));
      return { records, failures: reading.failures };
    },
  };
}

/** What fills whole files. */
export function wholeFiles<Client>(
  list: CollectedList,
  service: Service<Client>,
  gather: (reading: ReadContext<Client>) => Promise<WholeFiles>,
): Collector {
  return {
    list,
    kind: '*',
    isRegional: false,
    actions: service.actions,
    async gather(account, region) {
      const reading = await openReading(account, service, region);
      return { files: await gather(reading), failures: reading.failures };
    },
  };
}

/** The part of a record that says its policy. */
export function policyPart<Answer>(
  tried: CallResult<Answer>,
  policyOf: (answer: Answer) => string | undefined,
): Pick<ResourceRecord, 'Policy' | 'Error'> {
  if (tried.kind === 'FAILURE') return { Error: tried.failure.code };
  return policyOrNone(tried.kind === 'NONE' ? undefined : policyOf(tried.answer));
}

/** AWS gives no text, or an empty one, where there is no policy (F-73). */
export const policyOrNone = (policy: string | undefined): Pick<ResourceRecord, 'Policy'> => ({
  Policy: policy === undefined || policy === '' ? null : policy,
});

type TagsOfAws =
  | readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[]
  | Readonly<Record<string, string | undefined>>
  | undefined;

/** The part of a record that says its tags; nothing where they could not be read. */
export function tagsPart<Answer>(
  tried: CallResult<Answer>,
  tagsOf: (answer: Answer) => TagsOfAws,
): Pick<ResourceRecord, 'Tags'> {
  if (tried.kind === 'FAILURE') return {};
  return { Tags: tried.kind === 'NONE' ? [] : tagList(tagsOf(tried.answer)) };
}

/** AWS gives tags as a list in most answers and as a map in others. */
export function tagList(tags: TagsOfAws): readonly AwsTag[] {
  if (tags === undefined) return [];
  if (isList(tags)) return tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  return Object.entries(tags).map(([Key, Value = '']) => ({ Key, Value }));
}

const isList = (tags: NonNullable<TagsOfAws>): tags is Extract<TagsOfAws, readonly unknown[]> =>
  Array.isArray(tags);
