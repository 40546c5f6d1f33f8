/** The audit log: a chain of lines, in which whatever is changed shows. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { AuditLog, AuditUnavailable } from '../../../src/audit/auditLog.js';
import { verifyAudit } from '../../../src/audit/verifyAudit.js';

let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'audit-')), 'below', 'audit.jsonl');
});

const entry = (operation: string) => ({ caller: 'nightly', operation, decision: 'BEGUN' }) as const;
const linesOf = async (): Promise<readonly string[]> => (await readFile(path, 'utf8')).trimEnd().split('\n');
const logOf = async (...operations: readonly string[]): Promise<readonly string[]> => {
  const log = new AuditLog(path, () => 0);
  await Promise.all(operations.map((operation) => log.record(entry(operation))));
  return linesOf();
};

describe('a log', () => {
  it('is intact as it was written, and its head stands for all of it', async () => {
    const lines = await logOf('a', 'b', 'c');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { at: '1970-01-01T00:00:00.000Z', caller: 'nightly', operation: 'a', decision: 'BEGUN' },
      { operation: 'b' },
      { operation: 'c' },
    ]);
    const head = String(JSON.parse(lines[2] ?? '').hash);
    expect(await verifyAudit(path)).toEqual({ intact: true, lines: 3, head });
    await new AuditLog(path).record(entry('d'));
    expect(await verifyAudit(path, head)).toMatchObject({ intact: true, lines: 4 });
  });

  it.each<readonly [string, (lines: string[]) => readonly string[], number]>([
    ['edited', ([a, b = '', c]) => [a ?? '', b.replace('nightly', 'nobody'), c ?? ''], 2],
    [
      'given another hash',
      ([a, b = '', c]) => [a ?? '', b.replace(/.{66}$/, `${'0'.repeat(64)}"}`), c ?? ''],
      2,
    ],
    ['deleted', ([a = '', , c = '']) => [a, c], 2],
    ['deleted at the beginning', ([, b = '', c = '']) => [b, c], 1],
    ['put in another order', ([a = '', b = '', c = '']) => [a, c, b], 2],
    ['written twice', ([a = '', b = '', c = '']) => [a, b, b, c], 3],
    ['cut in the middle', ([a = '', b = '', c = '']) => [a, b, c.slice(0, 40)], 3],
    ['emptied', ([a = '', , c = '']) => [a, '', c], 3],
  ])('of which a line is %s names the first line at fault', async (_what, change, line) => {
    const lines = await logOf('a', 'b', 'c');
    await writeFile(path, `${change([...lines]).join('\n')}\n`);
    expect(await verifyAudit(path)).toMatchObject({ intact: false, line });
  });

  it('whose end was cut off looks intact, except to whoever kept its head', async () => {
    const lines = await logOf('a', 'b', 'c');
    const head = String(JSON.parse(lines[2] ?? '').hash);
    await writeFile(path, `${lines.slice(0, 2).join('\n')}\n`);
    expect(await verifyAudit(path)).toMatchObject({ intact: true, lines: 2 });
    expect(await verifyAudit(path, head)).toMatchObject({ intact: false, line: 3 });
  });

  it('goes on behind a line that the power tore, which stays at fault', async () => {
    const [first = ''] = await logOf('a');
    await writeFile(path, `${first}\n${first.slice(0, 50)}`);
    const lines = await logOf('b');
    expect(lines).toHaveLength(3);
    const reason = expect.stringContaining('not written to its end') as unknown;
    expect(await verifyAudit(path)).toEqual({ intact: false, line: 2, reason });
    await writeFile(path, `${first}\n${lines[2]}\n`);
    expect(await verifyAudit(path)).toMatchObject({ intact: true, lines: 2 });
  });

  it('is verified behind such a line, too', async () => {
    const [first = ''] = await logOf('a');
    await writeFile(path, `${first}\n${first.slice(0, 50)}`);
    const [, torn = '', b = '', c = ''] = await logOf('b', 'c');
    await writeFile(path, [first, torn, b, c.replace('nightly', 'nobody'), ''].join('\n'));
    expect(await verifyAudit(path)).toEqual({ intact: false, line: 4, reason: 'it was edited' });
    await writeFile(path, [first, torn, b, ''].join('\n'));
    const head = String(JSON.parse(c).hash);
    expect(await verifyAudit(path, head)).toMatchObject({ intact: false, line: 4 });
  });

  it('is one chain also when several processes write it', { timeout: 60_000 }, async () => {
    const script = `
      import { AuditLog } from ${JSON.stringify(new URL('../../../src/audit/auditLog.ts', import.meta.url).href)};
      const log = new AuditLog(${JSON.stringify(path)});
      for (let i = 0; i < 15; i += 1) await log.record({ caller: String(process.pid), operation: 'x', decision: 'DONE' });`;
    const run = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]);
    await Promise.all([run(), run()]);
    expect(await verifyAudit(path)).toMatchObject({ intact: true, lines: 30 });
    expect(new Set((await linesOf()).map((line) => String(JSON.parse(line).caller))).size).toBe(2);
  });

  it('is not held up by a process that was killed while it wrote', async () => {
    await logOf('a');
    await writeFile(`${path}.lock`, '');
    await utimes(`${path}.lock`, 0, 0);
    expect(await logOf('b')).toHaveLength(2);
  });
});

describe('work', () => {
  const work = { caller: 'nightly', operation: 'deleteAccount' };
  const fail = expect.unreachable;
  const decisions = async () => (await linesOf()).map((line) => String(JSON.parse(line).decision));

  it('has a line before it begins, and one when it ends', async () => {
    const seen: (readonly string[])[] = [];
    await new AuditLog(path).during(work, async () => seen.push(await decisions()), fail);
    expect(seen).toEqual([['BEGUN']]);
    expect(await decisions()).toEqual(['BEGUN', 'DONE']);
  });

  it('that fails says so', async () => {
    const failing = new AuditLog(path).during(work, () => Promise.reject(new Error('no')), fail);
    await expect(failing).rejects.toThrow('no');
    expect(await decisions()).toEqual(['BEGUN', 'FAILED']);
    expect(JSON.parse((await linesOf())[1] ?? '')).toMatchObject({ code: 'INTERNAL' });
  });

  it('is not begun where its line cannot be written', async () => {
    await writeFile(join(path, '../..', 'file'), '');
    const log = new AuditLog(join(path, '../..', 'file', 'audit.jsonl'));
    let begun = false;
    await expect(log.during(work, async () => (begun = true), fail)).rejects.toThrow(AuditUnavailable);
    expect(begun).toBe(false);
  });

  it('is done where the last line cannot be written, which is told beside it', async () => {
    const told: string[] = [];
    const lockLog = async () => {
      await rm(dirname(path), { recursive: true });
      await writeFile(dirname(path), '');
      return 'made';
    };
    const tell = (line: string) => void told.push(line);
    expect(await new AuditLog(path).during(work, lockLog, tell)).toBe('made');
    expect(told).toEqual([expect.stringMatching(/ is done, .* lacks its line DONE: EEXIST/)]);
  });
});
