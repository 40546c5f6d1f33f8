import { execFileSync } from 'node:child_process';
import { getPriority } from 'node:os';
import { expect, it } from 'vitest';

const lowering = `
  import { getPriority, setPriority } from 'node:os';
  import { lowerPriority } from './src/cli/importExports.js';
  lowerPriority();
  console.log(getPriority());
  setPriority(19);
  lowerPriority();
  console.log(getPriority());
`;

it.skipIf(process.platform === 'win32')('lowers the priority, and does not raise one that is lower', () => {
  const args = ['--import', 'tsx', '--input-type=module', '-e', lowering];
  const found = execFileSync(process.execPath, args, { encoding: 'utf8' });
  expect(found.split(/\s/).filter(Boolean)).toEqual([`${Math.max(10, getPriority())}`, '19']);
});
