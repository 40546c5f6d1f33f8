/** What the terminal says that a technique requires, and which of its actions it looks for in statements. */
import { expect, test } from 'vitest';
import type { TechniqueFragment } from '../../../src/api/operations.generated.js';
import { actionsOf, citations, techniqueNotes } from '../../../src/cli/ask/cite.js';
import { requiredPermissions } from '../../../src/escalation/catalog/requiredPermissions.js';
import { techniqueById } from '../../../src/escalation/catalog/techniques.js';

function described(id: string): TechniqueFragment {
  const technique = techniqueById(id);
  if (!technique) throw new Error(`There is no technique ${id}.`);
  const { name, optional = [], closing } = technique;
  const told = { preconditions: [], severity: 'HIGH' as const, severityReason: 'It is so.', references: [] };
  return { id, name, required: requiredPermissions(technique), optional, closing, ...told };
}

const actions = (id: string) => actionsOf({ mechanism: 'ESCALATION', technique: described(id) });

test('all actions of all ways, each once, and those that help', () => {
  expect(actions('T-071')).toEqual(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']);
  expect(actions('T-015')).toEqual([
    'iam:CreateRole',
    'iam:PutRolePolicy',
    'iam:AttachRolePolicy',
    'sts:AssumeRole',
    'iam:PassRole',
  ]);
  expect(actions('T-165b')).toEqual([
    'rds-db:connect',
    'dsql:DbConnectAdmin',
    'dsql:DbConnect',
    'elasticache:Connect',
    'memorydb:Connect',
    'neptune-db:connect',
    'neptune-db:ReadDataViaQuery',
  ]);
});

test('one line for each way, and one for what helps', () => {
  expect(techniqueNotes([described('T-071')])).toContain(
    '  requires: iam:PassRole @ R to lambda.amazonaws.com + lambda:CreateFunction + lambda:InvokeFunction\n  severity',
  );
  expect(techniqueNotes([described('T-015')])).toContain(
    [
      '  requires: iam:CreateRole @ new + iam:PutRolePolicy @ new',
      '        or: iam:CreateRole @ new + iam:AttachRolePolicy @ new',
      '  helpful: sts:AssumeRole',
    ].join('\n'),
  );
  expect(techniqueNotes([described('T-041')])).toContain('  requires: nothing\n');
});

test('a statement of a policy that the caller does not have yet is one that the step gives', () => {
  const statement = {
    effect: 'ALLOW' as const,
    layer: 'IDENTITY' as const,
    statementIndex: 0,
    notActions: [],
  };
  const gained = { ...statement, sid: null, level: null, actions: [], policyArn: null, policy: null };
  expect(citations([gained], ['iam:AddUserToGroup'], false)).toEqual([
    'iam:AddUserToGroup: statement 0 of the identity policy that this step gives',
  ]);
});
