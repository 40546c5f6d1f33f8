/** A graph that other code has derived is derived anew. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { derivationVersion, hashOfCode } from '../../../src/derive/derivationVersion.js';
import { packageFile } from '../../../src/derive/packagedPolicies.js';
import { techniques } from '../../../src/escalation/catalog/techniques.js';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';

let source: string;

beforeAll(async () => {
  source = await mkdtemp(join(tmpdir(), 'rolegraph-code-'));
  for (const folder of ['iam/match', 'escalation', 'derive', 'ingest', 'graph/neo4j', 'api'])
    await mkdir(join(source, folder), { recursive: true });
  await write('iam/match/action.js', 'export {}');
});

afterAll(() => rm(source, { recursive: true }));

const write = (path: string, text: string): Promise<void> => writeFile(join(source, path), text);

test('the version is part of the rules of an import', () => {
  expect(derivationVersion).toMatch(/^[0-9a-f]{16}$/);
  expect(defaultDerivationRules.version).toContain(derivationVersion);
});

test.each([
  ['a changed file of the engine', 'iam/match/action.js', true],
  ['another judging of techniques', 'escalation/attempt.js', true],
  ['another derivation', 'derive/deriveAssumeEdges.js', true],
  ['another reading of exports', 'ingest/normalize.js', true],
  ['other guardrails of a caller', 'graph/guardrails.js', true],
  ['another statement', 'graph/neo4j/search.js', false],
  ['a source map', 'iam/match/action.js.map', false],
  ['a resolver', 'api/resolvers.js', false],
])('after %s (%s) the version is another one: %s', async (_name, path, isOther) => {
  const before = hashOfCode(source, []);
  expect(hashOfCode(source, [])).toBe(before);
  await write(path, 'changed');
  expect(hashOfCode(source, []) !== before).toBe(isOther);
});

test('after a change of the techniques the version is another one', () => {
  expect(hashOfCode(source, [{ id: 'T-001' }])).not.toBe(hashOfCode(source, []));
});

test('after other AWS managed policies in the data package the version is another one', async () => {
  const [used, other] = [packageFile, join(source, 'other.json.gz')];
  await writeFile(other, 'other');
  const code = fileURLToPath(new URL('../../../src', import.meta.url));
  expect(hashOfCode(code, techniques, used)).toBe(derivationVersion);
  expect(hashOfCode(code, techniques, other)).not.toBe(derivationVersion);
});
