/** Where policies of principals could not be read, nobody says that a guardrail takes nothing from them. */
import { expect, test } from 'vitest';
import { guardrailImpact } from '../../../../src/access/compare/guardrailImpact.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
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
