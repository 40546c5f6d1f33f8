import { fileURLToPath } from 'node:url';

/** Northwind Pay, an invented organization of five accounts; it stands beside the code, built or not. */
export const sampleDir = fileURLToPath(new URL('../../src/sample', import.meta.url));
