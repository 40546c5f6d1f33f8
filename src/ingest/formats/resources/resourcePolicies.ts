/** Resources and their policies: lists of records, and those outputs of the AWS CLI that say what they are about. */
import { z } from 'zod';
import { parseArn } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { ResourceDetail } from '../account/accountExport.js';
import { accountFormat } from '../account/accountFile.js';
import type { Filed } from '../account/entities.js';
import { asFields, elementsOf, type Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, quote } from '../shared/jsonValue.js';
import { outputFields, outputOf, readOutputs, resourcesIn } from '../shared/outputs.js';
import { partitionOfRegion } from '../workloads/regions.js';
import { fileResource, readPolicy, readResourceArn, readResourceRecord } from './resourceRecord.js';
import { unattributedPolicy } from './unattributedPolicy.js';

const resourceOutput = z.strictObject({
  ...outputFields,
  policy: z.string(),
  askedWith: z.string().optional(),
});

const outputs = readOutputs('resources/outputs.yaml', resourceOutput);

const recordKeys = ['Policy', 'Error', 'PublicAccessBlockConfiguration', 'OwnershipControls'];

/** Records of what runs have an ARN too, and a role or instance profile beside it. */
const isRecord = (value: JsonValue): boolean =>
  isJsonRecord(value) &&
  'ResourceArn' in value &&
  recordKeys.some((key) => key in value) &&
  !('RoleArn' in value || 'InstanceProfileArn' in value);

export const resourcePolicies = accountFormat({
  name: 'resource policies',
  /** A list of records, one record, an output of the CLI, or a policy that nothing says the resource of. An empty list is no mistake. */
  recognizes(value) {
    if (isJsonArray(value)) return value.length === 0 || value.some(isRecord);
    if (!isJsonRecord(value)) return false;
    return (
      isRecord(value) || outputOf(value, outputs) !== undefined || unattributedPolicy(value) !== undefined
    );
  },
  documents: /\.(?:Policy|ResourcePolicy|AccessPolicies|PolicyDocument)[.[]/,
  ofNobody: 'This holds no resource, so it belongs to no account and changes none.',
  read(root, file) {
    const { value } = root;
    const output = isJsonRecord(value) && !isRecord(value) ? outputOf(value, outputs) : undefined;
    const fields = output && asFields(root, file);
    if (output && fields) {
      const found = resourcesIn(fields, output);
      const resources = file.entries(found, ({ resource }) => readResource(resource, output));
      return { lists: { resources }, truncated: fields.text('NextToken') !== undefined };
    }
    const resources = file.entries(elementsOf(root, file), (one) => {
      const reason = isJsonRecord(one.value) ? unattributedPolicy(one.value) : undefined;
      if (reason !== undefined) return file.problem(one.path, reason);
      const record = asFields(one, file);
      return record && readResourceRecord(record);
    });
    return { lists: { resources } };
  },
});

/** Undefined, with a problem, where it does not say whose resource it is. */
function readResource(
  resource: Fields,
  { arn: key, policy, askedWith }: z.infer<typeof resourceOutput>,
): Filed<ResourceDetail> | undefined {
  if (key === undefined) return readEndpoint(resource, policy);
  const arn = readResourceArn(resource, key);
  if (arn === undefined) return undefined;
  const isAsked = askedWith === undefined || resource.has(askedWith);
  const read = readPolicy(resource, policy, isAsked);
  return fileResource(resource, arn, arn.account, { ...read, alone: true });
}

/** F-68: the ARN is made of the owner and the region, which stands in the name of the service. */
function readEndpoint(endpoint: Fields, policy: string): Filed<ResourceDetail> | undefined {
  const id = endpoint.requiredText('VpcEndpointId');
  const owner = endpoint.requiredText('OwnerId');
  const service = endpoint.requiredText('ServiceName') ?? '';
  const region = service.split('.').find((part) => /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(part));
  if (id === undefined || owner === undefined || service === '') return undefined;
  if (region === undefined)
    return endpoint.problem(
      `${quote(service)} names no region, so the endpoint has no ARN. Give it as a record with its ResourceArn.`,
      'ServiceName',
    );
  const text = `arn:${partitionOfRegion(region)}:ec2:${region}:${owner}:vpc-endpoint/${id}`;
  const arn = parseArn(text);
  return arn && fileResource(endpoint, { ...arn, text }, owner, readPolicy(endpoint, policy, true));
}
