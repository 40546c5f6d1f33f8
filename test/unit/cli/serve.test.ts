/** How a server ends. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OpenGraph } from '../../../src/cli/openGraph.js';
import { serve } from '../../../src/cli/serve.js';
import { readConfig } from '../../../src/config.js';
import { services } from '../api/services.js';

let written: string;
beforeEach(() => {
  written = '';
  for (const output of [process.stdout, process.stderr])
    vi.spyOn(output, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
});
const before = new Map(
  (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((name) => [name, process.listeners(name)]),
);
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  for (const [name, kept] of before)
    for (const listener of process.listeners(name)) if (!kept.includes(listener)) process.off(name, listener);
});

/** A database in memory, which dies when `die` is called. */
function mortalGraph() {
  let die = (_why: string): void => undefined;
  const lost = new Promise<string>((resolve) => (die = resolve));
  const done = async () => undefined;
  const graph = {
    ...services,
    uri: 'bolt://127.0.0.1:7687',
    lost,
    load: () => ({ reading: 0, waiting: 0 }),
    ...{ verify: done, back: done, close: done, planReads: done, planWorlds: done },
  };
  return { graph: graph as unknown as OpenGraph, die: (why: string) => die(why) };
}

const config = () =>
  readConfig({ PORT: '0', ROLEGRAPH_DATA_DIR: mkdtempSync(join(tmpdir(), 'serve-')) }, { serves: true });

test('with an error where its database has died, and with none at a signal', async () => {
  const { graph, die } = mortalGraph();
  const ended = serve(config(), graph, services.actions);
  die('The local Neo4j is gone: out of memory');
  await ended;
  expect(written).toContain('The local Neo4j is gone: out of memory');
  expect(process.exitCode).toBe(1);
  process.exitCode = undefined;
  const listening = process.listenerCount('SIGTERM');
  const stopped = serve(config(), mortalGraph().graph, services.actions);
  await expect.poll(() => process.listenerCount('SIGTERM'), { timeout: 60_000 }).toBe(listening + 1);
  process.emit('SIGTERM');
  await stopped;
  expect(process.exitCode).toBeUndefined();
});

test.each([
  ['before', true],
  ['after', false],
])('with no error where a signal comes %s its database ends', async (_when, isSignalFirst) => {
  const { graph, die } = mortalGraph();
  const listening = process.listenerCount('SIGTERM');
  const stopped = serve(config(), graph, services.actions);
  await expect.poll(() => process.listenerCount('SIGTERM'), { timeout: 60_000 }).toBe(listening + 1);
  if (isSignalFirst) process.emit('SIGTERM');
  die('The local Neo4j was told to stop.');
  await expect.poll(() => written).toMatch(/Stopping|told to stop/);
  if (!isSignalFirst) process.emit('SIGTERM');
  await stopped;
  expect(process.exitCode).toBeUndefined();
});
