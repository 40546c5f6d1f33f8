/** Where policies of principals could not be read, nobody says that a guardrail takes nothing from them. */
import { describe, expect, test } from 'vitest';
import { guardrailImpact } from '../../../../src/access/compare/guardrailImpact.js';
import { differenceTypes } from '../../../../src/api/resolvers/differences.js';
import { ImportRunning, ReadTooLarge } from '../../../../src/graph/model/graph.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { importedEstate } from '../../../support/importedHops.js';
import { organizationOf } from '../../../support/organizations.js';
import { exportsOfEstate } from '../../../support/roleEstate.js';
import { accountId, sampleGraph } from '../../api/sampleGraph.js';
import { actions } from '../../api/services.js';

const question = {
  type: 'SERVICE_CONTROL_POLICY',
  content:
    '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "glue:*", "Resource": "*" } }',
  targets: [accountId],
} as const;

const READ = { documentText: '{ "Version": "2012-10-17", "Statement": [] }', documentHash: 'read' };

async function caveatsWhere(isRead: boolean) {
  const accounts = sampleGraph.accounts.map((account) => ({ ...account, dataGaps: [] }));
  const policies = sampleGraph.policies.map((policy) => {
    const { quarantined, ...rest } = policy;
    return isRead && quarantined !== undefined ? { ...rest, ...READ } : policy;
  });
  return (await guardrailImpact(inMemoryReader({ ...sampleGraph, accounts, policies }), actions, question))
    .caveats;
}

test('accounts with policies that could not be read are named', async () => {
  expect(await caveatsWhere(false)).toEqual([
    expect.stringMatching(`could not be read, so more may change in them.*: ${accountId}\\.`),
  ]);
  expect(await caveatsWhere(true)).toEqual([]);
});

test('an RCP that allows is refused, as by Organizations (E-20b)', async () => {
  const allow = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' };
  const content = JSON.stringify({ Version: '2012-10-17', Statement: [allow] });
  const asked = { ...question, type: 'RESOURCE_CONTROL_POLICY', content } as const;
  await expect(guardrailImpact(inMemoryReader(sampleGraph), actions, asked)).rejects.toThrow(
    '$.Statement[0].Effect: a resource control policy that you create denies',
  );
});

test('where administration is too much to compare, the impact on principals is told all the same', async () => {
  const impact = await guardrailImpact(inMemoryReader(sampleGraph), actions, question);
  const failing = (error: Error) => {
    const reader = { administration: () => Promise.reject(error) };
    const context: unknown = { stored: reader, scenarios: { in: async () => ({ reader }) } };
    const { administration } = differenceTypes.GuardrailImpact;
    return administration(impact, {}, context as Parameters<typeof administration>[2]);
  };
  const caveats = ['Who administers and who gets there was not compared: Raise the memory.'];
  expect(await failing(new ReadTooLarge('Raise the memory.'))).toMatchObject({ administrators: [], caveats });
  await expect(failing(new ImportRunning('Ask again.'))).rejects.toThrow(ImportRunning);
});

describe('what policies of resources and roles give directly (E-22, E-27)', () => {
  const HOME = '111111111111';
  const [user, target] = [`arn:aws:iam::${HOME}:user/a`, `arn:aws:iam::${HOME}:role/t`];
  const bucket = 'arn:aws:s3:::data';
  const to = (Principal: unknown, Action: string, more = {}) => ({
    Effect: 'Allow',
    Principal,
    Action,
    ...more,
  });

  async function caveats(action: string, principal: unknown, effect = 'Deny') {
    const trust = [to(principal, 'sts:AssumeRole')];
    const members = { [user]: {}, [target]: { trust } };
    const Statement = [to(principal, 's3:GetObject', { Resource: `${bucket}/*` })];
    const record = { ResourceArn: bucket, AccountId: HOME, Policy: { Version: '2012-10-17', Statement } };
    const graph = importedEstate([...exportsOfEstate({ members }), [record]], organizationOf({ [HOME]: {} }));
    const content = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: effect, Action: action, Resource: '*' }],
    });
    const asked = { ...question, content, targets: [HOME] };
    return (await guardrailImpact(inMemoryReader(graph), actions, asked)).caveats;
  }

  test.each(['sts:AssumeRole', 's3:*', '*'])('is not listed, and a caveat says so: %s', async (action) => {
    expect(await caveats(action, { AWS: user })).toEqual([expect.stringMatching(`by name.*: ${HOME}\\.`)]);
    expect(await caveats(action, '*')).toHaveLength(1);
  });

  test('nor to sessions of GetFederationToken (E-22j)', async () => {
    const session = `arn:aws:sts::${HOME}:federated-user/a`;
    expect(await caveats('s3:*', { AWS: session })).toHaveLength(1);
    expect(await caveats('s3:*', { AWS: session.replace(HOME, '222222222222') })).toEqual([]);
  });

  test.each([
    ['of another service', 'ec2:*', { AWS: user }, 'Deny'],
    ['of the account', 's3:*', { AWS: `arn:aws:iam::${HOME}:root` }, 'Deny'],
    ['by a policy that denies nothing', 's3:*', { AWS: user }, 'Allow'],
  ])('none %s', async (_which, action, principal, effect) => {
    expect(await caveats(action, principal, effect)).toEqual([]);
  });
});
