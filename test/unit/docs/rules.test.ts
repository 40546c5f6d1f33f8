/** docs/rules/ is what the rules and their cases are; with `-u` this writes it anew. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { techniques } from '../../../src/escalation/catalog/techniques.js';
import { readRules } from '../../support/ruleCoverage.js';
import { chapters, citedIn, rulesDocument, rulesReadme, type Chapter } from '../../support/rulesDocument.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const rules = readRules(join(root, 'test/cases'));

test.each(Object.keys(chapters) as Chapter[])(
  'docs/rules/%s.md has every rule as the data has it',
  async (name) => {
    await expect(rulesDocument(name)).toMatchFileSnapshot(join(root, 'docs/rules', `${name}.md`));
  },
);

test('docs/rules/README.md says what every letter of ids means', async () => {
  await expect(rulesReadme()).toMatchFileSnapshot(join(root, 'docs/rules/README.md'));
  const letters = Object.values(chapters).flatMap(({ families }) => families);
  for (const letter of letters) expect(rulesReadme()).toContain(`- **${letter}-1`);
});

test('no comment cites a section of a text that is not there', () => {
  const cited = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) => {
        const found =
          readFileSync(join(root, folder, path), 'utf8').match(/\bsections? \d+(\.\d+)?\b.*/gi) ?? [];
        return found.map((text) => `${folder}/${path}: ${text}`);
      }),
  );
  expect(cited).toEqual([]);
});

test('what AWS documents has its page', () => {
  const pages = Object.values(rules).filter(({ basis }) => basis === 'documented');
  for (const { title, page = [] } of pages) {
    expect([title, [page].flat().length]).not.toEqual([title, 0]);
    for (const url of [page].flat()) expect(url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$/);
  }
});

/** Made up, to see that a missing rule is noticed. */
const invented = new Set(['E-998', 'E-999', 'T-110', 'T-999']);

test('every id of a rule or technique in code, tests, schema and documents is one that exists', () => {
  const known = new Set([...Object.keys(rules), ...techniques.map(({ id }) => id), ...invented]);
  const unknown = ['src', 'test', 'schema', 'docs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|tsx|json|md|graphql)$/.test(path) && !path.startsWith('fixtures/'))
      .flatMap((path) => {
        const text = readFileSync(join(root, folder, path), 'utf8');
        const ids = [...citedIn(text), ...(text.match(/\bT-\d{3}[a-z]?\b/g) ?? [])];
        return ids.filter((id) => !known.has(id)).map((id) => `${folder}/${path}: ${id}`);
      }),
  );
  expect(unknown).toEqual([]);
});

test('no text that people read carries the id of a rule', () => {
  const bare = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => {
      const code = readFileSync(join(root, 'src', path), 'utf8').replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
      return (code.match(/\((?:[EFGLNOPUVX]-\d+|T-\d{3})[a-z]?\b.*/g) ?? []).map(
        (text) => `${path}: ${text}`,
      );
    });
  expect(bare).toEqual([]);
});
