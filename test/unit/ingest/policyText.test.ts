/** Policy documents in the forms in which clients leave them. */
import { describe, expect, it } from 'vitest';
import type { PolicyText } from '../../../src/ingest/formats/account/accountExport.js';
import { DocumentCollector } from '../../../src/ingest/normalize/policyDocuments.js';
import { mergeFiles, mergeValue, roleNamed } from './exports.js';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:Get*', Resource: 'a+b %41 é' }],
};
const json = JSON.stringify(document);

async function trustPolicyOf(written: unknown): Promise<PolicyText | undefined> {
  const merged = await mergeValue({
    RoleDetailList: [roleNamed('r', { AssumeRolePolicyDocument: written })],
  });
  expect(merged.problems).toEqual([]);
  return merged.accounts[0]?.roles[0]?.trustPolicy;
}

describe('a document is read (F-9, F-115)', () => {
  it.each([
    ['an object', document],
    ['a JSON string', json],
    ['percent-encoded', encodeURIComponent(json)],
    ['percent-encoded with a literal plus', encodeURIComponent(json).replaceAll('%2B', '+')],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(json))],
  ])('as %s', async (_form, written) => {
    const policy = await trustPolicyOf(written);
    expect(policy?.kind === 'DOCUMENT' && policy.text).toBe(json);
  });

  it('with the repeated keys of its text, as paths of its own (L-3, F-115)', async () => {
    const text = '{"Statement":[{"Effect":"Allow","Condition":{},"Condition":{}}]}';
    expect(await trustPolicyOf(text)).toMatchObject({ duplicateKeys: ['$.Statement[0].Condition'] });
    const file = `{"RoleDetailList":[{"Arn":"arn:aws:iam::111122223333:role/r","AssumeRolePolicyDocument":${text}}]}`;
    const merged = await mergeFiles({ 'a.json': file });
    expect(merged.accounts[0]?.roles[0]?.trustPolicy).toMatchObject({
      kind: 'DOCUMENT',
      duplicateKeys: ['$.Statement[0].Condition'],
    });
  });
});

describe('a document that cannot be read is quarantined and refuses nothing (F-20)', () => {
  it.each([
    ['broken percent-encoding', '%7B%2', 'The percent-encoding of the document is broken'],
    ['no UTF-8 when decoded', '%ff%fe', 'The percent-encoding of the document is broken'],
    ['no JSON when decoded', encodeURIComponent('{"Statement":'), 'ends in the middle'],
    ['encoded three times', encodeURIComponent(encodeURIComponent(encodeURIComponent(json))), 'Not JSON'],
    ['a blank for a plus', encodeURIComponent(json).replaceAll('%7B', '+'), 'Not JSON'],
    ['too deep', `${'['.repeat(100)}`, 'nested deeper'],
    ['a list', ['x'], 'Expected a policy document, found a list'],
    ['a list as text', '[]', 'Expected a policy document, found a list'],
    ['a number', 12, 'Expected a policy document, found the number "12"'],
    ['true', true, 'Expected a policy document, found true'],
    ['missing', null, 'The export holds no AssumeRolePolicyDocument here'],
  ])('%s', async (_name, written, message) => {
    const policy = await trustPolicyOf(written);
    expect(policy).toMatchObject({ kind: 'UNREADABLE', file: 'export.json' });
    expect(policy).toMatchObject({ path: '$.RoleDetailList[0].AssumeRolePolicyDocument' });
    expect(policy?.kind === 'UNREADABLE' && policy.message).toContain(message);
  });

  it('keeps the text as it came', async () => {
    expect(await trustPolicyOf('not a document')).toMatchObject({ text: 'not a document' });
    expect(await trustPolicyOf([1, 'x'])).toMatchObject({ text: '[1,"x"]' });
  });
});

it('a document with repeated keys is another one than the same without them (L-3, F-20)', () => {
  const origin = { file: 'a.json', path: '$' };
  const repeated: PolicyText = { ...origin, kind: 'DOCUMENT', text: json, duplicateKeys: ['$.Statement'] };
  const clean: PolicyText = { ...repeated, duplicateKeys: [] };
  const collected = new DocumentCollector();
  const hashes = [repeated, clean, repeated].map((text) => collected.add(text, 'IDENTITY', 'policy p'));
  expect(new Set(hashes).size).toBe(2);
  expect(hashes.map((hash) => collected.document(hash) === undefined)).toEqual([true, false, true]);
  expect(collected.quarantined).toHaveLength(2);
});
