/** What questions are put with, and how answers are written. */
import { GraphQLScalarType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { executableSchema } from '../../../src/api/schema.js';
import { alice, deploy } from './sampleGraph.js';
import { dataOf, errorOf } from './services.js';

function scalar(name: string): GraphQLScalarType {
  const type = executableSchema().getType(name);
  if (type instanceof GraphQLScalarType) return type;
  throw new Error(`${name} is no scalar`);
}

/** Scalars that questions take: one value that is right, one that is not, and where it can be put. */
const taken: readonly (readonly [
  name: string,
  right: string,
  wrong: string,
  field: string,
  argument: string,
])[] = [
  ['ARN', deploy.identifier, 'arn:aws:iam', 'group', 'arn'],
  ['ARN', deploy.identifier, 'arn:aws:iam::111122223333:role/*', 'policy', 'arn'],
  ['AccountId', '111122223333', '1111', 'account', 'id'],
  ['PrincipalIdentifier', 'ec2.amazonaws.com', 'alice', 'principal', 'identifier'],
  ['PrincipalIdentifier', '*', 'arn:aws:iam::111122223333:group/developers', 'principal', 'identifier'],
  [
    'PrincipalIdentifier',
    alice.identifier,
    `arn:aws:iam::111122223333:user/${'x'.repeat(3_000)}`,
    'principal',
    'identifier',
  ],
];

describe('a scalar that comes in', () => {
  it.each(taken)('%s takes %j', (name, right) => {
    expect(scalar(name).parseValue(right)).toBe(right);
  });

  it.each(taken)(
    '%s (%j) refuses %j in the same words as a literal and as a variable',
    async (name, _right, wrong, field, argument) => {
      const literal = await errorOf(
        `{ ${field}(${argument}: ${JSON.stringify(wrong)}) { __typename } }`,
      ).catch((error) => error);
      const variable = await errorOf(
        `query ($value: ${name}!) { ${field}(${argument}: $value) { __typename } }`,
        {
          value: wrong,
        },
      );
      expect(variable?.message).toBe(literal.message);
      expect(variable?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', retryable: false, argument });
    },
  );

  it('reads an account id as its root user', async () => {
    const data = await dataOf('{ principal(identifier: "111122223333") { __typename identifier } }');
    expect(data['principal']).toEqual({
      __typename: 'AccountRoot',
      identifier: 'arn:aws:iam::111122223333:root',
    });
  });

  it('says of a group to ask about its members', async () => {
    const error = await errorOf('query ($who: PrincipalIdentifier!) { principal(identifier: $who) { id } }', {
      who: 'arn:aws:iam::111122223333:group/developers',
    });
    expect(error?.message).toContain('ask about its members');
  });

  it('is text, and nothing else', async () => {
    const error = await errorOf('query ($id: AccountId!) { account(id: $id) { id } }', { id: 111122223333 });
    expect(error?.message).toBe('AccountId is given as text.');
  });

  it('takes actions and resources by their form', () => {
    expect(scalar('Action').parseValue('s3:GetObject')).toBe('s3:GetObject');
    expect(() => scalar('Action').parseValue('s3:*')).toThrow('wildcard');
    expect(scalar('ResourcePattern').parseValue('arn:aws:s3:::data/*')).toBe('arn:aws:s3:::data/*');
    expect(() => scalar('ResourcePattern').parseValue('data')).toThrow('not a resource');
  });

  it('takes points in time', () => {
    expect(scalar('DateTime').parseValue('2026-03-01T09:30Z')).toBe('2026-03-01T09:30:00.000Z');
    expect(() => scalar('DateTime').parseValue('yesterday')).toThrow('no time');
    expect(() => scalar('DateTime').parseValue('2026-13-01T09:30:00Z')).toThrow('no time');
  });
});

describe('a scalar that goes out', () => {
  it('writes points in time as ISO 8601', () => {
    expect(scalar('DateTime').serialize(Date.parse('2026-03-01T09:30:00Z'))).toBe('2026-03-01T09:30:00.000Z');
  });

  it('writes policy documents as objects', () => {
    expect(scalar('PolicyDocument').serialize('{"Version":"2012-10-17"}')).toEqual({ Version: '2012-10-17' });
  });

  it.each(['ARN', 'AccountId', 'Action', 'PrincipalIdentifier', 'ResourcePattern'])(
    'writes %s as it is',
    (name) => {
      expect(scalar(name).serialize('AIDADELETED')).toBe('AIDADELETED');
    },
  );
});
