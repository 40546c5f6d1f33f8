/** Scenarios as files: what is wrong in one is told with its place. */
import { readFileSync } from 'node:fs';
import { buildSchema, getNullableType, isInputObjectType, isNonNullType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { verbNames, verbs } from '../../../../src/ingest/changes/change.js';
import { ChangeRefused } from '../../../../src/ingest/changes/changeRefused.js';
import { parseScenario } from '../../../../src/ingest/changes/scenarioFile.js';

const USER = 'arn:aws:iam::012345678901:user/ann';

test('reads YAML and JSON, with policies as values or as text', () => {
  const yaml = `
changes:
  - createUser: { user: ${USER} }
  - putUserPolicy:
      user: ${USER}
      policyName: own
      policyDocument:
        Version: 2012-10-17
        Statement: { Effect: Allow, Action: 's3:*', Resource: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': 012345678901 } } }
documents:
  - name: account.json
    content: { UserDetailList: [] }
`;
  const policy = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': '012345678901' } },
    },
  };
  const expected = {
    changes: [
      { createUser: { user: USER } },
      { putUserPolicy: { user: USER, policyName: 'own', policyDocument: JSON.stringify(policy) } },
    ],
    documents: [{ name: 'account.json', content: '{"UserDetailList":[]}' }],
  };
  expect(parseScenario('a.yaml', yaml)).toEqual(expected);
  expect(parseScenario('a.json', JSON.stringify(expected, undefined, '\t'))).toEqual(expected);
});

describe('refuses', () => {
  const change = (verb: string, given: object) => JSON.stringify({ changes: [{ [verb]: given }] });
  test.each([
    ['what is neither', 'a: [1', 'a.yaml: This is neither YAML nor JSON'],
    ['an empty file', '', 'a.yaml: This is neither YAML nor JSON'],
    ['a list', '[]', 'a.yaml: Fields belong here: changes, documents.'],
    [
      'one change',
      'changes: { deleteUser: { user: x } }',
      'A list belongs here: begin each of its entries with',
    ],
    ['a verb alone', 'changes: [deleteUser]', 'A change belongs here, such as deleteUser: { user: … }.'],
    ['a text for fields', 'changes: [{ deleteUser: x }]', 'deleteUser: Fields belong here: user.'],
    ['a file alone', 'documents: [a.json]', 'a.yaml.documents[0]: Fields belong here, each with its name.'],
    [
      'no policy',
      change('putBucketPolicy', { resource: 'arn:aws:s3:::b', policy: [] }),
      'policy: A policy document belongs here: its JSON as text, or its fields.',
    ],
    [
      'a text for true',
      change('createPolicyVersion', { policyArn: 'x', policyDocument: {}, setAsDefault: 'yes' }),
      'setAsDefault: This is true or false, without quotation marks.',
    ],
    ['an unknown key', '{"change": []}', 'a.yaml: There is no field change here, but changes, documents.'],
    ['no verb', '{"changes": [{}]}', 'a.yaml changes[0]: A change has one verb, and this one has none.'],
    ['two verbs', '{"changes": [{"deleteUser": {}, "deleteRole": {}}]}', 'deleteUser, deleteRole'],
    ['an unknown verb', change('attachRolePolicies', {}), 'Did you mean attachRolePolicy,'],
    ['another case', change('deactivatemfadevice', {}), 'Did you mean deactivateMFADevice,'],
    ['a missing field', change('deleteUser', {}), 'a.yaml changes[0].deleteUser.user: This is missing.'],
    [
      'an unknown field',
      change('deleteUser', { user: USER, role: USER }),
      'There is no field role here, but user.',
    ],
    ['a number for text', change('deleteUser', { user: 1 }), 'This is text: put it in quotation marks.'],
    [
      'a wrong value',
      change('updateAccessKey', { user: USER, accessKeyId: 'A', status: 'On' }),
      'none of ACTIVE, INACTIVE',
    ],
    [
      'a missing policy',
      change('putBucketPolicy', { resource: 'arn:aws:s3:::b' }),
      'policy: This is missing.',
    ],
    [
      'a document without a name',
      '{"documents": [{"content": {}}]}',
      'a.yaml.documents[0].name: This is missing.',
    ],
  ])('%s', (_what, text, message) => {
    expect(() => parseScenario('a.yaml', text)).toThrow(ChangeRefused);
    expect(() => parseScenario('a.yaml', text)).toThrow(message);
  });
});

test('the schema has the same verbs with the same fields', () => {
  const text = readFileSync(new URL('../../../../schema/scenario.graphql', import.meta.url), 'utf8');
  const scalars =
    'scalar ARN scalar AccountId scalar PolicyDocument enum AccessKeyStatus { A } enum IdentityCenterPrincipalType { A } input ImportDocumentInput { name: String } type Query { a: Int }';
  const type = buildSchema(`${text} ${scalars}`).getType('ChangeInput');
  const ofType = isInputObjectType(type) ? Object.values(type.getFields()) : [];
  const inSchema = ofType.map(({ name, type: given }): readonly unknown[] => {
    const named = getNullableType(given);
    const fields = isInputObjectType(named) ? Object.values(named.getFields()) : [];
    return [name, fields.map((one) => `${one.name}${isNonNullType(one.type) ? '!' : ''}`).sort()];
  });
  const inCode = verbNames.map((verb) => [
    verb,
    Object.entries(verbs[verb].fields)
      .map(([name, field]) => `${name}${field instanceof z.ZodOptional ? '' : '!'}`)
      .sort(),
  ]);
  expect(Object.fromEntries(inCode)).toEqual(Object.fromEntries(inSchema));
});
