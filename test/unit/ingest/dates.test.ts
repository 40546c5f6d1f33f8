/** Which fields of facts are dates: nothing is derived from them, so that an import of other dates derives nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { atOnce } from '../../../src/graph/contract/turns.js';
import type { AccountFacts } from '../../../src/graph/model/facts/accountFacts.js';
import { dateFields, withoutDates } from '../../../src/graph/model/facts/dateFields.js';
import { hashOfFacts } from '../../../src/ingest/normalize/factOrder.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { EditableEstate } from '../../support/editableEstate.js';
import { accountIn } from './exports.js';

/** An account with everything, of which all was used on this day. */
async function factsOn(day: number): Promise<AccountFacts> {
  const estate = new EditableEstate(false);
  for (const place of [0, 1, 2]) for (const kind of [0, 1, 2]) estate.edit([kind, 0, place, day]);
  const files = estate.documents().map((file, at) => [`${at}.json`, file] as const);
  const { account, awsManaged } = await accountIn(Object.fromEntries(files));
  return atOnce(normalizeAccount(account, awsManaged)).facts;
}

type Fields = Record<string, unknown>;
type Leaf = readonly [owner: Fields, field: string, names: readonly string[]];

/** Texts, numbers and flags at any depth, with the names of the fields that lead there. */
function leavesIn(owner: Fields, names: readonly string[] = []): readonly Leaf[] {
  return Object.keys(owner).flatMap((field): readonly Leaf[] => {
    const value = owner[field];
    const path = Array.isArray(owner) ? names : [...names, field];
    return typeof value === 'object' && value !== null
      ? leavesIn(value as Fields, path)
      : [[owner, field, path]];
  });
}

const otherThan = (value: unknown): unknown =>
  typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}!`;

let facts: AccountFacts;
let parts: Fields;

beforeAll(async () => {
  facts = await factsOn(3);
  const { contentHash: _all, derivationHash: _allButDates, documents: _hashed, ...others } = facts;
  parts = JSON.parse(JSON.stringify(others)) as Fields;
});

/** Whoever gives facts another date decides here, and in `dateFields`, whether something is derived from it. */
test('are these, and every time in facts is one of them', () => {
  const times = leavesIn(parts).flatMap(([owner, field, names]) => {
    const value = owner[field];
    return typeof value === 'number' && value > 1e12 ? (names.at(-1) ?? []) : [];
  });
  expect([...new Set(times)].sort()).toEqual([
    'collectedAt',
    'createdAt',
    'lastUsedAt',
    'passwordLastChangedAt',
    'passwordLastUsedAt',
    'updatedAt',
    'validUntil',
  ]);
  expect([...dateFields]).toEqual([
    'collectedAt',
    'createdAt',
    'lastUsedAt',
    'lastUsedRegion',
    'lastUsedService',
    'neverUsed',
    'passwordLastChangedAt',
    'passwordLastUsedAt',
    'updatedAt',
    'validUntil',
  ]);
});

test('leave the hash that derivation rests on as it is, and every other field changes it', () => {
  const hash = () => hashOfFacts(parts, [], withoutDates);
  const before = hash();
  const leaves = leavesIn(parts);
  const dated = leaves.filter(([owner, field, names]) => {
    const value = owner[field];
    owner[field] = otherThan(value);
    const isSame = hash() === before;
    owner[field] = value;
    expect([names, isSame]).toEqual([names, names.some((name) => dateFields.has(name))]);
    return isSame;
  });
  expect(dated.length).toBeGreaterThan(20);
  expect(leaves.length).toBeGreaterThan(5 * dated.length);
});

test('change the content of an account, and nothing that is derived from it', async () => {
  const later = await factsOn(4);
  expect(later.contentHash).not.toBe(facts.contentHash);
  expect(later.derivationHash).toBe(facts.derivationHash);
});

test('are read by no code that derives', () => {
  const source = fileURLToPath(new URL('../../../src/', import.meta.url));
  const files = ['derive', 'escalation', 'iam', 'graph/engine'].flatMap((folder) =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const wordsOf = (file: string) => readFileSync(join(source, file), 'utf8').match(/\w+/g) ?? [];
  // The day of Rolegraph's own copy of AWS managed policies, which is no fact of an account.
  const others = files.filter((file) => file !== 'derive/packagedPolicies.ts');
  expect(others.length).toBeGreaterThan(100);
  expect(others.filter((file) => wordsOf(file).some((word) => dateFields.has(word)))).toEqual([]);
});
