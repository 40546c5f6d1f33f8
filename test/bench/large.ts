/** How long do the largest imports take, and in how much memory? */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DatabaseAddress } from '../../src/graph/neo4j/connection/connection.js';
import { say } from './measure.js';

interface Size {
  /** In one file. */
  readonly accounts: number;
  readonly roles: number;
  readonly policies: number;
  /** Of each policy; only the default one counts, the others are read past. */
  readonly versions: number;
  /** Statements of an inline and of a managed policy; one is about 300 bytes. */
  readonly statements: number;
}

const sizes: Readonly<Record<string, Size>> = {
  'an account of 10,000 roles': { accounts: 1, roles: 10_000, policies: 1_500, versions: 1, statements: 4 },
  'an account at every quota': { accounts: 1, roles: 10_000, policies: 5_000, versions: 5, statements: 24 },
  'accounts at every quota': { accounts: 6, roles: 10_000, policies: 5_000, versions: 5, statements: 24 },
};

/** Each in a process of its own, into the given database; nothing else of it is kept. */
export async function benchLarge(lease: DatabaseAddress): Promise<void> {
  for (const [name, size] of Object.entries(sizes)) {
    const folder = await mkdtemp(join(tmpdir(), 'rolegraph-large-'));
    try {
      const file = join(folder, 'account.json');
      await pipeline(Readable.from(exportOf(size)), createWriteStream(file));
      const { size: bytes } = await stat(file);
      const { seconds, megabytes } = await importInProcess(file, lease);
      say(
        `import of ${name} (${Math.round(bytes / 1e6)} MB): ${seconds.toFixed(1)} s, ${megabytes} MB resident at most`,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}

/** Prints, as it exits, what it took at most. */
const watch =
  "data:text/javascript,process.on('exit',()=>console.error('maxrss '+process.resourceUsage().maxRSS))";

function importInProcess(file: string, { uri }: DatabaseAddress) {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', watch, 'dist/main.js', 'import', file], {
    env: { ...process.env, NEO4J_URI: uri },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  return new Promise<{ seconds: number; megabytes: number }>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      const seconds = (performance.now() - start) / 1000;
      const kilobytes = Number(/maxrss (\d+)/.exec(told)?.[1]);
      if (code === 0) resolve({ seconds, megabytes: Math.round(kilobytes / 1024) });
      else reject(new Error(`the import ended with ${code}: ${told}`));
    });
  });
}

function* exportOf(size: Size): Generator<string> {
  yield '{\n  "UserDetailList": [],\n  "GroupDetailList": [],\n  "RoleDetailList": [\n';
  yield* listOf(size, size.roles, role);
  yield '\n  ],\n  "Policies": [\n';
  yield* listOf(size, size.policies, policy);
  yield '\n  ],\n  "IsTruncated": false\n}\n';
}

/** So many for each account. */
function* listOf(
  size: Size,
  count: number,
  entity: (accountId: string, index: number, size: Size) => unknown,
): Generator<string> {
  for (let account = 0; account < size.accounts; account += 1)
    for (let index = 0; index < count; index += 1) {
      const text = JSON.stringify(entity(String(210_000_000_001 + account), index, size), null, 4);
      yield `${account + index === 0 ? '' : ',\n'}${text}`;
    }
}

const document = (accountId: string, seed: string, statements: number) => ({
  Version: '2012-10-17',
  Statement: Array.from({ length: statements }, (_, index) => ({
    Sid: `Statement${index}`,
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:Query', 's3:GetObject'],
    Resource: [
      `arn:aws:s3:::${accountId}-${seed}-${index}/*`,
      `arn:aws:dynamodb:eu-west-1:${accountId}:table/${seed}-${index}`,
    ],
  })),
});

function role(accountId: string, index: number, { policies, statements }: Size) {
  const arn = (what: string): string => `arn:aws:iam::${accountId}:${what}`;
  const attached = `policy-${index % policies}`;
  return {
    Path: '/',
    RoleName: `role-${index}`,
    RoleId: `AROA${String(index).padStart(16, '0')}`,
    Arn: arn(`role/role-${index}`),
    CreateDate: '2026-01-01T00:00:00+00:00',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        index % 10 === 0
          ? { Effect: 'Allow', Principal: { AWS: arn('root') }, Action: 'sts:AssumeRole' }
          : { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    },
    InstanceProfileList: [],
    RolePolicyList: [
      {
        PolicyName: 'inline',
        PolicyDocument: document(accountId, `role-${index}`, Math.ceil(statements / 4)),
      },
    ],
    AttachedManagedPolicies: [{ PolicyName: attached, PolicyArn: arn(`policy/${attached}`) }],
    Tags: [{ Key: 'team', Value: `team-${index % 50}` }],
    RoleLastUsed: {},
  };
}

const policy = (accountId: string, index: number, { versions, statements }: Size) => ({
  PolicyName: `policy-${index}`,
  PolicyId: `ANPA${String(index).padStart(16, '0')}`,
  Arn: `arn:aws:iam::${accountId}:policy/policy-${index}`,
  Path: '/',
  DefaultVersionId: `v${versions}`,
  AttachmentCount: 1,
  PermissionsBoundaryUsageCount: 0,
  IsAttachable: true,
  CreateDate: '2026-01-01T00:00:00+00:00',
  UpdateDate: '2026-01-01T00:00:00+00:00',
  PolicyVersionList: Array.from({ length: versions }, (_, version) => ({
    Document: document(accountId, `policy-${index}-v${version + 1}`, statements),
    VersionId: `v${version + 1}`,
    IsDefaultVersion: version + 1 === versions,
    CreateDate: '2026-01-01T00:00:00+00:00',
  })),
});
