import { describe, expect, it } from 'vitest';
import { packagedPolicy } from '../../../src/ingest/normalize/managedPolicies.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import {
  accountWith,
  type ManagedPolicyDetail,
  type RoleDetail,
} from '../../../src/ingest/formats/account/accountExport.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const origin = { file: 'a.json', path: '$' };

const role: RoleDetail = {
  arn: 'arn:aws:iam::111122223333:role/builder',
  name: 'builder',
  path: '/',
  origin,
  inlinePolicies: [],
  attachedPolicies: [{ name: 'AdministratorAccess', arn: administrator }],
  permissionsBoundaryArn: 'arn:aws:iam::aws:policy/PowerUserAccess',
  trustPolicy: {
    kind: 'DOCUMENT',
    text: '{"Version":"2012-10-17","Statement":[]}',
    duplicateKeys: [],
    ...origin,
  },
  instanceProfiles: [],
  tags: [],
};

const account = accountWith(
  { accountId: '111122223333', partition: 'aws' },
  { users: [], groups: [], roles: [role], policies: [] },
);

describe('a policy of AWS that the export names but does not hold (F-11)', () => {
  it('is the dated copy of the data package, and the account says so (U-10)', () => {
    const { facts } = atOnce(normalizeAccount(account, new Map()));
    const copies = facts.policies.filter((policy) => policy.dataPackage !== undefined);
    expect(copies.map((policy) => policy.name).sort()).toEqual(['AdministratorAccess', 'PowerUserAccess']);
    expect(facts.policySets[0]?.partial).toBe(false);
    expect(facts.policySets[0]?.boundary.status).toBe('COLLECTED');
    const gaps = facts.dataGaps.filter((gap) => gap.kind === 'POLICY_FROM_DATA_PACKAGE');
    expect(gaps).toHaveLength(2);
    expect(gaps[0]?.message).toMatch(/version v\d+ as of \d{4}-\d\d-\d\d was used/);
  });

  it('is the export’s own where that holds it', () => {
    const packaged = packagedPolicy(administrator);
    if (!packaged) throw new Error('not packaged');
    const own = new Map<string, ManagedPolicyDetail>([[administrator, packaged.detail]]);
    const { facts } = atOnce(normalizeAccount(account, own));
    expect(facts.policies.find((policy) => policy.arn === administrator)?.dataPackage).toBeUndefined();
  });

  it('keeps the path of the ARN', () => {
    const serviceRole = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    expect(packagedPolicy(serviceRole)?.detail).toMatchObject({
      path: '/service-role/',
      name: 'AWSLambdaBasicExecutionRole',
    });
  });

  it('is not known in another partition, whose documents differ', () => {
    expect(packagedPolicy('arn:aws-cn:iam::aws:policy/AdministratorAccess')).toBeUndefined();
  });

  it('is not made up', () => {
    expect(packagedPolicy('arn:aws:iam::aws:policy/NoSuchPolicy')).toBeUndefined();
  });
});
