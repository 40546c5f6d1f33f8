/** A folder with everything gives one graph: whatever its files are called, wherever in it they lie, and however they are cut. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ingestPaths, type ImportReport } from '../../src/ingest/ingest.js';
import { useGraph } from '../support/graph.js';
import { isDeep } from '../support/runs.js';

type Json = Record<string, unknown>;

const sampleFolder = fileURLToPath(new URL('../../src/sample/', import.meta.url));
const sampleFiles = [
  'management-111111111111.json',
  'audit-222222222222.json',
  'production-333333333333.json',
  'staging-444444444444.json',
  'sandbox-555555555555.json',
  'organization.json',
  'resource-policies.json',
  'compute.json',
];

const instance = 'arn:aws:sso:::instance/ssoins-1111222233334444';
const permissionSet = 'arn:aws:sso:::permissionSet/ssoins-1111222233334444/ps-1111222233334444';

/** Runs as the task definition of another file does (F-129). */
const service: Json = {
  services: [
    {
      serviceArn: 'arn:aws:ecs:eu-west-1:333333333333:service/ledger/ledger',
      taskDefinition: 'arn:aws:ecs:eu-west-1:333333333333:task-definition/ledger:7',
    },
  ],
};

/** Of the same accounts, as the AWS CLI gives them. */
const further: readonly Json[] = [
  {
    Reservations: [
      {
        OwnerId: '333333333333',
        Instances: [
          { InstanceId: 'i-1', State: { Name: 'running' }, Placement: { AvailabilityZone: 'eu-west-1a' } },
        ],
      },
    ],
  },
  {
    ReportFormat: 'text/csv',
    Content: Buffer.from(
      'user,arn,mfa_active,access_key_1_active\ncarol,arn:aws:iam::222222222222:user/carol,true,true\n',
    ).toString('base64'),
  },
  {
    AccountId: '222222222222',
    AccessKeyMetadata: [{ UserName: 'carol', AccessKeyId: 'AKIA1', Status: 'Active' }],
  },
  {
    OpenIDConnectProviderList: [{ Arn: 'arn:aws:iam::444444444444:oidc-provider/example.com' }],
  },
  { Instances: [{ InstanceArn: instance, IdentityStoreId: 'd-1111111111' }] },
  { PermissionSet: { Name: 'Admins', PermissionSetArn: permissionSet } },
  { PermissionSetArn: permissionSet, InlinePolicy: '{"Statement":[]}' },
  {
    AccountAssignments: [
      {
        AccountId: '333333333333',
        PermissionSetArn: permissionSet,
        PrincipalType: 'GROUP',
        PrincipalId: '1111111111-group',
      },
    ],
  },
  {
    RolegraphCollection: { Version: 1, CollectedAt: '2026-01-01T00:00:00Z' },
    Coverage: [
      {
        AccountId: '333333333333',
        List: 'workloads',
        Kind: 'lambda:function',
        Region: 'eu-west-1',
        Status: 'DENIED',
      },
    ],
  },
];

const accountLists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/** An account's export as pages: each of its entities is on one of them. */
function pagesOf(document: Json, cuts: readonly number[]): readonly Json[] {
  if (!accountLists.every((list) => Array.isArray(document[list]))) return [document];
  const pages = [{}, {}, {}].map(() => ({ ...document }) as Json);
  for (const [place, list] of accountLists.entries()) {
    const entities = document[list] as readonly unknown[];
    for (const [page, content] of pages.entries())
      content[list] = entities.filter(
        (_, index) => (cuts[(place + index) % cuts.length] ?? 0) % pages.length === page,
      );
  }
  return pages;
}

interface Arrangement {
  readonly cuts: readonly number[];
  /** Sort keys: of names, of folders, and of what is compressed. */
  readonly keys: readonly number[];
}

const arrangement: fc.Arbitrary<Arrangement> = fc.record({
  cuts: fc.array(fc.nat(20), { minLength: 3, maxLength: 12 }),
  keys: fc.array(fc.nat(9_999), { minLength: 40, maxLength: 40 }),
});

const graph = useGraph();
let documents: readonly Json[];

beforeAll(async () => {
  await graph.empty();
  const texts = sampleFiles.map((name) => readFile(join(sampleFolder, name), 'utf8'));
  documents = [...(await Promise.all(texts)).map((text) => JSON.parse(text) as Json), service];
});

/** Each arrangement into an empty graph, from a folder of its own. */
async function importArranged(pieces: readonly Json[], keys: readonly number[]) {
  await graph.empty();
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-order-'));
  try {
    for (const [index, piece] of pieces.entries()) await writePiece(folder, piece, index, keys);
    const report = await ingestPaths(graph.writer, [folder], () => undefined);
    return { report, dump: await graph.dump() };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writePiece(
  folder: string,
  piece: Json,
  index: number,
  keys: readonly number[],
): Promise<void> {
  const key = keys[index % keys.length] ?? 0;
  const compressed = key % 3 === 0;
  const path = join(
    folder,
    ...['a', 'b'].slice(0, key % 3),
    `${key}-${index}.json${compressed ? '.gz' : ''}`,
  );
  const text = JSON.stringify(piece);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, compressed ? gzipSync(text) : text);
}

const refused = ({ problems }: ImportReport): readonly string[] => problems.map(({ message }) => message);

describe('a folder with exports of every kind', () => {
  test('gives the same graph in any order, under any names, in any pages', async () => {
    const whole = await importArranged([...documents, ...further], [0]);
    expect(refused(whole.report)).toEqual([]);
    expect(whole.report.organizations).toHaveLength(1);
    expect(whole.report.identityCenters).toHaveLength(1);
    await fc.assert(
      fc.asyncProperty(arrangement, async ({ cuts, keys }) => {
        const pieces = [...documents, ...further].flatMap((document) => pagesOf(document, cuts));
        const arranged = await importArranged(pieces, keys);
        expect(refused(arranged.report)).toEqual([]);
        expect(arranged.dump).toEqual(whole.dump);
      }),
      { numRuns: isDeep ? 15 : 2, endOnFailure: true },
    );
  }, 300_000);

  test('gives the same graph when its files are imported one after the other, in any order', async () => {
    const { dump } = await importArranged(documents, [0]);
    expect(dump.filter((line) => line.includes('RUNS_AS') && line.includes('service/ledger'))).toHaveLength(
      1,
    );
    const orders = fc.shuffledSubarray(
      documents.map((_, index) => index),
      {
        minLength: documents.length,
      },
    );
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        await graph.empty();
        for (const index of order) await importOne(documents[index] ?? {});
        expect(await graph.dump()).toEqual(dump);
      }),
      { numRuns: isDeep ? 8 : 1, endOnFailure: true },
    );
  }, 300_000);
});

async function importOne(document: Json): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-order-'));
  try {
    await writePiece(folder, document, 0, [1]);
    const report = await ingestPaths(graph.writer, [folder], () => undefined);
    expect(refused(report)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
}
