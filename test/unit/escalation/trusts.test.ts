/** Services and identity providers are let in as the engine decides it, not because a trust policy has their name. */
import { describe, expect, it } from 'vitest';
import { deriveEscalations } from '../../../src/derive/deriveEscalations.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { derivationRulesFor, defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { parse } from '../../support/importedGraph.js';
import {
  allow,
  home,
  noOrganization,
  waysIn,
  mechanismsOf,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { TAGS_OFF } from '../../../src/iam/facts/passedOn.js';
import { atOnce } from '../../../src/graph/contract/turns.js';

const saml = `arn:aws:iam::${home}:saml-provider/corporate`;
const otherSaml = `arn:aws:iam::${home}:saml-provider/other`;
const oidc = `arn:aws:iam::${home}:oidc-provider/token.example.com`;
const cognito = 'cognito-identity.amazonaws.com';

const lets = (provider: string, action: string, more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Principal: { Federated: provider },
  Action: action,
  ...more,
});

const refuses = (provider: string, action: string): Statement => ({
  ...lets(provider, action),
  Effect: 'Deny',
});

const byAddress = { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };

const account = (may: readonly Statement[], trust: readonly Statement[]): AccountIs => ({
  users: { mallory: { may } },
  roles: { boss: { may: [allow('*')], trust } },
  providers: [saml, otherSaml, oidc],
});

const linesOf = (techniqueId: string, is: AccountIs) =>
  waysIn(is, noOrganization, derivationRulesFor({ experimentalTechniques: true })).filter(
    (line) => line.split(' ')[1] === techniqueId,
  );

const conditionsOf = (techniqueId: string, is: AccountIs) =>
  mechanismsOf('mallory', is)
    .filter((way) => way.techniqueId === techniqueId)
    .flatMap(({ conditions }) => conditions.map(({ key }) => key));

describe('a service that passes tags or a source identity in each session (E-39, E-49)', () => {
  const trusting = (service: string, ...Action: readonly string[]): Statement => ({
    Effect: 'Allow',
    Principal: { Service: service },
    Action,
  });
  const anchors = [allow(['rolesanywhere:*', 'iam:PassRole'])];
  const anywhere = (...actions: readonly string[]) => [trusting('rolesanywhere.amazonaws.com', ...actions)];
  const pods = [allow(['eks:*', 'iam:PassRole'])];

  it('gets into roles that allow all of it', () => {
    const trust = anywhere('sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity');
    expect(linesOf('T-045a', account(anchors, trust))).toEqual(['mallory T-045a boss ALLOWED']);
  });

  it('gets into no other, as IAM Roles Anywhere', () => {
    expect(linesOf('T-045a', account(anchors, anywhere('sts:AssumeRole')))).toEqual([]);
    expect(linesOf('T-045a', account(anchors, anywhere('sts:AssumeRole', 'sts:TagSession')))).toEqual([]);
  });

  it('may get into others, as EKS Pod Identity: an association may have its tags turned off', () => {
    const turnedOff = (...actions: readonly string[]) =>
      mechanismsOf('mallory', account(pods, [trusting('pods.eks.amazonaws.com', ...actions)]))
        .filter(({ techniqueId }) => techniqueId === 'T-206')
        .map(({ preconditions }) => preconditions.includes(TAGS_OFF));
    expect(turnedOff('sts:AssumeRole')).toEqual([true]);
    expect(turnedOff('sts:AssumeRole', 'sts:TagSession')).toEqual([false]);
  });
});

describe('whoever replaces the metadata of a SAML provider (T-044)', () => {
  const saying = 'sts:AssumeRoleWithSAML';
  const replacing = (trust: readonly Statement[], resource = '*') =>
    account([allow('iam:UpdateSAMLProvider', resource)], trust);

  it('becomes the roles that let the provider in (E-50)', () => {
    expect(linesOf('T-044', replacing([lets(saml, saying)]))).toEqual(['mallory T-044 boss ALLOWED']);
  });

  it('writes what the provider says of itself, so that conditions on that keep it out of nothing', () => {
    const audience = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
    const is = replacing([lets(saml, saying, { Condition: audience })]);
    expect(linesOf('T-044', is)).toEqual(['mallory T-044 boss ALLOWED']);
    const both = replacing([lets(saml, saying, { Condition: { ...audience, ...byAddress.Condition } })]);
    expect(linesOf('T-044', both)).toEqual(['mallory T-044 boss CONDITIONAL']);
    expect(conditionsOf('T-044', both)).toEqual(['aws:SourceIp']);
  });

  it('becomes roles of Identity Center if IAM lets their provider be changed, of which AWS documents nothing', () => {
    const made = saml.replace(/[^/]+$/, 'AWSSSO_0123456789abcdef_DO_NOT_DELETE');
    const is = { ...replacing([lets(made, saying)]), providers: [made] };
    const ways = mechanismsOf('mallory', is).filter(({ techniqueId }) => techniqueId === 'T-044');
    expect(ways.map(({ preconditions }) => preconditions)).toEqual([
      ['IAM lets the identity provider of Identity Center be changed'],
    ]);
  });

  it('becomes none that refuses the provider', () => {
    const other = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
    expect(linesOf('T-044', replacing([other, refuses(saml, saying)]))).toEqual([]);
    expect(linesOf('T-044', replacing([lets(saml, saying), refuses(saml, 'sts:*')]))).toEqual([]);
  });

  it('becomes none that the provider may only tag sessions of, or call otherwise', () => {
    expect(linesOf('T-044', replacing([lets(saml, 'sts:TagSession')]))).toEqual([]);
    expect(linesOf('T-044', replacing([lets(saml, 'sts:AssumeRoleWithWebIdentity')]))).toEqual([]);
  });

  it('needs the one that is let in, and no other', () => {
    const trust = [lets(saml, saying), lets(otherSaml, saying), refuses(otherSaml, saying)];
    expect(linesOf('T-044', replacing(trust, saml))).toEqual(['mallory T-044 boss ALLOWED']);
    expect(linesOf('T-044', replacing(trust, otherSaml))).toEqual([]);
  });

  it('becomes those of a provider that was deleted by making it anew', () => {
    const making = (providers?: readonly string[]) => {
      const { providers: _, ...is } = account([allow('iam:CreateSAMLProvider')], [lets(saml, saying)]);
      return linesOf('T-044', { ...is, ...(providers === undefined ? {} : { providers }) });
    };
    expect(making([otherSaml])).toEqual(['mallory T-044 boss ALLOWED']);
    expect(making([saml])).toEqual([]);
    expect(making()).toEqual(['mallory T-044 boss CONDITIONAL']);
  });

  it('becomes none of a provider that was deleted, whose metadata cannot be replaced', () => {
    const is = { ...replacing([lets(saml, saying)]), providers: [otherSaml] };
    expect(linesOf('T-044', is)).toEqual([]);
  });

  it('becomes no role by a provider of another account (E-47a)', () => {
    const foreign = 'arn:aws:iam::999999999999:saml-provider/corporate';
    expect(linesOf('T-044', replacing([lets(foreign, saying)]))).toEqual([]);
  });
});

describe.each([
  ['T-043a', 'iam:UpdateOpenIDConnectProviderThumbprint', oidc],
  ['T-043a', ['iam:DeleteOpenIDConnectProvider', 'iam:CreateOpenIDConnectProvider'], oidc],
  ['T-043b', 'iam:AddClientIDToOpenIDConnectProvider', oidc],
  ['T-043b', ['iam:DeleteOpenIDConnectProvider', 'iam:CreateOpenIDConnectProvider'], oidc],
  ['T-047', ['cognito-identity:SetIdentityPoolRoles', 'iam:PassRole'], cognito],
  ['T-049', ['cognito-idp:CreateGroup', 'iam:PassRole', 'cognito-idp:AdminAddUserToGroup'], cognito],
  ['T-151', ['eks:CreateAccessEntry', 'eks:AssociateAccessPolicy'], oidc],
])('%s', (techniqueId, actions, provider) => {
  const saying = 'sts:AssumeRoleWithWebIdentity';
  const by = (...trust: readonly Statement[]): AccountIs => ({
    ...account([allow(actions)], trust),
    inventoried: ['ec2:instance', 'autoscaling:autoScalingGroup'],
  });

  it('leads into a role that lets the provider in (E-47), with the conditions', () => {
    expect(linesOf(techniqueId, by(lets(provider, saying)))).toEqual([
      `mallory ${techniqueId} boss CONDITIONAL`,
    ]);
    expect(conditionsOf(techniqueId, by(lets(provider, saying)))).toEqual([]);
    if (techniqueId !== 'T-043b')
      expect(conditionsOf(techniqueId, by(lets(provider, saying, byAddress)))).toEqual(['aws:SourceIp']);
  });

  it('leads into none that refuses it, or lets it do something else', () => {
    expect(linesOf(techniqueId, by(lets(provider, saying), refuses(provider, saying)))).toEqual([]);
    expect(linesOf(techniqueId, by(refuses(provider, saying)))).toEqual([]);
    expect(linesOf(techniqueId, by(lets(provider, 'sts:TagSession')))).toEqual([]);
  });
});

describe('a service that goes by another name (G-1, E-57)', () => {
  const trusting = (partition: string, services: readonly string[], passedTo?: string) => {
    const condition = { StringEquals: { 'iam:PassedToService': passedTo } };
    const may = [
      allow('iam:PassRole', '*', passedTo === undefined ? {} : { Condition: condition }),
      allow(['lambda:*', 'states:*']),
    ];
    return decisionsIn(partition, may, {
      Effect: 'Allow',
      Principal: { Service: services },
      Action: 'sts:AssumeRole',
    });
  };

  it('is let in under the name that it has in China, there only', () => {
    expect(trusting('aws-cn', ['lambda.amazonaws.com.cn'])).toEqual({ 'T-071': 'ALLOWED' });
    expect(trusting('aws-cn', ['lambda.amazonaws.com'])).toEqual({ 'T-071': 'ALLOWED' });
    expect(trusting('aws', ['lambda.amazonaws.com.cn'])).toEqual({});
    expect(trusting('aws-cn', ['ec2.amazonaws.com.cn'])).toEqual({});
  });

  it('is passed a role there under either name', () => {
    const services = ['lambda.amazonaws.com.cn'];
    expect(trusting('aws-cn', services, 'lambda.amazonaws.com.cn')).toEqual({ 'T-071': 'ALLOWED' });
    expect(trusting('aws-cn', services, 'lambda.amazonaws.com')).toEqual({ 'T-071': 'ALLOWED' });
    expect(trusting('aws-cn', services, 'ec2.amazonaws.com.cn')).toEqual({});
  });

  it('is let in under the name that it has in a Region, if it calls by that', () => {
    expect(trusting('aws', ['lambda.ap-east-1.amazonaws.com'])).toEqual({ 'T-071': 'CONDITIONAL' });
    expect(trusting('aws', ['lambda.ap-east-1.amazonaws.com', 'lambda.amazonaws.com'])).toEqual({
      'T-071': 'ALLOWED',
    });
    expect(trusting('aws', ['ec2.ap-east-1.amazonaws.com'])).toEqual({});
  });
});

describe('Amazon Cognito by the names that it has in other partitions (N-5)', () => {
  const [west, east] = [
    'cognito-identity-us-gov.amazonaws.com',
    'cognito-identity.us-gov-east-1.amazonaws.com',
  ];
  const beijing = 'cognito-identity.cn-north-1.amazonaws.com.cn';
  const trusting = (partition: string, provider: string, passedTo?: string) => {
    const condition = { StringEquals: { 'iam:PassedToService': passedTo } };
    const may = [
      allow('iam:PassRole', '*', passedTo === undefined ? {} : { Condition: condition }),
      allow('cognito-identity:*'),
    ];
    return decisionsIn(partition, may, lets(provider, 'sts:AssumeRoleWithWebIdentity'));
  };

  it.each([
    ['aws-us-gov', west],
    ['aws-us-gov', east],
    ['aws-cn', beijing],
  ])('in %s is %s, which is let in and passed roles', (partition, name) => {
    const whole = { 'T-047': 'CONDITIONAL', 'T-300': 'CONDITIONAL', 'T-301': 'CONDITIONAL' };
    expect(trusting(partition, name)).toEqual(whole);
    expect(trusting(partition, name, name)).toEqual(whole);
    const { 'T-047': _, ...withoutPassing } = whole;
    expect(trusting(partition, name, 'lambda.amazonaws.com')).toEqual(withoutPassing);
  });
});

const counted = ['T-071', 'T-047', 'T-300', 'T-301'];

/** Of some techniques from a user to a role that does what the user may not. */
function decisionsIn(partition: string, may: readonly Statement[], trust: Statement) {
  const document = (...Statement: readonly Statement[]) => ({ Version: '2012-10-17', Statement });
  const common = { Path: '/', CreateDate: '2026-01-01T00:00:00Z', AttachedManagedPolicies: [], Tags: [] };
  const policy = (...statements: readonly Statement[]) => [
    { PolicyName: 'own', PolicyDocument: document(...statements) },
  ];
  const details = {
    UserDetailList: [
      {
        ...common,
        UserName: 'mallory',
        UserId: 'AIDAMALLORY',
        Arn: `arn:${partition}:iam::${home}:user/mallory`,
        GroupList: [],
        UserPolicyList: policy(...may),
      },
    ],
    RoleDetailList: [
      {
        ...common,
        RoleName: 'boss',
        RoleId: 'AROABOSS',
        Arn: `arn:${partition}:iam::${home}:role/boss`,
        AssumeRolePolicyDocument: document(trust),
        RolePolicyList: policy(allow('s3:*')),
        InstanceProfileList: [],
      },
    ],
    GroupDetailList: [],
    Policies: [],
  };
  const { accounts, awsManagedPolicies } = mergeAccountExports([parse(details, 0)]);
  const facts = accounts.map((one) => atOnce(normalizeAccount(one, awsManagedPolicies)).facts);
  const neighbors = {
    ...noNeighbors,
    importedAccounts: new Set([home]),
  };
  const { edges } = atOnce(deriveEscalations(facts, [], neighbors, defaultDerivationRules));
  const alternatives = edges
    .flatMap(({ grant }) => grant.alternatives)
    .filter(({ techniqueId }) => counted.includes(techniqueId));
  return Object.fromEntries(alternatives.map(({ techniqueId, decision }) => [techniqueId, decision]));
}
