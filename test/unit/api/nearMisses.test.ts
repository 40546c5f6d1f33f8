/** Near misses through the API and in the terminal: worked out where somebody asks, and told where there is no path. */
import { expect, test } from 'vitest';
import { answerInText } from '../../../src/cli/ask/ask.js';
import { allow, arn, trusts } from '../../support/assumption.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { counted, dataOf, servicesOf } from './services.js';

const alice = arn('111111111111', 'user/alice');
const hub = arn('111111111111', 'role/hub');
const vault = arn('222222222222', 'role/vault');

const graph = importedHops(
  exportsOfEstate({
    members: {
      [alice]: { own: [allow('sts:AssumeRole', hub)] },
      [hub]: { own: [allow('sts:AssumeRole', vault)], trust: [trusts({ AWS: alice })] },
      [vault]: {},
    },
  }),
);
const services = servicesOf(inMemoryReader(graph));

const asked = (to: string, fields: string): string =>
  `{ assumeRolePaths(from: "${alice}", to: "${to}") { ${fields} } }`;
const everything =
  'paths { length } nearMissesComplete nearMisses { from { name } to { name } missing change decision hops { sentence } }';

test('where there is no path, the chains that one change would open', async () => {
  expect(await dataOf(asked(vault, everything), {}, services)).toEqual({
    assumeRolePaths: {
      paths: [],
      nearMissesComplete: true,
      nearMisses: [
        {
          from: { name: 'hub' },
          to: { name: 'vault' },
          missing: 'TRUST_POLICY',
          change: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { AWS: hub }, Action: 'sts:AssumeRole' }],
          },
          decision: 'ALLOWED',
          hops: [
            { sentence: 'alice (111111111111) can assume hub (111111111111).' },
            { sentence: 'With that change: hub (111111111111) can assume vault (222222222222).' },
          ],
        },
      ],
    },
  });
});

test('where the question leaves out steps, nobody looks', async () => {
  const filtered = `{ assumeRolePaths(from: "${alice}", to: "${vault}", only: { unconditional: true }) { ${everything} } }`;
  expect(await dataOf(filtered, {}, services)).toEqual({
    assumeRolePaths: { paths: [], nearMissesComplete: false, nearMisses: [] },
  });
});

test('where there is a path, none', async () => {
  expect(await dataOf(asked(hub, everything), {}, services)).toMatchObject({
    assumeRolePaths: { paths: [{ length: 1 }], nearMissesComplete: true, nearMisses: [] },
  });
});

test('of paths to administrative access, none', async () => {
  const document = `{ pathsToPrivilege(from: "${alice}") { nearMissesComplete nearMisses { missing } } }`;
  expect(await dataOf(document, {}, services)).toEqual({
    pathsToPrivilege: { nearMissesComplete: true, nearMisses: [] },
  });
});

test('they are searched for once, and only where somebody asks', async () => {
  const readsFor = async (fields: string) => {
    const { reader, calls } = counted(inMemoryReader(graph));
    await dataOf(asked(vault, fields), {}, servicesOf(reader));
    return calls.get('trustGrants') ?? 0;
  };
  expect(await readsFor('paths { length }')).toBe(0);
  expect(await readsFor(everything)).toBe(1);
});

test('in the terminal, a line each', async () => {
  const told = (to: string) =>
    answerInText(
      services,
      { kind: 'paths', from: alice, to, maxHops: 5, k: 10 },
      { format: 'text', context: [] },
    );
  expect((await told(vault)).split('\n').slice(0, 4)).toEqual([
    `No way from ${alice} to ${vault} by assuming roles was found.`,
    '',
    'One change would open one',
    '  - If vault (222222222222) trusted hub (111111111111), alice (111111111111) → hub (111111111111) → vault (222222222222) would be open.',
  ]);
  expect(await told(hub)).not.toMatch(/change/);
});
