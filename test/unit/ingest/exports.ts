/** Exports for the tests of the ingest: the fixtures, small ones built on the spot, and the way in. */
import { readFileSync } from 'node:fs';
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

export async function mergeTexts(
  texts: Readonly<Record<string, string>>,
  limits?: ReadLimits,
): Promise<MergedExports> {
  const files = Object.entries(texts).map(([file, text]) => parseText(file, text, limits));
  return mergeAccountExports(await Promise.all(files));
}

export function mergeValue(value: unknown): Promise<MergedExports> {
  return mergeTexts({ 'export.json': JSON.stringify(value) });
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
