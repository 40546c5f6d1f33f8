import { defineConfig } from 'vitest/config';

/** The fast tests of the policy engine, for `npm run mutation`. */
export default defineConfig({
  test: {
    include: [
      'test/unit/iam/{cases,arn,explain,policyDocument,wildcard,effectiveStatements,globAlgebra}.test.ts',
    ],
    testTimeout: 60_000,
    isolate: false,
  },
});
