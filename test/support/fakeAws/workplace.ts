/** Runs a collection against AWS on this machine, with a profile of its own. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { vi } from 'vitest';
import { collect, type CollectReport, type CollectRequest } from '../../../src/collect/collect.js';
import type { FakeAws } from './fakeAws.js';
import { secretText } from './estate.js';
import './localNames.mjs';

export interface Workplace {
  readonly folder: string;
  run(request?: Partial<CollectRequest>): Promise<CollectReport>;
  /** Text by path, of all that is in the folder. */
  files(): Promise<ReadonlyMap<string, string>>;
  json(path: string): Promise<unknown>;
  remove(): Promise<void>;
}

export async function workplace(aws: FakeAws): Promise<Workplace> {
  const home = await mkdtemp(join(tmpdir(), 'rolegraph-collect-'));
  const folder = join(home, 'out');
  await writeFile(
    join(home, 'credentials'),
    `[test]\naws_access_key_id = AKIAMANAGEMENT\naws_secret_access_key = ${secretText}\n`,
  );
  await writeFile(join(home, 'config'), '[profile test]\nregion = us-east-1\n');
  vi.stubEnv('AWS_ENDPOINT_URL', aws.url);
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'));
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  return {
    folder,
    run: (request = {}) =>
      collect({
        profile: 'test',
        folder,
        fresh: false,
        mfaCode: () => Promise.reject(new Error('no device')),
        onProgress: () => undefined,
        ...request,
      }),
    async files() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const texts = await Promise.all(
        paths.map(async (path) => [relative(folder, path), await readFile(path, 'utf8')] as const),
      );
      return new Map(texts.sort(([one], [other]) => (one < other ? -1 : 1)));
    },
    json: async (path) => JSON.parse(await readFile(join(folder, path), 'utf8')),
    remove: () => rm(home, { recursive: true }),
  };
}

/** The files without the times at which they were made. */
export async function contents(place: Workplace): Promise<ReadonlyMap<string, string>> {
  const files = await place.files();
  return new Map([...files].map(([path, text]) => [path, text.replaceAll(/"CollectedAt": "[^"]*"/g, '')]));
}
