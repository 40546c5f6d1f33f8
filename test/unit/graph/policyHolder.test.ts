/** Which resources' own policies bear on a request. */
import { describe, expect, it } from 'vitest';
import { packagedYaml } from '../../../src/packagedYaml.js';
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

describe('a policy that is read is found', () => {
  interface Row {
    readonly kind?: string;
    readonly id?: string;
  }
  const outputs = packagedYaml('ingest/formats/resources/outputs.yaml') as readonly Row[];
  const { resources } = packagedYaml('collect/services/services.yaml') as {
    readonly resources: readonly Row[];
  };
  /** Settings of S3 for the account (F-45), and what a VPC endpoint lets through (F-68). */
  const others = ['iam', 'ec2:vpc-endpoint'];
  const kinds = [...outputs, ...resources].map(({ kind, id }) => kind ?? (id ? 'ec2:vpc-endpoint' : ''));

  it.each([...new Set(kinds)].filter((kind) => !others.includes(kind)))('of %s', (kind) => {
    const [service, type] = kind.split(':');
    const arn = `arn:aws:${service}:${here}:${type === undefined ? 'x' : `${type}/x`}`;
    expect(policyHolders(arn)).toContain(arn);
  });
});
