/** What runs in a region where nobody looked may run as any role that is made for it, as where nobody looked at all (G-3). */
import { describe, expect, it } from 'vitest';
import { kindInScopes } from '../../../src/ingest/formats/account/scopes.js';
import { missingRegions } from '../../../src/graph/model/regions.js';
import { allow, arnOf, home, waysIn, type AccountIs } from '../../support/escalationAccount.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';

const roles = { boss: { may: [allow('*')], trusts: ['lambda.amazonaws.com'] } };

const at = (region: string, name = '*') => `arn:aws:lambda:${region}:${home}:function:${name}`;

const other = {
  arn: at('eu-west-1', 'other'),
};

/** T-124: changes the code of a function and invokes it. */
const alternatives = (resource: string, rest: AccountIs, organizations?: StoredOrganizations) =>
  waysIn(
    {
      ...rest,
      users: { mallory: { may: [allow(['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'], resource)] } },
      roles,
    },
    organizations,
  ).filter((line) => line.includes('T-124'));

const perhaps = ['mallory T-124 boss CONDITIONAL'];

describe('a function that runs as a role', () => {
  it('is open where nobody looked, and none where everybody did', () => {
    expect(alternatives('*', {})).toEqual(perhaps);
    expect(alternatives('*', { inventoried: ['lambda:function'] })).toEqual([]);
    expect(alternatives('*', { inventoried: ['*'] })).toEqual([]);
  });

  it('is open of the other regions where somebody looked in one', () => {
    expect(alternatives('*', { inventoried: ['lambda:function@eu-west-1'] })).toEqual(perhaps);
    expect(alternatives('*', { workloads: [other] })).toEqual(perhaps);
  });

  it('is none of the regions where somebody looked, if the caller may use no others', () => {
    const rest = { inventoried: ['lambda:function@eu-west-1'] };
    expect(alternatives(at('eu-west-1'), rest)).toEqual([]);
    expect(alternatives(at('eu-*'), rest)).toEqual(perhaps);
    expect(alternatives(at('us-east-1'), rest)).toEqual(perhaps);
  });

  it.each(['lambda:function@eu-west-1', '*@eu-west-1'])(
    'is open in a region where another one was found and not all could be read: %s (G-3)',
    (denied) => {
      const regions = missingRegions('aws', ['eu-west-1']);
      const inventoried = regions.map((region) => `lambda:function@${region}`);
      const rest = { workloads: [other], inventoried };
      expect(alternatives('*', rest)).toEqual([]);
      expect(alternatives('*', { ...rest, denied: [denied] })).toEqual(perhaps);
      expect(alternatives(at('us-east-1'), { ...rest, denied: [denied] })).toEqual([]);
    },
  );

  it('is open in a further region that the account has enabled, or where it could not be read (G-3)', () => {
    const inventoried = missingRegions('aws', []).map((region) => `lambda:function@${region}`);
    expect(alternatives('*', { inventoried, enabled: ['us-east-1', 'me-south-1'] })).toEqual(perhaps);
    expect(alternatives('*', { inventoried, denied: ['lambda:function@me-south-1'] })).toEqual(perhaps);
    expect(alternatives(at('eu-west-1'), { inventoried, enabled: ['me-south-1'] })).toEqual([]);
    expect(alternatives('*', { inventoried, enabled: ['us-east-1'] })).toEqual([]);
  });

  it('is open in the other regions alone where nobody knows which there are', () => {
    const rest = { workloads: [other], denied: ['*@'] };
    expect(alternatives(at('eu-west-1'), rest)).toEqual([]);
    expect(alternatives('*', rest)).toEqual(perhaps);
  });

  it('is told where it is found, and then no other is guessed', () => {
    const found = { ...other, runsAs: [{ to: 'ROLE' as const, reference: 'boss', use: 'CODE' as const }] };
    expect(alternatives('*', { workloads: [found] })).toEqual(['mallory T-124 boss ALLOWED']);
    expect(alternatives(at('us-east-1'), { workloads: [found] })).toEqual(perhaps);
  });
});

describe('a kind of which nobody looked, beside one of which all are listed (G-3, T-283)', () => {
  const sagemaker = `arn:aws:sagemaker:eu-west-1:${home}:`;
  const [domain, profile] = [`${sagemaker}domain/d-1`, `${sagemaker}user-profile/d-1/eve`];
  const ways = (action: string, resource: string, inventoried: readonly string[]) =>
    waysIn({
      users: { mallory: { may: [allow('sagemaker:CreateStudioLifecycleConfig'), allow(action, resource)] } },
      roles: { boss: { may: [allow('sqs:*')], trusts: ['sagemaker.amazonaws.com'] } },
      workloads: [domain, profile].flatMap((arn) => (inventoried.includes(kindInScopes(arn)) ? { arn } : [])),
      inventoried,
    }).filter((line) => line.includes('T-283'));

  it.each([
    ['sagemaker:UpdateDomain', domain],
    ['sagemaker:UpdateUserProfile', profile],
    ['sagemaker:UpdateSpace', `${sagemaker}space/d-1/notes`],
  ])('may run as the role that %s leads to', (action, resource) => {
    const told = ['mallory T-283 boss CONDITIONAL'];
    expect(ways(action, resource, ['sagemaker:domain'])).toEqual(told);
    expect(ways(action, resource, ['sagemaker:user-profile'])).toEqual(told);
    expect(ways(action, resource, ['sagemaker:domain', 'sagemaker:user-profile'])).toEqual([]);
  });
});

describe('a guardrail that denies other Regions (E-64(aws:RequestedRegion))', () => {
  const other = { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
  const onlyIreland = { Effect: 'Deny', NotAction: 'iam:*', Resource: '*', Condition: other };
  const organization = organizationOf({
    [home]: { scp: [fullAccess, { ...fullAccess, onlyIreland }, fullAccess] },
  });
  const running = (region: string) => ({
    arn: at(region, 'run'),
    runsAs: [{ to: 'ROLE' as const, reference: arnOf('role', 'boss'), use: 'CODE' as const }],
  });

  it.each([
    [['us-east-1'], []],
    [['eu-west-1'], ['mallory T-124 boss ALLOWED']],
    [['us-east-1', 'eu-west-1'], ['mallory T-124 boss ALLOWED']],
    [['eu-west-1', 'us-east-1'], ['mallory T-124 boss ALLOWED']],
  ])('leaves functions in %s', (regions, found) => {
    const rest = { workloads: regions.map(running), inventoried: ['lambda:function'] };
    expect(alternatives('*', rest, organization)).toEqual(found);
  });

  it('closes the Regions where nobody looked', () => {
    const inventoried = ['lambda:function@eu-west-1'];
    expect(alternatives('*', { inventoried }, organization)).toEqual([]);
  });
});
