/** Which resources' own policies bear on a request. */
import { describe, expect, it } from 'vitest';
import { policyHolderArn, policyHolders } from '../../../src/graph/engine/policyHolder.js';
import { tableOf } from '../../support/tables.js';

const here = 'eu-west-1:111122223333';

const rows =
  tableOf<
    readonly { readonly what: string; readonly resource: string; readonly policies: readonly string[] }[]
  >('policies/holders.yaml');

describe('the policies that bear on', () => {
  it.each(rows.map((row) => [row.what, row] as const))('%s', (_what, { resource, policies }) => {
    expect(policyHolders(resource)).toEqual(policies);
  });

  it('do not hang on words that every object of JavaScript has', () => {
    expect(policyHolders(`arn:aws:kms:${here}:constructor/x`)).toEqual([]);
    expect(policyHolders(`arn:aws:toString:${here}:x`)).toEqual([]);
  });
});

describe('a resource is kept', () => {
  it.each([
    [`arn:aws:logs:${here}:log-group:/x:*`, `arn:aws:logs:${here}:log-group:/x`],
    [`arn:aws:execute-api:${here}:a1b2/prod/GET/`, 'arn:aws:apigateway:eu-west-1::/restapis/a1b2'],
    ['arn:aws:s3:::data', 'arn:aws:s3:::data'],
  ])('%s as %s', (given, kept) => {
    expect(policyHolderArn(given)).toBe(kept);
  });
});
