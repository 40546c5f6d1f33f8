/** The numbers, their list in the documents, and the board that shows them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { startServer } from '../services.js';

const text = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

/** The names of all metrics, those of a histogram with what Prometheus makes of it. */
async function namesOnServer(): Promise<readonly string[]> {
  const server = await startServer({ databaseLoad: () => ({ reading: 1, waiting: 2 }) });
  const numbers = await (await fetch(`${server.url}metrics`)).text();
  await server.stop();
  expect(numbers).toMatch(/^rolegraph_database_reads_waiting 2$/m);
  return [...numbers.matchAll(/^# TYPE (\w+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [name, `${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
  );
}

const isOurs = (name: string): boolean => name.startsWith('rolegraph_');

it('are all in the documents, and no others are', async () => {
  const served = (await namesOnServer()).filter((name) => isOurs(name) && !/_(bucket|count|sum)$/.test(name));
  const documented = [...text('docs/operations.md').matchAll(/^\| `(rolegraph_\w+)` /gm)].map(
    ([, name]) => name,
  );
  expect(documented.sort()).toEqual([...served].sort());
});

it('are what the board shows, each of ours in a panel', async () => {
  const served = await namesOnServer();
  const shown = [...text('docs/operations/grafana.json').matchAll(/\b(?:rolegraph|process|nodejs)_\w+/g)].map(
    ([name]) => name,
  );
  expect(shown.filter((name) => !served.includes(name))).toEqual([]);
  const missing = served.filter(
    (name) => isOurs(name) && !shown.some((one) => one === name || one.startsWith(`${name}_`)),
  );
  expect(missing.filter((name) => !/_(bucket|count|sum)$/.test(name))).toEqual([]);
});
