/** Outputs of the AWS CLI that hold a resource's policy and say which resource it is. */
import type { JsonValue } from '../../../iam/language/json.js';
import { parseArn } from '../../../iam/language/arn.js';
import type { ResourceDetail } from '../account/accountExport.js';
import type { Filed } from '../account/entities.js';
import type { Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord, quote, type JsonRecord } from '../shared/jsonValue.js';
import { partitionOfRegion } from '../workloads/regions.js';
import { fileResource, readPolicy, readResourceArn } from './resourceRecord.js';

export interface ResourceOutput {
  recognizes(output: JsonRecord): boolean;
  resources(output: Fields): readonly Fields[];
  /** Undefined, with a problem, where it does not say whose resource it is. */
  read(resource: Fields): Filed<ResourceDetail> | undefined;
}

/** An output about one resource, whose ARN stands in it. */
interface OneResource {
  /** The key of the object that holds all; missing: the output itself. */
  readonly inside?: string;
  readonly arnKey: string;
  readonly isArn: RegExp;
  readonly policyKey: string;
  /** Other calls print this ARN too: whether this is the one that prints the policy. */
  readonly isCall?: (resource: JsonRecord) => boolean;
  /** F-73: no policy is no key, where the call asked for it, as this other key shows. */
  readonly askedWith?: string;
}

const secretKeys = new Set(['ARN', 'Name', 'ResourcePolicy', '$metadata', 'ResponseMetadata']);

const single: readonly OneResource[] = [
  // F-52. Which attributes were asked for is not in the output; all of them include the time-out.
  {
    inside: 'Attributes',
    arnKey: 'QueueArn',
    isArn: /^arn:[^:]+:sqs:/,
    policyKey: 'Policy',
    askedWith: 'VisibilityTimeout',
  },
  // F-53.
  {
    inside: 'Attributes',
    arnKey: 'TopicArn',
    isArn: /^arn:[^:]+:sns:/,
    policyKey: 'Policy',
    isCall: (attributes) => !('SubscriptionArn' in attributes),
  },
  // F-56. The secret itself has the same two keys, and more.
  {
    arnKey: 'ARN',
    isArn: /^arn:[^:]+:secretsmanager:/,
    policyKey: 'ResourcePolicy',
    isCall: (output) => Object.keys(output).every((key) => secretKeys.has(key)),
  },
  // F-60, F-61, F-63.
  { inside: 'DomainStatus', arnKey: 'ARN', isArn: /^arn:[^:]+:es:/, policyKey: 'AccessPolicies' },
  { arnKey: 'Arn', isArn: /^arn:[^:]+:events:[^:]*:[^:]*:event-bus\//, policyKey: 'Policy' },
  {
    arnKey: 'BackupVaultArn',
    isArn: /^arn:[^:]+:backup:/,
    policyKey: 'Policy',
    isCall: (output) => 'Policy' in output,
  },
];

const ofOne = ({ inside, arnKey, isArn, policyKey, isCall, askedWith }: OneResource): ResourceOutput => ({
  recognizes(output) {
    const resource: JsonValue | undefined = inside === undefined ? output : output[inside];
    if (resource === undefined || !isJsonRecord(resource)) return false;
    const arn = resource[arnKey];
    return typeof arn === 'string' && isArn.test(arn) && (isCall?.(resource) ?? true);
  },
  resources: (output) => (inside === undefined ? [output] : [output.record(inside) ?? output]),
  read(resource) {
    const arn = readResourceArn(resource, arnKey);
    const isNone = askedWith === undefined || resource.has(askedWith);
    const policy = arn && readPolicy(resource, policyKey, isNone);
    return arn && fileResource(resource, arn, arn.account, { ...policy, alone: true });
  },
});

/** F-68: the ARN is made of the owner and the region, which stands in the name of the service. */
const vpcEndpoints: ResourceOutput = {
  recognizes: ({ VpcEndpoints: list }) => list !== undefined && isJsonArray(list),
  resources: (output) => output.recordList('VpcEndpoints'),
  read(endpoint) {
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
    return (
      arn && fileResource(endpoint, { ...arn, text }, owner, readPolicy(endpoint, 'PolicyDocument', true))
    );
  },
};

const outputs: readonly ResourceOutput[] = [...single.map(ofOne), vpcEndpoints];

/** Which of the outputs this is; undefined where it is none. */
export const outputOf = (value: JsonRecord): ResourceOutput | undefined =>
  outputs.find(({ recognizes }) => recognizes(value));
