import { defineConfig } from 'vitest/config';

/** Apollo loads graphql's CommonJS build: the tests have to, or there are two of each type. */
const resolve = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

/** `unit` needs nothing but Node; `database` has one throw-away Neo4j for the whole run; `e2e` a browser beside it. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: 'test/support/seed.ts',
          testTimeout: 240_000,
        },
      },
      {
        resolve,
        test: {
          name: 'database',
          include: ['test/integration/**/*.test.ts', 'test/e2e/**/*.test.ts'],
          globalSetup: 'test/support/throwAwayDatabase.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
