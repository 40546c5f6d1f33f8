/** What `rolegraph ask` prints of exposed roles and access keys where its output is no terminal. */
import { expect, test } from 'vitest';
import { answerInText } from '../../../src/cli/ask/ask.js';
import type { Question } from '../../../src/cli/ask/ask.js';
import { renderTrustExposure } from '../../../src/cli/ask/renderLists.js';
import { servicesOf } from '../api/services.js';
import { sampleGraph } from '../api/sampleGraph.js';
import { emptyGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const services = servicesOf(inMemoryReader(sampleGraph));
const told = (kind: 'trust-exposure' | 'access-keys', filter: object, format: 'text' | 'json' = 'text') =>
  answerInText(services, { kind, filter } as Question, { format, context: [] });

test('exposed roles: a line each, with why and what remains', async () => {
  const lines = (await told('trust-exposure', {})).split('\n');
  const vendor = lines.find((line) => line.includes('outside account'));
  expect(lines[0]).toMatch(/^There (is one opening|are \d+ openings):$/);
  expect(vendor?.split('\t')).toEqual([
    expect.stringMatching(/:role\/.*deploy$/),
    'outside account',
    expect.stringMatching(/The role trusts .*user\/vendor; its account 999999999999 /),
    'sts:ExternalId = c-17; the identity policies of account 999999999999, which were not imported, allow it',
  ]);
  expect(await told('trust-exposure', { kind: 'COGNITO_GUESTS' })).toMatch(
    /^No role was found that is open in this way\./,
  );
});

test('access keys: a line each, with age and last use', async () => {
  const text = await told('access-keys', {});
  expect(text).toMatch(/^There are 2 such access keys:/);
  expect(text).toMatch(/user\/.*alice\tAKIAEXAMPLE\tactive\t[\d,]+ days\t\d{4}-\d\d-\d\d \(s3\)/);
  expect(text).toMatch(/:root\t\tinactive\t[\d,]+ days\tnot known/);
  expect(await told('access-keys', { olderThanDays: 36_000 })).toMatch(/^No such access key was found\./);
});

test('as JSON: what the field gives, with all its pages', async () => {
  const json = JSON.parse(await told('access-keys', { status: 'ACTIVE' }, 'json')) as object;
  expect(json).toMatchObject({ totalCount: 1, nodes: [{ accessKeyId: 'AKIAEXAMPLE', neverUsed: false }] });
});

test('a filter that makes no sense is refused', async () => {
  await expect(told('access-keys', { unusedForDays: -1 })).rejects.toThrow(/filter\.unusedForDays is -1/);
  await expect(told('trust-exposure', { kind: 'NOBODY' })).rejects.toThrow(/NOBODY/);
});

/** What the terminal makes of these openings. */
const openings = (...nodes: readonly object[]): string =>
  renderTrustExposure({ nodes, totalCount: nodes.length, dataGaps: [] } as unknown as Openings);
type Openings = Parameters<typeof renderTrustExposure>[0];

const opening = {
  role: { identifier: 'arn:aws:iam::111122223333:role/door' },
  kind: 'OUTSIDE_ACCOUNT',
  reason: 'it is let in',
  decision: 'CONDITIONAL',
  conditions: [],
  preconditions: [],
  caveats: [],
};

test('an opening tells all that it hangs on, and what is not known of it', () => {
  const [, required, unknown] = openings(
    { ...opening, preconditions: ['the account of the caller allows it'] },
    { ...opening, decision: 'UNKNOWN' },
  ).split(/\n+/);
  expect(required).toMatch(/\tit is let in\tthe account of the caller allows it$/);
  expect(unknown).toMatch(/\tit is let in\tno policy that was not imported denies it$/);
});

test('that nobody gets in is said of what was asked about', async () => {
  const told = (filter: object) =>
    answerInText(servicesOf(inMemoryReader(emptyGraph)), { kind: 'exposure', filter } as Question, {
      format: 'text',
      context: [],
    });
  expect(await told({ exposed: true, accountId: '999999999999' })).toMatch(
    /^No policy of a resource in account 999999999999 was found that grants access outside its account\.\n\nNot known\n {2}- Account 999999999999 was never imported/,
  );
  expect(await told({ exposed: true })).toMatch(
    /^No policy of a resource was found that grants access outside its account\./,
  );
});

test('a name that stands for nobody says whom it was looked for among', async () => {
  const ask = (question: object, more: object = {}) =>
    answerInText(services, question as Question, { format: 'text', context: [], ...more });
  const paths = { kind: 'paths', from: 'alice', to: 'alice' };
  await expect(ask(paths)).rejects.toThrow('No role is called "alice", but arn:');
  await expect(ask({ kind: 'findings', principal: 'new-one' })).rejects.toThrow(
    /^No user or role is called "new-one"\.\nNo principal has a name like it\.$/,
  );
  await expect(ask({ kind: 'findings', principal: 'new-one' }, { scenario: 'none.yaml' })).rejects.toThrow(
    /Whom the scenario creates is named by ARN\.$/,
  );
});

test('a resource without its ARN is told how it is named', async () => {
  const ask = (resource: string) =>
    answerInText(
      services,
      { kind: 'can', principal: 'alice', action: 's3:GetObject', resource } as Question,
      {
        format: 'text',
        context: [],
      },
    );
  await expect(ask('reports')).rejects.toThrow(
    /^No role is called "reports"\.\n(?:.*\n)*Resources like it are:\n {2}arn:aws:s3:::reports\nName a resource that is no role by its ARN/,
  );
  await expect(ask('no-such-thing')).rejects.toThrow(/No principal has a name like it\.\nName a resource /);
});

test('of whom no import holds nobody says that techniques give it nothing', async () => {
  const told = (principal: string) =>
    answerInText(services, { kind: 'findings', principal } as Question, { format: 'text', context: [] });
  const vendor = 'arn:aws:iam::999999999999:user/vendor';
  expect(await told(vendor)).toBe(
    `What ${vendor} can do is not known: its account was never imported, or it was deleted.`,
  );
});
