/** For each verb: changes, and the edit of the files that comes to the same. */
import type { Change } from '../../src/ingest/changes/change.js';
import { allow, arn, attached, type Files, text } from './changeableEstate.js';

export interface ChangeCase {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly edit: (files: Files) => void;
}

const named = (list: readonly Files[], name: string): Files => {
  const found = list.find((one) =>
    [one['UserName'], one['RoleName'], one['GroupName'], one['PolicyName']].includes(name),
  );
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
};

const user = (files: Files, name: string) => named(files['own'].UserDetailList, name);

export const changeCases: readonly ChangeCase[] = [
  {
    name: 'attachUserPolicy',
    changes: [{ attachUserPolicy: { user: arn('user/bob'), policyArn: arn('policy/deploy') } }],
    edit: (files) => (user(files, 'bob')['AttachedManagedPolicies'] = attached(arn('policy/deploy'))),
  },
  {
    name: 'putUserPolicy',
    changes: [
      { putUserPolicy: { user: arn('user/bob'), policyName: 'own', policyDocument: text(allow('s3:*')) } },
    ],
    edit: (files) =>
      (user(files, 'bob')['UserPolicyList'] = [{ PolicyName: 'own', PolicyDocument: allow('s3:*') }]),
  },
];
