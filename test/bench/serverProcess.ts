/** The built server as a process of its own, on a given database and the loopback address. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToken } from '../../src/api/callers/tokens.js';
import type { DatabaseAddress } from '../../src/graph/neo4j/connection/connection.js';

export interface Server {
  /** With a slash at the end. */
  readonly url: string;
  /** One for each caller, where it asks who somebody is. */
  readonly tokens: readonly string[];
  residentMegabytes(): Promise<number>;
  stop(): Promise<void>;
}

/** Without a limit of what one caller may ask for over time. */
export const unlimited = { ROLEGRAPH_RATE: String(1e9), ROLEGRAPH_RATE_BURST: String(1e9) };

interface Settings {
  /** Without, it asks nobody who they are. */
  readonly callers?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startServer(
  { uri }: DatabaseAddress,
  { callers = [], environment = unlimited }: Settings = {},
): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rolegraph-load-'));
  const tokens: string[] = [];
  for (const name of callers) {
    const wanted = { name, scopes: ['analyze'] as const, createdAt: Date.now() };
    tokens.push(await createToken(wanted, join(dataDir, 'tokens')));
  }
  const own = { NEO4J_URI: uri, ROLEGRAPH_DATA_DIR: dataDir, PORT: '0' };
  const access = { ROLEGRAPH_AUTH: callers.length > 0 ? 'tokens' : 'none' };
  const child = spawn(process.execPath, ['dist/main.js', 'serve'], {
    env: { ...process.env, ...environment, ...own, ...access },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(told) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    url,
    tokens,
    residentMegabytes: async () => {
      const numbers = await (await fetch(`${url}metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(numbers)?.[1]) / 2 ** 20;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true });
    },
  };
}
