/** Exports for the tests of the ingest: the fixtures, small ones built on the spot, and the way in. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { UserDetail } from '../../../src/ingest/formats/account/accountExport.js';
import type { MergedExports } from '../../../src/ingest/merge/mergePages.js';
import type { Format, ParsedExport } from '../../../src/ingest/formats/parsedExport.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import type { Problem } from '../../../src/ingest/problem.js';
import type { RawInput } from '../../../src/ingest/read/exportPaths.js';
import { joinSlices, type ParsedSlice } from '../../../src/ingest/read/parseInputs.js';
import { formatOf, parseDocument } from '../../../src/ingest/read/parseDocument.js';
import {
  readDocuments,
  textInput,
  type DocumentResult,
  type ReadLimits,
} from '../../../src/ingest/read/readExport.js';
import { parseJson } from '../../../src/ingest/read/strictJson.js';

export const fixtureFolder = new URL('../../fixtures/account-authorization-details/', import.meta.url);

export function fixtureText(name: string): string {
  return readFileSync(new URL(name, fixtureFolder), 'utf8');
}

/** Of an input that is read in one piece. */
export async function firstDocument(input: RawInput): Promise<DocumentResult> {
  for await (const read of readDocuments(input)) return read;
  throw new Error('no document');
}

/** The whole way of one input, from text to typed export; a refused one gives its problems and no pages. */
export async function parseText(file: string, text: string, limits?: ReadLimits): Promise<ParsedExport> {
  const slices: ParsedSlice[] = [];
  let format: Format | undefined;
  for await (const read of readDocuments(textInput(file, text), limits)) {
    if (!read.ok) return refusedExport(file, read.problem);
    const { document } = read;
    format ??= formatOf(document.value);
    const found = parseDocument(document, format);
    if ('message' in found) return refusedExport(file, found);
    slices.push(...found.map((parsed) => ({ parsed, list: document.slice?.list })));
  }
  return joinSlices(file, slices);
}

function refusedExport(file: string, problem: Problem): ParsedExport {
  return { file, pages: [], refusedAccountIds: [], problems: [problem], notes: [] };
}

/** Merges files by name. One that is no text is written as JSON. */
export async function mergeFiles(
  files: Readonly<Record<string, unknown>>,
  limits?: ReadLimits,
): Promise<MergedExports> {
  const parsed = Object.entries(files).map(([file, content]) =>
    parseText(file, typeof content === 'string' ? content : JSON.stringify(content), limits),
  );
  return mergeAccountExports(await Promise.all(parsed));
}

/** The account of files, which have no problems. */
export async function accountIn(files: Readonly<Record<string, unknown>>) {
  const { accounts, awsManagedPolicies: awsManaged, problems, notes } = await mergeFiles(files);
  expect(problems).toEqual([]);
  const [account] = accounts;
  if (!account) throw new Error('no account');
  return { account, awsManaged, notes: notes.map(({ message }) => message) };
}

/** Parses a file that only the format of this name recognizes. */
export function parseAs(name: string, file: string, text: string): ParsedExport {
  const read = parseJson(text);
  if (!read.ok) throw new Error(read.message);
  const format = formatOf(read.value);
  if (format?.name !== name) throw new Error(`taken for ${format?.name ?? 'nothing known'}`);
  return format.parse({ file, value: read.value, duplicateKeys: read.duplicateKeys });
}

export function mergeValue(value: unknown): Promise<MergedExports> {
  return mergeFiles({ 'export.json': JSON.stringify(value) });
}

/** One user of account 111122223333 with these fields on top. */
export function userNamed(name: string, fields: object = {}): object {
  return { UserName: name, Arn: `arn:aws:iam::111122223333:user/${name}`, ...fields };
}

export function roleNamed(name: string, fields: object = {}): object {
  return {
    RoleName: name,
    Arn: `arn:aws:iam::111122223333:role/${name}`,
    AssumeRolePolicyDocument: {},
    ...fields,
  };
}

export function awsManagedPolicy(name: string, version: string, fields: object = {}): object {
  return {
    PolicyName: name,
    Arn: `arn:aws:iam::aws:policy/${name}`,
    DefaultVersionId: version,
    PolicyVersionList: [{ VersionId: version, IsDefaultVersion: true, Document: { Statement: [] } }],
    ...fields,
  };
}

/** `path: message` of each, which reads well when a test fails. */
export function complaints(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** Without what says where it was read, so that exports in two spellings can be compared. */
export function withoutOrigins(value: unknown): unknown {
  const isOrigin = (key: string, holder: unknown): boolean =>
    key === 'origin' || ((key === 'file' || key === 'path') && isPolicyText(holder));
  return JSON.parse(
    JSON.stringify(value, function (this: unknown, key, member: unknown) {
      return isOrigin(key, this) ? undefined : member;
    }),
  );
}

function isPolicyText(holder: unknown): boolean {
  return typeof holder === 'object' && holder !== null && 'kind' in holder;
}

/** A user in no group and without policies and tags. */
export const bareUser = (accountId: string, name: string): UserDetail => ({
  arn: `arn:aws:iam::${accountId}:user/${name}`,
  name,
  path: '/',
  origin: { file: 'x.json', path: '$' },
  groupNames: [],
  inlinePolicies: [],
  attachedPolicies: [],
  tags: [],
});
