/**
 * The seed of the random tests: TEST_SEED where it is set, a fresh one in a deep run, and otherwise always the same.
 * fast-check prints it with every failure.
 */
import fc from 'fast-check';
import { isDeep } from './runs.js';

const { TEST_SEED } = process.env;
const seed = TEST_SEED === undefined ? (isDeep ? undefined : 20261125) : Number(TEST_SEED);
if (seed !== undefined) fc.configureGlobal({ seed });
