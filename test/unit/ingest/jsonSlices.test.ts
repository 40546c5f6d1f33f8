/** Cutting a document that is too large for one piece: nothing is lost, and what is no JSON is refused with its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactJson } from '../../../src/ingest/formats/shared/jsonValue.js';
import { MalformedJson } from '../../../src/ingest/read/jsonBuilder.js';
import { readHead } from '../../../src/ingest/read/jsonHead.js';
import { jsonSlices, parseJson } from '../../../src/ingest/read/strictJson.js';
import { readDocuments } from '../../../src/ingest/read/readExport.js';
import { mergeFiles, roleNamed, userNamed } from './exports.js';

async function* inChunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The document again, from its parts. */
async function joined(text: string, chunk: number, slice: number): Promise<unknown> {
  const lists = new Map<string, unknown[]>();
  let all: unknown = [];
  const head = await readHead(inChunks(text, chunk));
  for await (const part of jsonSlices(inChunks(text, chunk), slice, head)) {
    const value = JSON.parse(compactJson(part.value)) as Record<string, unknown>;
    all = value;
    if (part.list === undefined) continue;
    const elements = Array.isArray(value) ? value : (value[part.list.slice(2)] as unknown[]);
    const known = lists.get(part.list) ?? [];
    expect(part.firstIndex).toBe(known.length);
    lists.set(part.list, [...known, ...(elements as unknown[])]);
  }
  const root = lists.get('$');
  if (root) return root;
  const members = [...lists].map(([path, list]) => [path.slice(2), list] as const);
  return members.length === 0 ? all : { ...(all as object), ...Object.fromEntries(members) };
}

const failure = async (text: string): Promise<string> => {
  try {
    await joined(text, 5, 10);
    return 'cut';
  } catch (error) {
    if (error instanceof MalformedJson) return `${error.path}: ${error.message}`;
    throw error;
  }
};

const key = fc.stringMatching(/^[a-zA-Z]{1,6}$/);
const root = fc.oneof(
  fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 8 }),
  fc.dictionary(
    key,
    fc.oneof(fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 8 }), fc.jsonValue({ maxDepth: 2 })),
  ),
);

describe('slices (I1)', () => {
  it('are the document, however it is chunked and cut', async () => {
    const layout = fc.constantFrom(undefined, 2, '\t');
    await fc.assert(
      fc.asyncProperty(
        root,
        layout,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 60 }),
        async (value, indent, chunk, slice) => {
          const text = JSON.stringify(value, undefined, indent);
          expect(await joined(text, chunk, slice)).toEqual(JSON.parse(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['{"a":[1,2', '$.a[1]: The JSON ends in the middle.'],
    ['{"a":[1,2]', '$.a: The JSON ends in the middle.'],
    ['{"a":[1,]}', '$.a[1]: Not JSON: expected a JSON value.'],
    ['{"a":[,1]}', '$.a[0]: Not JSON: expected a JSON value.'],
    ['{"a":1,}', '$.a: Not JSON: expected a key in double quotes.'],
    ['{"a" 1}', '$.a: Not JSON: expected a colon.'],
    ['{"a":[1],"a":[2]}', '$.a: "a" is there more than once. Keep one.'],
    [
      '{"a":1} {}',
      '$: There is more text after the end of the JSON value (give several pages as several files or as one list).',
    ],
    ['', '$: The JSON ends in the middle.'],
  ])('of %s are refused', async (text, message) => {
    expect(await failure(text)).toBe(message);
  });

  it('leave every other mistake to the parser: what was valid is, what was not is not', async () => {
    await fc.assert(
      fc.asyncProperty(
        root,
        fc.nat(),
        fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'x', '1', ' '),
        async (value, at, character) => {
          const text = JSON.stringify(value);
          const place = at % (text.length + 1);
          const mutated = text.slice(0, place) + character + text.slice(place + 1);
          const whole = parseJson(mutated);
          const isRoot = whole.ok && typeof whole.value === 'object' && whole.value !== null;
          const hides =
            whole.ok && whole.duplicateKeys.some((path) => /^\$(?:\.[^.[]+|\["[^"]*"\])$/.test(path));
          expect(await slicesAreValid(mutated)).toBe(isRoot && !hides);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  async function slicesAreValid(text: string): Promise<boolean> {
    try {
      for await (const { value } of jsonSlices(inChunks(text, 7), 20))
        if (value === null || typeof value !== 'object') return false;
      return true;
    } catch (error) {
      if (error instanceof MalformedJson) return false;
      throw error;
    }
  }
});

describe('a document in parts', () => {
  const whole = {
    IsTruncated: true,
    UserDetailList: ['a', 'b', 'c'].map((name) => userNamed(name)),
    GroupDetailList: [],
    RoleDetailList: ['r', 's'].map((name) => roleNamed(name)),
    Marker: 'more',
  };

  it('is what it would be in one piece: accounts, lists, paging, places (F-6, F-116)', async () => {
    const text = JSON.stringify(whole);
    const inPieces = await mergeFiles({ 'a.json': text }, { onePiece: 10, slice: 10 });
    expect(inPieces).toEqual(await mergeFiles({ 'a.json': text }));
    expect(inPieces.accounts[0]).toMatchObject({
      truncated: true,
      collected: { users: true, groups: true, roles: true },
    });
  });

  it('says where in the whole a mistake stands', async () => {
    const text = JSON.stringify({ ...whole, UserDetailList: [...whole.UserDetailList, { UserName: 7 }] });
    const inPieces = await mergeFiles({ 'a.json': text }, { onePiece: 10, slice: 10 });
    expect(inPieces.problems).toEqual((await mergeFiles({ 'a.json': text })).problems);
    expect(inPieces.problems[0]?.path).toMatch(/^\$\.UserDetailList\[3]/);
    expect(inPieces.accounts).toEqual([]);
  });

  it('is refused whole where it ends in the middle', async () => {
    const text = JSON.stringify(whole).slice(0, -30);
    const chunks = () => inChunks(text, 16);
    const results = [];
    for await (const read of readDocuments(
      { kind: 'INPUT', name: 'a.json', chunks },
      { onePiece: 10, slice: 10 },
    ))
      results.push(read);
    expect(results.at(-1)).toMatchObject({
      ok: false,
      problem: { file: 'a.json', path: '$.RoleDetailList[1].Arn' },
    });
  });
});
