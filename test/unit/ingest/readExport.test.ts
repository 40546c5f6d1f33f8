/** Reading files, folders and gzip: what is read, what is passed over, what is refused and why. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areWithin, readPaths } from '../../../src/ingest/read/exportPaths.js';
import { Expansion } from '../../../src/ingest/read/unpack.js';
import { readDocuments, textInput, unknownKindProblem } from '../../../src/ingest/read/readExport.js';
import { formatNames } from '../../../src/ingest/formats/formats.js';
import { parseJson } from '../../../src/ingest/read/strictJson.js';
import { zipFile } from '../../support/zipFile.js';
import { firstDocument, fixtureText } from './exports.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolegraph-read-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function save(name: string, content: string | Uint8Array = '{}'): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** `INPUT a.json`, `NOTE b.txt: Its name …`, names relative to the folder of the test. */
async function read(...paths: string[]): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const step of readPaths(paths)) {
    const line = step.kind === 'INPUT' ? step.name : lineOf(step.problem);
    lines.push(`${step.kind} ${line.replaceAll(`${folder}/`, '')}`);
  }
  return lines;
}

function lineOf({ file, path, message }: { file: string; path: string; message: string }): string {
  expect(path).toBe('$');
  return `${file}: ${message}`;
}

async function refusalOf(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const chunks = async function* () {
    yield bytes;
  };
  const result = await firstDocument({ kind: 'INPUT', name: 'x', chunks });
  return result.ok ? 'read' : `${result.problem.path}: ${result.problem.message}`;
}

describe('paths', () => {
  it('files in the given order, folders sorted and recursively', async () => {
    const files = ['b.json', 'a/2.json', 'a/10.JSON', 'a/b/c.json.gz', 'Z.json'].map((name) => save(name));
    expect(await read(files[0] ?? '', folder)).toEqual([
      'INPUT b.json',
      'INPUT Z.json',
      'INPUT a/10.JSON',
      'INPUT a/2.json',
      'INPUT a/b/c.json.gz',
    ]);
  });

  it('inside a folder, hidden and other files are passed over with a note; by name every file is read', async () => {
    save('a.json');
    save('.hidden.json');
    save('.git/config.json');
    const text = save('notes.txt');
    expect(await read(folder)).toEqual([
      'NOTE .git: Hidden, so passed over.',
      'NOTE .hidden.json: Hidden, so passed over.',
      'NOTE notes.txt: Its name is not that of an export (.json, .csv, .gz, .zip), so passed over. Give it by name if it is one.',
      'INPUT a.json',
    ]);
    expect(await read(text)).toEqual(['INPUT notes.txt']);
  });

  it('links out of the folder are passed over, links in a loop end, links inside are read once (I3)', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'rolegraph-outside-'));
    writeFileSync(join(outside, 'secret.json'), '{}');
    save('in/a.json');
    symlinkSync(join(outside, 'secret.json'), join(folder, 'in/out.json'));
    symlinkSync(outside, join(folder, 'in/outfolder'));
    symlinkSync('..', join(folder, 'in/loop'));
    symlinkSync('a.json', join(folder, 'in/same.json'));
    symlinkSync('missing.json', join(folder, 'in/broken.json'));
    const lines = await read(join(folder, 'in'));
    rmSync(outside, { recursive: true });
    expect(lines).toEqual([
      'PROBLEM in/broken.json: There is no such file or folder. Check the path.',
      'NOTE in/loop: A link that leads out of the folder, so passed over. Give its target by name.',
      'NOTE in/out.json: A link that leads out of the folder, so passed over. Give its target by name.',
      'NOTE in/outfolder: A link that leads out of the folder, so passed over. Give its target by name.',
      'INPUT in/a.json',
    ]);
    expect((await read(folder)).filter((line) => line.startsWith('INPUT'))).toEqual(['INPUT in/a.json']);
  });

  it('what is missing, no file, or a folder without exports is a problem', async () => {
    save('empty/readme.md');
    expect(
      await read(
        join(folder, 'missing.json'),
        '/dev/null',
        join(folder, 'empty'),
        join(folder, 'empty/readme.md/x'),
      ),
    ).toEqual([
      'PROBLEM missing.json: There is no such file or folder. Check the path.',
      'PROBLEM /dev/null: This is neither a file nor a folder. Save the output to a file and give that.',
      'NOTE empty/readme.md: Its name is not that of an export (.json, .csv, .gz, .zip), so passed over. Give it by name if it is one.',
      `PROBLEM ${join(folder, 'empty')}: This folder contains no exports (.json, .csv, .gz or .zip). Create one with: aws iam get-account-authorization-details --output json`.replace(
        `${folder}/`,
        '',
      ),
      'PROBLEM empty/readme.md/x: There is no such file or folder. Check the path.',
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('a file that may not be read is a problem', async () => {
    const path = save('a.json');
    chmodSync(path, 0);
    expect(await read(folder)).toEqual([
      'PROBLEM a.json: It may not be read. Give yourself permission to read it.',
    ]);
  });

  it('the same file by two paths is read once', async () => {
    const path = save('a.json');
    expect(await read(folder, path, folder)).toEqual(['INPUT a.json']);
  });
});

describe('gzip', () => {
  const text = fixtureText('cli.json');

  it('is known by its first bytes, and may have several members', async () => {
    const half = text.length / 2;
    const members = [text.slice(0, half), text.slice(half)].map((part) => gzipSync(part));
    expect(await refusalOf(gzipSync(text))).toBe('read');
    expect(await refusalOf(Buffer.concat(members))).toBe('read');
  });

  it.each([
    ['truncated', gzipSync(text).subarray(0, 200), 'This gzip file ends in the middle'],
    ['truncated in its header', gzipSync(text).subarray(0, 3), 'This gzip file ends in the middle'],
    [
      'damaged',
      Buffer.concat([gzipSync(text).subarray(0, 100), Buffer.alloc(500, 0xaa)]),
      'This gzip file is damaged',
    ],
    [
      'followed by something else',
      Buffer.concat([gzipSync(text), Buffer.from('garbage')]),
      'This gzip file is damaged',
    ],
    ['gzip again', gzipSync(gzipSync(text)), 'This is gzip inside gzip'],
    ['empty inside', gzipSync(''), 'The file is empty'],
    ['text of another kind inside', gzipSync('<html>'), 'This is XML or HTML'],
  ])('is refused when it is %s (I3)', async (_name, bytes, message) => {
    expect(await refusalOf(bytes)).toContain(`$: ${message}`);
  });

  it('that inflates out of proportion is refused (I3)', async () => {
    const bomb = Buffer.alloc(70_000_000, ' ').fill('[', 0, 1);
    expect(await refusalOf(gzipSync(bomb))).toContain('inflates to more than 200 times its size');
  });
});

describe('files of one import', () => {
  const small = Buffer.alloc(40_000_000, ' ').fill('[', 0, 1).fill(']', 39_999_999);
  it.each([
    ['gzip', gzipSync(small), gzipSync('[]')],
    ['zip', zipFile([{ name: 'a.json', content: small }]), zipFile([{ name: 'a.json', content: '[]' }])],
  ])('of %s that inflate out of proportion together are refused (I3)', async (kind, bomb, fine) => {
    const paths = [bomb, bomb, fine].map((bytes, at) =>
      save(`${kind}-${at}.json.${kind === 'zip' ? 'zip' : 'gz'}`, bytes),
    );
    const expansion = new Expansion();
    const read: string[] = [];
    for await (const step of readPaths(paths)) {
      if (step.kind !== 'INPUT') throw new Error(step.problem.message);
      for await (const one of readDocuments(step, undefined, expansion))
        read.push(one.ok ? 'read' : one.problem.message);
    }
    expect(read[1]).toContain('inflate to more than 200 times');
    expect(read).not.toContain(undefined);
  });
});

describe('zip', () => {
  const text = fixtureText('cli.json');

  /** Of every input: `NAME: read`, or its problem. */
  async function contents(archive: Uint8Array): Promise<readonly string[]> {
    const path = save('exports.zip', archive);
    const lines: string[] = [];
    for await (const step of readPaths([path])) {
      if (step.kind !== 'INPUT') {
        lines.push(`${step.kind} ${step.problem.message}`);
        continue;
      }
      for await (const read of readDocuments(step))
        lines.push(`${step.name.replace(`${folder}/`, '')}: ${read.ok ? 'read' : read.problem.message}`);
    }
    return lines;
  }

  it('is read as the folder that it is, in the order of the names', async () => {
    const archive = zipFile([
      { name: 'b/two.json.gz', content: gzipSync(text) },
      { name: 'a.json', content: text },
      { name: 'notes.txt', content: 'hello' },
    ]);
    expect(await contents(archive)).toEqual([
      'exports.zip/a.json: read',
      'exports.zip/b/two.json.gz: read',
      expect.stringMatching(/^NOTE Its name is not that of an export/),
    ]);
  });

  it('has hidden files, as macOS puts them in, which are passed over as in a folder', async () => {
    const archive = zipFile([
      { name: '__MACOSX/._a.json', content: 'Mac OS X' },
      { name: '.git/b.json', content: text },
      { name: 'a.json', content: text },
    ]);
    const hidden = 'NOTE Hidden, so passed over.';
    expect(await contents(archive)).toEqual([hidden, hidden, 'exports.zip/a.json: read']);
  });

  it.each([
    [
      'inflates out of proportion',
      zipFile([{ name: 'a.json', content: Buffer.alloc(70_000_000, ' ') }]),
      'inflates to more than 200 times',
    ],
    [
      'does so by many small files',
      zipFile(['a.json', 'b.json'].map((name) => ({ name, content: Buffer.alloc(40_000_000, ' ') }))),
      'inflate to more than 200 times',
    ],
    [
      'has files that overlap',
      zipFile(
        Array.from({ length: 9 }, (_, n) => ({ name: `${n}.json`, content: text })),
        { overlapping: true },
      ),
      'The files of this zip archive overlap',
    ],
    [
      'is encrypted',
      zipFile([{ name: 'a.json', content: text, encrypted: true }]),
      'a.json in this zip archive is encrypted',
    ],
    [
      'ends in the middle',
      zipFile([{ name: 'a.json', content: text }]).subarray(0, -30),
      'This zip archive is damaged',
    ],
    [
      'leads out of its folder by a name',
      zipFile([{ name: '../../a.json', content: text }]),
      'This zip archive is damaged',
    ],
    [
      'holds another archive',
      zipFile([{ name: 'inner.zip', content: zipFile([{ name: 'a.json', content: text }]) }]),
      'This is a zip archive inside another file',
    ],
  ])('that %s is refused (I3)', async (_name, archive, message) => {
    const lines = await contents(archive);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
  });

  it('that was damaged after it was made is refused where the damage is', async () => {
    const archive = zipFile([{ name: 'a.json', content: text }]);
    archive.fill(0xaa, 60, 200);
    expect(await contents(archive)).toEqual([expect.stringContaining('This zip archive is damaged')]);
  });
});

describe('other texts and bytes are refused with what to do', () => {
  const xml =
    '<GetAccountAuthorizationDetailsResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetAccountAuthorizationDetailsResult/>';

  it.each([
    [
      'nothing',
      '',
      'The file is empty. Export it with: aws iam get-account-authorization-details --output json',
    ],
    ['blanks', ' \r\n ', 'The file contains only blanks'],
    ['raw XML (F-6)', xml, 'This is XML, as the API sends it; only JSON is read. Export it with: aws iam'],
    [
      'XML with a declaration (F-6)',
      `\uFEFF<?xml version="1.0"?>\n${xml}`,
      'This is XML, as the API sends it',
    ],
    ['HTML', '<!doctype html>', 'This is XML or HTML'],
    [
      'YAML (F-122)',
      'GroupDetailList:\n- Arn: arn:aws:iam::111122223333:group/g\n',
      'This is YAML; only JSON is read',
    ],
    ['a YAML stream (F-122)', '- GroupDetailList:\n  - Arn: x\n', 'This is YAML'],
    [
      'text output (F-122)',
      'GROUPDETAILLIST\tarn:aws:iam::111122223333:group/g\t2022',
      'This is output of the AWS CLI as text',
    ],
    [
      'table output (F-122)',
      '--------------\n|  GetAccountAuthorizationDetails |\n',
      'This is output of the AWS CLI as a table',
    ],
    [
      'an error of the CLI',
      '\nAn error occurred (AccessDenied) when calling',
      'This is an error message of the AWS CLI',
    ],
    [
      'an error of the CLI after its name',
      'aws: [ERROR]: An error occurred (AccessDenied) when calling',
      'This is an error message of the AWS CLI',
    ],
    ...[
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
      '\nThe SSO session associated with this profile has expired or is otherwise invalid.',
      'aws: [ERROR]: The config profile (audit) could not be found',
      'usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]',
    ].map((text): [string, string, string] => [
      `an error of the CLI itself: ${text.trim().slice(0, 40)}`,
      text,
      'This is an error message of the AWS CLI',
    ]),
    ['a warning before the JSON', 'Warning: not verified\n{}', 'This is a message with JSON after it'],
    ['colored JSON', '\u001b[1;39m{}\u001b[0m', 'This is text with the colors of a terminal'],
    [
      'a tar archive',
      Buffer.concat([Buffer.from('a.json'.padEnd(257, '\0')), Buffer.from('ustar')]),
      'This is a tar archive. Unpack it',
    ],
    ['UTF-16 without a mark (I5)', Buffer.from('{}', 'utf16le'), 'This is UTF-32 text, or UTF-16'],
    ['big-endian UTF-16 (I5)', Buffer.from('\uFEFF{}', 'utf16le').swap16(), 'This is UTF-32 text, or UTF-16'],
    ['UTF-32 (I5)', Buffer.from('\uFEFF\0{\0}\0', 'utf16le'), 'This is UTF-32 text, or UTF-16'],
    ['half a character of UTF-16', Buffer.from('\uFEFF{\ud83d', 'utf16le'), 'This is not UTF-8 text'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22]), 'This is not UTF-8 text'],
    ['a zip archive in memory', Buffer.from('PK\x03\x04'), 'This is a zip archive inside another file'],
    ['prose', 'hello', 'Not JSON: expected a JSON value, at line 1 column 1. Export it again: aws iam'],
    [
      'two pages in a row',
      '{"IsTruncated":true}\n{}',
      'There is more text after the end of the JSON value (give several pages',
    ],
  ])('%s', async (_name, content, message) => {
    expect(await refusalOf(content)).toContain(`$: ${message}`);
  });

  it.each([
    ['whole', undefined],
    ['in slices', { onePiece: 100, slice: 1_000 }],
  ])('UTF-16 as PowerShell writes it is read, %s (F-122)', async (_how, limits) => {
    const text = fixtureText('cli.json');
    const valuesOf = async (bytes: Buffer): Promise<readonly unknown[]> => {
      const chunks = async function* () {
        for (let at = 0; at < bytes.length; at += 999) yield bytes.subarray(at, at + 999);
      };
      const values: unknown[] = [];
      for await (const one of readDocuments({ kind: 'INPUT', name: 'x', chunks }, limits))
        values.push(one.ok ? one.document.value : one.problem);
      return values;
    };
    const plain = await valuesOf(Buffer.from(text));
    expect(await valuesOf(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toEqual(plain);
    expect(await valuesOf(gzipSync(Buffer.from(`\uFEFF${text}`, 'utf16le')))).toEqual(plain);
  });

  it('a truncated export says where it ends', async () => {
    const text = fixtureText('cli.json');
    const cut = text.slice(0, text.indexOf('"web-server"'));
    expect(await refusalOf(cut)).toMatch(
      /^\$\.RoleDetailList\[1]\.RoleName: The JSON ends in the middle, at line \d+ column \d+, inside \$\.RoleDetailList\[1]\.RoleName\. Export it again/,
    );
  });

  it('every cut through an export is refused with a path, never read in part', async () => {
    const text = fixtureText('two-accounts.json').trimEnd();
    for (let end = 0; end < text.length; end += 7) {
      expect(await refusalOf(text.slice(0, end))).toMatch(/^\$/);
    }
  });
});

describe('documents', () => {
  it('in memory go the same way as files', async () => {
    const result = await firstDocument(textInput('in memory', '\uFEFF{"a": 1, "a": 2}'));
    expect(result).toMatchObject({ ok: true, document: { file: 'in memory', duplicateKeys: ['$.a'] } });
  });

  it.each([
    [
      '{"Organization": {}, "Roots": []}',
      'This is a JSON object with the keys "Organization", "Roots", and no input that can be imported.',
    ],
    ['{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1}', '"h" and 2 more, and no input'],
    [
      '[{"ResourceArn": "x"}]',
      'This is a JSON list that begins with a JSON object with the keys "ResourceArn"',
    ],
    ['[[]]', 'This is a JSON list that begins with a list'],
    ['[]', 'This is an empty JSON list'],
    ['{}', 'This is a JSON object without keys'],
    ['"text"', 'This is a single JSON value'],
  ])('of another kind are named by what they hold: %s', (text, message) => {
    const json = parseJson(text);
    const value = json.ok ? json.value : null;
    const problem = unknownKindProblem({ file: 'a.json', value, duplicateKeys: [] }, formatNames);
    expect(problem.message).toContain(message);
    expect(problem.message).toContain('UserDetailList, GroupDetailList, RoleDetailList and Policies');
  });
});

describe('an error of AWS that was saved as an output', () => {
  it.each([
    [{ Error: { Code: 'AccessDenied', Message: 'no' }, ResponseMetadata: {} }, 'AccessDenied'],
    [{ __type: 'AccessDeniedException', message: 'no' }, 'AccessDeniedException'],
  ])('%j is called one', (value, code) => {
    const { message } = unknownKindProblem({ file: 'a.json', value, duplicateKeys: [] }, formatNames);
    expect(message).toContain(`This is an error that AWS answered with ("${code}")`);
  });
});

describe('how large the exports of an import are', () => {
  it('counts what would be read, each file of a loop of links once', async () => {
    save('in/a.json', 'x'.repeat(60));
    save('in/deep/b.json', 'x'.repeat(40));
    save('in/notes.txt', 'x'.repeat(500));
    symlinkSync('..', join(folder, 'in/deep/loop'));
    const paths = [join(folder, 'in'), join(folder, 'missing.json')];
    expect([await areWithin(100, paths), await areWithin(99, paths)]).toEqual([true, false]);
  });
});
