/** `rolegraph collect` as a person uses it, against AWS on this machine, and its folder imported. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '../support/database.js';
import { closedToUs, estate, management, member, roleName } from '../support/fakeAws/estate.js';
import { startFakeAws, type FakeAws } from '../support/fakeAws/fakeAws.js';
import { AwsError, type Call } from '../support/fakeAws/protocols.js';
import { emptyGraph, type TestGraph } from '../support/graph.js';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

let aws: FakeAws;
let home: string;
let interrupt: (call: Call) => void;
let running: ChildProcess;

beforeAll(async () => {
  aws = await startFakeAws(estate, (call) => interrupt(call));
});

beforeEach(async () => {
  interrupt = () => undefined;
  home = await mkdtemp(join(tmpdir(), 'rolegraph-collect-'));
  await writeFile(
    join(home, 'credentials'),
    '[audit]\naws_access_key_id = AKIAMANAGEMENT\naws_secret_access_key = example\n',
  );
  await writeFile(join(home, 'config'), '[profile audit]\nregion = us-east-1\n');
});

afterEach(() => rm(home, { recursive: true }));
afterAll(() => aws.close());

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function rolegraph(...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: home,
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_OPTIONS: `--import ${new URL('../support/fakeAws/localNames.mjs', import.meta.url).href}`,
      HOME: home,
      AWS_ENDPOINT_URL: aws.url,
      AWS_CONFIG_FILE: join(home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
      AWS_EC2_METADATA_DISABLED: 'true',
      NEO4J_URI: database.uri,
      NEO4J_USER: database.user,
      NEO4J_PASSWORD: database.password || 'unused',
      ROLEGRAPH_DATA_DIR: join(home, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const collect = (...args: readonly string[]): Promise<Run> =>
  rolegraph('collect', '--profile', 'audit', ...args);

describe('collect', () => {
  test('says what was read, what could not be and why, and what comes next', async () => {
    const { code, out, err } = await collect('--organization', '--role-name', roleName);
    expect(code).toBe(0);
    expect(out).toMatch(/111122223333 collected: \d+ parts read whole, 1 not/);
    expect(out).toMatch(/222233334444 collected/);
    expect(out).toMatch(/333344445555 not collected/);
    expect(out).toMatch(/333344445555\tresources\t\*\t\tdenied .*sts:AssumeRole/);
    expect(out).toMatch(/Next: rolegraph import rolegraph-collection/);
    expect(err).toMatch(/Collecting 222233334444 \(2 of 3\)/);
  });

  test('credentials that expire end it with what to do, and the same command goes on', async () => {
    let left = 60;
    interrupt = () => {
      left -= 1;
      if (left < 0) throw new AwsError('ExpiredTokenException', 'The security token is expired', 403);
    };
    const stopped = await collect('--organization', '--role-name', roleName);
    expect(stopped.code).toBe(1);
    expect(stopped.err).toMatch(
      /stopped The credentials have expired\. Sign in again \(with SSO: aws sso login --profile audit\)/,
    );
    expect(stopped.err).not.toMatch(/ {4}at /);
    left = Number.POSITIVE_INFINITY;
    const resumed = await collect('--organization', '--role-name', roleName);
    expect(resumed.code).toBe(0);
    expect(await readdir(join(home, 'rolegraph-collection'))).toContain(member);
  });

  test('Ctrl-C ends it at once with what to do, and the same command goes on', async () => {
    interrupt = ({ service }) => {
      if (service !== 'glue') return;
      running.kill('SIGINT');
      // It would be tried again for longer than the test may take.
      throw new AwsError('ThrottlingException', 'Rate exceeded');
    };
    const stopped = await collect('--organization', '--role-name', roleName);
    expect(stopped.code).toBe(1);
    expect(stopped.err).toMatch(/Stopping \(SIGINT\)/);
    expect(stopped.err).toMatch(
      /stopped rolegraph-collection has what was read whole until then\. The same command goes on with what/,
    );
    const names = await readdir(join(home, 'rolegraph-collection'), { recursive: true });
    expect(names).toContain('manifest.json');
    expect(names.filter((name) => name.includes('.partial'))).toEqual([]);
    interrupt = () => undefined;
    const resumed = await collect('--organization', '--role-name', roleName);
    expect([resumed.code, resumed.out]).toEqual([0, expect.stringContaining(`${member} collected`)]);
  });

  test('--policy prints JSON and needs no credentials', async () => {
    const calls = aws.calls.length;
    const { code, out } = await rolegraph('collect', '--profile', 'nobody', '--policy', '--organization');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      Version: '2012-10-17',
      Statement: [{}, {}, { Resource: 'arn:aws:iam::*:role/OrganizationAccountAccessRole' }],
    });
    expect(aws.calls).toHaveLength(calls);
  });

  test.each([
    ['a profile that is not there', ['--profile', 'nobody'], /no profile nobody/],
    [
      'a folder with something else in it',
      ['--profile', 'audit', '--out', 'other'],
      /manifest\.json is no JSON.*--out/,
    ],
    ['regions that are none', ['--regions', 'Ireland'], /eu-west-1/],
  ])('%s: 2, with a reason', async (_name, args, message) => {
    await mkdir(join(home, 'other'));
    await writeFile(join(home, 'other', 'manifest.json'), 'none');
    const { code, err } = await rolegraph('collect', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});

describe('the folder, imported', () => {
  let graph: TestGraph;

  beforeEach(async () => {
    graph = await emptyGraph();
  });

  afterEach(() => graph.close());

  test('is taken in whole', async () => {
    await collect('--organization', '--role-name', roleName);
    const { code, out, err } = await rolegraph('import', 'rolegraph-collection');
    expect(err).not.toMatch(/refused/);
    expect(code).toBe(0);
    for (const accountId of [management, member]) expect(out).toContain(`${accountId} imported`);
    expect(out).toContain(closedToUs);
  });
});
