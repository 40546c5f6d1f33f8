/**
 * How much longer do questions take while an import runs? `npm run bench -- during [principals] [folder that keeps an
 * organization]`: those that people wait for, in turn, by 8 callers: alone, while accounts come in over HTTP, and while the
 * command imports them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection, DatabaseAddress } from '../../src/graph/neo4j/connection/connection.js';
import { generateEstate } from '../support/generateAccounts.js';
import { mixed, questionsOn, run, type Outcome, type Question } from './load.js';
import { inWords, load, quantile, say } from './measure.js';
import { startServer, type Server } from './serverProcess.js';

const ACCOUNTS = 10;
const PRINCIPALS = 200;
const CALLERS = 8;
const SECONDS = 5;
/** Steps alone, before: the first is to warm up. */
const STEPS = 6;

/** They take seconds for some principals, which would hide what the others wait. */
const long = ['pathsToPrivilege', 'blastRadius', 'whoCan with routes', 'whoCan, reading objects'];

/** Each time other principals, so that everything is written. */
const filesOf = (seed: number) =>
  generateEstate(ACCOUNTS, PRINCIPALS, seed).map(({ accountId, document }) => ({
    accountId,
    name: `${accountId}.json`,
    content: JSON.stringify(document),
  }));
type Files = ReturnType<typeof filesOf>;

export async function benchDuringImport(
  connection: Connection,
  lease: DatabaseAddress,
  most: number,
): Promise<void> {
  const all = await questionsOn(connection, most);
  const question = mixed(all.filter(({ name }) => !long.some((one) => name.startsWith(one))));
  const server = await startServer(lease);
  try {
    for (const [how, importing, seed] of [
      ['over HTTP', () => overHttp(server, filesOf(31)), 31],
      ['by the command', () => byCommand(lease, filesOf(32)), 32],
    ] as const) {
      const alone = await asked(server, question, STEPS);
      const begun = performance.now();
      const meanwhile = await asked(server, question, importing());
      const seconds = (performance.now() - begun) / 1_000;
      say(
        `import of ${ACCOUNTS} × ${PRINCIPALS} principals ${how} (${seconds.toFixed(0)} s), questions by ${CALLERS} callers: alone ${wordsOf(alone)}, meanwhile ${wordsOf(meanwhile)}: p95 ${(p95(meanwhile) / p95(alone)).toFixed(1)} times as long (aim: 2; load ${load()})`,
      );
      await forget(server, filesOf(seed));
    }
  } finally {
    await server.stop();
  }
}

const p95 = ({ accepted }: Pick<Outcome, 'accepted'>): number => quantile(accepted, 0.95);

interface Counted extends Pick<Outcome, 'accepted'> {
  readonly failed: number;
}

const wordsOf = ({ accepted, failed }: Counted): string =>
  `${inWords(accepted)}${failed > 0 ? `, ${failed} failed` : ''}`;

/** Asks for so many steps, or until the work is done. */
async function asked(server: Server, question: Question, until: number | Promise<void>): Promise<Counted> {
  let isDone = false;
  const work = typeof until === 'number' ? undefined : until.finally(() => (isDone = true));
  const found: Outcome[] = [];
  while (work ? !isDone : found.length < Number(until))
    found.push(await run(server, question, { callers: CALLERS, seconds: SECONDS }));
  await work;
  const counted = work ? found : found.slice(1);
  return {
    accepted: counted.flatMap(({ accepted }) => accepted).toSorted((a, b) => a - b),
    failed: counted
      .flatMap(({ others, refused }) => [...Object.values(others), refused.length])
      .reduce((sum, count) => sum + count, 0),
  };
}

async function overHttp({ url }: Server, files: Files): Promise<void> {
  const body = new FormData();
  for (const { name, content } of files) body.append('files', new Blob([content]), name);
  const headers = { 'x-rolegraph-import': '1' };
  const answer = await fetch(`${url}import`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the import was answered with ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

async function byCommand({ uri }: DatabaseAddress, files: Files): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rolegraph-during-'));
  const exports = join(folder, 'exports');
  await mkdir(exports);
  for (const { name, content } of files) await writeFile(join(exports, name), content);
  const env = { ...process.env, NEO4J_URI: uri, ROLEGRAPH_DATA_DIR: folder };
  const child = spawn(process.execPath, ['dist/main.js', 'import', exports], { env, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number];
  await rm(folder, { recursive: true });
  if (code !== 0) throw new Error(`the import ended with ${code}`);
}

/** So that the organization is as it was. */
async function forget({ url }: Server, files: Files): Promise<void> {
  for (const { accountId } of files) {
    const query = `mutation { deleteAccount(input: { accountId: "${accountId}" }) { deleted } }`;
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    const text = await answer.text();
    if (!text.includes('"deleted":true')) throw new Error(`account ${accountId} is still there: ${text}`);
  }
}
