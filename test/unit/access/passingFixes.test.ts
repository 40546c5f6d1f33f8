/** Where a trust policy asks for session tags or a source identity, handing them on has to be allowed too (E-39). */
import { describe, expect, test } from 'vitest';
import type { CrossAccountAccess } from '../../../src/access/shared/diagnosisAnswer.js';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { crossAccountAccess } from '../../../src/access/diagnosis/crossAccountAccess.js';
import { nearMisses } from '../../../src/access/diagnosis/nearMisses.js';
import {
  allow,
  ann,
  arn,
  deny,
  document,
  exportsOf,
  fixOf,
  repaired,
  role,
  SOURCE,
  TARGET,
  trusts,
  worker,
  type Estate,
} from '../../support/assumption.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf, type Level } from '../../support/organizations.js';
import type { Json } from '../../support/statements.js';

const root = { AWS: arn(SOURCE, 'root') };
const tagged = { StringEquals: { 'aws:RequestTag/env': 'prod' } };
const identified = { StringLike: { 'sts:SourceIdentity': '*' } };
const from = (range: string): Json => ({ IpAddress: { 'aws:SourceIp': range } });
const every = [document([allow('sts:*', '*')])];
const assumingOnly = [document([allow('sts:AssumeRole', '*')])];

const readerOf = (estate: Estate) => inMemoryReader(importedHops(exportsOf(estate)));
const targetOf = ({ roleArn = role }: Estate): string => roleArn;
const ask = (estate: Estate, from = ann) =>
  crossAccountAccess(readerOf(estate), { from, to: targetOf(estate) });
const search = (estate: Estate, from: string) => ({
  from,
  to: targetOf(estate),
  maxHops: 3,
  context: [],
});
const pathsIn = async (estate: Estate, from = ann) =>
  (await assumeRolePaths(readerOf(estate), { ...search(estate, from), k: 5 })).paths;

/** Of the trust policy and of the caller's permission. */
const statusesIn = ({ decision, steps }: CrossAccountAccess) => [
  decision,
  ...steps
    .filter(({ step }) => step === 'TRUST_POLICY' || step === 'ASSUME_ROLE_PERMISSION')
    .map(({ status }) => status),
];

const explained = ({ steps }: CrossAccountAccess, kind: string): string | undefined =>
  steps.find(({ step }) => step === kind)?.explanation;

describe.each([
  ['session tags', 'sts:TagSession', tagged],
  ['a source identity', 'sts:SetSourceIdentity', identified],
] as const)('a trust policy that asks for %s', (_what, action, Condition) => {
  const asks = trusts(root, { Condition });

  test.each([role, arn(SOURCE, 'role/reader')])(
    'and does not allow it lacks that; the fix adds it under the same condition (E-39), for %s',
    async (roleArn) => {
      const estate: Estate = { own: every, trust: [asks], roleArn };
      const answer = await ask(estate);
      expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'MISSING', 'IN_PLACE']);
      expect(explained(answer, 'TRUST_POLICY')).toContain(`No statement allows ${action}.`);
      expect(fixOf(answer, 'TRUST_POLICY')).toEqual(
        document([asks, trusts({ AWS: ann }, { Action: action, Condition })]),
      );
      expect(await pathsIn(estate)).toEqual([]);
      const after = repaired(estate, answer);
      expect(statusesIn(await ask(after))).toEqual(['CONDITIONAL', 'CONDITIONAL', 'IN_PLACE']);
      expect(await pathsIn(after)).toHaveLength(1);
    },
  );

  test('is a near miss by that statement, and not by one without the condition (E-39)', async () => {
    const estate: Estate = { own: every, trust: [asks] };
    const found = await nearMisses(readerOf(estate), search(estate, ann));
    expect(found.nearMisses.map(({ missing, decision }) => [missing, decision])).toEqual([
      ['TRUST_POLICY', 'CONDITIONAL'],
    ]);
    const [{ change = '' } = {}] = found.nearMisses;
    expect(JSON.parse(change)).toEqual(document([asks, trusts({ AWS: ann }, { Action: action, Condition })]));
  });

  test('of the account that is to allow it too lacks it there (E-39)', async () => {
    const estate: Estate = {
      own: assumingOnly,
      trust: [trusts(root, { Action: ['sts:AssumeRole', action], Condition })],
    };
    const answer = await ask(estate);
    expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'CONDITIONAL', 'MISSING']);
    expect(fixOf(answer, 'ASSUME_ROLE_PERMISSION')).toEqual(document([allow(action, role)]));
    expect(await pathsIn(estate)).toEqual([]);
    const after = repaired(estate, answer);
    expect(statusesIn(await ask(after))).toEqual(['CONDITIONAL', 'CONDITIONAL', 'IN_PLACE']);
    expect(await pathsIn(after)).toHaveLength(1);
  });

  test('where nothing is allowed, both fixes bring it along (E-39)', async () => {
    const unmet = { StringNotEquals: { 'aws:PrincipalTag/team': 'blue' } };
    const estate: Estate = { trust: [trusts(root, { Condition: { ...unmet, ...Condition } })] };
    const answer = await ask(estate);
    expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'MISSING', 'MISSING']);
    const after = repaired(estate, answer);
    expect(await pathsIn(after)).toHaveLength(1);
    expect(fixOf(answer, 'ASSUME_ROLE_PERMISSION')).toEqual(
      document([{ ...allow('', role), Action: ['sts:AssumeRole', action] }]),
    );
  });

  test('that denies it has no fix (E-39)', async () => {
    const estate: Estate = {
      own: every,
      trust: [asks, { Effect: 'Deny', Principal: '*', Action: action }],
    };
    const answer = await ask(estate);
    expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'BLOCKED', 'IN_PLACE']);
    expect(fixOf(answer, 'TRUST_POLICY')).toBeUndefined();
  });

  test.each([
    ['is allowed all else', every],
    ['is allowed nothing', []],
  ])('of a caller that is denied it and %s has no fix (E-39)', async (_what, allowed) => {
    const estate: Estate = {
      own: [...allowed, document([deny(action, '*')])],
      trust: [trusts(root, { Action: ['sts:AssumeRole', action], Condition })],
    };
    const answer = await ask(estate);
    expect(statusesIn(answer)).toContain('BLOCKED');
    expect(answer.decision).toBe('IMPLICIT_DENY');
    expect(await pathsIn(estate)).toEqual([]);
  });
});

describe.each([
  ['session tags', 'sts:TagSession', tagged],
  ['a source identity', 'sts:SetSourceIdentity', identified],
] as const)('a caller whose own Allow asks for %s', (_what, action, Condition) => {
  const own = [document([{ ...allow('', '*', Condition), Action: ['sts:AssumeRole', action] }])];
  const trust = [trusts(root)];
  const fixed = document([...trust, trusts({ AWS: ann }, { Action: action })]);

  test.each([role, arn(SOURCE, 'role/reader')])(
    'lacks that the trust policy allows to pass it on (E-39), for %s',
    async (roleArn) => {
      const estate: Estate = { own, trust, roleArn };
      const answer = await ask(estate);
      expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'MISSING', 'CONDITIONAL']);
      expect(fixOf(answer, 'TRUST_POLICY')).toEqual(fixed);
      const after = repaired(estate, answer);
      expect(statusesIn(await ask(after))).toEqual(['CONDITIONAL', 'IN_PLACE', 'CONDITIONAL']);
      expect(await pathsIn(after)).toHaveLength(1);
    },
  );

  test('has the trust policy as a near miss beside a permission that does not ask (E-39)', async () => {
    const estate: Estate = { own, trust };
    const { nearMisses: found } = await nearMisses(readerOf(estate), search(estate, ann));
    expect(found.map(({ change = '' }) => JSON.parse(change) as unknown)).toEqual([
      fixed,
      document([allow('sts:AssumeRole', role)]),
    ]);
  });

  test('lacks only a permission that does not ask where the trust policy denies it (E-39)', async () => {
    const answer = await ask({ own, trust: [...trust, { Effect: 'Deny', Principal: '*', Action: action }] });
    expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'IN_PLACE', 'MISSING']);
    expect(fixOf(answer, 'ASSUME_ROLE_PERMISSION')).toEqual(document([allow('sts:AssumeRole', role)]));
  });
});

describe('a trust policy that asks for session tags or for a source identity (E-39)', () => {
  const TAGS = 'sts:TagSession';
  const IDENTITY = 'sts:SetSourceIdentity';
  /** `passed`: what its statements allow to pass on, too. */
  const either = (...passed: readonly string[]): readonly Json[] =>
    (
      [
        [TAGS, tagged],
        [IDENTITY, identified],
      ] as const
    ).map(([action, Condition]) =>
      trusts(root, { Action: ['sts:AssumeRole', ...(passed.includes(action) ? [action] : [])], Condition }),
    );
  const may = (...actions: readonly string[]) => [
    document(['sts:AssumeRole', ...actions].map((action) => allow(action, '*'))),
  ];

  test.each([TAGS, IDENTITY])('lacks nothing of a caller that may do %s', async (action) => {
    const estate: Estate = { own: may(action), trust: either(TAGS, IDENTITY) };
    expect(statusesIn(await ask(estate))).toEqual(['CONDITIONAL', 'CONDITIONAL', 'IN_PLACE']);
    expect(await pathsIn(estate)).not.toEqual([]);
  });

  test('lacks of the caller what the trust policy lets it pass on', async () => {
    const estate: Estate = { own: may(), trust: either(IDENTITY) };
    const answer = await ask(estate);
    expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'CONDITIONAL', 'MISSING']);
    expect(fixOf(answer, 'ASSUME_ROLE_PERMISSION')).toEqual(document([allow(IDENTITY, role)]));
    expect(await pathsIn(repaired(estate, answer))).not.toEqual([]);
  });

  test.each([
    ['may pass on no more', may(IDENTITY)],
    ['is denied to pass tags', [...every, document([deny(TAGS, '*')])]],
  ])('lacks of the trust policy what a caller may pass on that %s', async (_what, own) => {
    const estate: Estate = { own, trust: either() };
    const answer = await ask(estate);
    expect(statusesIn(answer).slice(0, 2)).toEqual(['IMPLICIT_DENY', 'MISSING']);
    expect(explained(answer, 'TRUST_POLICY')).toContain(`No statement allows ${IDENTITY}.`);
    expect(fixOf(answer, 'ASSUME_ROLE_PERMISSION')).toBeUndefined();
    expect(await pathsIn(repaired(estate, answer))).not.toEqual([]);
  });

  test('tells the condition of the one that may be passed on, as the path does', async () => {
    const estate: Estate = { own: may(IDENTITY), trust: either(IDENTITY) };
    const explanation = explained(await ask(estate), 'TRUST_POLICY');
    expect(explanation).toBe(
      'Statement 1 of the trust policy reader allows it, if sts:SourceIdentity is like *.',
    );
    expect((await pathsIn(estate))[0]?.conditions.map(({ key }) => key)).toEqual(['sts:SourceIdentity']);
  });

  test('tells the condition of the one that the fix is for', async () => {
    const answer = await ask({ own: may(), trust: either(IDENTITY) });
    expect(explained(answer, 'TRUST_POLICY')).toContain('if sts:SourceIdentity is like *.');
  });

  test.each([
    ['to assume the role', document([allow(IDENTITY, '*')])],
    ['to set one', document([allow('sts:AssumeRole', '*')])],
  ])('has a near miss under a source identity where the caller lacks only %s', async (_what, own) => {
    const estate: Estate = { own: [own], trust: either(IDENTITY) };
    const { nearMisses: found } = await nearMisses(readerOf(estate), search(estate, ann));
    expect(found.map(({ hops }) => hops.map(({ conditions }) => conditions.map(({ key }) => key)))).toEqual([
      [['sts:SourceIdentity']],
    ]);
  });

  test('tells as contradicting the caller what is asked of the one that it may pass on (U-6)', async () => {
    const own = [document([allow(IDENTITY, '*'), allow('sts:AssumeRole', '*', from('192.0.2.0/24'))])];
    const trust = either(TAGS, IDENTITY).map(({ Condition, ...statement }) => ({
      ...statement,
      Condition: { ...(Condition as Json), ...from('203.0.113.0/24') },
    }));
    const answer = await ask({ own, trust });
    expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'CONDITIONAL', 'MISSING']);
    const explanation = explained(answer, 'ASSUME_ROLE_PERMISSION');
    expect(explanation).toMatch(/the trust policy requires .*sts:SourceIdentity is like \*/);
    expect(explanation).not.toContain('aws:RequestTag');
    expect(statusesIn(await ask(repaired({ own, trust }, answer))).slice(0, 1)).toEqual(['CONDITIONAL']);
  });

  test('does not tell as a condition what a tag of the caller meets', async () => {
    const Condition = { StringEquals: { 'aws:RequestTag/team': 'red', 'aws:PrincipalTag/team': 'blue' } };
    const trust = [trusts(root, { Action: ['sts:AssumeRole', TAGS], Condition })];
    const estate: Estate = { own: [document([allow(TAGS, '*')])], trust };
    const { nearMisses: found } = await nearMisses(readerOf(estate), search(estate, worker));
    expect(found.map(({ explanation }) => explanation)).toEqual([
      expect.stringMatching(/would be open, if aws:RequestTag\/team = red\.$/),
    ]);
  });
});

describe('where the trust policy allows only a source identity, the step tells no session tags (E-39)', () => {
  const trust = [trusts(root, { Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] })];
  const neither = deny('sts:AssumeRole', '*', {
    Null: { 'aws:RequestTag/env': 'true', 'sts:SourceIdentity': 'true' },
  });

  test.each([
    ['an Allow of the caller', [allow('sts:*', '*', tagged), allow('sts:*', '*', identified)]],
    ['a Deny of the caller', [allow('sts:*', '*'), neither]],
  ])('of %s that asks for one of the two', async (_what, statements) => {
    const estate: Estate = { own: [document(statements)], trust };
    const explanation = explained(await ask(estate), 'ASSUME_ROLE_PERMISSION');
    expect(explanation).toContain('sts:SourceIdentity');
    expect(explanation).not.toContain('aws:RequestTag');
  });

  test('of a guardrail that asks for one of the two', async () => {
    const organizations = organizationOf({
      [SOURCE]: { scp: [{ ...fullAccess, One: neither }, fullAccess, fullAccess] },
      [TARGET]: {},
    });
    const reader = inMemoryReader(importedHops(exportsOf({ own: every, trust }), organizations));
    const answer = await crossAccountAccess(reader, { from: ann, to: role });
    expect(explained(answer, 'ORGANIZATION_GUARDRAILS')).toMatch(
      /lets it through if sts:SourceIdentity is present\.$/,
    );
  });
});

describe('a trust policy that names the caller, in its own account, and allows it to pass tags (E-27b, E-39)', () => {
  const roleArn = arn(SOURCE, 'role/reader');
  const both = { Action: ['sts:AssumeRole', 'sts:TagSession'], Condition: tagged };

  test.each([ann, worker])('needs no permission of %s', async (from) => {
    const estate: Estate = { trust: [trusts({ AWS: from }, both)], roleArn };
    const answer = await ask(estate, from);
    expect(answer.decision).toBe('CONDITIONAL');
    expect(answer.steps.map(({ status }) => status)).not.toContain('MISSING');
    expect(await pathsIn(estate, from)).toHaveLength(1);
  });

  test('still needs that the caller is not denied it', async () => {
    const answer = await ask({
      own: [document([deny('sts:TagSession', '*')])],
      trust: [trusts({ AWS: ann }, both)],
      roleArn,
    });
    expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'CONDITIONAL', 'BLOCKED']);
  });

  test('where it lacks the statement too, one fix is enough', async () => {
    const estate: Estate = { trust: [trusts({ AWS: ann }, { Condition: tagged })], roleArn };
    const answer = await ask(estate);
    expect(answer.steps.filter(({ fix }) => fix !== undefined).map(({ step }) => step)).toEqual([
      'TRUST_POLICY',
    ]);
    expect((await ask(repaired(estate, answer))).decision).toBe('CONDITIONAL');
  });
});

test('a guardrail that does not let it be handed on blocks it (E-19b, E-39)', async () => {
  const denied = organizationOf({
    [SOURCE]: {
      scp: [fullAccess, { ...fullAccess, Never: deny('sts:TagSession', '*') }, fullAccess],
    },
    [TARGET]: {},
  });
  const estate: Estate = {
    own: every,
    trust: [trusts(root, { Action: ['sts:AssumeRole', 'sts:TagSession'], Condition: tagged })],
  };
  const reader = inMemoryReader(importedHops(exportsOf(estate), denied));
  const answer = await crossAccountAccess(reader, { from: ann, to: role });
  expect(statusesIn(answer)).toEqual(['IMPLICIT_DENY', 'CONDITIONAL', 'IN_PLACE']);
  expect(answer.steps.find(({ step }) => step === 'ORGANIZATION_GUARDRAILS')).toMatchObject({
    status: 'BLOCKED',
    explanation: expect.stringContaining('sts:TagSession'),
  });
});

test('a trust policy that has a statement without the condition hands on nothing (E-39)', async () => {
  const estate: Estate = {
    own: every,
    trust: [trusts(root, { Condition: tagged }), trusts({ AWS: ann })],
  };
  expect((await ask(estate)).decision).toBe('ALLOWED');
});

test('a tag that may be absent need not be handed on (E-39, L-23)', async () => {
  const Condition = { StringEqualsIfExists: { 'aws:RequestTag/env': 'prod' } };
  const answer = await ask({ own: every, trust: [trusts(root, { Condition })] });
  expect(statusesIn(answer)).toEqual(['CONDITIONAL', 'CONDITIONAL', 'IN_PLACE']);
});

describe('beside a permissions boundary, the statement goes where the fix says, and that is enough (E-17, E-39)', () => {
  const asksForTags = trusts(root, { Action: ['sts:AssumeRole', 'sts:TagSession'], Condition: tagged });
  const opens = trusts(root, { Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] });
  const underIdentity = allow('sts:AssumeRole', '*', { StringEquals: { 'sts:SourceIdentity': 'sam' } });

  test.each<readonly [string, Estate]>([
    [
      'neither lets tags be passed',
      { own: assumingOnly, boundary: [allow('sts:AssumeRole', '*')], trust: [asksForTags] },
    ],
    [
      'the boundary does not let it assume the role, and neither lets tags be passed',
      { own: assumingOnly, boundary: [allow('s3:*', '*')], trust: [asksForTags] },
    ],
    [
      'the boundary does not let it assume the role, and policies do with a source identity only',
      { own: [document([underIdentity])], boundary: [allow('s3:*', '*')], trust: [opens] },
    ],
    [
      'only the boundary does not let tags be passed',
      { own: every, boundary: [allow('sts:AssumeRole', '*')], trust: [asksForTags] },
    ],
  ])('where %s', async (_what, estate) => {
    const answer = await ask(estate);
    expect(statusesIn(answer).slice(2)).toEqual(['MISSING']);
    const text = explained(answer, 'ASSUME_ROLE_PERMISSION') ?? '';
    const into = [
      ...(/The fix is ((such )?a policy|a further Allow)/.test(text) ? (['own'] as const) : []),
      ...(/Add the statement of the fix to (it|the permissions boundary limit)\./.test(text)
        ? (['boundary'] as const)
        : []),
    ];
    const after = repaired(estate, answer, into);
    expect(statusesIn(await ask(after)), text).not.toContain('MISSING');
    expect(await pathsIn(after), text).toHaveLength(1);
  });
});

describe('what a guardrail does not let through, no fix takes (E-19, E-39)', () => {
  const here = arn(SOURCE, 'role/reader');
  const sessionOf = (name: string): string => `arn:aws:sts::${SOURCE}:assumed-role/worker/${name}`;
  const withoutTags = { ...fullAccess, Tags: deny('sts:TagSession', '*') };
  const onlyAssuming = { Assuming: allow('sts:AssumeRole', '*') };
  const ofPeople = { ...identified, StringEquals: { 'aws:PrincipalType': 'User' } };
  const ofPartner = { StringEquals: { 'sts:ExternalId': 'x', 'aws:PrincipalType': 'User' } };
  const by = (action: string, Condition: Json) =>
    trusts(root, { Action: ['sts:AssumeRole', action], Condition });

  test.each<readonly [string, Level, Estate]>([
    [
      'a permission that asks for tags',
      withoutTags,
      {
        own: [document([allow('sts:AssumeRole', '*', tagged)])],
        trust: [trusts(root, { Action: 'sts:*' })],
        roleArn: here,
      },
    ],
    [
      'a trust policy that asks for tags or a source identity',
      withoutTags,
      { trust: [by('sts:TagSession', tagged), by('sts:SetSourceIdentity', identified)] },
    ],
    [
      'a statement for one session of the caller that asks for tags',
      withoutTags,
      { own: every, trust: [trusts({ AWS: sessionOf('build') }, { Condition: tagged })] },
    ],
    [
      'a statement near by that asks for a source identity',
      onlyAssuming,
      { own: assumingOnly, trust: [trusts({ AWS: worker }, { Condition: ofPeople })] },
    ],
    [
      'a statement near by that asks for what the guardrail denies, where no permission is there',
      { ...fullAccess, Partner: deny('sts:AssumeRole', '*', { StringEquals: { 'sts:ExternalId': 'x' } }) },
      { trust: [trusts({ AWS: worker }, { Condition: ofPartner })] },
    ],
  ])('%s', async (_what, level, estate) => {
    const organizations = organizationOf({
      [SOURCE]: { scp: [level, fullAccess, fullAccess] },
      [TARGET]: {},
    });
    const askIn = (one: Estate) =>
      crossAccountAccess(inMemoryReader({ ...importedHops(exportsOf(one), organizations) }), {
        from: worker,
        to: targetOf(one),
      });
    const answer = await askIn(estate);
    expect(answer.decision).toBe('IMPLICIT_DENY');
    expect(answer.steps.map(({ status }) => status)).toContain('MISSING');
    const after = await askIn(repaired(estate, answer));
    expect(after.decision).toMatch(/^(ALLOWED|CONDITIONAL)$/);
  });

  test('a near miss names the permission that gets past it', async () => {
    const estate: Estate = {
      trust: [by('sts:TagSession', tagged), by('sts:SetSourceIdentity', identified)],
    };
    const organizations = organizationOf({
      [SOURCE]: { scp: [withoutTags, fullAccess, fullAccess] },
      [TARGET]: {},
    });
    const reader = inMemoryReader(importedHops(exportsOf(estate), organizations));
    const found = await nearMisses(reader, search(estate, worker));
    expect(found.nearMisses.map(({ change = '' }) => JSON.parse(change) as unknown)).toEqual([
      document([{ ...allow('', role), Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] }]),
    ]);
  });
});
