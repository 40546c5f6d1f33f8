import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/iam/decide/decide.js';
import {
  findEffectiveStatements,
  type EffectiveStatement,
} from '../../../src/iam/permissions/effectiveStatements.js';
import { compileGlob, matchesGlob } from '../../../src/iam/match/wildcard.js';
import { unknownContext, type RequestPrincipal } from '../../../src/iam/decide/request.js';
import { layersOf } from '../../support/caseRunner.js';
import { runs } from '../../support/runs.js';

const accountId = '111122223333';
const alice: RequestPrincipal = {
  kind: 'user',
  partition: 'aws',
  accountId,
  arn: `arn:aws:iam::${accountId}:user/alice`,
};

/** Without what needs no policy (E-6, E-75), which a test of its own is about. */
const effectiveStatements = (
  ...given: Parameters<typeof findEffectiveStatements>
): readonly EffectiveStatement[] =>
  findEffectiveStatements(...given).statements.filter(
    ({ actions: [first] }) => first !== 'sts:GetCallerIdentity',
  );

const action = fc.constantFrom('*', 's3:*', 's3:Get*', 's3:*Object', 's3:GetObject', 'ec2:*', 'ec2:Run*');
const resource = fc.constantFrom(
  '*',
  'arn:aws:s3:::a*',
  'arn:aws:s3:::*b',
  'arn:aws:s3:::ab',
  'arn:aws:s3:::${aws:username}*',
);
const list = <T>(items: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(items, { minLength: 1, maxLength: 2 });
const element = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string[]>> =>
  fc
    .tuple(fc.constantFrom(name, name, `Not${name}`), list(values))
    .map(([key, chosen]) => ({ [key]: chosen }));
const statement = (effects: readonly string[]): fc.Arbitrary<Record<string, string | string[]>> =>
  fc
    .tuple(fc.constantFrom(...effects), element('Action', action), element('Resource', resource))
    .map(([effect, actions, resources]) => ({ Effect: effect, ...actions, ...resources }));
const policy = fc.array(statement(['Allow', 'Allow', 'Deny']), { minLength: 1, maxLength: 3 });

const actions = ['s3:GetObject', 's3:GetBucketAcl', 's3:PutObject', 'ec2:RunInstances', 'iam:ListUsers'];
const resources = [
  'arn:aws:s3:::ab',
  'arn:aws:s3:::a',
  'arn:aws:s3:::b',
  'arn:aws:s3:::alice/x',
  'arn:aws:ec2:::x',
];

/** Is the action on the resource within the list, with every DENY entry taken off? */
function lists(entries: readonly EffectiveStatement[], name: string, arn: string): boolean {
  const covers = (entry: EffectiveStatement): boolean =>
    some(entry.actions, name.toLowerCase(), true) &&
    !some(entry.notActions, name.toLowerCase(), true) &&
    some(entry.resources, arn, false) &&
    !some(entry.notResources, arn, false);
  const allowed = entries.some((entry) => entry.effect === 'ALLOW' && entry.exact && covers(entry));
  return (
    allowed &&
    !entries.some((entry) => entry.effect === 'DENY' && entry.conditions.length === 0 && covers(entry))
  );
}

function some(patterns: readonly string[], value: string, fold: boolean): boolean {
  return patterns.some((pattern) => matchesGlob(compileGlob(fold ? pattern.toLowerCase() : pattern), value));
}

describe('effective statements', () => {
  it('hold what can be done on the own side, no more and no less', () => {
    fc.assert(
      fc.property(policy, fc.option(policy), fc.option(policy), (identity, boundary, scp) => {
        const layers = layersOf({
          principal: '',
          identity: { policies: [identity] },
          ...(boundary === null ? {} : { boundary: { policies: [boundary] } }),
          ...(scp === null ? {} : { scp: [[scp]] }),
        });
        const entries = effectiveStatements(alice, layers, unknownContext);
        for (const name of actions) {
          for (const arn of resources) {
            const request = {
              principal: alice,
              action: name,
              resource: { arn, accountId },
              context: unknownContext,
            };
            const { decision } = decide(request, layers);
            expect([name, arn, lists(entries, name, arn)]).toEqual([name, arn, decision === 'ALLOWED']);
          }
        }
      }),
      runs(500),
    );
  });

  it('hold nothing of a pattern that is denied (E-84)', () => {
    const patterns = ['arn:aws:s3:::*', 'arn:aws:s3:::a*', 'arn:aws:s3:::?', '*'];
    let denied = 0;
    fc.assert(
      fc.property(policy, fc.option(policy), fc.constantFrom(...patterns), (identity, scp, pattern) => {
        const layers = layersOf({
          principal: '',
          identity: { policies: [identity] },
          ...(scp === null ? {} : { scp: [[scp]] }),
        });
        const decisionOn = (arn: string, name: string): string =>
          decide(
            { principal: alice, action: name, resource: { arn, accountId }, context: unknownContext },
            layers,
          ).decision;
        for (const name of actions) {
          const decision = decisionOn(pattern, name);
          if (decision !== 'IMPLICIT_DENY' && decision !== 'EXPLICIT_DENY') continue;
          denied += 1;
          const held = resources.filter((arn) => matchesGlob(compileGlob(pattern), arn));
          for (const arn of held) expect([name, arn, decisionOn(arn, name)]).not.toContain('ALLOWED');
        }
      }),
      runs(500),
    );
    expect(denied).toBeGreaterThan(0);
  });

  it('keep the conditions of every statement that contributed', () => {
    const layers = layersOf({
      principal: '',
      identity: {
        Effect: 'Allow',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      },
      boundary: {
        Effect: 'Allow',
        Action: 's3:Get*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:username': 'alice' } },
      },
      session: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      },
    });
    const [entry, ...others] = effectiveStatements(alice, layers, unknownContext);
    expect(entry?.actions).toEqual(['s3:Get*']);
    expect(entry?.conditions.map(({ operator }) => operator)).toEqual(['Bool', 'IpAddress']);
    expect(entry?.sources.map(({ layer }) => layer)).toEqual(['IDENTITY', 'PERMISSIONS_BOUNDARY', 'SESSION']);
    expect(others).toEqual([]);
  });

  it('drop what a Deny takes away whole, and list a Deny that takes away a part', () => {
    const layers = layersOf({
      principal: '',
      identity: {
        policies: [
          [
            { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
            { Effect: 'Allow', Action: 's3:*', Resource: '*' },
            { Effect: 'Deny', Action: 'ec2:*', Resource: '*' },
            { Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
            { Effect: 'Deny', Action: 'sqs:*', Resource: '*' },
          ],
        ],
      },
    });
    const entries = effectiveStatements(alice, layers, unknownContext);
    expect(entries.map((entry) => [entry.effect, ...entry.actions])).toEqual([
      ['ALLOW', 's3:*'],
      ['DENY', 's3:Put*'],
    ]);
  });

  it('are empty where a ceiling that exists was not imported (U-9f)', () => {
    const layers = layersOf({
      principal: '',
      identity: { Effect: 'Allow', Action: '*', Resource: '*' },
      boundary: 'NOT_COLLECTED',
    });
    expect(effectiveStatements(alice, layers, unknownContext)).toEqual([]);
  });

  it('say which statement they come from, and what it names (U-10)', () => {
    const layers = layersOf({
      principal: '',
      identity: {
        policies: [
          [
            { Sid: 'Some', Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::a*' },
            { Effect: 'Allow', Action: 'sqs:*', Resource: '*' },
          ],
        ],
      },
    });
    const [first, second] = effectiveStatements(alice, layers, unknownContext);
    expect(first).toStrictEqual({
      effect: 'ALLOW',
      actions: ['*'],
      notActions: ['iam:*'],
      resources: ['*'],
      notResources: ['arn:aws:s3:::a*'],
      exact: true,
      conditions: [],
      sources: [
        { policyId: 'identity.0', layer: 'IDENTITY', statementIndex: 0, sid: 'Some', effect: 'ALLOW' },
      ],
    });
    expect(second?.sources).toStrictEqual([
      { policyId: 'identity.0', layer: 'IDENTITY', statementIndex: 1, effect: 'ALLOW' },
    ]);
  });

  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const account = { partition: 'aws', accountId };
  const root: RequestPrincipal = { kind: 'root', ...account };
  const role: RequestPrincipal = { kind: 'roleSession', ...account, serviceLinked: false };
  const sessionArn = `arn:aws:sts::${accountId}:federated-user/ann`;
  const federated: RequestPrincipal = {
    kind: 'federatedUserSession',
    ...account,
    sessionArn,
    userArn: `arn:aws:iam::${accountId}:user/ann`,
  };
  const member: RequestPrincipal = { kind: 'accountMember', ...account };

  function allowed(
    principal: RequestPrincipal,
    given: Omit<Parameters<typeof layersOf>[0], 'principal'>,
  ): readonly (readonly string[])[] {
    return effectiveStatements(principal, layersOf({ principal: '', ...given }), unknownContext)
      .filter(({ effect }) => effect === 'ALLOW')
      .map(({ actions }) => actions);
  }

  it('leave out what the services refuse, and name the policy that is none (E-7, E-16, E-47)', () => {
    const refused = (principal: RequestPrincipal): readonly (readonly string[])[] => {
      const layers = layersOf({ principal: '', identity: everything, session: everything });
      const denies = effectiveStatements(principal, layers, unknownContext).slice(1);
      for (const deny of denies)
        expect([deny.effect, deny.exact, deny.sources, deny.conditions]).toEqual(['DENY', true, [], []]);
      expect(denies.slice(0, 4).map(({ resources: arns }) => arns)).toEqual([
        ['arn:*:iam::aws:policy/*'],
        ['arn:*:iam::*:role/aws-service-role/*'],
        ['arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*'],
        ['arn:*:kms:*:*:alias/aws/*'],
      ]);
      expect(denies[0]?.actions).toContain('iam:createpolicyversion');
      expect(denies[1]?.actions).toContain('iam:updateassumerolepolicy');
      expect(denies[2]?.actions).toContain('iam:tagrole');
      expect(denies[3]?.actions).toContain('kms:createalias');
      for (const deny of denies.slice(4)) expect(deny.resources).toEqual(['*']);
      return denies.slice(4).map(({ actions: names }) => names);
    };
    const unsigned = ['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'];
    expect(refused(alice)).toEqual([unsigned]);
    expect(refused(member)).toEqual([unsigned]);
    expect(refused(role)).toEqual([[...unsigned, 'sts:GetFederationToken', 'sts:GetSessionToken']]);
    expect(refused(root)).toEqual([[...unsigned, 'sts:AssumeRole', 'sts:AssumeRoot']]);
    expect(refused(federated)).toEqual([['sts:*']]);
    expect(refused({ kind: 'service', service: 'x.amazonaws.com' })).toEqual([]);
  });

  it('list what needs no policy once, and no Deny takes it away (E-6, E-75)', () => {
    const deny = { Effect: 'Deny', Action: ['*', 'sts:GetSessionToken'], Resource: '*' };
    const listed = (principal: RequestPrincipal, given: Partial<Parameters<typeof layersOf>[0]>) =>
      findEffectiveStatements(
        principal,
        layersOf({ principal: '', ...given }),
        unknownContext,
      ).statements.map(({ effect, actions, notActions, sources }) => [
        effect,
        actions,
        notActions,
        sources.length,
      ]);
    const free = ['sts:GetCallerIdentity', 'sts:GetSessionToken'];
    expect(listed(alice, { identity: [] })).toEqual([['ALLOW', free, [], 0]]);
    expect(listed(root, { scp: [[deny]] })).toEqual([['ALLOW', free, [], 0]]);
    expect(listed(role, { identity: deny })).toEqual([['ALLOW', free.slice(0, 1), [], 0]]);
    expect(listed(alice, { boundary: 'NOT_COLLECTED' })).toEqual([['ALLOW', free, [], 0]]);
    expect(listed({ kind: 'service', service: 'x.amazonaws.com' }, { identity: [] })).toEqual([]);
    const allow = { Effect: 'Allow', Action: 'sts:*', Resource: '*' };
    const some = { ...deny, Action: 'sts:Get*' };
    expect(listed(alice, { identity: [allow, some] }).filter(([, , , count]) => count !== 0)).toEqual([
      ['ALLOW', ['sts:*'], [], 1],
      ['DENY', ['sts:Get*'], free, 1],
    ]);
  });

  it('do not hold an Allow that a service refuses whole (E-16)', () => {
    const edit = {
      Effect: 'Allow',
      Action: 'iam:DeletePolicy',
      Resource: ['arn:aws:iam::aws:policy/x', 'arn:aws:iam::aws:policy/y*'],
    };
    expect(allowed(alice, { identity: edit })).toEqual([]);
    const other = { ...edit, Resource: [...edit.Resource, 'arn:aws:iam::1:policy/x'] };
    expect(allowed(alice, { identity: other })).toEqual([['iam:DeletePolicy']]);
  });

  it('of root start from everything, under its guardrails alone (E-5, E-51b)', () => {
    const s3 = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    const deny = { Effect: 'Deny', Action: 's3:Put*', Resource: '*' };
    const given = { identity: [deny], boundary: [deny], session: s3 };
    expect(allowed(root, given)).toEqual([['*']]);
    expect(allowed(root, { ...given, boundary: 'NOT_COLLECTED', session: 'NOT_COLLECTED' })).toEqual([['*']]);
    expect(allowed(root, { ...given, scp: [[s3]] })).toEqual([['s3:*']]);
    const denies = effectiveStatements(
      root,
      layersOf({ principal: '', identity: deny, boundary: deny, session: deny }),
      unknownContext,
    ).flatMap(({ sources }) => sources.map(({ layer }) => layer));
    expect(denies).toEqual(['SESSION']);
  });

  it('of a federated user session are what its session policy leaves of the user (E-18b)', () => {
    const s3 = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    const { userArn: _, ...ofRoot } = federated;
    expect(allowed(federated, { identity: everything })).toEqual([]);
    expect(allowed(federated, { identity: s3, session: everything })).toEqual([['s3:*']]);
    expect(allowed(federated, { session: everything })).toEqual([]);
    expect(allowed(ofRoot, { session: s3 })).toEqual([['s3:*']]);
    expect(allowed(ofRoot, {})).toEqual([]);
    expect(allowed(role, { identity: s3 })).toEqual([['s3:*']]);
  });

  it('stay under every level of guardrails, if there are any for the caller (E-19a, E-19d)', () => {
    const s3 = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    const gets = { Effect: 'Allow', Action: '*:Get*', Resource: '*' };
    const given = { identity: everything, scp: [[everything], [s3, gets]] };
    const linked: RequestPrincipal = { kind: 'roleSession', ...account, serviceLinked: true };
    expect(allowed(alice, given)).toEqual([['s3:*']]);
    expect(allowed(role, given)).toEqual([['s3:*']]);
    expect(allowed(linked, given)).toEqual([['*']]);
    expect(allowed({ kind: 'service', service: 'x.amazonaws.com' }, given)).toEqual([['*']]);
    expect(allowed(alice, { identity: everything, scp: 'NOT_COLLECTED' })).toEqual([]);
    expect(allowed(linked, { identity: everything, scp: 'NOT_COLLECTED' })).toEqual([['*']]);
    expect(allowed(alice, { identity: everything, scp: 'NO_ORGANIZATION' })).toEqual([['*']]);
  });

  it('hold what two patterns have in common, also where it is too much to list (E-17)', () => {
    const onWords = (...words: readonly string[]) => ({
      Effect: 'Allow',
      Action: 's3:*',
      Resource: `arn:aws:s3:::*-${words.join('-*-')}-*`,
    });
    const [identity, boundary] = [onWords('a', 'b', 'c'), onWords('x', 'y', 'z')];
    const found = effectiveStatements(alice, layersOf({ principal: '', identity, boundary }), unknownContext);
    expect(found).toMatchObject([{ effect: 'ALLOW', resources: [identity.Resource], exact: false }]);
    const other = { ...boundary, Resource: 'arn:aws:sqs:*-x-*-y-*-z-*' };
    const none = effectiveStatements(
      alice,
      layersOf({ principal: '', identity, boundary: other }),
      unknownContext,
    );
    expect(none).toEqual([]);
  });

  it('stay under an endpoint policy, if it has one of its own (E-21)', () => {
    const s3 = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' };
    expect(allowed(alice, { identity: everything, endpoint: s3 })).toEqual([['s3:*']]);
    expect(allowed(alice, { identity: everything, endpoint: { policies: [] } })).toEqual([['*']]);
    expect(allowed(alice, { identity: everything, endpoint: 'NOT_COLLECTED' })).toEqual([]);
    expect(allowed(alice, { identity: everything, boundary: { policies: [] } })).toEqual([]);
    expect(allowed(alice, { identity: everything, session: 'NOT_COLLECTED' })).toEqual([]);
    expect(allowed(alice, { identity: 'NOT_COLLECTED' })).toEqual([]);
    expect(allowed(alice, { identity: { policies: ['QUARANTINED', [everything]] } })).toEqual([['*']]);
  });

  it('drop what several Denies take away whole together (E-84)', () => {
    const arns = ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'];
    const entriesWith = (...denies: readonly Readonly<Record<string, string>>[]): readonly string[] =>
      effectiveStatements(
        alice,
        layersOf({
          principal: '',
          identity: [
            { Effect: 'Allow', Action: ['s3:Get*', 's3:PutObject'], Resource: arns },
            ...denies.map((deny) => ({ Effect: 'Deny', ...deny })),
          ],
        }),
        unknownContext,
      ).map(({ effect }) => effect);
    const onA = { Action: 's3:*', Resource: 'arn:aws:s3:::a*' };
    expect(entriesWith(onA, { Action: 's3:*', Resource: 'arn:aws:s3:::b/*' })).toEqual([]);
    expect(entriesWith(onA, { Action: 's3:Get*', Resource: 'arn:aws:s3:::b/*' })).toEqual([
      'ALLOW',
      'DENY',
      'DENY',
    ]);
    expect(entriesWith(onA, { NotAction: 'ec2:*', NotResource: 'arn:aws:s3:::c*' })).toEqual([]);
    expect(entriesWith(onA, { NotAction: 's3:PutObject', NotResource: 'arn:aws:s3:::c*' })).toEqual([
      'ALLOW',
      'DENY',
      'DENY',
    ]);
  });

  it('keep an Allow that a Deny takes away only under a condition, or only perhaps', () => {
    const s3 = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    const texts = (deny: object): readonly unknown[] =>
      effectiveStatements(
        alice,
        layersOf({ principal: '', identity: [s3, deny as never] }),
        unknownContext,
      ).map(({ effect, exact, conditions, resources: arns }) => [effect, exact, conditions.length, ...arns]);
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    expect(texts({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toEqual([
      ['ALLOW', true, 0, '*'],
      ['DENY', true, 1, '*'],
    ]);
    expect(texts({ ...deny, Condition: { StringEquals: { 'aws:username': 'bob' } } })).toEqual([
      ['ALLOW', true, 0, '*'],
    ]);
    expect(texts({ ...deny, Condition: { StringEquals: { 'aws:username': 'alice' } } })).toEqual([]);
    expect(texts({ ...deny, Resource: ['*', 'arn:aws:s3:::${aws:RequestTag/k}'] })).toEqual([
      ['ALLOW', true, 0, '*'],
      ['DENY', false, 0, '*'],
    ]);
    expect(texts({ ...deny, Action: ['s3:*', 's*:Get'] })).toEqual([
      ['ALLOW', true, 0, '*'],
      ['DENY', false, 0, '*'],
    ]);
  });

  it('are not exact where a variable is unknown, in any of the layers (L-29)', () => {
    const open = { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::${aws:RequestTag/k}' };
    const texts = (identity: object, boundary: object): readonly unknown[] =>
      effectiveStatements(
        alice,
        layersOf({ principal: '', identity: identity as never, boundary: boundary as never }),
        unknownContext,
      ).map(({ effect, exact, resources: arns }) => [effect, exact, ...arns]);
    expect(texts(open, everything)).toEqual([['ALLOW', false, 'arn:aws:s3:::*']]);
    expect(texts(everything, open)).toEqual([['ALLOW', false, 'arn:aws:s3:::*']]);
    expect(texts({ ...open, Resource: [open.Resource, 'arn:aws:s3:::b'] }, everything)).toEqual([
      ['ALLOW', true, 'arn:aws:s3:::b'],
      ['ALLOW', false, 'arn:aws:s3:::*'],
    ]);
    expect(texts({ ...open, Action: 's*:Get', Resource: '*' }, everything)).toEqual([]);
    expect(texts({ ...open, Action: ['s*:Get', 's3:*'], Resource: '*' }, everything)).toEqual([]);
  });

  it('list a Deny that meets any of the Allows', () => {
    const identity = [
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
      { Effect: 'Deny', Action: 'ec2:Run*', Resource: '*' },
    ];
    const entries = effectiveStatements(alice, layersOf({ principal: '', identity }), unknownContext);
    expect(entries.map((entry) => [entry.effect, ...entry.actions])).toEqual([
      ['ALLOW', 's3:*'],
      ['ALLOW', 'ec2:*'],
      ['DENY', 'ec2:Run*'],
    ]);
  });

  it('take no list that has no set prefix (L-21)', () => {
    const identity = { ...everything, Condition: { StringEquals: { 'aws:TagKeys': 'a' } } };
    const context = {
      entries: new Map([['aws:tagkeys', { kind: 'known' as const, values: ['a'] }]]),
      unlisted: 'UNKNOWN' as const,
    };
    const layers = layersOf({ principal: '', identity });
    expect(effectiveStatements(alice, layers, context)).toEqual([]);
  });

  it('list what resource control policies take from the account’s own resources (E-20, E-20c, E-20f)', () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: ['s3:Put*', 'kms:*', 'ec2:*'], Resource: '*' };
    const layers = layersOf({ principal: '', identity: everything, rcp: [[], [deny]] });
    const taken = (principal: RequestPrincipal): readonly EffectiveStatement[] =>
      effectiveStatements(principal, layers, unknownContext).filter(({ sources }) =>
        sources.some(({ layer }) => layer === 'RESOURCE_CONTROL'),
      );
    const own = `arn:*:*:*:${accountId}:*`;
    const source = { layer: 'RESOURCE_CONTROL', level: 'level1', statementIndex: 0 };
    expect(taken(alice)).toMatchObject([
      // Of no bucket of another account (E-34a).
      {
        effect: 'DENY',
        actions: ['s3:putbucketpolicy', 'kms:*'],
        notActions: ['kms:RetireGrant'],
        resources: [own, 'arn:*:*:*::*'],
        exact: true,
        conditions: [],
        sources: [source],
      },
      {
        actions: ['s3:Put*'],
        notActions: ['s3:putbucketpolicy'],
        resources: [own],
        conditions: [],
        sources: [source],
      },
      // The ARN of a bucket does not say whose it is.
      {
        actions: ['s3:Put*'],
        notActions: ['s3:putbucketpolicy'],
        resources: ['arn:*:*:*::*'],
        conditions: [{ operator: 'StringEquals', key: 'aws:ResourceAccount', values: [accountId] }],
        sources: [source],
      },
    ]);
    expect(taken(role)).toHaveLength(3);
    expect(taken({ kind: 'roleSession', ...account, serviceLinked: true })).toEqual([]);
    expect(taken({ kind: 'service', service: 'x.amazonaws.com' })).toEqual([]);
    const elsewhere = layersOf({
      principal: '',
      identity: everything,
      rcp: [[{ ...deny, Action: 'ec2:*' }]],
    });
    expect(
      effectiveStatements(alice, elsewhere, unknownContext).flatMap(({ sources }) => sources),
    ).toHaveLength(1);
  });

  it('are empty where a level of guardrails is not known as a whole (U-9f)', () => {
    const layers = layersOf({ principal: '', identity: everything, scp: [[everything], [everything]] });
    const [first, second] = layers.serviceControl.status === 'COLLECTED' ? layers.serviceControl.levels : [];
    if (first === undefined || second === undefined) throw new Error('no levels');
    const scp = { status: 'COLLECTED' as const, levels: [first, { ...second, partial: true }] };
    expect(effectiveStatements(alice, layers, unknownContext)[0]?.sources.map(({ level }) => level)).toEqual([
      undefined,
      'level0',
      'level1',
    ]);
    expect(effectiveStatements(alice, { ...layers, serviceControl: scp }, unknownContext)).toEqual([]);
  });
});
