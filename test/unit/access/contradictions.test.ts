/** An assumption of which each side is open, and both together are not: which step is missing, and does its fix open it? */
import { describe, expect, test } from 'vitest';
import type { CrossAccountAccess, CrossAccountStepKind } from '../../../src/access/shared/diagnosisAnswer.js';
import { crossAccountAccess } from '../../../src/access/diagnosis/crossAccountAccess.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import {
  allow,
  ann,
  arn,
  deny,
  document,
  exportsOf,
  repaired,
  role,
  SOURCE,
  TARGET,
  trusts,
  type Estate,
} from '../../support/assumption.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, rcpFullAccess } from '../../support/organizations.js';

const unguarded = organizationOf({ [SOURCE]: {}, [TARGET]: {} });
const ask = (estate: Estate, organizations: StoredOrganizations = unguarded) =>
  crossAccountAccess(inMemoryReader({ ...importedGraph(exportsOf(estate)), organizations }), {
    from: ann,
    to: role,
  });

const statuses = ({ steps }: CrossAccountAccess) =>
  Object.fromEntries(
    steps.filter(({ status }) => status !== 'IN_PLACE').map(({ step, status }) => [step, status]),
  );
const stepOf = ({ steps }: CrossAccountAccess, kind: CrossAccountStepKind) =>
  steps.find(({ step }) => step === kind);

const externalId = (id: string) => ({ StringEquals: { 'sts:ExternalId': id } });
const from = (range: string) => ({ IpAddress: { 'aws:SourceIp': range } });
const may = (condition: Readonly<Record<string, unknown>>) => [allow('sts:AssumeRole', role, condition)];
const lets = (Condition: Readonly<Record<string, unknown>>) =>
  trusts({ AWS: arn(SOURCE, 'root') }, { Condition });

describe('the permission and the trust policy contradict each other (U-6)', () => {
  test.each([
    ['in the external id', externalId('a'), externalId('b'), /sts:ExternalId = a\..*sts:ExternalId = b\./],
    [
      'in the address',
      from('192.0.2.0/24'),
      from('203.0.113.0/24'),
      /is in 192\.0\.2\.0\/24\..* is in 203\.0\.113\.0\/24\./,
    ],
  ])('%s: the permission is missing', async (_what, own, trust, words) => {
    const estate = { own: [document(may(own))], trust: [lets(trust)] };
    const answer = await ask(estate);
    expect([answer.decision, statuses(answer)]).toEqual([
      'IMPLICIT_DENY',
      { TRUST_POLICY: 'CONDITIONAL', ASSUME_ROLE_PERMISSION: 'MISSING' },
    ]);
    const step = stepOf(answer, 'ASSUME_ROLE_PERMISSION');
    expect(step?.explanation).toMatch(words);
    expect(step?.explanation).toMatch(/contradicts what other policies require/);
    expect(step?.fix).toBe(JSON.stringify(document([allow('sts:AssumeRole', role)])));
    const after = await ask(repaired(estate, answer));
    expect([after.decision, statuses(after)]).toEqual(['CONDITIONAL', { TRUST_POLICY: 'CONDITIONAL' }]);
  });

  test('what the boundary asks for has the statement added there (E-14)', async () => {
    const estate = {
      own: [document([allow('*', '*')])],
      boundary: may(externalId('a')),
      trust: [lets(externalId('b'))],
    };
    const answer = await ask(estate);
    expect(statuses(answer)).toEqual({ TRUST_POLICY: 'CONDITIONAL', ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION')?.explanation).toMatch(
      /boundary limit\. This also widens/,
    );
    expect((await ask(repaired(estate, answer, ['boundary']))).decision).toBe('CONDITIONAL');
  });

  test('a permission that is missing goes to the boundary too, where that contradicts', async () => {
    const estate = { boundary: may(externalId('a')), trust: [lets(externalId('b'))] };
    const answer = await ask(estate);
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION')?.explanation).toMatch(/The permissions boundary limit/);
    expect((await ask(repaired(estate, answer, ['own', 'boundary']))).decision).toBe('CONDITIONAL');
  });

  test('a Deny of the permission is no matter of a further Allow: the trust policy is missing', async () => {
    const unless = { StringNotEquals: { 'sts:ExternalId': 'a' } };
    const estate = {
      own: [document([allow('sts:AssumeRole', role), deny('sts:AssumeRole', '*', unless)])],
      trust: [lets(externalId('b'))],
    };
    const answer = await ask(estate);
    expect(statuses(answer)).toEqual({ TRUST_POLICY: 'MISSING', ASSUME_ROLE_PERMISSION: 'CONDITIONAL' });
    expect(stepOf(answer, 'TRUST_POLICY')?.explanation).toMatch(
      /contradicts what .* require.*drops the condition sts:ExternalId = b\.$/,
    );
    expect((await ask(repaired(estate, answer))).decision).toBe('CONDITIONAL');
  });
});

describe('a guardrail contradicts a side (E-19b, E-20)', () => {
  const outside = (range: string) => ({ NotIpAddress: { 'aws:SourceIp': range } });
  const never = (range: string) => ({
    Effect: 'Deny',
    Action: 'sts:AssumeRole',
    Resource: '*',
    Condition: outside(range),
  });
  const network = { ...fullAccess, Network: never('203.0.113.0/24') };
  const governed = organizationOf({
    [SOURCE]: { scp: [fullAccess, network, fullAccess] },
    [TARGET]: {},
  });

  test('the permission', async () => {
    const estate = {
      own: [document(may(from('192.0.2.0/24')))],
      trust: [trusts({ AWS: arn(SOURCE, 'root') })],
    };
    const answer = await ask(estate, governed);
    expect(statuses(answer)).toMatchObject({ ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect((await ask(repaired(estate, answer), governed)).decision).toBe('CONDITIONAL');
  });

  test('the trust policy', async () => {
    const home = { ...rcpFullAccess, Home: { ...never('203.0.113.0/24'), Principal: '*' } };
    const organizations = organizationOf({
      [SOURCE]: {},
      [TARGET]: { rcp: [rcpFullAccess, rcpFullAccess, home] },
    });
    const estate = {
      own: [document([allow('sts:AssumeRole', role)])],
      trust: [lets(from('192.0.2.0/24'))],
    };
    const answer = await ask(estate, organizations);
    expect(statuses(answer)).toMatchObject({ TRUST_POLICY: 'MISSING' });
    expect((await ask(repaired(estate, answer), organizations)).decision).toBe('CONDITIONAL');
  });

  test('a Deny of the permission: no Allow of either side helps', async () => {
    const own = [document([allow('*', '*'), deny('sts:*', '*', outside('192.0.2.0/24'))])];
    const answer = await ask({ own, trust: [trusts({ AWS: ann })] }, governed);
    expect(statuses(answer)).toMatchObject({ ASSUME_ROLE_PERMISSION: 'BLOCKED' });
    expect(answer.steps.every(({ fix }) => fix === undefined)).toBe(true);
  });
});
