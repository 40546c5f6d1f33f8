/** Trust policies that name somebody elsewhere without an ARN in the principal element: edges in whichever order accounts come. */
import { beforeEach, describe, expect, test } from 'vitest';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { allow, arn, SOURCE, TARGET, trusts } from '../support/assumption.js';
import { asFiles, useGraph } from '../support/graph.js';
import { importedHops } from '../support/importedHops.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import { exportsOfEstate } from '../support/roleEstate.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { Json } from '../support/statements.js';

const target = arn(TARGET, 'role/target');
const [worker, user, root] = [arn(SOURCE, 'role/worker'), arn(SOURCE, 'user/ann'), arn(SOURCE, 'root')];

const [there = {}] = exportsOfEstate({
  members: {
    [worker]: { own: [allow('sts:AssumeRole', '*')] },
    [user]: { own: [allow('sts:AssumeRole', '*')] },
  },
});
const accountOf = (trust: readonly Json[]): Json =>
  exportsOfEstate({ members: { [target]: { trust } } })[0] ?? {};

const graph = useGraph();
beforeEach(() => graph.empty());

const importAll = (...documents: readonly Json[]) => ingestDocuments(graph.writer, asFiles(documents));

async function fresh(...documents: readonly Json[]): Promise<readonly string[]> {
  await graph.empty();
  await importAll(...documents);
  return graph.dump();
}

async function assumersIn(reader: GraphReader): Promise<readonly string[]> {
  const pages = await reader.assumableBy([target], { first: 10 });
  return (pages.get(target)?.entries ?? []).map(([, { principal, grant }]) =>
    [principal.kind, principal.identifier, grant.decision].join(' '),
  );
}

const condition = (Condition: Json): Json => trusts({ AWS: '*' }, { Condition });

describe.each<readonly [string, Json, readonly string[], readonly string[]]>([
  [
    'the account, in a condition (U-9c, E-59)',
    condition({ StringEquals: { 'aws:PrincipalAccount': SOURCE } }),
    [`ROOT ${root} CONDITIONAL`],
    [`ROLE ${worker} ALLOWED`, `USER ${user} ALLOWED`],
  ],
  [
    'a role, in a condition (U-9c, E-59)',
    condition({ ArnEquals: { 'aws:PrincipalArn': worker } }),
    [`EXTERNAL ${worker} CONDITIONAL`, `ROOT ${root} CONDITIONAL`],
    [`ROLE ${worker} ALLOWED`],
  ],
  [
    'a role and a user, by unique id (E-44)',
    trusts({ AWS: ['AROA1111worker', 'AIDA1111ann', 'AROA1111deleted'] }),
    [],
    [`ROLE ${worker} ALLOWED`, `USER ${user} ALLOWED`],
  ],
])('a trust policy that names %s', (_what, trust, before, after) => {
  const here = accountOf([trust]);

  test('lets in whom it means, before and after that account is imported', async () => {
    await importAll(here);
    expect(await assumersIn(graph.reader)).toEqual(before);
    expect(await assumersIn(inMemoryReader(importedHops([here])))).toEqual(before);
    await importAll(there);
    expect(await assumersIn(graph.reader)).toEqual(after);
    expect(await assumersIn(inMemoryReader(importedHops([here, there])))).toEqual(after);
  });

  test('leaves nothing behind when either account is gone', async () => {
    await importAll(here);
    const alone = await graph.dump();
    await importAll(there);
    await deleteAccount(graph.writer, SOURCE);
    expect(await graph.dump()).toEqual(alone);
    await deleteAccount(graph.writer, TARGET);
    expect(await graph.dump()).toEqual(await fresh());
  });

  test('gives one graph in either order', async () => {
    await importAll(here);
    await importAll(there);
    const one = await graph.dump();
    await fresh(there);
    await importAll(here);
    expect(await graph.dump()).toEqual(one);
  });
});

const bob = arn(SOURCE, 'user/bob');
const reading = allow('s3:GetObject', 'arn:aws:s3:::secrets/*');
const [people = {}] = exportsOfEstate({
  members: {
    [user]: { own: [allow('iam:CreateAccessKey', bob)], beside: [reading] },
    [bob]: { beside: [reading] },
  },
});

async function taken(): Promise<readonly string[]> {
  const pages = await graph.reader.escalations([user], { first: 10 });
  return (pages.get(user)?.entries ?? []).map(([, { principal }]) => principal.identifier);
}

describe.each<readonly [string, Json]>([
  ['names a user elsewhere', { ArnEquals: { 'aws:PrincipalArn': arn(SOURCE, 'user/bob') } }],
  ['means a user elsewhere by a pattern', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/b*' } }],
])('a bucket whose policy %s in a condition (E-22g, G-8)', (_what, Condition) => {
  const secretsFor = (condition: Json): Json => ({
    ResourceArn: 'arn:aws:s3:::secrets',
    AccountId: TARGET,
    Policy: {
      Version: '2012-10-17',
      Statement: [{ ...reading, Principal: '*', Condition: condition }],
    },
  });
  const secrets = secretsFor(Condition);
  test('makes that user worth taking over, in whichever order the accounts come', async () => {
    const whole = await fresh(people, secrets);
    expect(await taken()).toEqual([bob]);
    await fresh(people);
    expect(await taken()).toEqual([]);
    await importAll(secrets);
    expect(await graph.dump()).toEqual(whole);
    await fresh(secrets);
    await importAll(people);
    expect(await graph.dump()).toEqual(whole);
  });

  test('makes that user worth taking over once its conditions say so', async () => {
    const whole = await fresh(people, secrets);
    await fresh(people, secretsFor({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/c*' } }));
    expect(await taken()).toEqual([]);
    await importAll(secrets);
    expect(await taken()).toEqual([bob]);
    expect(await graph.dump()).toEqual(whole);
  });

  test('leaves nothing behind when its account is gone', async () => {
    const alone = await fresh(people);
    await importAll(secrets);
    await deleteAccount(graph.writer, TARGET);
    expect(await graph.dump()).toEqual(alone);
  });
});

describe('a resource control policy over another account (G-8)', () => {
  const managing = 'arn:aws:organizations::999900009999';
  const organization = (spared: string): Json => ({
    Organization: {
      Id: 'o-example000',
      Arn: `${managing}:organization/o-example000`,
      FeatureSet: 'ALL',
      MasterAccountId: '999900009999',
    },
    Roots: [
      {
        Id: 'r-ab12',
        Arn: `${managing}:root/o-example000/r-ab12`,
        Name: 'Root',
        PolicyTypes: [{ Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    ],
    OrganizationalUnits: [],
    Accounts: ['999900009999', SOURCE, TARGET].map((Id) => ({
      Id,
      Arn: `${managing}:account/o-example000/${Id}`,
      Name: Id,
      Status: 'ACTIVE',
      ParentId: 'r-ab12',
    })),
    Policies: [
      {
        PolicySummary: {
          Id: 'p-closed0000',
          Arn: `${managing}:policy/o-example000/resource_control_policy/p-closed0000`,
          Name: 'Closed',
          Type: 'RESOURCE_CONTROL_POLICY',
          AwsManaged: false,
        },
        Content: JSON.stringify({
          Version: '2012-10-17',
          Statement: {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: '*',
            Condition: { ArnNotLike: { 'aws:PrincipalArn': spared } },
          },
        }),
      },
    ],
    PolicyTargets: [{ PolicyId: 'p-closed0000', TargetId: TARGET }],
  });

  test('makes the user that it spares worth taking over, in whichever order both come', async () => {
    const whole = await fresh(organization(bob), people);
    expect(await taken()).toEqual([bob]);
    await fresh(people);
    expect(await taken()).toEqual([]);
    await importAll(organization(bob));
    expect(await taken()).toEqual([bob]);
    expect(await graph.dump()).toEqual(whole);
  });

  test('makes it so once its conditions say so, and no longer', async () => {
    await fresh(organization('arn:aws:iam::*:user/c*'), people);
    expect(await taken()).toEqual([]);
    await importAll(organization(bob));
    expect(await taken()).toEqual([bob]);
    await importAll(organization('arn:aws:iam::*:user/c*'));
    expect(await taken()).toEqual([]);
  });
});
