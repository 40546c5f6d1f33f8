/** Resources and their policies: lists of records, and those outputs of the AWS CLI that say what they are about. */
import type { JsonValue } from '../../../iam/language/json.js';
import { accountFormat } from '../account/accountFile.js';
import { asFields, elementsOf } from '../shared/fields.js';
import { isJsonArray, isJsonRecord } from '../shared/jsonValue.js';
import { outputOf } from './resourceOutputs.js';
import { readResourceRecord } from './resourceRecord.js';
import { unattributedPolicy } from './unattributedPolicy.js';

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
    return isRecord(value) || outputOf(value) !== undefined || unattributedPolicy(value) !== undefined;
  },
  documents: /\.(?:Policy|ResourcePolicy|AccessPolicies|PolicyDocument)[.[]/,
  ofNobody: 'This holds no resource, so it belongs to no account and changes none.',
  read(root, file) {
    const { value } = root;
    const output = isJsonRecord(value) && !isRecord(value) ? outputOf(value) : undefined;
    const fields = output && asFields(root, file.findings);
    if (output && fields) {
      const resources = file.entries(output.resources(fields), (one) => output.read(one));
      return [{ lists: { resources }, truncated: fields.text('NextToken') !== undefined }];
    }
    const resources = file.entries(elementsOf(root, file.findings), (one) => {
      const reason = isJsonRecord(one.value) ? unattributedPolicy(one.value) : undefined;
      if (reason !== undefined) return file.findings.problem(one.path, reason);
      const record = asFields(one, file.findings);
      return record && readResourceRecord(record);
    });
    return [{ lists: { resources }, truncated: false }];
  },
});
