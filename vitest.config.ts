import { defineConfig } from 'vitest/config';

/** `unit` needs nothing but Node; `database` has one throw-away Neo4j for the whole run; `e2e` a browser beside it. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
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
