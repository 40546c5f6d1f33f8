/** What a fix of a trust policy asks for, and what it leaves in force. */
import { describe, expect, test } from 'vitest';
import type { CrossAccountAccess } from '../../../src/access/shared/diagnosisAnswer.js';
import { can } from '../../../src/access/can/can.js';
import { crossAccountAccess } from '../../../src/access/diagnosis/crossAccountAccess.js';
import { trustExposure } from '../../../src/access/exposure/trust/trustExposure.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import {
  allow,
  arn,
  document,
  exportsOf,
  fixOf,
  OUTSIDE,
  repaired,
  role,
  SOURCE,
  TARGET,
  trusts,
  worker,
  type Estate,
} from '../../support/assumption.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { organizationOf } from '../../support/organizations.js';

const organizations = organizationOf({ [SOURCE]: {}, [TARGET]: {} });
const readerOf = (estate: Estate): GraphReader =>
  inMemoryReader({ ...importedGraph(exportsOf(estate)), organizations });
const ask = (estate: Estate, from: string) => crossAccountAccess(readerOf(estate), { from, to: role });

const trustStep = ({ steps }: CrossAccountAccess) => steps.find(({ step }) => step === 'TRUST_POLICY');
const exposuresIn = async (estate: Estate) => {
  const { entries } = await trustExposure(readerOf(estate), { accountId: TARGET }, { first: 50 });
  return entries.map(([, { role: exposed, kind }]) => [exposed.identifier, kind]);
};

describe('a service that says for whose resource it acts (E-63)', () => {
  const states = 'states.amazonaws.com';
  const asked = trusts({ Service: states }, { Condition: { StringEquals: { 'aws:SourceAccount': TARGET } } });

  test('comes in for the account of the role only, and nothing is exposed', async () => {
    const answer = await ask({ trust: [] }, states);
    expect(fixOf(answer, 'TRUST_POLICY')).toEqual(document([asked]));
    expect(trustStep(answer)?.explanation).toMatch(
      /with the fix, only requests with aws:SourceAccount 222222222222 are allowed\.$/,
    );
    const after = repaired({ trust: [] }, answer);
    expect((await ask(after, states)).decision).toBe('CONDITIONAL');
    const decisionFor = async (account: string) =>
      (
        await can(readerOf(after), {
          principal: states,
          action: 'sts:AssumeRole',
          resource: role,
          context: [{ key: 'aws:SourceAccount', values: [account] }],
          unlistedContextKeys: 'UNKNOWN',
        })
      ).decision;
    expect([await decisionFor(TARGET), await decisionFor(OUTSIDE)]).toEqual(['ALLOWED', 'IMPLICIT_DENY']);
    expect(await exposuresIn(after)).toEqual([]);
    expect(await exposuresIn({ trust: [trusts({ Service: states })] })).toEqual([
      [role, 'SERVICE_WITHOUT_SOURCE'],
    ]);
  });

  test.each([
    ['pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']],
    ['rolesanywhere.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']],
  ])('%s gets all that it sets in a session (E-49)', async (name, Action) => {
    const { Statement } = fixOf(await ask({ trust: [] }, name), 'TRUST_POLICY') as {
      readonly Statement: readonly Readonly<Record<string, unknown>>[];
    };
    expect(Statement).toMatchObject([{ Principal: { Service: name }, Action }]);
  });

  test('a role that Roles Anywhere may only assume has to allow the rest, under the same conditions (E-39)', async () => {
    const service = 'rolesanywhere.amazonaws.com';
    const Condition = {
      ArnEquals: { 'aws:SourceArn': `arn:aws:rolesanywhere:eu-west-1:${TARGET}:trust-anchor/t` },
    };
    const assuming = trusts({ Service: service }, { Condition });
    const answer = await ask({ trust: [assuming] }, service);
    const Action = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'];
    expect(fixOf(answer, 'TRUST_POLICY')).toEqual(document([assuming, { ...assuming, Action }]));
    expect(answer.decision).toBe('IMPLICIT_DENY');
    expect(trustStep(answer)?.explanation).not.toMatch(/conditions are not met/);
    expect((await ask(repaired({ trust: [assuming] }, answer), service)).decision).toBe('CONDITIONAL');
  });

  test('one that does not is asked for nothing: it would be shut out', async () => {
    const lambda = 'lambda.amazonaws.com';
    const answer = await ask({ trust: [] }, lambda);
    expect(fixOf(answer, 'TRUST_POLICY')).toEqual(document([trusts({ Service: lambda })]));
    expect(trustStep(answer)?.explanation).toMatch(/The fix is that policy with one more statement\.$/);
  });
});

describe('a principal of an account outside (E-63)', () => {
  const outsider = arn(OUTSIDE, 'role/collector');
  const words = /agree on an external id with its owner/;

  test('the document stays one that can be applied, an external id is for the two to agree on', async () => {
    const answer = await ask({ trust: [] }, outsider);
    expect(fixOf(answer, 'TRUST_POLICY')).toEqual(document([trusts({ AWS: outsider })]));
    expect(trustStep(answer)?.explanation).toMatch(words);
  });

  test('of no list of accounts, it may be of the organization', async () => {
    expect(trustStep(await ask({ trust: [] }, outsider))?.explanation).toMatch(
      /collector may be in an outside account: if it works for others too/,
    );
  });

  test('of the organization it is no third party', async () => {
    expect(trustStep(await ask({ trust: [] }, worker))?.explanation).not.toMatch(words);
  });

  test('an external id that was agreed on is kept', async () => {
    const agreed = {
      StringEquals: { 'sts:ExternalId': 'nwp-1', 'aws:PrincipalArn': arn(OUTSIDE, 'role/old') },
    };
    const answer = await ask(
      { trust: [trusts({ AWS: arn(OUTSIDE, 'root') }, { Condition: agreed })] },
      outsider,
    );
    expect((fixOf(answer, 'TRUST_POLICY')?.['Statement'] as readonly object[])[1]).toEqual(
      trusts({ AWS: outsider }, { Condition: { StringEquals: { 'sts:ExternalId': 'nwp-1' } } }),
    );
    expect(trustStep(answer)?.explanation).not.toMatch(words);
  });
});

describe('a statement that lets the caller in but for a condition', () => {
  const own = [document([allow('sts:AssumeRole', role)])];
  const guards = {
    StringEquals: { 'sts:ExternalId': 'nwp-1', 'aws:PrincipalOrgID': 'o-exampleorg' },
    IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] },
  };
  const people = trusts(
    { AWS: arn(SOURCE, 'root') },
    { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, ...guards } },
  );

  test('only what is in the way is dropped, and said; the rest is kept (E-43)', async () => {
    const estate = { own, trust: [people] };
    const answer = await ask(estate, worker);
    expect(fixOf(answer, 'TRUST_POLICY')).toEqual(
      document([people, trusts({ AWS: worker }, { Condition: guards })]),
    );
    expect(trustStep(answer)?.explanation).toMatch(
      /The new statement drops the condition aws:MultiFactorAuthPresent = true\. It keeps sts:ExternalId = nwp-1, aws:PrincipalOrgID = o-exampleorg and aws:SourceIp is in 203\.0\.113\.0\/24\.$/,
    );
    const after = await ask(repaired(estate, answer), worker);
    expect([after.decision, trustStep(after)?.status]).toEqual(['CONDITIONAL', 'CONDITIONAL']);
  });

  test('of two statements the one that loses least is the model', async () => {
    const office = trusts(
      { AWS: '*' },
      {
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-elsewhere', 'aws:PrincipalAccount': OUTSIDE } },
      },
    );
    const answer = await ask({ own, trust: [office, people] }, worker);
    expect((fixOf(answer, 'TRUST_POLICY')?.['Statement'] as readonly object[])[2]).toEqual(
      trusts({ AWS: worker }, { Condition: guards }),
    );
  });

  test('a condition that contradicts the permission of the caller is in the way as well (U-6)', async () => {
    const elsewhere = [
      document([allow('sts:AssumeRole', role, { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })]),
    ];
    const estate = { own: elsewhere, trust: [people] };
    const answer = await ask(estate, worker);
    expect(trustStep(answer)?.explanation).toMatch(
      /drops the condition aws:MultiFactorAuthPresent = true and aws:SourceIp is in 203\.0\.113\.0\/24\./,
    );
    expect((await ask(repaired(estate, answer), worker)).decision).toBe('CONDITIONAL');
  });
});
