/** A trust policy that names who was deleted: IAM would not store it again, so the one that is offered does not. */
import { expect, test } from 'vitest';
import { crossAccountAccess } from '../../../src/access/diagnosis/crossAccountAccess.js';
import {
  document,
  exportsOf,
  fixOf,
  OUTSIDE,
  role,
  trusts,
  worker,
  type Estate,
} from '../../support/assumption.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const gone = 'AIDAGONEGONEGONEGONEG';
const goneRole = 'AROAGONEGONEGONEGONEG';
const partner = `arn:aws:iam::${OUTSIDE}:root`;
const added = trusts({ AWS: worker });

const ask = (estate: Estate) =>
  crossAccountAccess(inMemoryReader(importedGraph(exportsOf(estate))), { from: worker, to: role });

test.each([
  ['that is all of a statement', [trusts({ AWS: gone })], []],
  ['of several', [trusts({ AWS: [gone, partner] })], [trusts({ AWS: [partner] })]],
  [
    'beside a service',
    [trusts({ AWS: gone, Service: 'ec2.amazonaws.com' })],
    [trusts({ Service: 'ec2.amazonaws.com' })],
  ],
  ['of another statement', [trusts({ AWS: goneRole }), trusts({ AWS: partner })], [trusts({ AWS: partner })]],
])('an id %s is left out of the fix, which says so (E-44)', async (_, trust, kept) => {
  const answer = await ask({ trust });
  expect(fixOf(answer, 'TRUST_POLICY')).toEqual(document([...kept, added]));
  const step = answer.steps.find((one) => one.step === 'TRUST_POLICY');
  expect(step?.explanation).toMatch(
    /The document leaves out A(IDA|ROA)GONEGONEGONEGONEG, the id of a deleted principal/,
  );
});
