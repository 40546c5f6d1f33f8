/** Recognizes policies and settings that say nothing of the resource that they are of, and says what to do (F-118). */
import type { JsonValue } from '../../../iam/language/json.js';
import { isJsonArray, isJsonRecord, type JsonRecord } from '../shared/jsonValue.js';

const isDocument = (value: JsonValue = null): boolean =>
  typeof value === 'string' || (isJsonRecord(value) && 'Statement' in value);

const isHolder = (value: JsonValue = null): boolean =>
  isJsonRecord(value) && ('Established' in value || isDocument(value['Policy']));

const isListWith = (value: JsonValue = null, isOne: (element: JsonValue) => boolean): boolean =>
  isJsonArray(value) && value.some(isOne);

const documentKeys = new Set(['Version', 'Id', 'Statement']);
const settingKeys = ['PublicAccessBlockConfiguration', 'OwnershipControls', 'PolicyStatus'];

/** By how a message begins; tried in this order. */
const kinds: Readonly<Record<string, (value: JsonRecord) => boolean>> = {
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
  ) => isHolder(value['Policy']) || isHolder(value['policy']),
  // F-44 to F-66
  'This is the policy of one resource, whose output does not say which': (value) =>
    isDocument(value['Policy']) && !('ResourceArn' in value),
  // F-45
  'These are settings of a bucket or an account, whose output does not say which': (value) =>
    !('ResourceArn' in value) && settingKeys.some((key) => key in value),
};

/** The reason to refuse it; undefined for anything else. */
export function unattributedPolicy(value: JsonRecord): string | undefined {
  const what = Object.keys(kinds).find((kind) => kinds[kind]?.(value));
  if (what === undefined) return undefined;
  return `${what}, so nobody can tell what it is about. Give it with the resource and its account: [{"ResourceArn": "arn:…", "AccountId": "111122223333", "Policy": …}].`;
}
