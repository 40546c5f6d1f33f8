/** Whose tokens and assertions does a trust policy take (E-47 to E-50, T-041)? */
import { describe, expect, test } from 'vitest';
import { allow, answer, deny, github, kinds, oidc, own, vendor } from '../../../support/exposedRole.js';
import type { Json } from '../../../support/statements.js';

const webIdentity = (provider: string, condition?: Json) =>
  allow({ Federated: provider }, condition, 'sts:AssumeRoleWithWebIdentity');

const hosts = {
  GitHub: 'token.actions.githubusercontent.com',
  GitLab: 'gitlab.com',
  Terraform: 'app.terraform.io',
  EKS: 'oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD',
  Okta: 'example.okta.com',
  Pulumi: 'api.pulumi.com/oidc',
  Codefresh: 'oidc.codefresh.io',
  'GitHub Enterprise': 'token.actions.acme.ghe.com',
  'GitLab of a company': 'gitlab.corp.com',
  'Terraform in Europe': 'app.eu.terraform.io',
  'a cluster': 'clusters.corp.com',
  Shisho: 'tokens.cloud.shisho.dev',
  DVC: 'studio.datachain.ai/api',
  Upbound: 'proidc.upbound.io',
} as const;

/** With an audience, so that only the subject is in question. */
const subject = (host: string, operator: string, ...values: readonly string[]) =>
  webIdentity(oidc(host), {
    StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' },
    ...(operator === ''
      ? {}
      : {
          [operator]: {
            ...(operator === 'StringEquals' ? { [`${host}:aud`]: 'sts.amazonaws.com' } : {}),
            [`${host}:sub`]: values,
          },
        }),
  });

const any = ['ANY_OIDC_SUBJECT'];
const optional = ['OPTIONAL_OIDC_CLAIM'];
const main = 'ref:refs/heads/main';

describe('a condition on the issuer, which every token of it meets (E-47, E-48a)', () => {
  const { GitHub } = hosts;
  const issuedBy = (operator: string, condition: Json) =>
    webIdentity(oidc(GitHub), {
      ...condition,
      [operator]: { [`${GitHub}:iss`]: `https://${GitHub}`, [`${GitHub}:aud`]: 'sts.amazonaws.com' },
    });

  test.each(['ForAllValues:StringEquals', 'StringEquals'])('hides no open subject: %s', async (operator) => {
    for (const pattern of ['repo:*', 'repo:octo*', 'repo:*/infra:*']) {
      const statement = issuedBy(operator, { StringLike: { [`${GitHub}:sub`]: pattern } });
      expect(await kinds([statement])).toEqual(any);
    }
    expect(await kinds([issuedBy(operator, {})])).toEqual(any);
  });

  test('is no claim whose absence matters', async () => {
    const limits = { StringLike: { [`${GitHub}:sub`]: 'repo:octo/app:*' } };
    expect(await kinds([issuedBy('ForAllValues:StringEquals', limits)])).toEqual([]);
  });
});

describe('a subject of any owner is let in (E-48a)', () => {
  test.each<readonly [keyof typeof hosts, string, readonly string[], readonly string[]]>([
    ['GitHub', '', [], any],
    ['GitHub', 'StringLike', ['*'], any],
    ['GitHub', 'StringLike', ['repo:*'], any],
    ['GitHub', 'StringLike', ['repo:*/*'], any],
    ['GitHub', 'StringLike', ['repo:octo*'], any],
    ['GitHub', 'StringLike', ['repo:octo*/app:*'], any],
    ['GitHub', 'StringLike', ['repo:octo?/app:*'], any],
    ['GitHub', 'StringLike', ['repo:*octo/app:*'], any],
    ['GitHub', 'StringLike', ['repo:*/app:*'], any],
    ['GitHub', 'StringLike', [`*:${main}`], any],
    ['GitHub', 'StringLike', ['repo:octo/*', 'repo:octo*'], any],
    ['GitHub', 'StringEquals', ['environment:production'], any],
    ['GitHub', 'StringNotEquals', ['repo:octo/app'], any],
    ['GitHub', 'StringNotLike', ['repo:evil/*'], any],
    ['GitHub', 'Null', ['false'], any],
    ['GitHub', 'StringLikeIfExists', ['repo:*'], any],
    ['GitHub', 'StringLike', ['repository_owner:octo*'], any],
    ['GitHub', 'StringLike', ['repo:octo@*/my-repo@*:*'], []],
    ['GitHub', 'StringEquals', [`repo:octo@123456/my-repo@456789:${main}`], []],
    ['GitHub', 'StringLike', ['repo:*@123456/*'], any],
    ['GitHub', 'StringLike', ['repo:octo/*'], []],
    ['GitHub', 'StringLike', ['repo:octo/app:*'], []],
    ['GitHub', 'StringLike', ['repo:octo/app?:*'], []],
    ['GitHub', 'StringEquals', [`repo:octo/app:${main}`], []],
    ['GitHub', 'StringEquals', ['repo:octo*'], []],
    ['GitHub', 'StringEqualsIgnoreCase', [`repo:Octo/App:${main}`], []],
    ['GitHub', 'ForAnyValue:StringLike', ['repo:octo/app:*'], []],
    ['GitHub', 'ForAnyValue:StringLike', ['repo:octo*'], any],
    ['GitHub', 'StringLike', ['repository_owner:octo:*'], []],
    ['GitHub', 'StringLike', ['repo:octo/*', 'repo:other/*'], []],
    ['GitHub', 'ForAllValues:StringLike', ['repo:octo/app:*'], optional],
    ['GitHub', 'ForAllValues:StringEquals', [`repo:octo/app:${main}`], optional],
    ['GitHub', 'StringLikeIfExists', ['repo:octo/app:*'], optional],
    ['GitHub', 'StringEqualsIfExists', [`repo:octo/app:${main}`], optional],
    ['GitHub', 'Null', ['true'], optional],
    ['GitLab', '', [], any],
    ['GitLab', 'StringLike', ['*'], any],
    ['GitLab', 'StringLike', ['project_path:*'], any],
    ['GitLab', 'StringLike', ['project_path:group*:ref_type:branch:ref:main'], any],
    ['GitLab', 'StringLike', ['project_path:*/app:ref_type:branch:ref:main'], any],
    ['GitLab', 'StringLike', ['project_path:group/*'], []],
    ['GitLab', 'StringEquals', ['project_path:group/app:ref_type:branch:ref:main'], []],
    ['GitLab', 'ForAllValues:StringLike', ['project_path:group/*'], optional],
    ['Terraform', '', [], any],
    ['Terraform', 'StringLike', ['organization:*'], any],
    ['Terraform', 'StringLike', ['organization:acme*'], any],
    ['Terraform', 'StringLike', ['organization:*:project:p:workspace:w:run_phase:*'], any],
    ['Terraform', 'StringLike', ['organization:acme:*'], []],
    ['Terraform', 'StringLike', ['organization:acme:project:*:workspace:*:run_phase:apply'], []],
    ['Terraform', 'StringEquals', ['organization:acme:project:p:workspace:w:run_phase:apply'], []],
    ['EKS', '', [], any],
    ['EKS', 'StringLike', ['system:serviceaccount:*'], any],
    ['EKS', 'StringLike', ['system:serviceaccount:*:reader'], any],
    ['EKS', 'StringLike', ['system:serviceaccount:team*'], any],
    ['EKS', 'StringLike', ['system:serviceaccount:team:*'], []],
    ['EKS', 'StringEquals', ['system:serviceaccount:team:reader'], []],
    ['Okta', '', [], any],
    ['Okta', 'StringLike', ['*'], any],
    ['Okta', 'StringEquals', ['00u1abc'], []],
    ['Okta', 'StringLike', ['team-*'], []],
    ['Okta', 'StringLike', ['*-admin'], any],
    ['Okta', 'StringLike', ['user|*'], any],
    ['Okta', 'StringEquals', ['user|'], []],
    ['GitHub', 'StringEquals', ['repo:octo'], []],
    ['GitHub', 'StringLike', ['REPO:octo/*'], []],
    ['GitHub', 'StringEqualsIgnoreCase', ['REPO:octo/app:environment:e'], []],
    ['Shisho', 'StringLike', ['job:acme*'], any],
    ['DVC', 'StringLike', ['credentials:team*'], any],
    ['DVC', 'StringLike', ['credentials:team/*'], []],
    ['Upbound', 'StringLike', ['mcp:acme:*'], []],
    ['Upbound', 'StringLike', ['mcp:acme*'], any],
    ['Pulumi', 'StringLike', ['pulumi:deploy:org:acme*'], any],
    ['Pulumi', 'StringLike', ['pulumi:*:org:acme:*'], any],
    ['Pulumi', 'StringLike', ['pulumi:deploy:org:acme:*'], []],
    ['Codefresh', '', [], any],
    ['Codefresh', 'StringLike', ['account:*:pipeline:*'], any],
    ['Codefresh', 'StringLike', ['account:628a:pipeline:*'], []],
    ['GitHub Enterprise', 'StringLike', ['repo:*'], any],
    ['GitHub Enterprise', 'StringLike', ['repo:octo/*'], []],
    ['GitLab of a company', 'StringLike', ['project_path:*'], any],
    ['GitLab of a company', 'StringLike', ['project_path:group/*'], []],
    ['Terraform in Europe', 'StringLike', ['organization:*'], any],
    ['Terraform in Europe', 'StringLike', ['organization:acme:*'], []],
    ['a cluster', 'StringLike', ['system:serviceaccount:*'], any],
    ['a cluster', 'StringLike', ['system:serviceaccount:team:*'], []],
    ['Shisho', 'StringLike', ['job:*'], any],
    ['Shisho', 'StringLike', ['job:acme:*'], []],
  ])('%s with %s %j gives %j', async (issuer, operator, values, expected) => {
    const found = await kinds([subject(hosts[issuer], operator, ...values)]);
    expect(found).toEqual(expected);
  });

  const host = hosts.GitHub;
  const aud = { [`${host}:aud`]: 'sts.amazonaws.com' };

  test.each([
    [
      'another claim ties it to an organization',
      [webIdentity(github, { StringEquals: { ...aud, [`${host}:repository_owner`]: 'octo' } })],
      [],
    ],
    [
      'a workflow ties it to one',
      [
        webIdentity(github, {
          StringEquals: aud,
          StringLike: { [`${host}:job_workflow_ref`]: 'octo/shared/.github/workflows/deploy.yml@*' },
        }),
      ],
      [],
    ],
    [
      'another claim leaves the organization open',
      [webIdentity(github, { StringEquals: aud, StringLike: { [`${host}:repository`]: 'octo*' } })],
      any,
    ],
    [
      'a workflow of any organization is asked for',
      [
        webIdentity(github, {
          StringEquals: aud,
          StringLike: { [`${host}:job_workflow_ref`]: '*/.github/workflows/deploy.yml@*' },
        }),
      ],
      any,
    ],
    [
      'only a branch is asked for, which everybody has',
      [webIdentity(github, { StringEquals: { ...aud, [`${host}:ref`]: 'refs/heads/main' } })],
      any,
    ],
    [
      'another claim does only if it is there',
      [
        webIdentity(github, {
          StringEquals: aud,
          'ForAllValues:StringEquals': { [`${host}:repository_owner`]: 'octo' },
        }),
      ],
      optional,
    ],
    [
      'a second statement asks for none',
      [subject(host, 'StringLike', 'repo:octo/*'), webIdentity(github, { StringEquals: aud })],
      any,
    ],
    [
      'a Deny keeps all other subjects out',
      [
        webIdentity(github, { StringEquals: aud }),
        deny('*', { StringNotLike: { [`${host}:sub`]: 'repo:octo/*' } }),
      ],
      [],
    ],
    [
      'the provider is of another account (E-47a)',
      [webIdentity(`arn:aws:iam::${vendor}:oidc-provider/${host}`)],
      [],
    ],
    ['the action is another one', [allow({ Federated: github })], []],
  ])('where %s', async (_what, statements, expected) => {
    expect(await kinds(statements)).toEqual(expected);
  });

  test('with the reason and what remains', async () => {
    const { entries } = await answer([subject(host, 'StringLike', 'repo:octo*')]);
    expect(entries[0]?.[1]).toMatchObject({
      principal: { kind: 'OIDC_PROVIDER', identifier: github },
      decision: 'CONDITIONAL',
      reason:
        'token.actions.githubusercontent.com:sub is like repo:octo*: that leaves the organization open, as in repo:octorolegraph-stranger, and anyone can get a token from this issuer.',
      conditions: [{ key: `${host}:aud` }],
    });
    const [[, unlimited] = []] = (await answer([subject(host, '')])).entries;
    expect(unlimited?.reason).toBe(
      'Nothing limits token.actions.githubusercontent.com:sub, so the role trusts every organization, and anyone can get a token from this issuer.',
    );
    const [[, cluster] = []] = (await answer([subject(hosts.EKS, '')])).entries;
    expect(cluster?.reason).toMatch(/the role trusts every namespace, but only from this one issuer\.$/);
    const [[, codefresh] = []] = (await answer([subject(hosts.Codefresh, '')])).entries;
    expect(codefresh?.reason).toMatch(
      /the role trusts every account, and anyone can get a token from this issuer\.$/,
    );
    const [[, enterprise] = []] = (
      await answer([subject(hosts['GitHub Enterprise'], 'StringLike', 'repo:*')])
    ).entries;
    expect(enterprise?.reason).toMatch(/leaves the organization open.*but only from this one issuer\.$/);
    const [[, customized] = []] = (await answer([subject(`${hosts.GitHub}/acme`, '')])).entries;
    expect(customized?.reason).toMatch(
      /the role trusts every organization, but only from this one issuer\.$/,
    );
  });

  test.each<readonly [string, string, Json, readonly string[]]>([
    ['an audience of one team', 'oidc.vercel.com', { aud: 'https://vercel.com/acme' }, []],
    ['an audience of any team', 'oidc.vercel.com', { aud: 'https://vercel.com/*' }, any],
    [
      'an audience where the subject leaves it open',
      'oidc.vercel.com',
      { aud: 'https://vercel.com/acme', sub: 'owner:acme*' },
      any,
    ],
  ])('with %s, by which the issuer tells customers apart (E-48b)', async (_what, host, claims, expected) => {
    const condition = Object.fromEntries(
      Object.entries(claims).map(([claim, value]) => [`${host}:${claim}`, value]),
    );
    const found = await kinds([webIdentity(oidc(host), { StringLike: condition })]);
    expect(found.filter((kind) => kind !== 'ANY_OIDC_AUDIENCE')).toEqual(expected);
  });

  // https://learn.microsoft.com/azure/sentinel/connect-aws: the URL of the provider ends with a slash.
  test.each([
    'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/',
    'sts.windows.net/cab8a31a-1906-4287-a0d8-4eef66b95f6e/',
  ])('with a session name, which one service gives its customers: %s (E-48b)', async (sentinel) => {
    const trust = (name: string) =>
      webIdentity(oidc(sentinel), {
        StringEquals: { [`${sentinel}:aud`]: 'api://a' },
        StringLike: { 'sts:RoleSessionName': name },
      });
    expect(await kinds([trust('MicrosoftSentinel_1')])).toEqual([]);
    expect(await kinds([trust('MicrosoftSentinel_*')])).toEqual(any);
  });
});

describe('a token for any audience is taken (E-47)', () => {
  const host = hosts.GitHub;
  const repo = { [`${host}:sub`]: 'repo:octo/app:environment:prod' };
  const audience = (condition: Json = {}) => webIdentity(github, { StringEquals: repo, ...condition });
  const open = ['ANY_OIDC_AUDIENCE'];

  test.each([
    ['no condition', audience(), open],
    ['a pattern of everything', audience({ StringLike: { [`${host}:aud`]: '*' } }), open],
    ['a pattern', audience({ StringLike: { [`${host}:aud`]: 'https://github.com/*' } }), open],
    ['a condition on what it is not', audience({ StringNotEquals: { [`${host}:aud`]: 'other' } }), open],
    ['a condition that there is one', audience({ Null: { [`${host}:aud`]: 'false' } }), open],
    ['one audience', audience({ 'ForAnyValue:StringEquals': { [`${host}:aud`]: 'sts.amazonaws.com' } }), []],
    [
      'one audience in a set',
      audience({ 'ForAllValues:StringEquals': { [`${host}:aud`]: 'sts.amazonaws.com' } }),
      [],
    ],
  ])('with %s', async (_what, statement, expected) => {
    expect(await kinds([statement])).toEqual(expected);
  });

  test.each([
    [['sts.amazonaws.com'], []],
    [['sts.amazonaws.com', 'vault'], open],
    [[], open],
  ])('where the provider has the audiences %j, as STS takes no other', async (audiences, expected) => {
    expect(await kinds([audience()], { audiences })).toEqual(expected);
  });

  test('of a built-in provider, for any application', async () => {
    const google = 'accounts.google.com';
    const sub = { [`${google}:sub`]: '1234' };
    expect(await kinds([webIdentity(google, { StringEquals: sub })])).toEqual(open);
    expect(
      await kinds([webIdentity(google, { StringEquals: { ...sub, [`${google}:aud`]: 'app' } })]),
    ).toEqual([]);
    expect(
      await kinds([webIdentity(google, { StringEquals: { ...sub, [`${google}:oaud`]: 'app' } })]),
    ).toEqual([]);
    const amazon = 'www.amazon.com';
    expect(await kinds([webIdentity(amazon)])).toEqual(['ANY_OIDC_AUDIENCE', 'ANY_OIDC_SUBJECT']);
    expect(await kinds([webIdentity(amazon, { StringEquals: { [`${amazon}:app_id`]: 'a' } })])).toEqual(any);
  });
});

describe('identities of Amazon Cognito are let in (T-041, T-050)', () => {
  const host = 'cognito-identity.amazonaws.com';
  const pool = { [`${host}:aud`]: 'eu-west-1:1111' };
  const amr = (operator: string, value: string) => ({ [operator]: { [`${host}:amr`]: value } });
  const everyPool = 'ANY_IDENTITY_POOL';
  const guests = 'COGNITO_GUESTS';

  test.each<readonly [string, Json | undefined, readonly string[]]>([
    ['without any condition', undefined, [everyPool, guests]],
    ['of one pool', { StringEquals: pool }, [guests]],
    [
      'that have signed in, of one pool',
      { StringEquals: pool, ...amr('ForAnyValue:StringLike', 'authenticated') },
      [],
    ],
    [
      'that have not, of one pool',
      { StringEquals: pool, ...amr('ForAnyValue:StringLike', 'unauthenticated') },
      [guests],
    ],
    [
      'that have signed in or not',
      { StringEquals: pool, ...amr('ForAnyValue:StringLike', '*authenticated') },
      [guests],
    ],
    ['that have signed in, of any pool', amr('ForAnyValue:StringLike', 'authenticated'), [everyPool]],
    [
      'that have signed in, as far as they say',
      { StringEquals: pool, ...amr('ForAllValues:StringLike', 'authenticated') },
      [guests],
    ],
    [
      'of any pool of a region',
      { StringLike: { [`${host}:aud`]: 'eu-west-1:*' }, ...amr('ForAnyValue:StringLike', 'authenticated') },
      [everyPool],
    ],
    [
      'of a pool if it is named',
      { StringEqualsIfExists: pool, ...amr('ForAnyValue:StringLike', 'authenticated') },
      [],
    ],
    [
      'of all pools but one',
      { StringNotEquals: pool, ...amr('ForAnyValue:StringLike', 'authenticated') },
      [everyPool],
    ],
  ])('%s', async (_what, condition, expected) => {
    expect(await kinds([webIdentity(host, condition)])).toEqual(expected);
  });

  test.each([
    'cognito-identity-us-gov.amazonaws.com',
    'cognito-identity.us-gov-east-1.amazonaws.com',
    'cognito-identity.cn-north-1.amazonaws.com.cn',
  ])('by the name %s of another partition (N-5)', async (name) => {
    expect(await kinds([webIdentity(name)])).toEqual([everyPool, guests]);
    const ofPool = { StringEquals: { [`${name}:aud`]: 'us-gov-west-1:1111' } };
    expect(await kinds([webIdentity(name, ofPool)])).toEqual([guests]);
  });
});

describe('SAML assertions for any recipient are accepted (E-50)', () => {
  const provider = `arn:aws:iam::${own}:saml-provider/corporate`;
  const saml = (condition?: Json, federated = provider) =>
    allow({ Federated: federated }, condition, 'sts:AssumeRoleWithSAML');
  const open = ['ANY_SAML_AUDIENCE'];
  const signIn = 'https://signin.aws.amazon.com/saml';

  test.each([
    ['without a condition', saml(), open],
    ['with another condition', saml({ StringEquals: { 'saml:iss': 'https://idp' } }), open],
    ['with a pattern of everything', saml({ StringLike: { 'SAML:aud': '*' } }), open],
    ['with a pattern of every host', saml({ StringLike: { 'SAML:aud': 'https://*' } }), open],
    [
      'with a pattern after the host name',
      saml({ StringLike: { 'SAML:aud': 'https://signin.aws.amazon.com*' } }),
      open,
    ],
    [
      'with a pattern after the host',
      saml({ StringLike: { 'SAML:aud': 'https://signin.aws.amazon.com/*' } }),
      [],
    ],
    ['with the recipient', saml({ StringEquals: { 'SAML:aud': signIn } }), []],
    [
      'with a pattern of regions',
      saml({ StringLike: { 'SAML:aud': 'https://*.signin.aws.amazon.com/saml' } }),
      [],
    ],
    [
      'of a provider of another account',
      saml(undefined, `arn:aws:iam::${vendor}:saml-provider/corporate`),
      [],
    ],
  ])('%s', async (_what, statement, expected) => {
    expect(await kinds([statement])).toEqual(expected);
  });
});
