/** What `rolegraph ask paths-to-privilege` prints where its output is no terminal. */
import { expect, test } from 'vitest';
import { answerInText } from '../../../src/cli/ask/ask.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { estateOf, identifierOf, type Escalation } from '../../support/pathEstate.js';
import { servicesOf } from '../api/services.js';

const byFunction: Escalation = { by: 'from', to: 'root', technique: 'T-071', via: identifierOf('x') };
const byTrust: Escalation = { by: 'from', to: 'root', technique: 'T-027', via: identifierOf('y') };
const trusts = [{ by: 'from', of: 'a' }];

const told = (escalations: readonly Escalation[], format: 'text' | 'json' = 'text'): Promise<string> =>
  answerInText(
    servicesOf(inMemoryReader(estateOf(trusts, escalations, { a: null }))),
    { kind: 'paths-to-privilege', from: identifierOf('from'), maxHops: 6, k: 10 },
    { format, context: [] },
  );

test('the ways one by one, then which of them go by which technique', async () => {
  const text = await told([byFunction, byTrust]);
  expect(text).toMatch(/^There are 2 ways/);
  expect(text).toContain(
    [
      'by technique',
      'assuming roles alone\t1',
      'T-027 (Rewrite trust + managed policy)\t2',
      'T-071 (Lambda create and invoke)\t2',
    ].join('\n'),
  );
});

test('no such list where all ways go by the same', async () => {
  expect(await told([])).not.toContain('by technique');
});

test('as JSON: what the field gives', async () => {
  expect(JSON.parse(await told([byFunction], 'json'))).toMatchObject({
    byTechnique: [
      { technique: null, paths: [{ hops: [{ to: { identifier: identifierOf('a') } }] }] },
      { technique: { id: 'T-071' }, paths: [{ hops: [{ to: { identifier: identifierOf('root') } }] }] },
    ],
  });
});
