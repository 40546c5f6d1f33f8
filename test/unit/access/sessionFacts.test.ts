/** What a session has from how it was made: the provider that it came by, an instance, and the name that it starts with. */
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import type { ContextInput, PrivilegePath } from '../../../src/access/shared/answer.js';
import { alice, chainOf, HOME, roleArn, sessionArn, type Link } from '../../support/roleChain.js';

async function pathsFrom(
  from: string,
  links: readonly Link[],
  first?: Link['principal'],
  context: readonly ContextInput[] = [],
): Promise<readonly PrivilegePath[]> {
  const question = { from, to: roleArn(links.length), maxHops: 6, k: 10, context };
  return (await assumeRolePaths(chainOf(links, first).reader, question)).paths;
}

const provider = `arn:aws:iam::${HOME}:saml-provider/corp`;
const byProvider = (value: string) => ({ condition: { StringEquals: { 'aws:FederatedProvider': value } } });
const fromInstance: Link = {
  condition: { ArnLike: { 'ec2:SourceInstanceARN': `arn:aws:ec2:*:${HOME}:instance/*` } },
};
const fromVpc: Link = { condition: { StringEquals: { 'aws:Ec2InstanceSourceVpc': 'vpc-1' } } };

const valueOf = {
  'ec2:SourceInstanceARN': `arn:aws:ec2:eu-west-1:${HOME}:instance/i-1`,
  'lambda:SourceFunctionArn': `arn:aws:lambda:eu-west-1:${HOME}:function:f`,
  'ec2:RoleDelivery': '2.0',
  'aws:ChatbotSourceArn': `arn:aws:chatbot::${HOME}:chat-configuration/slack-channel/ops`,
} as const;
const deliveredKeys = Object.keys(valueOf) as (keyof typeof valueOf)[];
const asking = (key: keyof typeof valueOf): Link => ({
  condition: { StringEquals: { [key]: valueOf[key] } },
});
const delivered = Object.fromEntries(deliveredKeys.map((key) => [key, asking(key)])) as Record<
  keyof typeof valueOf,
  Link
>;

describe('a role that was assumed', () => {
  it.each<readonly [string, Link]>([
    ['a provider', byProvider(provider)],
    ['an instance', fromInstance],
    ['the network of an instance', fromVpc],
    ['a function', delivered['lambda:SourceFunctionArn']],
    ['how an instance got credentials', delivered['ec2:RoleDelivery']],
    ['a chat channel', delivered['aws:ChatbotSourceArn']],
  ])('came by no provider and by no service: %s cannot be asked for (E-64, E-80)', async (_what, link) => {
    expect(await pathsFrom(alice, [{}, link])).toEqual([]);
  });

  it.each<readonly [string, Link]>([
    ['a provider', byProvider(provider)],
    ['an instance', fromInstance],
  ])('that starts may have come by %s (E-64)', async (_what, link) => {
    const [path] = await pathsFrom(roleArn(1), [{}, link]);
    expect(path).toMatchObject({ length: 1, decision: 'CONDITIONAL' });
  });

  it.each([
    ['suits', provider, 1],
    ['does not suit', `${provider}2`, 0],
  ])('by SAML may have its provider as FederatedProvider, which %s (E-74)', async (_what, asked, count) => {
    const bySaml: Link = {
      statements: [{ Effect: 'Allow', Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithSAML' }],
    };
    expect(await pathsFrom(provider, [bySaml, byProvider(asked)])).toHaveLength(count);
  });

  const github = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;
  const byToken = (issuer: string): Link => ({
    statements: [
      { Effect: 'Allow', Principal: { Federated: issuer }, Action: 'sts:AssumeRoleWithWebIdentity' },
    ],
  });

  it.each([
    ['its ARN', github, github, 1],
    ['its URL', github, 'token.actions.githubusercontent.com', 1],
    ['its URL with https://', github, 'https://token.actions.githubusercontent.com', 0],
    ['another ARN', github, `${github}2`, 0],
    ['its name', 'accounts.google.com', 'accounts.google.com', 1],
    ['another name', 'accounts.google.com', 'www.amazon.com', 0],
  ])('by a token came by the provider, asked for by %s (E-74)', async (_what, issuer, asked, count) => {
    expect(await pathsFrom(issuer, [byToken(issuer), byProvider(asked)])).toHaveLength(count);
  });

  it('by a token hands its provider to no further session (E-74)', async () => {
    expect(await pathsFrom(github, [byToken(github), {}, byProvider(github)])).toEqual([]);
  });

  it.each([
    ['www.amazon.com', 'user_id', 1],
    ['www.amazon.com', 'app_id', 1],
    ['graph.facebook.com', 'app_id', 1],
    ['graph.facebook.com', 'user_id', 0],
  ])('by a token of %s keeps %s, and that of its token (E-73)', async (issuer, claim, count) => {
    const asks = (value: string) => ({ condition: { StringEquals: { [`${issuer}:${claim}`]: value } } });
    expect(await pathsFrom(issuer, [byToken(issuer), asks('x')])).toHaveLength(count);
    expect(await pathsFrom(issuer, [byToken(issuer), asks('x'), asks('x')])).toHaveLength(count);
    expect(await pathsFrom(issuer, [byToken(issuer), asks('x'), asks('y')])).toEqual([]);
  });

  it('by EC2 may be that of an instance (E-64)', async () => {
    const paths = await pathsFrom('ec2.amazonaws.com', [{}, fromInstance], { Service: 'ec2.amazonaws.com' });
    expect(paths).toHaveLength(1);
  });
});

describe('what a question states of credentials that a service delivered', () => {
  const ec2 = 'ec2.amazonaws.com';
  const withoutKey = (key: string): Link => ({ condition: { Null: { [key]: 'true' } } });

  it.each(deliveredKeys)(
    '%s holds for the session that starts, and for no further one (E-80)',
    async (key) => {
      const context = [{ key, values: [valueOf[key]] }];
      const decisions = async (...links: readonly Link[]) =>
        (await pathsFrom(roleArn(1), [{}, ...links], undefined, context)).map(({ decision }) => decision);
      expect(await decisions(delivered[key])).toEqual(['ALLOWED']);
      expect(await decisions({}, delivered[key])).toEqual([]);
      expect(await decisions({}, withoutKey(key))).toEqual(['CONDITIONAL']);
    },
  );

  it.each(deliveredKeys)('%s holds for the first session of the service that starts (E-80)', async (key) => {
    const counted = async (stated: string, ...links: readonly Link[]) => {
      const context = [{ key, values: [stated] }];
      return (await pathsFrom(ec2, [{}, ...links], { Service: ec2 }, context)).length;
    };
    expect(await counted(valueOf[key], delivered[key])).toBe(1);
    expect(await counted('another', delivered[key])).toBe(0);
    expect(await counted(valueOf[key], {}, delivered[key])).toBe(0);
  });
});

describe('a session that starts', () => {
  const toDeploy: Link = { principal: { AWS: sessionArn(1, 'deploy') } };

  it('has the name that the trust policy asks for (E-55)', async () => {
    const [path] = await pathsFrom(sessionArn(1, 'deploy'), [{}, toDeploy]);
    expect(path).toMatchObject({ decision: 'ALLOWED', hops: [{ preconditions: [] }] });
  });

  it('has another one: then there is no path (E-55)', async () => {
    expect(await pathsFrom(sessionArn(1, 'other'), [{}, toDeploy])).toEqual([]);
  });

  it('of a role on the way has to get it (E-37, E-55)', async () => {
    const [path] = await pathsFrom(alice, [{}, toDeploy]);
    expect(path?.decision).toBe('CONDITIONAL');
    expect(path?.hops[1]?.preconditions).toEqual([`the role's session is named "deploy"`]);
  });
});
