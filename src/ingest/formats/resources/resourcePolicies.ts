/** Reads resources and their policies: lists of records, and outputs of the AWS CLI that name their resource. */
import { z } from 'zod';
import { parseArn } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { ResourceDetail } from '../account/accountExport.js';
import { accountFormat } from '../account/accountFile.js';
import type { Filed } from '../account/entities.js';
import { isResourceRecord, readRecords } from '../records.js';
import { asFields, elementsOf, type Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, quote } from '../shared/jsonValue.js';
import { isTruncatedPage } from '../shared/paging.js';
import { outputFields, outputOf, readRows, resourcesIn, type FoundResource } from '../shared/outputs.js';
import { partitionOfRegion } from '../../../graph/model/regions.js';
import { fileResource, readPolicy, readResourceArn } from './resourceRecord.js';

const resourceOutput = z.strictObject({
  ...outputFields,
  policy: z.string(),
  askedWith: z.string().optional(),
});

type ResourceOutput = z.infer<typeof resourceOutput>;

const outputs = readRows('formats/resources/outputs.yaml', resourceOutput);

export const resourcePolicies = accountFormat({
  name: 'resource policies',
  /** Recognizes records, an output of the CLI, or a policy without its resource. An empty list is valid. */
  recognizes(value) {
    if (isJsonArray(value)) return value.length === 0 || value.some(isResourceRecord);
    return isResourceRecord(value) || outputIn(value) !== undefined || isUnattributed(value);
  },
  keys(value) {
    const list = outputIn(value)?.list;
    return list === undefined ? undefined : [list];
  },
  readsRecords: true,
  documents: /\.(?:Policy|ResourcePolicy|AccessPolicies|PolicyDocument)[.[]/,
  emptyNote: 'This contains no resource, so it belongs to no account and changes none.',
  read(root, file) {
    const output = outputIn(root.value);
    const fields = output && asFields(root, file);
    if (output && fields) {
      const found = resourcesIn(fields, output);
      const region = output.arn === undefined ? regionFinder(found, fields.text('Region')) : () => undefined;
      const resources = file.entries(found, ({ resource }) => readResource(resource, region, output));
      return { lists: { resources }, truncated: isTruncatedPage(fields), call: output.calls.join() };
    }
    const all = elementsOf(root, file);
    for (const { path } of all.filter(({ value }) => isUnattributed(value))) file.problem(path, unattributed);
    const records = all.filter(({ value }) => !isUnattributed(value));
    return readRecords(records, file, 'resources').map((lists) => ({ lists }));
  },
});

const outputIn = (value: JsonValue): ResourceOutput | undefined =>
  isJsonRecord(value) && !isResourceRecord(value) ? outputOf(value, outputs) : undefined;

/** Reads a resource. Undefined, with a problem, where nothing names its account. */
function readResource(
  resource: Fields,
  regionOf: RegionOf,
  { arn: key, policy, askedWith }: ResourceOutput,
): Filed<ResourceDetail> | undefined {
  if (key === undefined) return readEndpoint(resource, regionOf(resource), policy);
  const arn = readResourceArn(resource, key);
  if (arn === undefined) return undefined;
  const isAsked = askedWith === undefined || resource.has(askedWith);
  const read = readPolicy(resource, policy, isAsked);
  return fileResource(resource, arn, arn.account, { ...read, alone: true });
}

/** Reads a VPC endpoint (F-68), whose ARN is built from owner and region. */
function readEndpoint(
  endpoint: Fields,
  region: string | undefined,
  policy: string,
): Filed<ResourceDetail> | undefined {
  const id = endpoint.requiredText('VpcEndpointId');
  const owner = endpoint.requiredText('OwnerId');
  if (id === undefined || owner === undefined) return undefined;
  if (region === undefined)
    return endpoint.note(
      `Nothing says in which region ${quote(id)} is, so it has no ARN and is left out. Add Region beside VpcEndpoints in the file.`,
    );
  const text = `arn:${partitionOfRegion(region)}:ec2:${region}:${owner}:vpc-endpoint/${id}`;
  const arn = parseArn(text);
  return arn && fileResource(endpoint, { ...arn, text }, owner, readPolicy(endpoint, policy, true));
}

type RegionOf = (endpoint: Fields) => string | undefined;

/**
 * Finds the region of endpoints of one call, and so of one region: that beside the list, or else that of their services.
 * Where these are of several regions, some are reached from another one, and nothing says which.
 */
function regionFinder(endpoints: readonly FoundResource[], beside: string | undefined): RegionOf {
  const hosted = endpoints.filter(({ resource }) => resource.at('ServiceRegion') !== undefined);
  const named = new Set(hosted.flatMap(({ resource }) => regionOfService(resource) ?? []));
  return beside !== undefined ? () => beside : named.size > 1 ? () => undefined : regionOfService;
}

/** Returns the region in the name of the service. Undefined if the service may be in another one. */
function regionOfService(endpoint: Fields): string | undefined {
  const parts = (endpoint.text('ServiceName') ?? '').split('.');
  const region = parts.find((part) => /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(part));
  const hosted = endpoint.text('ServiceRegion');
  const isOfOthers = parts.some((part) => part.startsWith('vpce-svc-'));
  return hosted === undefined || (hosted === region && !isOfOthers) ? region : undefined;
}

// ── Policies and settings whose outputs do not name the resource (F-118)

const documentKeys = new Set(['Version', 'Id', 'Statement']);
/** Those of most services (F-44 to F-67), Amazon ECR (F-57), AWS Glue (F-64) and Amazon S3 Tables (F-51). */
const policyKeys = ['Policy', 'policy', 'policyText', 'PolicyInJson', 'resourcePolicy'];
const settingKeys = ['PublicAccessBlockConfiguration', 'OwnershipControls', 'PolicyStatus'];

const isDocument = (value: JsonValue = null): boolean =>
  typeof value === 'string' || (isJsonRecord(value) && 'Statement' in value);

/** Whether it is a policy, or holds one as those of multi-region access points and vaults do (F-47, F-62). */
const isPolicy = (value: JsonValue = null): boolean =>
  isDocument(value) || (isJsonRecord(value) && ('Established' in value || isDocument(value['Policy'])));

/** Whether it is a policy or a setting, or a list of such (F-64, F-67), without its resource. */
function isUnattributed(value: JsonValue): boolean {
  if (!isJsonRecord(value) || 'ResourceArn' in value) return false;
  const { items = null, GetResourcePoliciesResponseList: ofGlue = null } = value;
  const isDocumentAlone = 'Statement' in value && Object.keys(value).every((key) => documentKeys.has(key));
  return (
    isDocumentAlone ||
    policyKeys.some((key) => isPolicy(value[key])) ||
    settingKeys.some((key) => key in value) ||
    isJsonArray(ofGlue) ||
    (isJsonArray(items) && items.some((item) => isJsonRecord(item) && isDocument(item['policy'])))
  );
}

const unattributed =
  'This is a policy or a setting of a resource, and the output does not say of which one, so nobody can tell what it is about. Give it with the resource and its account: [{"ResourceArn": "arn:…", "AccountId": "111122223333", "Policy": …}].';
