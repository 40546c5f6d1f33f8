/** Reads resources and their policies: lists of records, and outputs of the AWS CLI that name their resource. */
import { z } from 'zod';
import { parseArn } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { ResourceDetail } from '../account/accountExport.js';
import { accountFormat } from '../account/accountFile.js';
import type { Filed } from '../account/entities.js';
import { isResourceRecord, readRecords } from '../records.js';
import { asFields, elementsOf, type Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, quote, type JsonRecord } from '../shared/jsonValue.js';
import { isTruncatedPage } from '../shared/paging.js';
import { outputFields, outputOf, readRows, resourcesIn } from '../shared/outputs.js';
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
    return (
      isResourceRecord(value) || outputIn(value) !== undefined || unattributedPolicy(value) !== undefined
    );
  },
  keys(value) {
    const list = outputIn(value)?.list;
    return list === undefined ? undefined : [list];
  },
  readsRecords: true,
  documents: /\.(?:Policy|ResourcePolicy|AccessPolicies|PolicyDocument)[.[]/,
  emptyNote: 'This holds no resource, so it belongs to no account and changes none.',
  read(root, file) {
    const output = outputIn(root.value);
    const fields = output && asFields(root, file);
    if (output && fields) {
      const found = resourcesIn(fields, output);
      const resources = file.entries(found, ({ resource }) => readResource(resource, fields, output));
      return { lists: { resources }, truncated: isTruncatedPage(fields), call: output.calls.join() };
    }
    const records = elementsOf(root, file).filter((one) => {
      const reason = unattributedPolicy(one.value);
      if (reason !== undefined) file.problem(one.path, reason);
      return reason === undefined;
    });
    return readRecords(records, file, 'resources').map((lists) => ({ lists }));
  },
});

const outputIn = (value: JsonValue): ResourceOutput | undefined =>
  isJsonRecord(value) && !isResourceRecord(value) ? outputOf(value, outputs) : undefined;

/** Reads a resource. Undefined, with a problem, where nothing names its account. */
function readResource(
  resource: Fields,
  fields: Fields,
  { arn: key, policy, askedWith }: ResourceOutput,
): Filed<ResourceDetail> | undefined {
  if (key === undefined) return readEndpoint(resource, fields.text('Region'), policy);
  const arn = readResourceArn(resource, key);
  if (arn === undefined) return undefined;
  const isAsked = askedWith === undefined || resource.has(askedWith);
  const read = readPolicy(resource, policy, isAsked);
  return fileResource(resource, arn, arn.account, { ...read, alone: true });
}

/** Reads a VPC endpoint (F-68), whose ARN is built from owner and region. `beside`: the region beside the list. */
function readEndpoint(
  endpoint: Fields,
  beside: string | undefined,
  policy: string,
): Filed<ResourceDetail> | undefined {
  const id = endpoint.requiredText('VpcEndpointId');
  const owner = endpoint.requiredText('OwnerId');
  if (id === undefined || owner === undefined) return undefined;
  const region = beside ?? regionOfService(endpoint);
  if (region === undefined)
    return endpoint.note(
      `Nothing says in which region ${quote(id)} is, so it has no ARN and is left out. Add Region beside VpcEndpoints in the file.`,
    );
  const text = `arn:${partitionOfRegion(region)}:ec2:${region}:${owner}:vpc-endpoint/${id}`;
  const arn = parseArn(text);
  return arn && fileResource(endpoint, { ...arn, text }, owner, readPolicy(endpoint, policy, true));
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

const isDocument = (value: JsonValue = null): boolean =>
  typeof value === 'string' || (isJsonRecord(value) && 'Statement' in value);

const isHolder = (value: JsonValue = null): boolean =>
  isJsonRecord(value) && ('Established' in value || isDocument(value['Policy']));

const isListWith = (value: JsonValue = null, isOne: (element: JsonValue) => boolean): boolean =>
  isJsonArray(value) && value.some(isOne);

const documentKeys = new Set(['Version', 'Id', 'Statement']);
const settingKeys = ['PublicAccessBlockConfiguration', 'OwnershipControls', 'PolicyStatus'];

/** Checks by the beginning of their message, in the order in which they are tried. */
const unattributed: Readonly<Record<string, (value: JsonRecord) => boolean>> = {
  'This is a policy document alone, as --query Policy prints it': (value) =>
    'Statement' in value && Object.keys(value).every((key) => documentKeys.has(key)),
  // F-57
  'This is the repository or registry policy of Amazon ECR, whose output says no region': (value) =>
    isDocument(value['policyText']),
  // F-64
  'This is the resource policy of AWS Glue, whose output says no region and account': (value) =>
    isDocument(value['PolicyInJson']) || isJsonArray(value['GetResourcePoliciesResponseList'] ?? null),
  // F-51
  'This is a policy of Amazon S3 Tables, whose output says no resource': (value) =>
    isDocument(value['resourcePolicy']),
  // F-67
  'These are REST APIs, whose output says no region and account': ({ policy, items }) =>
    isDocument(policy) || isListWith(items, (item) => isJsonRecord(item) && isDocument(item['policy'])),
  // F-47, F-62
  'This is a policy of an S3 multi-region access point or a Glacier vault, whose output says no resource': (
    value,
  ) => !isResourceRecord(value) && (isHolder(value['Policy']) || isHolder(value['policy'])),
  // F-44 to F-66
  'This is the policy of one resource, whose output does not say which': (value) =>
    isDocument(value['Policy']) && !('ResourceArn' in value),
  // F-45
  'These are settings of a bucket or an account, whose output does not say which': (value) =>
    !('ResourceArn' in value) && settingKeys.some((key) => key in value),
};

/** Returns the reason to refuse a policy without its resource; undefined for anything else. */
function unattributedPolicy(value: JsonValue): string | undefined {
  if (!isJsonRecord(value)) return undefined;
  const what = Object.keys(unattributed).find((kind) => unattributed[kind]?.(value));
  if (what === undefined) return undefined;
  return `${what}, so nobody can tell what it is about. Give it with the resource and its account: [{"ResourceArn": "arn:…", "AccountId": "111122223333", "Policy": …}].`;
}
