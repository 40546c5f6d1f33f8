/** `/import`: files as they are sent, whatever they are called; one import at a time, and nothing left behind. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { receiveFiles, UploadRefused } from '../../../src/api/http/receiveFiles.js';
import type { RunningServer } from '../../../src/api/server.js';
import { zipFile } from '../../support/zipFile.js';
import { startServer } from './services.js';

const fixture = new URL('../../fixtures/account-authorization-details/cli.json', import.meta.url);
const details = readFileSync(fixture, 'utf8').replaceAll(/\d{12}/g, '111122223333');

const before = process.env['TMPDIR'];
const temporary = mkdtempSync(join(tmpdir(), 'imports-'));
let server: RunningServer;

beforeAll(async () => {
  process.env['TMPDIR'] = temporary;
  server = await startServer({ limits: { importBytes: 2 ** 20 } });
});

afterAll(async () => {
  await server.stop();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(temporary, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;

function formOf(files: Files): FormData {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name);
  return form;
}

async function send(files: Files, headers: Record<string, string> = { 'x-rolegraph-import': '1' }) {
  const response = await fetch(`${server.url}import`, { method: 'POST', headers, body: formOf(files) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const progress = async () => (await (await fetch(`${server.url}import`)).json()) as Record<string, unknown>;

const codeOf = (body: Record<string, unknown>): unknown =>
  (body['errors'] as readonly { readonly extensions: { readonly code: string } }[] | undefined)?.[0]
    ?.extensions.code;

it('tells of each file what came in, what was wrong and what was passed over', async () => {
  const archive = zipFile([{ name: 'in/broken.json', content: '[' }]);
  const { status, body } = await send({
    'exports/account.json': details,
    'exports/broken.json': '{"UserDetailList": [}',
    'exports/README.md': 'hello',
    'exports/.DS_Store': 'x',
    'exports/more.zip': new Uint8Array(archive),
  });
  expect(status).toBe(200);
  const nothing = { holds: [], problems: [], quarantined: [], notes: [] };
  const message = expect.any(String);
  expect(body['files']).toEqual([
    expect.objectContaining({ name: 'exports/account.json', holds: ['111122223333'], problems: [] }),
    { ...nothing, name: 'exports/broken.json', problems: [{ path: expect.stringMatching(/^\$/), message }] },
    { ...nothing, name: 'exports/README.md', notes: [{ path: '$', message }] },
    { ...nothing, name: 'exports/.DS_Store', notes: [{ path: '$', message: 'Hidden, so passed over.' }] },
    { ...nothing, name: 'exports/more.zip' },
    { ...nothing, name: 'exports/more.zip/in/broken.json', problems: [{ path: '$[0]', message }] },
  ]);
  expect(body['accounts']).toMatchObject([
    { accountId: '111122223333', outcome: 'CREATED', completeness: expect.any(Array) },
  ]);
  expect(await progress()).toEqual({ state: 'IDLE', done: 0, total: null, id: null, last: body });
});

it('keeps the answer for the caller whose import it was', async () => {
  const scopes = new Set(['import'] as const);
  const shared = await startServer({
    authenticate: async (authorization = '') => ({ name: authorization.slice('Bearer '.length), scopes }),
  });
  const url = `${shared.url}import`;
  const headersOf = (name: string) => ({ authorization: `Bearer ${name}`, 'x-rolegraph-import': '1' });
  const lastOf = async (name: string) =>
    ((await (await fetch(url, { headers: headersOf(name) })).json()) as { readonly last: unknown }).last;
  await fetch(url, { method: 'POST', headers: headersOf('one'), body: formOf({ 'a.json': details }) });
  expect(await lastOf('one')).toMatchObject({ accounts: [{ accountId: '111122223333' }] });
  expect(await lastOf('two')).toBeNull();
  await shared.stop();
});

it('says which import its answer is of, since all callers without a token are one', async () => {
  const sent = async (id: string, file: string) =>
    send({ [file]: details }, { 'x-rolegraph-import': '1', 'x-rolegraph-import-id': id });
  await sent('first', 'a.json');
  expect(await progress()).toMatchObject({ id: 'first', last: { files: [{ name: 'a.json' }] } });
  await sent('second', 'b.json');
  expect(await progress()).toMatchObject({ id: 'second', last: { files: [{ name: 'b.json' }] } });
});

it.each([
  '../../../evil.json',
  '/etc/evil.json',
  '..\\evil.json',
  'a\u0000b/../c.json',
  'x'.repeat(9_000) + '.json',
])('a hostile name names nothing on this machine (%#)', async (name) => {
  const { status, body } = await send({ [name]: details });
  expect(status).toBe(200);
  expect(body['files']).toHaveLength(1);
  expect(readdirSync(temporary)).toEqual([]);
});

it('takes a header that no other site may send, and multipart alone', async () => {
  const bare = await send({ 'a.json': details }, {});
  expect([bare.status, codeOf(bare.body)]).toEqual([403, 'FORBIDDEN']);
  const headers = { 'x-rolegraph-import': '1', 'content-type': 'application/json' };
  const json = await fetch(`${server.url}import`, { method: 'POST', headers, body: '{}' });
  expect(json.status).toBe(415);
  const put = await fetch(`${server.url}import`, { method: 'PUT', headers, body: '{}' });
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
  expect((await fetch(`${server.url}import`, { method: 'HEAD' })).status).toBe(405);
});

it('a refusal reaches a client that is still sending, and lets it finish', { timeout: 10_000 }, async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  let isSent = false;
  const ended = once(socket, 'end').then(() => isSent);
  socket.write('POST /import HTTP/1.1\r\nhost: localhost\r\ncontent-length: 200000\r\n\r\n');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 /);
  socket.write('x'.repeat(100_000));
  await sleep(50);
  isSent = true;
  socket.write('x'.repeat(100_000));
  expect(await ended).toBe(true);
});

/** A request whose body comes as it is written. */
function slowly(): {
  readonly write: (text: string) => void;
  readonly end: () => void;
  readonly status: Promise<number>;
} {
  const headers = { 'x-rolegraph-import': '1', 'content-type': 'multipart/form-data; boundary=b' };
  const sent = request(`${server.url}import`, { method: 'POST', headers });
  const status = new Promise<number>((resolve, reject) => {
    sent.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
  });
  status.catch(() => undefined);
  return { write: (text) => void sent.write(text), end: () => void sent.end(), status };
}

const head = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.json"\r\n\r\n';

it('refuses a second import while one is sent, and says how far that one is', async () => {
  const first = slowly();
  first.write(head + details.slice(0, 100));
  await expect.poll(async () => (await progress())['done']).toBeGreaterThan(100);
  expect((await progress())['state']).toBe('RECEIVING');
  const second = await send({ 'b.json': details });
  expect([second.status, codeOf(second.body)]).toEqual([409, 'IMPORT_CONFLICT']);
  first.write(`${details.slice(100)}\r\n--b--\r\n`);
  first.end();
  expect(await first.status).toBe(200);
  expect((await send({ 'b.json': details })).status).toBe(200);
});

it('refuses what is too large, is malformed or breaks off, and leaves nothing behind', async () => {
  const large = await send({ 'a.json': 'x'.repeat(1_100_000) });
  expect([large.status, codeOf(large.body)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  expect(large.body['errors']).toMatchObject([
    { extensions: { limit: { name: 'importBytes', max: 2 ** 20 } } },
  ]);
  const long = slowly();
  long.write(head);
  for (let part = 0; part < 12; part += 1) long.write('x'.repeat(100_000));
  expect(await long.status).toBe(413);
  const open = slowly();
  open.write(`${head}{}`);
  open.end();
  expect(await open.status).toBe(400);
  await sleep(50);
  expect((await progress())['state']).toBe('IDLE');
  expect(readdirSync(temporary)).toEqual([]);
});

/** A request with one file of a megabyte, which ends when `end` says so. */
function uploading(end: (body: PassThrough) => void): IncomingMessage {
  const body = new PassThrough();
  body.write(
    '--b\r\ncontent-disposition: form-data; name="files"; filename="a.json"\r\ncontent-type: application/json\r\n\r\n',
  );
  body.write('x'.repeat(2 ** 20));
  end(body);
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  return Object.assign(body, { headers, complete: false }) as unknown as IncomingMessage;
}

const limits = { bytes: 2 ** 24, files: 10, idleSeconds: 60 };

it('ends at once where a file cannot be written', async () => {
  const missing = join(temporary, 'missing');
  await expect(
    receiveFiles(
      uploading(() => undefined),
      missing,
      limits,
      () => undefined,
    ),
  ).rejects.toThrow('ENOENT');
});

it('says so where the temporary folder takes nothing, and does not name it', async () => {
  process.env['TMPDIR'] = join(temporary, 'missing');
  try {
    const { status, body } = await send({ 'a.json': details });
    expect([status, codeOf(body)]).toEqual([503, 'RESOURCE_LIMIT']);
    expect(JSON.stringify(body)).toContain('cannot keep what is sent (ENOENT)');
    expect(body['errors']).toMatchObject([{ extensions: { requestId: expect.any(String) as unknown } }]);
    expect(JSON.stringify(body)).not.toContain(temporary);
  } finally {
    process.env['TMPDIR'] = temporary;
  }
});

it('gives up a body of which nothing more comes', { timeout: 5_000 }, async () => {
  const folder = mkdtempSync(join(temporary, 'stalled-'));
  const stalled = uploading(() => undefined);
  const receiving = receiveFiles(stalled, folder, { ...limits, idleSeconds: 0.05 }, () => undefined);
  await expect(receiving).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    limit: { name: 'importIdleSeconds', max: 0.05 },
  });
  rmSync(folder, { recursive: true });
});

it('names the limit of files, and says what to send instead', async () => {
  const part = (name: string) =>
    `--b\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n{}\r\n`;
  const body = new PassThrough();
  body.end(`${Array.from({ length: 11 }, (_, index) => part(`${index}.json`)).join('')}--b--\r\n`);
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const sent = Object.assign(body, { headers, complete: true }) as unknown as IncomingMessage;
  const folder = mkdtempSync(join(temporary, 'many-'));
  await expect(receiveFiles(sent, folder, limits, () => undefined)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: 'More than 10 files. Send a zip archive of them.',
    limit: { name: 'importFiles', max: 10 },
  });
  rmSync(folder, { recursive: true });
});

it.skipIf(!existsSync('/proc/self/fd'))('has no file open any more where the body breaks off', async () => {
  const folder = mkdtempSync(join(temporary, 'broken-off-'));
  const request = uploading((body) => setTimeout(() => body.destroy(new Error('gone')), 50));
  await expect(receiveFiles(request, folder, limits, () => undefined)).rejects.toThrow(UploadRefused);
  expect(readdirSync(folder)).toHaveLength(1);
  const open = readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
  expect(open.filter((path) => path.startsWith(folder))).toEqual([]);
});
