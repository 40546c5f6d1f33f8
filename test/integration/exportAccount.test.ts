/** Accounts that are exported go into an empty graph as what they were, with the organization that they were imported with. */
import { fileURLToPath } from 'node:url';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { executeOperation } from '../../src/api/executeOperation.js';
import { exportAccount, type ExportedDocument } from '../../src/ingest/export/exportAccount.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { generateOrganization } from '../support/generateOrganization.js';
import { asFiles, servicesOn, useGraph } from '../support/graph.js';

type Documents = readonly { readonly name: string; readonly content: string }[];

const sampleFolder = fileURLToPath(new URL('../../src/sample/', import.meta.url));
const production = '333333333333';

const graph = useGraph();
beforeEach(() => graph.empty());

const importAll = async (documents: Documents) => {
  const { problems } = await ingestDocuments(graph.writer, documents);
  expect(problems).toEqual([]);
};

async function exportAll(): Promise<readonly ExportedDocument[]> {
  const { entries } = await graph.reader.accountPage({ first: 100 }, { imported: true });
  const exported: ExportedDocument[] = [];
  for (const [accountId] of entries) {
    const documents = (await exportAccount(graph.reader, accountId)) ?? [];
    exported.push(...documents.map((one) => ({ ...one, name: `${accountId}/${one.name}` })));
  }
  return exported;
}

/** `others`: the documents that are of no account. */
async function expectSame(documents: Documents, others: Documents): Promise<void> {
  await importAll(documents);
  const before = await graph.dump();
  const exported = await exportAll();
  expect(exported.flatMap(({ omitted }) => omitted)).toEqual([]);
  await graph.empty();
  await importAll([...others, ...exported]);
  expect(await graph.dump()).toEqual(before);
}

async function sampleDocuments(): Promise<Documents> {
  const names = (await readdir(sampleFolder)).filter((name) => /\.(json|csv)$/.test(name));
  return Promise.all(
    names.map(async (name) => ({ name, content: await readFile(join(sampleFolder, name), 'utf8') })),
  );
}

const isOfNoAccount = ({ name }: { readonly name: string }): boolean =>
  /organization|identity-center/.test(name);

/** Of the sample's accounts, and of another one: what cannot be read, what runs as others do, and what is known to be all. */
const further: Documents = asFiles([
  {
    UserDetailList: [
      {
        Arn: 'arn:aws:iam::666666666666:user/kim',
        UserPolicyList: [
          { PolicyName: 'encoded', PolicyDocument: encodeURIComponent('{"Statement":[{"Effect":"Deny"}]}') },
          { PolicyName: 'broken', PolicyDocument: '%7B"Statement":' },
          { PolicyName: 'twice', PolicyDocument: '{"Statement":[],"Statement":[]}' },
          { PolicyName: 'missing' },
        ],
      },
    ],
  },
  {
    AccountId: '666666666666',
    Complete: { Kinds: ['lambda:function'], WithoutRole: true },
    Workloads: [],
  },
  {
    services: [
      {
        serviceArn: `arn:aws:ecs:eu-west-1:${production}:service/ledger/ledger`,
        taskDefinition: `arn:aws:ecs:eu-west-1:${production}:task-definition/ledger:7`,
      },
    ],
  },
  { InstanceProfiles: [{ Arn: `arn:aws:iam::${production}:instance-profile/empty`, Roles: [] }] },
  { OpenIDConnectProviderList: [{ Arn: `arn:aws:iam::${production}:oidc-provider/example.com` }] },
  {
    AccountId: production,
    AccessKeyMetadata: [{ UserName: 'heidi', AccessKeyId: 'AKIA1', Status: 'Active' }],
  },
  {
    RolegraphCollection: { Version: 1 },
    Coverage: [
      {
        AccountId: production,
        List: 'workloads',
        Kind: 'ecs:service',
        Region: 'us-east-1',
        Status: 'DENIED',
      },
    ],
  },
]);

describe('an exported graph imports as what it was', () => {
  test('of the sample organization', async () => {
    const documents = await sampleDocuments();
    await expectSame([...documents, ...further], documents.filter(isOfNoAccount));
  });

  test('of a generated organization', async () => {
    const size = { accounts: 6, principals: 150, seed: 20 };
    const documents = [...generateOrganization(size)].map(({ name, document }) => ({
      name,
      content: JSON.stringify(document),
    }));
    await expectSame(documents, documents.filter(isOfNoAccount));
  });
});

test('the API gives the documents, and refuses an account that was never imported', async () => {
  await importAll(await sampleDocuments());
  const ask = async (accountId: string) =>
    executeOperation(
      await servicesOn(graph),
      'query ($accountId: AccountId!) { exportAccount(accountId: $accountId) { name content omitted } }',
      { accountId },
    );
  const { data, errors } = await ask(production);
  expect(errors).toBeUndefined();
  expect(data?.['exportAccount']).toEqual(await exportAccount(graph.reader, production));
  // An account that policies name, and nothing else is known of.
  for (const accountId of ['999999999999', '121212121212'])
    expect((await ask(accountId)).errors?.[0]).toMatchObject({
      message: `Nothing of account ${accountId} was imported.`,
      extensions: { code: 'NOT_FOUND', argument: 'accountId' },
    });
});
