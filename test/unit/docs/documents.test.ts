/** The documents say what the code says. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { errorCodes } from '../../../src/api/errors.js';

const text = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

test('docs/errors.md lists every error code with its meaning, and no other', () => {
  const rows = [...text('docs/errors.md').matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\|$/gm)].map(
    ([, code, meaning]) => [code, meaning],
  );
  expect(rows).toEqual(Object.entries(errorCodes));
});

test('docs/dependencies.md has a row for every run-time dependency, and for nothing else', () => {
  const { dependencies } = JSON.parse(text('package.json')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const table = text('docs/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  const named = table.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  const families = named.flatMap((name) => (name?.endsWith('*') ? name.slice(0, -1) : []));
  const rowOf = (dependency: string) => {
    const family = families.find((prefix) => dependency.startsWith(prefix));
    return family === undefined ? dependency : `${family}*`;
  };
  expect(named.sort()).toEqual([...new Set(Object.keys(dependencies).map(rowOf))].sort());
});
