/** How long does a newcomer wait for the first answer, once the jars are there? */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseEnd } from '../support/databaseEnd.js';
import { say } from './measure.js';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export async function benchDemo(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rolegraph-demo-'));
  for (const what of ['fresh data folder', 'second start']) {
    const { first, all } = await runDemo(dataDir);
    say(
      `demo --once, ${what}: first answer after ${first.toFixed(1)} s, all after ${all.toFixed(1)} s (aim: 15 s to the first)`,
    );
    await databaseEnd(join(dataDir, 'demo'));
  }
  await rm(dataDir, { recursive: true, force: true });
}

function runDemo(dataDir: string): Promise<{ readonly first: number; readonly all: number }> {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  const { NEO4J_URI: _, ...env } = process.env;
  const child = spawn(process.execPath, [main, 'demo', '--once'], {
    env: { ...env, ROLEGRAPH_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  let first = 0;
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (first === 0 && /Yes|No/.test(text)) first = elapsed();
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve({ first, all: elapsed() }) : reject(new Error(`demo ended with ${code}`)),
    );
  });
}
