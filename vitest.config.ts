import { defineConfig } from 'vitest/config';

/** Apollo loads the CommonJS build of graphql. The tests must load the same, or each type exists twice. */
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

const mocked = 'test/unit/**/*.mocked.test.ts';

/**
 * `unit` needs only Node, and its files share their modules. Files in `mocked` replace a module, so they share none.
 * `database` needs Neo4j, and its browser tests Chromium; each of the two workers has a temporary database of its own.
 * `lifecycle` starts, shares and kills local databases.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    setupFiles: 'test/support/seed.ts',
    // Without `performance`: a test that advances it leaves a turn (`turns.ts`) that begins in the future.
    fakeTimers: {
      toFake: [
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'setImmediate',
        'clearImmediate',
        'Date',
      ],
    },
    projects: [
      {
        resolve,
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude: [mocked],
          isolate: false,
          testTimeout: 240_000,
        },
      },
      { resolve, extends: true, test: { name: 'mocked', include: [mocked], testTimeout: 60_000 } },
      {
        resolve,
        extends: true,
        test: {
          name: 'database',
          include: ['test/integration/**/*.test.ts', 'test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/buildOnce.ts', 'test/support/throwAwayDatabases.ts'],
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve,
        extends: true,
        test: {
          name: 'lifecycle',
          include: ['test/lifecycle/**/*.test.ts'],
          maxConcurrency: 2,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
