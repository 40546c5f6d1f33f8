/** The commands of `rolegraph ask`: each asks its operation with the variables that this has. */
import { getOperationAST, parse, getVariableValues } from 'graphql';
import { expect, test } from 'vitest';
import { askCommand } from '../../../src/cli/ask/askCommand.js';
import { planOf, type Question } from '../../../src/cli/ask/ask.js';
import { schema } from '../../support/everyField.js';

async function questionOf(...words: readonly string[]): Promise<Question> {
  let asked: Question | undefined;
  const command = askCommand(async (question) => void (asked = question));
  await command.parseAsync([...words], { from: 'user' });
  if (asked === undefined) throw new Error(`${words.join(' ')} asks nothing.`);
  return asked;
}

test.each([
  ['can', 'ann s3:GetObject * --literal --context aws:MultiFactorAuthPresent=true'],
  ['who-can', 's3:GetObject * --literal --transitive --max-hops 3'],
  ['permissions', 'ann --service s3 --service kms'],
  ['paths', 'ann hub --max-hops 3 --k 2'],
  ['paths-to-privilege', 'ann --max-hops 3 --k 2'],
  ['blast-radius', 'ann --max-hops 3'],
  ['cross-account', 'ann hub'],
  ['who-can-reach', 'ann --max-hops 3'],
  ['choke-points', '111122223333'],
  ['findings', 'ann'],
  ['exposure', 'arn:aws:s3:::logs'],
  ['exposure', '--account 111122223333'],
  ['trust-exposure', '--account 111122223333 --kind ANYONE'],
  ['access-keys', '--account 111122223333 --older-than 9 --unused-for 8 --active --two-active --replaceable'],
])('%s %s', async (kind, words) => {
  const { kind: asked, ...variables } = await questionOf(kind, ...words.split(' '));
  expect(asked).toBe(kind);
  const { operation, names } = planOf({ kind: asked, ...variables });
  const declared = getOperationAST(parse(operation))?.variableDefinitions ?? [];
  const arns = Object.keys(names).map((name) => [name, 'arn:aws:iam::111122223333:role/x']);
  const values = getVariableValues(schema, declared, { ...variables, ...Object.fromEntries(arns) });
  expect(values.errors).toBeUndefined();
  expect(Object.keys(values.coerced ?? {})).toEqual(expect.arrayContaining(Object.keys(variables)));
});
