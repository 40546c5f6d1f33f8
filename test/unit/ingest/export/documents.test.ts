/** Policy documents of an exported account are read again as they were, and quarantined for the same. */
import { describe, expect, it } from 'vitest';
import { expectSame, importedAccounts, json, reimported, userWith as user } from './reimported.js';

const inline = (PolicyDocument: unknown) => user({ UserPolicyList: [{ PolicyName: 'p', PolicyDocument }] });
const statement = '{"Effect":"Allow","Action":"s3:*","Resource":"*"}';

describe('a document', () => {
  it.each<readonly [string, unknown]>([
    ['that is an object', { Version: '2012-10-17', Statement: [] }],
    [
      'with numbers as they are written',
      `{"Statement":{"Condition":{"a":{"b":[1.0,1e400,9007199254740993]}}}}`,
    ],
    ['that is percent-encoded', encodeURIComponent(`{"Statement":${statement}}`)],
    ['of which the encoding is broken', '%7B%'],
    ['that is no JSON', '{"Statement":'],
    ['that is empty', ''],
    ['that is null', null],
    ['that is a list', [{ Statement: [] }]],
    ['that is a number', 7],
    ['with a key that nobody knows', { Statement: [], Established: true, Policy: 'x' }],
    ['that is very deep', `{"Statement":${'['.repeat(62)}${']'.repeat(62)}}`],
    ['with keys as hostile as can be', '{"__proto__":1,"constructor":{"toString":"\\u0000"}}'],
    ['that repeats its statements', `{"Statement":[],"Statement":${statement}}`],
  ])('%s', async (_, document) => {
    expect(await expectSame(json(inline(document)))).toEqual([]);
  });

  it('that is missing', async () => {
    expect(await expectSame(json(user({ UserPolicyList: [{ PolicyName: 'p' }] })))).toEqual([]);
  });

  it.each([
    ['a key', `{"Statement":[{"Effect":"Allow","Action":"a:b","Action":"c:d","Resource":"*"}]}`],
    ['keys in one another', '{"Statement":{"Effect":"Deny","Effect":"Allow"},"Statement":[]}'],
    ['another key', '{"Version":"1","Version":"2"}'],
  ])('that repeats %s is quarantined again, for its statements', async (_, repeating) => {
    const [whole] = await importedAccounts(json(inline(repeating)));
    const { documents, again } = whole ? await reimported(whole) : { documents: [], again: undefined };
    expect(documents.flatMap(({ omitted }) => omitted)).toEqual([
      expect.stringContaining('the reason names $.Statement'),
    ]);
    expect(again?.account.users[0]?.inlinePolicies[0]?.document).toMatchObject({
      duplicateKeys: ['$.Statement'],
    });
  });
});
