/** Edges of principals whom a trust policy names otherwise than by their ARN. */
import { expect, test } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { can } from '../../../src/access/can/can.js';
import { allow, arn, SOURCE, TARGET, trusts } from '../../support/assumption.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';

const target = arn(TARGET, 'role/target');
const worker = arn(SOURCE, 'role/team/worker');
const session = (role: string): string => `arn:aws:sts::${SOURCE}:assumed-role/${role}/sess`;

/** Of `can`, and of the path. */
async function decisionsOf(principal: string, trusted: string) {
  const members = {
    [worker]: { own: [allow('sts:AssumeRole', '*')] },
    [target]: { trust: [trusts({ AWS: trusted })] },
  };
  const reader = inMemoryReader(importedHops(exportsOfEstate({ members })));
  const request = { principal, action: 'sts:AssumeRole', resource: target, context: [] };
  const { decision } = await can(reader, { ...request, unlistedContextKeys: 'UNKNOWN' });
  const { paths } = await assumeRolePaths(reader, {
    from: principal,
    to: target,
    maxHops: 1,
    k: 1,
    context: [],
  });
  return [decision, paths[0]?.decision];
}

test('the unique id of a role of another account means that role, and no other (E-44)', async () => {
  expect(await decisionsOf(worker, 'AROA1111worker')).toEqual(['ALLOWED', 'ALLOWED']);
  expect(await decisionsOf(worker, 'AROA1111other')).toEqual(['IMPLICIT_DENY', undefined]);
  expect(await decisionsOf(worker, 'aroa1111worker')).toEqual(['IMPLICIT_DENY', undefined]);
});

test("a session's ARN names its role exactly, with regard to case (E-45, E-55)", async () => {
  expect(await decisionsOf(worker, session('worker'))).toEqual(['CONDITIONAL', 'CONDITIONAL']);
  expect(await decisionsOf(worker, session('WORKER'))).toEqual(['IMPLICIT_DENY', undefined]);
  expect(await decisionsOf(session('worker'), session('worker'))).toEqual(['ALLOWED', 'ALLOWED']);
  expect(await decisionsOf(session('worker'), session('WORKER'))).toEqual(['IMPLICIT_DENY', undefined]);
});

test("a session is of a role's name in whatever case, and has the ARN that AWS gives it (E-55)", async () => {
  expect(await decisionsOf(session('WORKER'), session('worker'))).toEqual(['ALLOWED', 'ALLOWED']);
  expect(await decisionsOf(session('WORKER'), session('WORKER'))).toEqual(['IMPLICIT_DENY', undefined]);
});
