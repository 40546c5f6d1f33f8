/** Lines of the audit log for what is asked of the API. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Scope } from '../../../../src/api/callers/caller.js';
import type { RunningServer } from '../../../../src/api/server.js';
import { watchedAudit } from '../../../../src/api/watching/auditing.js';
import { AuditLog, type AuditEntry } from '../../../../src/audit/auditLog.js';
import { verifyAudit } from '../../../../src/audit/verifyAudit.js';
import { ask, numberOf, post, startServer } from '../services.js';

const folder = mkdtempSync(join(tmpdir(), 'auditing-'));
const path = join(folder, 'audit.jsonl');
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ audit: new AuditLog(path) });
});
afterAll(() => server.stop());

const lines = () =>
  readFileSync(path, { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
const linesOf = (requestId: string | undefined) => lines().filter((line) => line['requestId'] === requestId);

const DELETE = 'mutation D($id: AccountId!) { deleteAccount(input: { accountId: $id }) { deleted } }';
const hex = expect.stringMatching(/^[0-9a-f]{64}$/) as unknown;

describe('a change', () => {
  it('has a line before it and one after it, without its variables', async () => {
    const { told, body } = await ask(server.url, DELETE, { id: '111122223333' });
    expect(body.errors).toBeUndefined();
    const work = { caller: 'anonymous', operation: 'deleteAccount', operationHash: hex, variablesHash: hex };
    expect(linesOf(told.requestId)).toMatchObject([
      { ...work, cost: told.cost?.requested, decision: 'BEGUN' },
      { ...work, decision: 'DONE' },
    ]);
    expect(JSON.stringify(linesOf(told.requestId))).not.toContain('111122223333');
    expect(
      await numberOf(server.url, 'rolegraph_audited_total{operation="deleteAccount",decision="DONE"}'),
    ).toBe(1);
  });

  it.each([
    ['under another name', 'mutation { x: setTargets(targets: []) { __typename } }', 'setTargets'],
    [
      'in a fragment',
      'mutation { ...F } fragment F on Mutation { ... { setTargets(targets: []) { __typename } } }',
      'setTargets',
    ],
    [
      'beside another',
      'mutation { setTargets(targets: []) { __typename } deleteAccount(input: { accountId: "111122223333" }) { deleted } }',
      'deleteAccount,setTargets',
    ],
    ['that is a question', '{ exportAccount(accountId: "111122223333") { name } }', 'exportAccount'],
  ])('%s is found', async (_how, query, operation) => {
    const { told, body } = await ask(server.url, query);
    expect(linesOf(told.requestId).map((line) => [line['operation'], line['decision']])).toEqual([
      [operation, 'BEGUN'],
      [operation, body.errors ? 'FAILED' : 'DONE'],
    ]);
  });

  it('that fails says with which code', async () => {
    const { told, body } = await ask(server.url, '{ exportAccount(accountId: "999999999999") { name } }');
    expect(body.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(linesOf(told.requestId)).toMatchObject([
      { decision: 'BEGUN' },
      { decision: 'FAILED', code: 'NOT_FOUND' },
    ]);
  });

  it('that is refused was never begun', async () => {
    const query = `mutation { importDocuments(input: { documents: [] }) { accounts { account { principals(first: 100) { nodes { canAssume(first: 100) { nodes { policies { name } } } } } } } } }`;
    const { told } = await ask(server.url, query);
    expect(linesOf(told.requestId)).toMatchObject([{ decision: 'REFUSED', code: 'OPERATION_TOO_COMPLEX' }]);
  });

  it('whose answer its client does not accept was never begun', async () => {
    const body = JSON.stringify({ query: DELETE, variables: { id: '111122223333' } });
    const { status, told } = await post(server.url, body, { accept: 'text/html' });
    expect(status).toBe(406);
    expect(told.requestId).toBeDefined();
    expect(linesOf(told.requestId)).toEqual([]);
  });

  it('that comes as files has lines too', async () => {
    const send = async (content: string) => {
      const body = new FormData();
      body.append('files', new Blob([content]), 'a.json');
      const headers = { 'x-rolegraph-import': '1' };
      return (
        (await fetch(`${server.url}import`, { method: 'POST', headers, body })).headers.get('x-request-id') ??
        ''
      );
    };
    expect(linesOf(await send('[]'))).toMatchObject([
      { operation: 'POST /import', variablesHash: hex, decision: 'BEGUN' },
      { decision: 'DONE' },
    ]);
  });
});

describe('a caller that may not', () => {
  // The second is called as those are whom nobody asks.
  it.each(['reader', 'anonymous'])('is in lines of what it was refused: %s', async (name) => {
    const reader = { name, scopes: new Set(['read'] as const) };
    const one = await startServer({ audit: new AuditLog(path), authenticate: async () => reader });
    const { told } = await ask(one.url, DELETE, { id: '111122223333' });
    const refused = { caller: name, decision: 'REFUSED', code: 'FORBIDDEN' };
    expect(linesOf(told.requestId)).toMatchObject([{ ...refused, operation: 'deleteAccount' }]);
    expect(linesOf(told.requestId)).toHaveLength(1);
    const { headers } = await fetch(`${one.url}import`, { method: 'POST', body: new FormData() });
    const requestId = headers.get('x-request-id') ?? '';
    await expect.poll(() => linesOf(requestId)).toMatchObject([{ ...refused, operation: 'POST /import' }]);
    await one.stop();
  });

  it('is in few lines if it is refused again and again, which say how often', async () => {
    const written: AuditEntry[] = [];
    const record = async (entry: AuditEntry): Promise<void> => void written.push(entry);
    const tellAudited = vi.fn();
    const audit = watchedAudit({ record }, { tellAudited }, () => expect.unreachable());
    const refuse = () => audit({ caller: 'noisy', operation: 'POST /import', decision: 'REFUSED' });
    vi.useFakeTimers({ toFake: ['performance'] });
    for (let times = 0; times < 50; times += 1) await refuse();
    vi.advanceTimersByTime(3_100);
    await refuse();
    vi.useRealTimers();
    expect(written.map(({ omitted }) => omitted)).toEqual([...Array(20).fill(undefined), 30]);
    expect(tellAudited).toHaveBeenCalledTimes(51);
  });
});

describe('what was done', () => {
  const ENDS: readonly (readonly [string, readonly string[], string, readonly (readonly string[])[]])[] = [
    [
      'though what is selected in it is refused',
      ['import'],
      'mutation { deleteAccount(input: { accountId: "111122223333" }) { deleted account { name } } }',
      [
        ['deleteAccount', 'BEGUN'],
        ['deleteAccount', 'DONE'],
      ],
    ],
    [
      'though another question is refused',
      ['read'],
      '{ principal(identifier: "arn:aws:iam::111122223333:user/alice") { ... on IamUser { administration { decision } } } exportAccount(accountId: "111122223333") { name } }',
      [
        ['exportAccount', 'BEGUN'],
        ['exportAccount', 'DONE'],
      ],
    ],
    [
      'and what was not',
      ['import'],
      'mutation { a: deleteAccount(input: { accountId: "111122223333" }) { deleted } setTargets(targets: [{ name: "", principal: "111122223333" }]) { __typename } deleteAccount(input: { accountId: "111122223333" }) { deleted } }',
      [
        ['deleteAccount,setTargets', 'BEGUN'],
        ['deleteAccount', 'DONE'],
        ['deleteAccount,setTargets', 'FAILED', 'BAD_USER_INPUT'],
      ],
    ],
  ];
  it.each(ENDS)('has a line that says so, %s', async (_how, scopes, query, ends) => {
    const authenticate = async () => ({ name: 'one', scopes: new Set(scopes as readonly Scope[]) });
    const one = await startServer({ audit: new AuditLog(path), authenticate });
    const { told } = await ask(one.url, query);
    const found = linesOf(told.requestId).map(({ operation, decision, code }) => [operation, decision, code]);
    expect(found.map((line) => line.filter((word) => word !== undefined))).toEqual(ends);
    await one.stop();
  });
});

describe('questions, and operations that change nothing,', () => {
  it('have none', async () => {
    const before = lines().length;
    await ask(server.url, '{ statistics { accounts } }');
    await ask(server.url, 'mutation { __typename }');
    const skipped = 'deleteAccount(input: { accountId: "111122223333" })';
    for (const query of [
      `mutation { ${skipped} @skip(if: true) { deleted } __typename }`,
      `mutation { ... on Mutation @include(if: false) { ${skipped} { deleted } } __typename }`,
      `mutation M($no: Boolean = false) { ...F @include(if: $no) __typename } fragment F on Mutation { ${skipped} { deleted } }`,
    ])
      expect((await ask(server.url, query)).body).toMatchObject({ data: { __typename: 'Mutation' } });
    expect(lines()).toHaveLength(before);
  });
});

describe('all lines', () => {
  it('are a chain', async () => {
    expect(await verifyAudit(path)).toMatchObject({ intact: true, lines: lines().length });
  });
});

describe('a log that cannot be written', () => {
  it('stops changes and exports before they begin, and not questions', async () => {
    writeFileSync(join(folder, 'file'), '');
    const logged: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line) => void logged.push(line) });
    const one = await startServer({ logger, audit: new AuditLog(join(folder, 'file', 'audit.jsonl')) });
    for (const [query, variables] of [
      [DELETE, { id: '111122223333' }],
      ['{ exportAccount(accountId: "111122223333") { name } }', {}],
    ] as const) {
      const { status, body } = await ask(one.url, query, variables);
      expect(status).toBe(503);
      expect(body).toMatchObject({
        errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE', retryable: true } }],
      });
      expect(body.data ?? null).toBeNull();
      expect(JSON.stringify(body)).not.toContain(folder);
    }
    expect((await ask(one.url, '{ statistics { accounts } }')).status).toBe(200);
    expect(logged.join('')).toContain('audit.jsonl');
    await one.stop();
  });
});
