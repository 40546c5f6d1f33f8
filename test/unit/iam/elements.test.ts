import { describe, expect, it } from 'vitest';
import { CAVEAT } from '../../../src/iam/explain/caveats.js';
import { shaped } from '../../../src/iam/facts/keyFacts.js';
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../../../src/iam/decide/kleene.js';
import { compileAction, matchAction, splitAction } from '../../../src/iam/match/action.js';
import {
  ABSENT,
  UNKNOWN_KEY,
  type ConditionContext,
  type KeyState,
} from '../../../src/iam/match/conditionContext.js';
import {
  GRANT,
  compilePrincipal,
  formsOf,
  matchNotPrincipal,
  matchPrincipal,
} from '../../../src/iam/match/principalElement.js';
import { compileResource, matchResource, parseResource } from '../../../src/iam/match/resourceElement.js';
import type { RequestPrincipal } from '../../../src/iam/decide/request.js';
import type { PolicyDocumentKind, PrincipalElement } from '../../../src/iam/language/statement.js';
import { principalOf } from '../../support/caseRunner.js';

const accountId = '111122223333';
const role = `arn:aws:iam::${accountId}:role/team/worker`;
const user = `arn:aws:iam::${accountId}:user/alice`;

function contextOf(given: Readonly<Record<string, KeyState>> = {}): ConditionContext {
  return { lookup: (key) => given[key] ?? ABSENT, caveats: 0 };
}

describe('an Action element (L-7, L-9, L-10)', () => {
  it.each<[values: readonly string[], listed: Kleene]>([
    [['s3:GetObject'], TRUE],
    [['S3:getobject'], TRUE],
    [['s3:*'], TRUE],
    [['s3:Get*', 's3:PutObject'], TRUE],
    [['s3:?etObject'], TRUE],
    [['*'], TRUE],
    [['*:*'], TRUE],
    [['s3:GetObjec'], FALSE],
    [['s3:GetObject?'], FALSE],
    [['s3:Put*', 's3:List*', 'ec2:*'], FALSE],
    [['GetObject', ':GetObject', 's3:', 's3'], FALSE],
    [[], FALSE],
    [['s?:GetObject'], UNKNOWN],
    [['*:GetObject', 's3:GetObject'], UNKNOWN],
  ])('%j', (values, listed) => {
    const action = splitAction('s3:GetObject');
    if (action === undefined) throw new Error('no action');
    const match = (inverted: boolean): Kleene => matchAction(compileAction({ inverted, values }), action);
    expect(match(false)).toBe(listed);
    expect(match(true)).toBe(TRUE - listed);
  });

  it('is service and name', () => {
    expect(splitAction('S3:GetObject')).toEqual({ service: 's3', name: 'getobject', text: 's3:getobject' });
    expect(splitAction('GetObject')).toBeUndefined();
    expect(splitAction(':GetObject')).toBeUndefined();
  });
});

describe('a Resource element', () => {
  interface IndexedResource {
    readonly kind?: PolicyDocumentKind;
    readonly takesNoResource?: boolean;
    readonly given?: Readonly<Record<string, KeyState>>;
    readonly analysis?: boolean;
  }

  function match(
    pattern: string,
    resource: string,
    asked: IndexedResource,
  ): { matched: Kleene; caveats: number } {
    const { kind = 'IDENTITY', takesNoResource = false, given, analysis = true } = asked;
    const matcher = compileResource({ inverted: false, values: [pattern] }, '2012-10-17', kind);
    const context = contextOf(given);
    const matched = matchResource(matcher, parseResource(resource, takesNoResource), context, analysis);
    return { matched, caveats: context.caveats };
  }

  const object = 'arn:aws:s3:::b/k';
  const aUser = `arn:aws:iam::${accountId}:user/ann`;
  const unknownVariable: IndexedResource = { given: { v: UNKNOWN_KEY } };

  it.each<
    [
      rule: string,
      pattern: string,
      resource: string,
      matched: Kleene,
      caveats?: number,
      asked?: IndexedResource,
    ]
  >([
    ['L-12', 'arn:aws:s3:::b/*', 'b/k', FALSE],
    ['L-12', '*', 'b/k', TRUE],
    ['L-14', 'arn:aws:s3', object, TRUE],
    ['L-14', 'arn:aws:sns', object, FALSE],
    ['L-14', 'arn:aws:s3', object, FALSE, 0, { kind: 'RESOURCE' }],
    ['L-14', 'arn:aws:s3', object, FALSE, 0, { kind: 'ENDPOINT' }],
    ['L-14', 'arn:aws:s3', object, FALSE, 0, { kind: 'SESSION' }],
    ['L-13b', 'arn:aws:s3:*', object, TRUE],
    ['L-13b', 'arn:aws:sns:*', object, FALSE],
    ['L-13b', 'arn:aws:*:b/k', object, TRUE, CAVEAT.SHORT_ARN],
    ['L-13b', 'arn:*b/k', object, FALSE, 0, { kind: 'RESOURCE' }],
    ['L-13b', 'arn:*:b/k', object, TRUE, CAVEAT.SHORT_ARN, { kind: 'RESOURCE' }],
    ['L-13b, L-17', 'arn:aws:s3:*', 'arn:aws:s3:::b*', TRUE],
    ['L-13b, L-17', 'arn:aws:*:b*', 'arn:aws:s3:::b*', TRUE, CAVEAT.SHORT_ARN],
    ['L-13b, L-17', 'arn:aws:s3:*:x', 'arn:aws:s3:::b*', UNKNOWN, CAVEAT.SHORT_ARN],
    ['L-13d', `arn:aws:iam::${accountId}:user/*`, aUser, TRUE],
    ['L-13d', `arn:aws:iam::${accountId}:*`, aUser, TRUE],
    ['L-13d', `arn:aws:iam::${accountId}:u*`, aUser, TRUE, CAVEAT.IAM_TYPE_WORD],
    ['L-13d', `arn:aws:iam::${accountId}:us?r/ann`, aUser, FALSE, CAVEAT.IAM_TYPE_WORD],
    ['L-13d', `arn:aws:iam::${accountId}:r*`, aUser, FALSE],
    ['L-13d', 'arn:aws:s3:::?/k', object, TRUE],
    ['L-13d, U-2', 'arn:aws:iam::1:${v}/ann', 'arn:aws:iam::1:user/ann', UNKNOWN, 0, unknownVariable],
    ['L-13d, U-2', 'arn:aws:iam::1:us?r/${v}', 'arn:aws:iam::1:user/ann', FALSE, 0, unknownVariable],
    ['L-26', 'arn:aws:s3:::${v}/k', object, TRUE, 0, { given: { v: { kind: 'known', values: ['b'] } } }],
    ['L-28', 'arn:aws:s3:::${v}', object, TRUE, 0, { given: { v: { kind: 'known', values: ['b/k'] } } }],
    ['L-28', 'arn:aws:s3:::${v}', object, FALSE, 0, { given: { v: { kind: 'known', values: ['*'] } } }],
    [
      'L-28',
      'arn:aws:x:::a:${v}',
      'arn:aws:x:::a:c',
      TRUE,
      0,
      { given: { v: { kind: 'known', values: ['c'] } } },
    ],
    ['L-29', 'arn:aws:s3:::${v}', object, FALSE],
    ['L-29, U-2', 'arn:aws:s3:::${v}', object, UNKNOWN, 0, { given: { v: UNKNOWN_KEY } }],
    ['L-29, U-2', 'arn:aws:s3:::${v}', object, FALSE, 0, { given: { v: shaped('c*') } }],
    ['L-29, U-2', 'arn:aws:s3:::c/${v}', object, FALSE, 0, { given: { v: UNKNOWN_KEY } }],
    ['L-26', 'arn:aws:s3:${v}::b/k', object, FALSE, CAVEAT.MISPLACED_VARIABLE, { given: { v: UNKNOWN_KEY } }],
    ['L-26', 'arn:aws:${v}', object, FALSE, CAVEAT.MISPLACED_VARIABLE],
    ['E-3', '*', '*', TRUE, 0, { takesNoResource: true }],
    ['E-3', '**', '*', TRUE, 0, { takesNoResource: true }],
    ['E-3', '?', '*', TRUE, 0, { takesNoResource: true }],
    ['E-3', 'arn:aws:s3:::*', '*', UNKNOWN, CAVEAT.NO_RESOURCE, { takesNoResource: true }],
    ['E-3', 'arn:aws:s3:::*', '*', FALSE, CAVEAT.NO_RESOURCE, { takesNoResource: true, analysis: false }],
    ['E-3', 'arn:aws:s3:::b', '*', FALSE, 0, { takesNoResource: true }],
    ['E-3, L-14', 'arn:aws:s3', '*', FALSE, 0, { takesNoResource: true, kind: 'ENDPOINT' }],
    ['E-3', 'arn:aws:s3:::${v}', '*', FALSE, 0, { takesNoResource: true, given: { v: UNKNOWN_KEY } }],
    ['L-17', 'arn:aws:s3:::b/*', '*', UNKNOWN],
    ['L-17', 'arn:aws:s3:::b/*', 'arn:aws:s3:::b/a*', TRUE],
    ['L-17', 'arn:aws:s3:::b/a*', 'arn:aws:s3:::b/*', UNKNOWN],
    ['L-17', 'arn:aws:s3:::b/a*', 'arn:aws:s3:::c/*', FALSE],
  ])('%s: %s and %s', (_rule, pattern, resource, matched, caveats = 0, asked = {}) => {
    expect(match(pattern, resource, asked)).toEqual({ matched, caveats });
  });
});

describe('the forms of a caller (V-4, E-25b, E-45, E-55)', () => {
  const account = [accountId, `arn:aws:iam::${accountId}:root`];
  const saml = `arn:aws:iam::${accountId}:saml-provider/idp`;
  const base = { partition: 'aws', accountId };
  const someSession: RequestPrincipal = {
    ...base,
    kind: 'roleSession',
    roleArn: role,
    roleId: 'AROAX',
    serviceLinked: false,
  };
  const federated = {
    ...base,
    kind: 'federatedUserSession',
    sessionArn: `arn:aws:sts::${accountId}:federated-user/bob`,
    userArn: user,
  } as const;

  it.each<
    [
      title: string,
      principal: RequestPrincipal,
      account: readonly string[],
      entity: readonly string[],
      session: readonly string[],
    ]
  >([
    ['anonymous', { kind: 'anonymous' }, [], [], []],
    ['root', { ...base, kind: 'root' }, account, [], []],
    ['some member', { ...base, kind: 'accountMember' }, account, [], []],
    ['a user', { ...base, kind: 'user', arn: user, userId: 'AIDAX' }, account, [user, 'AIDAX'], []],
    ['a user of unknown id', { ...base, kind: 'user', arn: user }, account, [user], []],
    ['some session', someSession, account, [role, 'AROAX'], []],
    ['a session', { ...someSession, sessionArn: 'arn:s' }, account, [role, 'AROAX'], ['arn:s']],
    ['a federated user', federated, account, [user], [federated.sessionArn]],
  ])('%s', (_title, principal, accounts, entity, session) => {
    expect(formsOf(principal, undefined)).toMatchObject({
      account: accounts,
      entity,
      session,
      service: [],
      provider: [],
    });
  });

  it('a provider counts in its own account (E-47a)', () => {
    const provider = (arn: string, owner: string | undefined): readonly string[] =>
      formsOf({ kind: 'webIdentity', provider: arn }, owner).provider;
    expect(provider(saml, accountId)).toEqual([saml]);
    expect(provider(saml, '444455556666')).toEqual([]);
    expect(provider(saml, undefined)).toEqual([saml]);
    expect(provider('accounts.google.com', accountId)).toEqual(['accounts.google.com']);
    expect(formsOf({ kind: 'service', service: 'ec2.amazonaws.com' }, accountId).service).toEqual([
      'ec2.amazonaws.com',
    ]);
  });

  type Values = PrincipalElement['values'];
  const aws = (...values: readonly string[]): Values => values.map((value) => ({ type: 'AWS', value }));
  const any: Values = [{ type: 'ANY', value: '*' }];
  const canonical: Values = [{ type: 'CANONICAL_USER', value: 'c' }];
  const session = `arn:aws:sts::${accountId}:assumed-role/worker/`;

  it.each<[title: string, principal: RequestPrincipal, values: Values, must: number, may: number]>([
    ['the account', principalOf(user), aws(accountId), GRANT.ACCOUNT, GRANT.ACCOUNT],
    ['the root ARN', principalOf(user), aws(`arn:aws:iam::${accountId}:root`), GRANT.ACCOUNT, GRANT.ACCOUNT],
    [
      'several forms',
      principalOf(user),
      aws(user, accountId),
      GRANT.ACCOUNT | GRANT.ENTITY,
      GRANT.ACCOUNT | GRANT.ENTITY,
    ],
    ['someone else', principalOf(user), aws(role), 0, 0],
    ['the role', someSession, aws(role), GRANT.ENTITY, GRANT.ENTITY],
    ['one session of the role', someSession, aws(`${session}s1`), 0, GRANT.SESSION],
    [
      'a session of another role',
      someSession,
      aws(`arn:aws:sts::${accountId}:assumed-role/worker2/s1`),
      0,
      0,
    ],
    ['AWS everyone', principalOf(user), aws('*'), GRANT.WILDCARD, GRANT.WILDCARD],
    ['everyone', principalOf('*'), any, GRANT.WILDCARD, GRANT.WILDCARD],
    ['everyone, of a provider', principalOf(saml), any, 0, 0],
    ['AWS everyone, of a provider', principalOf(saml), aws('*'), 0, 0],
    ['a provider', principalOf(saml), [{ type: 'FEDERATED', value: saml }], GRANT.FEDERATED, GRANT.FEDERATED],
    ['a provider under AWS', principalOf(saml), aws(saml), 0, 0],
    [
      'a service',
      principalOf('ec2.amazonaws.com'),
      [{ type: 'SERVICE', value: 'ec2.amazonaws.com' }],
      GRANT.SERVICE,
      GRANT.SERVICE,
    ],
    ['every service', principalOf('ec2.amazonaws.com'), [{ type: 'SERVICE', value: '*' }], 0, 0],
    ['a canonical user', principalOf(user), canonical, 0, GRANT.CANONICAL],
    ['a canonical user, anonymous', principalOf('*'), canonical, 0, 0],
  ])('an Allow for %s (E-54 to E-57, E-47b)', (_title, principal, values, must, may) => {
    const matcher = compilePrincipal({ inverted: false, values });
    expect(matchPrincipal(matcher, formsOf(principal, accountId), contextOf(), 'ALLOW')).toEqual({
      must,
      may,
    });
  });

  it('a bare * in a Deny means federated callers too, {"AWS":"*"} does not (E-20, E-47b)', () => {
    const must = (values: Values): number =>
      matchPrincipal(
        compilePrincipal({ inverted: false, values }),
        formsOf(principalOf(saml), accountId),
        contextOf(),
        'DENY',
      ).must;
    expect(must(any)).toBe(GRANT.WILDCARD);
    expect(must(aws('*'))).toBe(0);
  });

  it('{"AWS":"*"} for a service is not certain (O-12)', () => {
    const caveats = (principal: string, values: Values): number => {
      const context = contextOf();
      matchPrincipal(
        compilePrincipal({ inverted: false, values }),
        formsOf(principalOf(principal), accountId),
        context,
        'ALLOW',
      );
      return context.caveats;
    };
    expect(caveats('ec2.amazonaws.com', aws('*'))).toBe(CAVEAT.AWS_STAR_SERVICE);
    expect(caveats('ec2.amazonaws.com', any)).toBe(0);
    expect(caveats(user, aws('*'))).toBe(0);
  });

  it.each<[title: string, principal: RequestPrincipal, values: Values, matched: Kleene]>([
    ['nobody', principalOf(user), [], TRUE],
    ['the account of root', { ...base, kind: 'root' }, aws(accountId), FALSE],
    ['the account only', { ...base, kind: 'accountMember' }, aws(accountId), UNKNOWN],
    ['user and account', principalOf(user), aws(user, accountId), FALSE],
    ['the account of a user', principalOf(user), aws(accountId), UNKNOWN],
    ['the user of an account', principalOf(user), aws(user), UNKNOWN],
    [
      'role and account',
      principalOf(`${session}s1`),
      aws(accountId, `arn:aws:iam::${accountId}:role/worker`),
      UNKNOWN,
    ],
    ['session and account', principalOf(`${session}s1`), aws(accountId, `${session}s1`), UNKNOWN],
    ['account and federated user', federated, aws(accountId, federated.sessionArn), UNKNOWN],
    ['account, user and federated user', federated, aws(accountId, user, federated.sessionArn), FALSE],
    ['role, account and some session', someSession, aws(role, accountId, `${session}s1`), UNKNOWN],
    [
      'the service',
      principalOf('ec2.amazonaws.com'),
      [{ type: 'SERVICE', value: 'ec2.amazonaws.com' }],
      FALSE,
    ],
    [
      'another service',
      principalOf('ec2.amazonaws.com'),
      [{ type: 'SERVICE', value: 'sns.amazonaws.com' }],
      TRUE,
    ],
    ['the provider', principalOf(saml), [{ type: 'FEDERATED', value: saml }], FALSE],
    ['another provider', principalOf(saml), [{ type: 'FEDERATED', value: `${saml}2` }], TRUE],
    ['AWS everyone', principalOf(user), aws('*'), FALSE],
    ['AWS everyone, of a provider', principalOf(saml), aws('*'), TRUE],
    ['a canonical user', principalOf(user), canonical, UNKNOWN],
    ['a canonical user, anonymous', principalOf('*'), canonical, TRUE],
  ])('NotPrincipal with %s (E-25b)', (_title, principal, values, matched) => {
    const matcher = compilePrincipal({ inverted: true, values });
    expect(matchNotPrincipal(matcher, formsOf(principal, accountId), contextOf(), undefined)).toBe(matched);
  });
});
