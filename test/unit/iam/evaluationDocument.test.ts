import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCases } from '../../support/caseRunner.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const text = readFileSync(at('../../../docs/evaluation.md'), 'utf8');

test('docs/evaluation.md quotes every worked example by its name, and no other', () => {
  const quoted = [...text.matchAll(/^- _(.+?)_\./gm)].map(([, name]) => name);
  const table = readCases(at('../../cases')).find(({ path }) => path === 'examples/worked.json');
  expect(quoted.sort()).toEqual(table?.cases.map(({ name }) => name).sort());
});

test('docs/evaluation.md links to files that exist', () => {
  const links = [...text.matchAll(/\]\((\.\.\/[^)#]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter((link) => !existsSync(at(`../../../docs/${link}`)))).toEqual([]);
});
