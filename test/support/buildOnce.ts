/** Brings `dist` up to date before the tests that start the built commands and open the built page. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../src/build.mjs', import.meta.url));

export default function setup(): void {
  execFileSync(process.execPath, [script, '--no-check'], { stdio: 'inherit' });
}
