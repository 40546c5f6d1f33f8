/** What cross-account access takes, step by step, and whether what is proposed makes it work. */
import { describe, expect, test } from 'vitest';
import type { CrossAccountAccess, CrossAccountStepKind } from '../../../src/access/shared/diagnosisAnswer.js';
import { can } from '../../../src/access/can/can.js';
import { crossAccountAccess } from '../../../src/access/diagnosis/crossAccountAccess.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import {
  allow,
  ann,
  arn,
  assume,
  bob,
  deny,
  document,
  exportsOf,
  fixOf,
  OUTSIDE,
  repaired,
  role,
  SOURCE,
  TARGET,
  trusts,
  trustsSource,
  worker,
  type Estate,
} from '../../support/assumption.js';
import { importedGraph } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, rcpFullAccess, type Place } from '../../support/organizations.js';
import type { Json } from '../../support/statements.js';

const governed = (source: Place = {}, target: Place = {}): StoredOrganizations =>
  organizationOf({ [SOURCE]: source, [TARGET]: target });

const readerOf = (estate: Estate, organizations = governed()): GraphReader =>
  inMemoryReader({ ...importedGraph(exportsOf(estate)), organizations });

const ask = (estate: Estate, from = ann, organizations?: StoredOrganizations) =>
  crossAccountAccess(readerOf(estate, organizations), { from, to: estate.roleArn ?? role });

const order = [
  'SOURCE_MEMBERSHIP',
  'TARGET_PERMISSIONS',
  'TRUST_POLICY',
  'ASSUME_ROLE_PERMISSION',
  'ORGANIZATION_GUARDRAILS',
] as const;

/** Status of each step that is not in place. */
const open = ({ steps }: CrossAccountAccess): Readonly<Record<string, string>> =>
  Object.fromEntries(
    steps.filter(({ status }) => status !== 'IN_PLACE').map(({ step, status }) => [step, status]),
  );

const stepOf = (answer: CrossAccountAccess, kind: CrossAccountStepKind) => {
  const step = answer.steps.find((one) => one.step === kind);
  if (!step) throw new Error(`there is no ${kind}`);
  return step;
};

const kindsOf = ({ dataGaps }: CrossAccountAccess) => dataGaps.map(({ kind }) => kind);
const own = [document([assume])];
const whole: Estate = { own, trust: [trustsSource] };

describe('a role of another account (E-35)', () => {
  test('everything in place: ALLOWED, each step with its evidence, nothing to add', async () => {
    const answer = await ask(whole);
    expect(answer.decision).toBe('ALLOWED');
    expect(answer.steps.map(({ step }) => step)).toEqual(order);
    expect(open(answer)).toEqual({});
    expect(answer.steps.every(({ fix }) => fix === undefined)).toBe(true);
    expect(stepOf(answer, 'TRUST_POLICY').evidence).toMatchObject([{ layer: 'TRUST', statementIndex: 0 }]);
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').evidence).toMatchObject([{ layer: 'IDENTITY' }]);
    expect(stepOf(answer, 'TARGET_PERMISSIONS').explanation).toBe(
      'The role may do s3:GetObject on arn:aws:s3:::data/*.',
    );
    expect(answer.explanation).toBe(
      'ann (111111111111) can assume reader (222222222222). All five steps are in place.',
    );
  });

  test('the trust policy alone is missing: the fix is that policy with one statement more', async () => {
    const elsewhere = { ...trusts({ AWS: arn(OUTSIDE, 'root') }), Sid: 'Vendor' };
    const estate = { ...whole, trust: { Version: '2008-10-17', Id: 'kept', Statement: elsewhere } };
    const answer = await ask(estate);
    expect(answer.decision).toBe('IMPLICIT_DENY');
    expect(open(answer)).toEqual({ TRUST_POLICY: 'MISSING' });
    expect(fixOf(answer, 'TRUST_POLICY')).toEqual({
      Version: '2008-10-17',
      Id: 'kept',
      Statement: [elsewhere, { Effect: 'Allow', Principal: { AWS: ann }, Action: 'sts:AssumeRole' }],
    });
    const after = await ask(repaired(estate, answer));
    expect([after.decision, open(after)]).toEqual(['ALLOWED', {}]);
  });

  test('the own permission alone is missing: the fix is a policy of one statement', async () => {
    const estate = { trust: [trustsSource] };
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect(fixOf(answer, 'ASSUME_ROLE_PERMISSION')).toEqual(document([assume]));
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toMatch(/^No group of the account allows it/);
    expect((await ask(repaired(estate, answer))).decision).toBe('ALLOWED');
  });

  const guarded = allow('sts:AssumeRole', role, { StringEquals: { 'aws:PrincipalTag/team': 'red' } });

  test.each([
    ['an identity policy', 'own-0', guarded, allow('s3:*', '*')],
    ['a permissions boundary', 'limit', allow('s3:*', '*'), guarded],
  ])(
    'the conditions of an Allow in %s are told where the other of the two is closed, too (E-17)',
    async (_where, policy, own, boundary) => {
      const answer = await ask({ own: [document([own])], trust: [trustsSource], boundary: [boundary] });
      const { explanation } = stepOf(answer, 'ASSUME_ROLE_PERMISSION');
      expect(explanation).toMatch(/none of the conditions of statement 0 of the [a-z ]+ (own-0|limit): add/);
      expect(explanation).toContain(` ${policy}: add those that should stay.`);
      expect(explanation.includes('No identity policy')).toBe(own !== guarded);
    },
  );

  test.each([
    [
      'is not met (E-43)',
      { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
      trustsSource,
      'allow sts:AssumeRole on arn:aws:iam::222222222222:role/reader only under conditions. The fix is a further Allow without them.',
    ],
    [
      'contradicts the trust policy (U-6)',
      { StringEquals: { 'sts:ExternalId': 'x1' } },
      trusts({ AWS: arn(SOURCE, 'root') }, { Condition: { StringEquals: { 'sts:ExternalId': 'x2' } } }),
      'This contradicts what other policies require',
    ],
  ])(
    'the condition of an own Allow %s: the fix leaves out all of its conditions',
    async (_what, condition, trust, words) => {
      const guarded = { ...condition, IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
      const estate = { own: [document([allow('sts:AssumeRole', role, guarded)])], trust: [trust] };
      const answer = await ask(estate);
      const step = stepOf(answer, 'ASSUME_ROLE_PERMISSION');
      expect(step.status).toBe('MISSING');
      expect(step.explanation).toContain(words);
      expect(step.explanation).toContain(
        'The new statement has none of the conditions of statement 0 of the identity policy own-0: add those that should stay.',
      );
      expect((await ask(repaired(estate, answer))).decision).not.toBe('IMPLICIT_DENY');
    },
  );

  test('inline policies that leave no room take no scenario', async () => {
    const askBeside = async (length: number) => {
      const other = document([allow('s3:GetObject', `arn:aws:s3:::${'x'.repeat(length)}/*`)]);
      return stepOf(await ask({ own: [other], trust: [trustsSource] }), 'ASSUME_ROLE_PERMISSION');
    };
    const full = await askBeside(1900);
    expect([full.status, full.asScenario]).toEqual(['MISSING', undefined]);
    expect(full.fix).toBeDefined();
    expect(full.explanation).toMatch(
      /It has to be a managed policy: inline policies have 2048 characters together at most, and there are \d+ already\.$/,
    );
    expect((await askBeside(100)).asScenario).toBeDefined();
  });

  test('the permissions of the role alone are missing: they get in and gain nothing', async () => {
    const answer = await ask({ ...whole, permissions: [] });
    expect([answer.decision, open(answer)]).toEqual(['ALLOWED', { TARGET_PERMISSIONS: 'MISSING' }]);
    expect(stepOf(answer, 'TARGET_PERMISSIONS').fix).toBeUndefined();
  });

  test('two are missing: both fixes together make it work, neither does alone', async () => {
    const estate: Estate = { trust: [] };
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ TRUST_POLICY: 'MISSING', ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect(answer.explanation).toMatch(
      /cannot assume .* Missing: trust policy of the role and permission to assume it\.$/,
    );
    const both = repaired(estate, answer);
    expect((await ask(both)).decision).toBe('ALLOWED');
    expect((await ask({ ...both, own: [] })).decision).toBe('IMPLICIT_DENY');
    expect((await ask({ ...both, trust: [] })).decision).toBe('IMPLICIT_DENY');
  });
});

describe('the source: through which identity', () => {
  const group = (members: readonly string[], statements = [assume]) => ({ statements, members });

  test('a group that it is in, with who else is in it (E-13)', async () => {
    const answer = await ask({
      trust: [trustsSource],
      groups: { devs: group(['ann', 'bob', 'cid']), idle: group(['ann'], [allow('s3:*', '*')]) },
    });
    expect(open(answer)).toEqual({});
    const step = stepOf(answer, 'SOURCE_MEMBERSHIP');
    expect(step.explanation).toBe(
      'ann (111111111111) has the permission through group devs (in it: bob and cid).',
    );
    expect(step.evidence).toMatchObject([{ policyId: `${arn(SOURCE, 'group/devs')}#of-devs` }]);
  });

  test('a group that it is not in is a near miss, and membership would do', async () => {
    const estate = {
      trust: [trustsSource],
      groups: { devs: group(['bob']), other: group([], [allow('sts:*', ann)]) },
    };
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ SOURCE_MEMBERSHIP: 'MISSING', ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toBe(
      'ann (111111111111) is not in group devs (in it: bob), whose policies allow it.',
    );
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').fix).toBeUndefined();
    const joined = await ask({ ...estate, groups: { devs: group(['bob', 'ann']) } });
    expect([joined.decision, open(joined)]).toEqual(['ALLOWED', {}]);
  });

  test.each([
    ['has to allow it, too', allow('s3:*', '*'), 'The permissions boundary limit has to allow it, too.'],
    ['allows it already', allow('sts:*', '*'), undefined],
  ])('a group is missing where the boundary %s', async (_what, statement, words) => {
    const groups = { devs: group(['bob']) };
    const answer = await ask({ trust: [trustsSource], groups, boundary: [statement] });
    expect(open(answer)).toMatchObject({ SOURCE_MEMBERSHIP: 'MISSING' });
    const start = 'ann (111111111111) is not in group devs (in it: bob), whose policies allow it.';
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toBe(
      [start, ...(words ? [words] : [])].join(' '),
    );
  });

  test('a Deny of its own leaves no group to miss (E-9)', async () => {
    const answer = await ask({
      own: [document([deny('sts:*', '*')])],
      trust: [trustsSource],
      groups: { devs: group(['bob']) },
    });
    expect(open(answer)).toEqual({ ASSUME_ROLE_PERMISSION: 'BLOCKED' });
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toMatch(/a further Allow cannot help/);
  });

  test('a permission of its own leaves no group to miss', async () => {
    const answer = await ask({ ...whole, groups: { devs: group(['bob']) } });
    expect(open(answer)).toEqual({});
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toMatch(/through its own policies/);
  });

  test.each([
    ['a role', worker, /^A role cannot be in a group/],
    [
      'a session of it',
      `arn:aws:sts::${SOURCE}:assumed-role/worker/nightly`,
      /^A session has the policies of its role/,
    ],
  ])('%s is in no group', async (_kind, from, words) => {
    const answer = await ask(whole, from);
    expect([answer.decision, open(answer)]).toEqual(['ALLOWED', {}]);
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toMatch(words);
  });

  test('a group whose conditions contradict the trust policy is not missing (U-6)', async () => {
    const id = (value: string) => ({ StringEquals: { 'sts:ExternalId': value } });
    const devs = group(['bob'], [allow('sts:AssumeRole', role, id('x1'))]);
    const trust = [trusts({ AWS: arn(SOURCE, 'root') }, { Condition: id('x2') })];
    const answer = await ask({ trust, groups: { devs } });
    expect(open(answer)).toMatchObject({ ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP')).toMatchObject({
      status: 'IN_PLACE',
      explanation: expect.stringMatching(/, and joining would not be enough\.$/) as unknown,
    });
  });

  test('of a group without members, that is said', async () => {
    const answer = await ask({ trust: [trustsSource], groups: { devs: group([]) } });
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toContain('group devs (it has no members)');
  });

  test('a federated user session is in no group, and no account is missing (E-7b)', async () => {
    const answer = await ask(whole, `arn:aws:sts::${SOURCE}:federated-user/ann`);
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP')).toMatchObject({
      status: 'IN_PLACE',
      explanation: 'A federated user session cannot be in a group.',
    });
    expect(open(answer)).toEqual({ ASSUME_ROLE_PERMISSION: 'BLOCKED' });
  });

  const unread = { Effect: 'Permit' };

  test('a group whose policy could not be read may carry it (E-79)', async () => {
    const answer = await ask({ trust: [trustsSource], groups: { odd: group(['ann'], [unread]) } });
    expect(answer.decision).toBe('UNKNOWN');
    expect(open(answer)).toEqual({ SOURCE_MEMBERSHIP: 'UNKNOWN', ASSUME_ROLE_PERMISSION: 'UNKNOWN' });
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toBe(
      'A group may allow it: policies of odd could not be read.',
    );
    expect(kindsOf(answer)).toContain('POLICY_QUARANTINED');
  });

  test('a group may be in the list that the export lacks (F-116)', async () => {
    const [own, ...others] = exportsOf({ trust: [trustsSource] });
    const { GroupDetailList: _groups, ...without } = own as Readonly<Record<string, Json>>;
    const reader = inMemoryReader(importedGraph([without, ...others]));
    const answer = await crossAccountAccess(reader, { from: ann, to: role });
    expect(open(answer)).toMatchObject({ SOURCE_MEMBERSHIP: 'UNKNOWN', ASSUME_ROLE_PERMISSION: 'MISSING' });
  });

  test('policies of the role, or of its limits, that could not be read may let it do something (E-79)', async () => {
    const ofRole = await ask({ ...whole, permissions: [unread] });
    expect(open(ofRole)).toEqual({ TARGET_PERMISSIONS: 'UNKNOWN' });
    const scp = [fullAccess, { ...fullAccess, Broken: 'UNREAD' as const }, fullAccess];
    const limited = await ask(whole, ann, governed({}, { scp }));
    expect(open(limited)).toEqual({ TARGET_PERMISSIONS: 'UNKNOWN' });
    const limiting = await ask(whole, ann, governed({ scp }));
    expect([limiting.decision, open(limiting)]).toEqual(['UNKNOWN', { ORGANIZATION_GUARDRAILS: 'UNKNOWN' }]);
  });

  test('a group that the export names and does not hold is not known (F-10)', async () => {
    const reader = readerOf({ trust: [trustsSource] });
    const partial: GraphReader = {
      ...reader,
      applicablePolicies: async (...asked) => {
        const stored = await reader.applicablePolicies(...asked);
        const held = stored.principals.get(ann);
        const principals = new Map(stored.principals);
        if (held) principals.set(ann, { ...held, missingGroups: ['lost'] });
        return { ...stored, principals };
      },
    };
    const answer = await crossAccountAccess(partial, { from: ann, to: role });
    expect(open(answer)).toEqual({ SOURCE_MEMBERSHIP: 'UNKNOWN', ASSUME_ROLE_PERMISSION: 'UNKNOWN' });
    expect([answer.decision, kindsOf(answer)]).toEqual([
      'UNKNOWN',
      expect.arrayContaining(['GROUP_NOT_IMPORTED']),
    ]);
  });
});

describe('the own permission', () => {
  test('a boundary that lacks it is missing it: the statement goes there, and nowhere else (E-17)', async () => {
    const estate = { ...whole, boundary: [allow('s3:*', '*')] };
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').explanation).toMatch(
      /^The permissions boundary limit does not let ann/,
    );
    expect((await ask(repaired(estate, answer, ['own']))).decision).toBe('IMPLICIT_DENY');
    expect((await ask(repaired(estate, answer, ['boundary']))).decision).toBe('ALLOWED');
  });

  test('where policies and boundary lack it, the one statement goes into both', async () => {
    const estate = { trust: [trustsSource], boundary: [allow('s3:*', '*')] };
    const answer = await ask(estate, worker);
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').explanation).toMatch(
      /No identity policy .* The permissions boundary limit/,
    );
    expect((await ask(repaired(estate, answer, ['own', 'boundary']), worker)).decision).toBe('ALLOWED');
  });

  test.each([
    ['an identity policy', { ...whole, own: [...own, document([deny('sts:*', '*')])] }, 'IDENTITY'],
    [
      'a boundary',
      { ...whole, boundary: [allow('*', '*'), deny('sts:AssumeRole', role)] },
      'PERMISSIONS_BOUNDARY',
    ],
    [
      'a group, with no Allow anywhere',
      { trust: [trustsSource], groups: { strict: { statements: [deny('sts:*', '*')], members: ['ann'] } } },
      'IDENTITY',
    ],
  ] as const)(
    'a Deny in %s blocks it, is named, and has no fix (E-9, E-24)',
    async (_where, estate, layer) => {
      const answer = await ask(estate);
      expect([answer.decision, open(answer)]).toEqual([
        'EXPLICIT_DENY',
        { ASSUME_ROLE_PERMISSION: 'BLOCKED' },
      ]);
      const step = stepOf(answer, 'ASSUME_ROLE_PERMISSION');
      expect(step.evidence).toMatchObject([{ layer, sid: 'Never', effect: 'DENY' }]);
      expect(step.fix).toBeUndefined();
      expect(step.explanation).toMatch(
        /\(Never\) of the (identity policy|permissions boundary) \S+ denies it\. No Allow can help while it matches\./,
      );
    },
  );

  test('a Deny that may match leaves it conditional, and a fix does not hide that (U-5)', async () => {
    const mfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };
    const estate = { trust: [trustsSource], own: [document([deny('sts:*', '*', mfa)])] };
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ ASSUME_ROLE_PERMISSION: 'MISSING' });
    const after = await ask(repaired(estate, answer));
    expect([after.decision, open(after)]).toEqual(['CONDITIONAL', { ASSUME_ROLE_PERMISSION: 'CONDITIONAL' }]);
    expect(stepOf(after, 'ASSUME_ROLE_PERMISSION').explanation).toMatch(/aws:MultiFactorAuthPresent/);
  });

  test('Denies that take back whatever is allowed leave nothing to add', async () => {
    const estate = {
      trust: [trustsSource],
      own: [
        document([deny('sts:*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })]),
        document([deny('sts:*', '*', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })]),
      ],
    };
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ ASSUME_ROLE_PERMISSION: 'BLOCKED' });
    expect(fixOf(answer, 'ASSUME_ROLE_PERMISSION')).toBeUndefined();
  });

  test('an own condition is told, with what it asks for', async () => {
    const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const answer = await ask({ ...whole, own: [document([allow('sts:AssumeRole', role, office)])] });
    expect([answer.decision, open(answer)]).toEqual([
      'CONDITIONAL',
      { ASSUME_ROLE_PERMISSION: 'CONDITIONAL' },
    ]);
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').explanation).toMatch(
      /allows it, if aws:SourceIp is in 203\.0\.113\.0\/24\.$/,
    );
  });
});

describe('a permissions boundary in the way (E-17)', () => {
  const estate: Estate = { ...whole, boundary: [allow('s3:*', '*')] };

  test('of the account: the fix widens it for everyone who has it', async () => {
    const { explanation } = stepOf(await ask(estate), 'ASSUME_ROLE_PERMISSION');
    expect(explanation).toMatch(
      /Add the statement of the fix .* limit\. This also widens the limit of everyone else/,
    );
  });

  test('of AWS: nobody can edit it', async () => {
    const ofAws = JSON.stringify(exportsOf(estate)).replaceAll(
      arn(SOURCE, 'policy/limit'),
      'arn:aws:iam::aws:policy/limit',
    );
    const reader = inMemoryReader(importedGraph(JSON.parse(ofAws) as readonly Json[]));
    const step = stepOf(await crossAccountAccess(reader, { from: ann, to: role }), 'ASSUME_ROLE_PERMISSION');
    expect(step).toMatchObject({ status: 'MISSING', fix: expect.any(String) as unknown });
    expect(step.explanation).toMatch(/Only AWS can edit limit: set another permissions boundary/);
  });
});

describe('the trust policy', () => {
  const externalId = { Condition: { StringEquals: { 'sts:ExternalId': 'nwp-1' } } };

  test('an external id stays a condition, whatever else is added (E-37)', async () => {
    const estate = { trust: [trusts({ AWS: arn(SOURCE, 'root') }, externalId)] };
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ TRUST_POLICY: 'CONDITIONAL', ASSUME_ROLE_PERMISSION: 'MISSING' });
    const after = await ask(repaired(estate, answer));
    expect([after.decision, open(after)]).toEqual(['CONDITIONAL', { TRUST_POLICY: 'CONDITIONAL' }]);
    expect(stepOf(after, 'TRUST_POLICY').explanation).toMatch(/if sts:ExternalId = nwp-1\.$/);
  });

  test('a statement whose condition is not met is named as the near miss (E-43)', async () => {
    const mfa = { Sid: 'People', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const estate = { ...whole, trust: [trusts({ AWS: arn(SOURCE, 'root') }, mfa)] };
    const answer = await ask(estate, worker);
    const step = stepOf(answer, 'TRUST_POLICY');
    expect(step).toMatchObject({
      status: 'MISSING',
      evidence: [{ layer: 'TRUST', statementIndex: 0, sid: 'People' }],
    });
    expect(step.explanation).toMatch(
      /\(People\) of the trust policy reader would allow it, but its conditions are not met\..*drops the condition aws:MultiFactorAuthPresent = true\.$/,
    );
    expect((await ask(repaired(estate, answer), worker)).decision).toBe('ALLOWED');
  });

  test('one that IAM takes no further statement in has a fix to shorten, and no scenario', async () => {
    const vendors = Array.from({ length: 56 }, (_, at) => arn(`${300000000000 + at}`, 'root'));
    const step = stepOf(await ask({ own, trust: [trusts({ AWS: vendors })] }), 'TRUST_POLICY');
    expect([step.status, step.asScenario]).toEqual(['MISSING', undefined]);
    expect(step.fix).toBeDefined();
    expect(step.explanation).toMatch(/longer than the 2048 characters that IAM takes unless the quota/);
    const short = stepOf(await ask({ own, trust: [trusts({ AWS: vendors.slice(1) })] }), 'TRUST_POLICY');
    expect(short.explanation).not.toMatch(/longer than/);
    expect(short.asScenario).toBeDefined();
  });

  test('one with a statement that IAM does not store anew has a fix, and no scenario (E-48b)', async () => {
    const github = 'token.actions.githubusercontent.com';
    const older = (more: Json) =>
      trusts(
        { Federated: arn(TARGET, `oidc-provider/${github}`) },
        { Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringLike: more } },
      );
    const askWith = async (more: Json) =>
      stepOf(
        await ask({ own, trust: [older({ [`${github}:aud`]: 'sts.amazonaws.com', ...more })] }),
        'TRUST_POLICY',
      );
    const step = await askWith({});
    expect([step.status, step.asScenario]).toEqual(['MISSING', undefined]);
    expect(step.fix).toBeDefined();
    expect(step.explanation).toContain(
      `once statement 0, which is older than that rule, has a condition on ${github}:sub`,
    );
    expect((await askWith({ [`${github}:sub`]: 'repo:acme/*' })).asScenario).toBeDefined();
  });

  test('a Deny blocks it and has no fix', async () => {
    const estate = { ...whole, trust: [trustsSource, { ...trusts({ AWS: ann }), Effect: 'Deny' }] };
    const answer = await ask(estate);
    expect([answer.decision, open(answer)]).toEqual(['EXPLICIT_DENY', { TRUST_POLICY: 'BLOCKED' }]);
    expect(fixOf(answer, 'TRUST_POLICY')).toBeUndefined();
  });

  test('one that could not be understood is not known, and is not rewritten (E-79)', async () => {
    const answer = await ask({
      ...whole,
      trust: { Version: '2012-10-17', Statement: [{ Effect: 'Permit' }] },
    });
    expect(open(answer)).toEqual({ TRUST_POLICY: 'UNKNOWN' });
    expect(fixOf(answer, 'TRUST_POLICY')).toBeUndefined();
    expect(kindsOf(answer)).toContain('POLICY_QUARANTINED');
  });

  test('a provider that was deleted lets nobody in (E-47a)', async () => {
    const saml = arn(TARGET, 'saml-provider/old');
    const trust = [trusts({ Federated: saml }, { Action: 'sts:AssumeRoleWithSAML' })];
    const reader = inMemoryReader({ ...importedGraph(exportsOf({ trust })), missingProviders: [saml] });
    const step = stepOf(await crossAccountAccess(reader, { from: saml, to: role }), 'TRUST_POLICY');
    expect([step.status, step.fix]).toEqual(['BLOCKED', undefined]);
    expect(step.explanation).toMatch(/The identity provider does not exist/);
  });

  test('nothing is shared between partitions (E-58)', async () => {
    const china = `arn:aws-cn:iam::${OUTSIDE}:role/worker`;
    const answer = await ask({ ...whole, trust: [trusts({ AWS: china })] }, china);
    expect(stepOf(answer, 'TRUST_POLICY')).toMatchObject({
      status: 'BLOCKED',
      explanation: expect.stringMatching(/one AWS partition cannot assume a role in another/) as unknown,
    });
    expect(fixOf(answer, 'TRUST_POLICY')).toBeUndefined();
  });

  test.each([
    [
      'a service-linked role is its service’s alone (E-52)',
      'role/aws-service-role/ecs.amazonaws.com/reader',
      /Only its service can assume/,
    ],
    [
      'a role of Identity Center is not edited (E-16)',
      'role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Reader_0123456789abcdef',
      /through Identity Center only/,
    ],
  ])('%s', async (_rule, resource, words) => {
    const roleArn = arn(TARGET, resource);
    const estate = {
      own: [document([allow('sts:AssumeRole', '*')])],
      trust: [trusts({ Service: 'ecs.amazonaws.com' })],
      roleArn,
    };
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ TRUST_POLICY: 'BLOCKED' });
    expect(stepOf(answer, 'TRUST_POLICY').explanation).toMatch(words);
    expect(fixOf(answer, 'TRUST_POLICY')).toBeUndefined();
  });
});

describe('the organization', () => {
  const never = { Sid: 'NoRoles', Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' };

  test('a Deny of a unit of the source’s account blocks it, with the level named (E-19b)', async () => {
    const answer = await ask(
      whole,
      ann,
      governed({ scp: [fullAccess, { ...fullAccess, Never: never }, fullAccess] }),
    );
    expect([answer.decision, open(answer)]).toEqual([
      'EXPLICIT_DENY',
      { ORGANIZATION_GUARDRAILS: 'BLOCKED' },
    ]);
    const step = stepOf(answer, 'ORGANIZATION_GUARDRAILS');
    expect(step.evidence).toMatchObject([
      { layer: 'SERVICE_CONTROL', level: 'ou-ab12-cd345678', sid: 'NoRoles' },
    ]);
    expect(step.explanation).toMatch(/NoRoles.* attached to OU Workloads \(ou-ab12-cd345678\) denies it/);
    expect(step.fix).toBeUndefined();
  });

  test('a level without an Allow blocks it, with the level named (E-19a)', async () => {
    const s3Only = { S3: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
    const answer = await ask(whole, ann, governed({ scp: [fullAccess, s3Only, fullAccess] }));
    expect([answer.decision, open(answer)]).toEqual([
      'IMPLICIT_DENY',
      { ORGANIZATION_GUARDRAILS: 'BLOCKED' },
    ]);
    expect(stepOf(answer, 'ORGANIZATION_GUARDRAILS').explanation).toMatch(
      /attached to OU Workloads \(ou-ab12-cd345678\) allows it/,
    );
  });

  test('a resource control policy of the role’s account blocks it (E-20)', async () => {
    const rcp = [rcpFullAccess, rcpFullAccess, { ...rcpFullAccess, Stay: { ...never, Principal: '*' } }];
    const answer = await ask(whole, ann, governed({}, { rcp }));
    expect(open(answer)).toEqual({ ORGANIZATION_GUARDRAILS: 'BLOCKED' });
    expect(stepOf(answer, 'ORGANIZATION_GUARDRAILS').evidence).toMatchObject([
      { layer: 'RESOURCE_CONTROL', level: TARGET },
    ]);
  });

  test('a Deny of it that may match is a condition, for services too (E-20, U-5)', async () => {
    const outsiders = { StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-exampleorg' } };
    const perimeter = { ...never, Sid: 'Perimeter', Principal: '*', Condition: outsiders };
    const rcp = [{ ...rcpFullAccess, Stay: perimeter }, rcpFullAccess, rcpFullAccess];
    const lambda = 'lambda.amazonaws.com';
    const answer = await ask({ trust: [trusts({ Service: lambda })] }, lambda, governed({}, { rcp }));
    expect([answer.decision, open(answer)]).toEqual([
      'CONDITIONAL',
      { ORGANIZATION_GUARDRAILS: 'CONDITIONAL' },
    ]);
    expect(stepOf(answer, 'ORGANIZATION_GUARDRAILS').explanation).toMatch(
      /\(Perimeter\) of the resource control policy Stay attached to root r-ab12 lets it through if .*aws:SourceOrgID/,
    );
  });

  test('what binds the role’s account does not bind callers of another one (E-36)', async () => {
    const scp = [fullAccess, fullAccess, { ...fullAccess, Never: never }];
    expect((await ask(whole, ann, governed({}, { scp }))).decision).toBe('ALLOWED');
  });

  test('none imported: as allowed as without, and not known (U-9a)', async () => {
    const answer = await ask(whole, ann, { anyImported: false, places: new Map() });
    expect([answer.decision, open(answer)]).toEqual(['ALLOWED', { ORGANIZATION_GUARDRAILS: 'UNKNOWN' }]);
    expect(kindsOf(answer)).toEqual(['ORGANIZATION_NOT_IMPORTED']);
  });

  test('guardrails that exist and were not collected leave it UNKNOWN (U-9f)', async () => {
    const answer = await ask(whole, ann, governed({ scp: 'NOT_COLLECTED' }));
    expect([answer.decision, open(answer)]).toEqual(['UNKNOWN', { ORGANIZATION_GUARDRAILS: 'UNKNOWN' }]);
  });

  test('beside other steps: each fix is still told, and the guardrail still stops it', async () => {
    const organizations = governed({ scp: [fullAccess, fullAccess, { ...fullAccess, Never: never }] });
    const estate: Estate = { trust: [] };
    const answer = await ask(estate, ann, organizations);
    expect(open(answer)).toEqual({
      TRUST_POLICY: 'MISSING',
      ASSUME_ROLE_PERMISSION: 'MISSING',
      ORGANIZATION_GUARDRAILS: 'BLOCKED',
    });
    const after = await ask(repaired(estate, answer), ann, organizations);
    expect([after.decision, open(after)]).toEqual(['EXPLICIT_DENY', { ORGANIZATION_GUARDRAILS: 'BLOCKED' }]);
  });
});

describe('what the role may do', () => {
  test.each([
    [
      'only under conditions',
      [document([allow('s3:*', '*', { Bool: { 'aws:SecureTransport': 'true' } })])],
      'CONDITIONAL',
      /under conditions/,
    ],
    [
      'only where a Deny spares it',
      [document([allow('s3:*', '*'), deny('*', '*', { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } })])],
      'CONDITIONAL',
      /^The role may do s3:\* on \*\. Deny statements take away \* except .* on \*, under conditions\.$/,
    ],
    [
      'what a policy that could not be read may deny',
      [document([allow('s3:*', '*')]), { Version: '2012-10-17' }],
      'CONDITIONAL',
      /Also required: the policy own-1, which could not be read, does not deny it\.$/,
    ],
    [
      'nothing that its own Deny does not take back',
      [document([allow('s3:*', '*'), deny('*', '*')])],
      'BLOCKED',
      /take away everything/,
    ],
  ])('%s', async (_what, permissions, status, words) => {
    const answer = await ask({ ...whole, permissions });
    expect(open(answer)).toEqual({ TARGET_PERMISSIONS: status });
    expect(stepOf(answer, 'TARGET_PERMISSIONS').explanation).toMatch(words);
  });

  test('more than a Deny takes away', async () => {
    const answer = await ask({ ...whole, permissions: [document([allow('*', '*'), deny('s3:*', '*')])] });
    const { status, explanation, evidence } = stepOf(answer, 'TARGET_PERMISSIONS');
    expect(status).toBe('IN_PLACE');
    expect(explanation).toBe('The role may do * on *. Deny statements take away s3:* on *.');
    expect(evidence).toContainEqual(expect.objectContaining({ effect: 'DENY', sid: 'Never' }));
  });

  test('what guardrails that were not collected may deny (U-9f)', async () => {
    const governedBy = (rcp: Place['rcp']) => governed({}, rcp === undefined ? {} : { rcp });
    const unknown = await ask(whole, ann, governedBy('NOT_COLLECTED'));
    expect(stepOf(unknown, 'TARGET_PERMISSIONS').status).toBe('CONDITIONAL');
    const others = { ...whole, permissions: [document([allow('ec2:*', '*')])] };
    expect(stepOf(await ask(others, ann, governedBy('NOT_COLLECTED')), 'TARGET_PERMISSIONS').status).toBe(
      'IN_PLACE',
    );
  });

  test('a long list is cut', async () => {
    const many = Array.from({ length: 9 }, (_, index) => allow(`s${index}:*`, '*'));
    const { explanation } = stepOf(
      await ask({ ...whole, permissions: [document(many)] }),
      'TARGET_PERMISSIONS',
    );
    expect(explanation).toBe('The role may do s0:* on *; s1:* on *; s2:* on *; and 6 more.');
  });
});

describe('accounts that were never imported', () => {
  test.each([
    ['a role', arn(OUTSIDE, 'role/collector')],
    ['a user', arn(OUTSIDE, 'user/vera')],
    ['anybody of the account', arn(OUTSIDE, 'root')],
  ])('of the source, %s: its own side is not known (U-9c)', async (_who, from) => {
    const answer = await ask({ trust: [trusts({ AWS: arn(OUTSIDE, 'root') })] }, from, {
      anyImported: false,
      places: new Map(),
    });
    expect(answer.decision).toBe('CONDITIONAL');
    expect(open(answer)).toEqual({
      SOURCE_MEMBERSHIP: 'UNKNOWN',
      ASSUME_ROLE_PERMISSION: 'UNKNOWN',
      ORGANIZATION_GUARDRAILS: 'UNKNOWN',
    });
    expect(kindsOf(answer)).toContain('ACCOUNT_NOT_IMPORTED');
  });

  test('the role’s side can be put right all the same', async () => {
    const from = arn(OUTSIDE, 'role/collector');
    const estate: Estate = { trust: [] };
    const answer = await ask(estate, from);
    expect([answer.decision, stepOf(answer, 'TRUST_POLICY').status]).toEqual(['IMPLICIT_DENY', 'MISSING']);
    expect((await ask(repaired(estate, answer), from)).decision).toBe('CONDITIONAL');
  });

  test('of the role: its trust policy and permissions are not known (U-9d)', async () => {
    const to = arn(OUTSIDE, 'role/theirs');
    const reader = readerOf({ own: [document([allow('sts:AssumeRole', to)])], trust: [] });
    const answer = await crossAccountAccess(reader, { from: ann, to });
    expect(answer.decision).toBe('UNKNOWN');
    expect(open(answer)).toMatchObject({ TRUST_POLICY: 'UNKNOWN', TARGET_PERMISSIONS: 'UNKNOWN' });
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').status).toBe('IN_PLACE');
    expect(kindsOf(answer)).toContain('ACCOUNT_NOT_IMPORTED');
  });

  test('anyone: the side of whoever calls is not known, and no role should let everyone in', async () => {
    const open_ = await ask({ trust: [trusts({ AWS: '*' })] }, '*');
    expect([open_.decision, stepOf(open_, 'ASSUME_ROLE_PERMISSION').status]).toEqual([
      'CONDITIONAL',
      'UNKNOWN',
    ]);
    const closed = await ask({ trust: [] }, '*');
    expect(stepOf(closed, 'TRUST_POLICY').status).toBe('MISSING');
    expect(fixOf(closed, 'TRUST_POLICY')).toBeUndefined();
  });
});

describe('callers without policies of their own (E-31c)', () => {
  const saml = arn(TARGET, 'saml-provider/corporate');
  const github = arn(TARGET, 'oidc-provider/token.actions.githubusercontent.com');

  test('a service needs the trust policy only (E-60)', async () => {
    const lambda = 'lambda.amazonaws.com';
    const estate: Estate = { trust: [] };
    const answer = await ask(estate, lambda);
    expect(open(answer)).toEqual({ TRUST_POLICY: 'MISSING' });
    expect(fixOf(answer, 'TRUST_POLICY')).toEqual(document([trusts({ Service: lambda })]));
    expect((await ask(repaired(estate, answer), lambda)).decision).toBe('ALLOWED');
  });

  test('a SAML provider of the account: the fix asks for the sign-in address (E-50)', async () => {
    const estate: Estate = { trust: [] };
    const answer = await ask(estate, saml);
    expect(open(answer)).toEqual({ TRUST_POLICY: 'MISSING' });
    expect(fixOf(answer, 'TRUST_POLICY')).toEqual(
      document([
        {
          Effect: 'Allow',
          Principal: { Federated: saml },
          Action: 'sts:AssumeRoleWithSAML',
          Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
        },
      ]),
    );
    const after = await ask(repaired(estate, answer), saml);
    expect([after.decision, open(after)]).toEqual(['CONDITIONAL', { TRUST_POLICY: 'CONDITIONAL' }]);
  });

  test('a provider of another account has no way in (E-47a)', async () => {
    const answer = await ask({ trust: [] }, arn(SOURCE, 'saml-provider/corporate'));
    expect(stepOf(answer, 'TRUST_POLICY')).toMatchObject({
      status: 'BLOCKED',
      explanation: expect.stringMatching(/only roles in the account of the provider/) as unknown,
    });
  });

  test('an OIDC provider: which of its subjects, only a person can say (E-48a)', async () => {
    const answer = await ask({ trust: [] }, github);
    expect(open(answer)).toEqual({ TRUST_POLICY: 'MISSING' });
    expect(fixOf(answer, 'TRUST_POLICY')).toBeUndefined();
    expect(stepOf(answer, 'TRUST_POLICY').explanation).toMatch(
      /token\.actions\.githubusercontent\.com.* claims aud and sub/,
    );
    const subject = {
      StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:o/r:ref:refs/heads/main' },
    };
    const admitted = {
      ...trusts({ Federated: github }),
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: subject,
    };
    expect(open(await ask({ trust: [admitted] }, github))).toEqual({ TRUST_POLICY: 'CONDITIONAL' });
  });
});

describe('the root user', () => {
  test('assumes nothing, and no policy changes that (E-7d)', async () => {
    const answer = await ask({ ...whole, trust: [] }, arn(SOURCE, 'root'));
    expect(answer.decision).toBe('EXPLICIT_DENY');
    expect(open(answer)).toEqual({ TRUST_POLICY: 'MISSING', ASSUME_ROLE_PERMISSION: 'BLOCKED' });
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').explanation).toMatch(
      /Root user credentials cannot assume a role/,
    );
    expect(answer.steps.every(({ fix }) => fix === undefined)).toBe(true);
    expect(open(await ask(whole, arn(SOURCE, 'root')))).toEqual({ ASSUME_ROLE_PERMISSION: 'BLOCKED' });
  });
});

describe('a role of the same account', () => {
  const roleArn = arn(SOURCE, 'role/reader');
  const here = (estate: Omit<Estate, 'roleArn'>): Estate => ({ ...estate, roleArn });
  const permission = [document([allow('sts:AssumeRole', roleArn)])];

  test('trusted through the account, the own permission is needed (E-27a)', async () => {
    const estate = here({ trust: [trustsSource] });
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect(fixOf(answer, 'ASSUME_ROLE_PERMISSION')).toEqual(permission[0]);
    expect((await ask(repaired(estate, answer))).decision).toBe('ALLOWED');
  });

  test('named, it needs none, and misses no group (E-27b)', async () => {
    const groups = { devs: { statements: [allow('sts:AssumeRole', roleArn)], members: ['bob'] } };
    const answer = await ask(here({ trust: [trusts({ AWS: ann })], groups }));
    expect([answer.decision, open(answer)]).toEqual(['ALLOWED', {}]);
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').explanation).toMatch(
      /a trust policy that allows it directly is enough/,
    );
    expect(stepOf(answer, 'SOURCE_MEMBERSHIP').explanation).toMatch(/needs no group/);
  });

  test('neither: the trust policy that names it is enough, so only that is missing', async () => {
    const estate = here({ trust: [] });
    const answer = await ask(estate);
    expect(open(answer)).toEqual({ TRUST_POLICY: 'MISSING' });
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').evidence).toEqual([]);
    expect((await ask(repaired(estate, answer))).decision).toBe('ALLOWED');
  });

  test('a role’s boundary limits also a direct grant, a Deny bites through it (E-22e, E-24)', async () => {
    const estate = here({ trust: [trusts({ AWS: worker })], boundary: [allow('s3:*', '*')] });
    const answer = await ask(estate, worker);
    expect(open(answer)).toEqual({ ASSUME_ROLE_PERMISSION: 'MISSING' });
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').explanation).toMatch(/^The permissions boundary limit/);
    expect((await ask(repaired(estate, answer, ['boundary']), worker)).decision).toBe('ALLOWED');
    const denied = await ask(
      here({ trust: [trusts({ AWS: worker })], own: [document([deny('sts:*', '*')])] }),
      worker,
    );
    expect(open(denied)).toEqual({ ASSUME_ROLE_PERMISSION: 'BLOCKED' });
  });

  test('a user’s boundary against a direct grant: AWS says both (E-27c)', async () => {
    const answer = await ask(here({ trust: [trusts({ AWS: ann })], boundary: [allow('s3:*', '*')] }));
    expect([answer.decision, open(answer)]).toEqual([
      'CONDITIONAL',
      { ASSUME_ROLE_PERMISSION: 'CONDITIONAL' },
    ]);
    expect(stepOf(answer, 'ASSUME_ROLE_PERMISSION').explanation).toMatch(/AWS documents both/);
  });

  test('named only under a condition, it needs none only under that condition', async () => {
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const answer = await ask(here({ trust: [trustsSource, trusts({ AWS: ann }, mfa)] }));
    expect([answer.decision, open(answer)]).toEqual([
      'CONDITIONAL',
      { ASSUME_ROLE_PERMISSION: 'CONDITIONAL' },
    ]);
    expect((await ask(here({ trust: [trustsSource], own: permission }))).decision).toBe('ALLOWED');
  });

  test('a role that assumes itself is no exception (E-28)', async () => {
    const reader = readerOf(here({ trust: [], permissions: permission }));
    const answer = await crossAccountAccess(reader, { from: roleArn, to: roleArn });
    expect(open(answer)).toEqual({ TRUST_POLICY: 'MISSING' });
  });
});

describe('roles that are edited elsewhere (E-16)', () => {
  const [reserved, linked] = ['AWSReservedSSO_Reader_0123456789abcdef', 'linked'];
  const ofIdentityCenter = arn(TARGET, `role/aws-reserved/sso.amazonaws.com/${reserved}`);
  const serviceLinked = arn(TARGET, `role/aws-service-role/ecs.amazonaws.com/${linked}`);
  const session = (name: string): string => `arn:aws:sts::${TARGET}:assumed-role/${name}/ann`;
  const permissionOf = async (roleArn: string, from: string) =>
    stepOf(
      await crossAccountAccess(readerOf({ trust: [], roleArn }), { from, to: worker }),
      'ASSUME_ROLE_PERMISSION',
    );

  test.each([ofIdentityCenter, session(reserved)])(
    'of Identity Center: %s has a fix, and where it goes',
    async (from) => {
      const step = await permissionOf(ofIdentityCenter, from);
      expect(step.explanation).toMatch(/through Identity Center only/);
      expect(step.fix).toBeDefined();
      expect(step.asScenario).toBeUndefined();
    },
  );

  test('of another session: the fix goes to its role', async () => {
    const of = `arn:aws:sts::${SOURCE}:assumed-role/worker/nightly`;
    const { asScenario = '' } = stepOf(await ask({ trust: [trustsSource] }, of), 'ASSUME_ROLE_PERMISSION');
    expect(JSON.parse(asScenario)).toMatchObject({ changes: [{ putRolePolicy: { role: worker } }] });
  });

  test.each([serviceLinked, session(linked)])('service-linked: nothing can be added for %s', async (from) => {
    const step = await permissionOf(serviceLinked, from);
    expect([step.status, step.fix]).toEqual(['BLOCKED', undefined]);
    expect(step.explanation).toMatch(/cannot be edited/);
    expect(step.explanation).not.toContain('The fix is');
  });
});

describe('refusals', () => {
  const reader = readerOf(whole);
  test.each([
    ['a user that is not there', arn(SOURCE, 'user/nobody'), role, 'NOT_FOUND', 'from'],
    ['a group as the caller', arn(SOURCE, 'group/devs'), role, 'BAD_USER_INPUT', 'from'],
    ['a role that is not there', ann, arn(TARGET, 'role/nothing'), 'NOT_FOUND', 'to'],
    ['a user as the target', ann, bob, 'BAD_USER_INPUT', 'to'],
    ['a bucket as the target', ann, 'arn:aws:s3:::data', 'BAD_USER_INPUT', 'to'],
  ])('%s', async (_what, from, to, code, argument) => {
    await expect(crossAccountAccess(reader, { from, to })).rejects.toMatchObject({ code, argument });
  });

  test('two reads of different states are read once more', async () => {
    let reads = 0;
    const changing: GraphReader = {
      ...reader,
      groupsThatMayAllow: async (...asked) => {
        reads += 1;
        const found = await reader.groupsThatMayAllow(...asked);
        return reads === 1 ? { groups: [], graphVersion: 'older' } : found;
      },
    };
    expect((await crossAccountAccess(changing, { from: ann, to: role })).decision).toBe('ALLOWED');
    expect(reads).toBe(2);
  });
});

describe('over every pair of many small estates', () => {
  const externalId = { Condition: { StringEquals: { 'sts:ExternalId': 'x' } } };
  const owns = [
    [],
    own,
    [document([allow('*', '*')]), document([deny('sts:*', '*')])],
    [document([allow('sts:*', role, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })])],
  ];
  const boundaries = [undefined, [allow('s3:*', '*')], [allow('*', '*')]];
  const trustLists = [
    [],
    [trustsSource],
    [trusts({ AWS: [ann, worker] })],
    [trusts({ AWS: '*' }, externalId)],
    [trustsSource, { ...trusts({ AWS: ann }), Effect: 'Deny' }],
  ];
  const estates = owns.flatMap((ownOnes) =>
    boundaries.flatMap((boundary) =>
      trustLists.flatMap((trust) =>
        [role, arn(SOURCE, 'role/reader')].map((roleArn): Estate => ({
          own: ownOnes,
          trust,
          roleArn,
          ...(boundary ? { boundary } : {}),
        })),
      ),
    ),
  );
  const callers = [ann, bob, worker, arn(SOURCE, 'root'), arn(OUTSIDE, 'root'), '*', 'ec2.amazonaws.com'];
  const rank = { IN_PLACE: 0, CONDITIONAL: 1, UNKNOWN: 2, MISSING: 3, BLOCKED: 3 } as const;
  const deciding = new Set<CrossAccountStepKind>([
    'TRUST_POLICY',
    'ASSUME_ROLE_PERMISSION',
    'ORGANIZATION_GUARDRAILS',
  ]);

  test('the decision is that of can; all in place is ALLOWED, and with the fixes nothing is missing', async () => {
    let fixed = 0;
    for (const estate of estates) {
      const reader = readerOf(estate);
      const to = estate.roleArn ?? role;
      for (const from of callers) {
        const answer = await crossAccountAccess(reader, { from, to });
        const { decision } = await can(reader, {
          principal: from,
          action: 'sts:AssumeRole',
          resource: to,
          context: [],
          unlistedContextKeys: 'UNKNOWN',
        });
        const told = JSON.stringify([from, estate, answer.steps]);
        expect(answer.decision, told).toBe(decision);
        const worst = Math.max(
          ...answer.steps.filter(({ step }) => deciding.has(step)).map(({ status }) => rank[status]),
        );
        expect(worst === 0, told).toBe(decision === 'ALLOWED');
        expect(worst === 3, told).toBe(/DENY$/.test(decision));
        const mended = answer.steps.filter(({ fix }) => fix !== undefined).map(({ step }) => step);
        if (mended.length === 0 || from === bob) continue;
        fixed += 1;
        const after = await ask(
          repaired(estate, answer, estate.boundary ? ['own', 'boundary'] : ['own']),
          from,
        );
        const statusesAfter = mended.map((step) => stepOf(after, step).status);
        expect(
          statusesAfter.every((status) => status === 'IN_PLACE' || status === 'CONDITIONAL'),
          told,
        ).toBe(true);
        const others = answer.steps.filter(({ step }) => deciding.has(step) && !mended.includes(step));
        if (others.every(({ status }) => status === 'IN_PLACE'))
          expect(after.decision, told).toMatch(/^(ALLOWED|CONDITIONAL)$/);
      }
    }
    expect(fixed).toBeGreaterThan(100);
  });
});

describe('session tags that a guardrail or a boundary requires (E-39)', () => {
  const untagged = { Null: { 'aws:RequestTag/team': 'true' } };
  const unlessTagged = { ...deny('sts:AssumeRole', '*', untagged), Sid: 'Tagged' };
  const attached = (...more: readonly Json[]) => [
    { ...fullAccess, Tags: [unlessTagged, ...more] },
    fullAccess,
    fullAccess,
  ];
  const byService = governed({ scp: attached() });
  const Tags = { ...unlessTagged, Principal: '*' };
  const byResource = governed({}, { rcp: [{ ...rcpFullAccess, Tags }, rcpFullAccess, rcpFullAccess] });
  const boundary = [allow('*', '*'), unlessTagged];
  const nothing: Estate = { own: [], trust: [] };
  const untrusting: Estate = { own, trust: [] };
  const trustsTagged = trusts({ AWS: arn(SOURCE, 'root') }, { Action: ['sts:AssumeRole', 'sts:TagSession'] });

  test.each([
    ['a service control policy', whole, byService],
    ['a service control policy, where nobody trusts it', untrusting, byService],
    ['a service control policy, where nothing is there', nothing, byService],
    ['a service control policy, where tags are trusted', { own: [], trust: [trustsTagged] }, byService],
    ['a resource control policy', whole, byResource],
    ['a resource control policy, where nothing is there', nothing, byResource],
    ['a boundary', { ...whole, boundary }, undefined],
    ['a boundary, where nothing is there', { ...nothing, boundary }, undefined],
  ])('%s: the fixes let them be passed', async (_what, estate, organizations) => {
    for (const from of [ann, worker]) {
      const answer = await ask(estate, from, organizations);
      expect(answer.decision).toBe('IMPLICIT_DENY');
      const after = await ask(repaired(estate, answer), from, organizations);
      expect(after.decision).toBe('CONDITIONAL');
      expect(Object.values(open(after))).toEqual(['CONDITIONAL']);
    }
  });

  test.each([
    ['as it is', whole],
    ['where nothing is there', nothing],
  ])('nothing helps where the guardrail also denies to pass them, %s', async (_where, estate) => {
    const answer = await ask(estate, ann, governed({ scp: attached(deny('sts:TagSession', '*')) }));
    expect(open(answer)['ORGANIZATION_GUARDRAILS']).toBe('BLOCKED');
  });

  test('none is passed where nobody requires it', async () => {
    const answer = await ask(nothing);
    expect(JSON.stringify(answer.steps)).not.toContain('TagSession');
  });
});

test.each(['f'.repeat(64), 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1'])(
  '%s assumes no role (E-98, O-4)',
  async (from) => {
    await expect(ask(whole, from)).rejects.toThrow('cannot assume roles');
  },
);
