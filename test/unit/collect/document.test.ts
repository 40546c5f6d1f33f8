/** Policy documents as a collection files them. */
import { describe, expect, test } from 'vitest';
import { decodeDocument, withDecodedDocuments } from '../../../src/collect/document.js';

const encoded = (text: string): string => encodeURIComponent(text);

describe('a document', () => {
  test('F-9: is percent-decoded once, with + as it is', () => {
    expect(decodeDocument(encoded('{"Statement":[{"Sid":"a+b","Resource":"100%25"}]}'))).toEqual({
      Statement: [{ Sid: 'a+b', Resource: '100%25' }],
    });
  });

  test.each([
    ['that is no JSON', encoded('{"Statement":')],
    ['that is wrongly encoded', '%7B%22a%22%3A%E0%A4%A'],
    ['F-115, L-3: with a repeated key', encoded('{"Effect":"Deny","Effect":"Allow"}')],
    ['L-5: with a number that would change', encoded('{"v":9007199254740993}')],
  ])('%s stays as it came', (_name, text) => {
    expect(decodeDocument(text)).toBe(text);
  });

  test('is found wherever it is in an output, and nothing else is touched', () => {
    const document = encoded('{"Version":"2012-10-17"}');
    const created = new Date(0);
    expect(
      withDecodedDocuments({
        Roles: [{ RoleName: document, CreateDate: created, AssumeRolePolicyDocument: document }],
        Versions: [{ Document: document }],
      }),
    ).toEqual({
      Roles: [
        { RoleName: document, CreateDate: created, AssumeRolePolicyDocument: { Version: '2012-10-17' } },
      ],
      Versions: [{ Document: { Version: '2012-10-17' } }],
    });
  });
});
