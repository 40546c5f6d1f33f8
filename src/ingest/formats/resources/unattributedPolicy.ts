/** Recognizes policies and settings that say nothing of the resource that they are of, and says what to do (F-118). */
import type { JsonValue } from '../../../iam/language/json.js';
import { isJsonArray, isJsonRecord, type JsonRecord } from '../shared/jsonValue.js';

interface AnonymousKind {
  /** As a message begins. */
  readonly what: string;
  recognizes(value: JsonRecord): boolean;
}

const isDocument = (value: JsonValue | undefined): boolean =>
  typeof value === 'string' || (value !== undefined && isJsonRecord(value) && 'Statement' in value);

const documentKeys = new Set(['Version', 'Id', 'Statement']);

const kinds: readonly AnonymousKind[] = [
  {
    what: 'This is a policy document alone, as --query Policy prints it',
    recognizes: (value) => 'Statement' in value && Object.keys(value).every((key) => documentKeys.has(key)),
  },
  {
    // F-57
    what: 'This is the repository or registry policy of Amazon ECR, whose output says no region',
    recognizes: ({ policyText }) => isDocument(policyText),
  },
  {
    // F-64
    what: 'This is the resource policy of AWS Glue, whose output says no region and account',
    recognizes: ({ PolicyInJson, GetResourcePoliciesResponseList: list }) =>
      isDocument(PolicyInJson) || (list !== undefined && isJsonArray(list)),
  },
  {
    // F-51
    what: 'This is a policy of Amazon S3 Tables, whose output says no resource',
    recognizes: ({ resourcePolicy }) => isDocument(resourcePolicy),
  },
  {
    // F-67
    what: 'These are REST APIs, whose output says no region and account',
    recognizes: ({ policy, items }) =>
      isDocument(policy) ||
      (items !== undefined &&
        isJsonArray(items) &&
        items.some((item) => isJsonRecord(item) && isDocument(item['policy']))),
  },
  {
    // F-47, F-62
    what: 'This is a policy of an S3 multi-region access point or a Glacier vault, whose output says no resource',
    recognizes: ({ Policy, policy }) =>
      [Policy, policy].some(
        (value) =>
          value !== undefined &&
          isJsonRecord(value) &&
          ('Established' in value || isDocument(value['Policy'])),
      ),
  },
  {
    // F-44 to F-66
    what: 'This is the policy of one resource, whose output does not say which',
    recognizes: (value) => isDocument(value['Policy']) && !('ResourceArn' in value),
  },
  {
    // F-45
    what: 'These are settings of a bucket or an account, whose output does not say which',
    recognizes: (value) =>
      !('ResourceArn' in value) &&
      ['PublicAccessBlockConfiguration', 'OwnershipControls', 'PolicyStatus'].some((key) => key in value),
  },
];

const whatToDo =
  'Give it with the resource and its account: [{"ResourceArn": "arn:…", "AccountId": "111122223333", "Policy": …}].';

/** The reason to refuse it; undefined for anything else. */
export function anonymousPolicy(value: JsonRecord): string | undefined {
  const kind = kinds.find(({ recognizes }) => recognizes(value));
  return kind && `${kind.what}, so nobody can tell what it is about. ${whatToDo}`;
}
