import { fileURLToPath } from 'node:url';

/** The folder of Northwind Pay, an invented organization of five accounts; it is in `src` also for the built code. */
export const sampleDir = fileURLToPath(new URL('../../src/sample', import.meta.url));
