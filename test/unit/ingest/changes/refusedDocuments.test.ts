/** Policies that AWS refuses to store, though it evaluates those that it stored before. */
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../src/ingest/changes/change.js';
import {
  allow,
  arn,
  document,
  estateFiles,
  OWN,
  resourceArns,
  text,
} from '../../../support/changeableEstate.js';
import { changedDraft } from '../../../support/drafts.js';
import { app, refuses, scp } from './refusals.js';

const trusting = (provider: string, more: object = {}): Change => ({
  updateAssumeRolePolicy: {
    ...app,
    policyDocument: text(
      document({
        Effect: 'Allow',
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        ...more,
      }),
    ),
  },
});

const provider = (issuer: string) => arn(`oidc-provider/${issuer}`);
const github = 'token.actions.githubusercontent.com';
const sentinel = 'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d';
const equals = (key: string, value = 'x') => ({ Condition: { StringEquals: { [key]: value } } });

const withSids = (...sids: readonly string[]): Change => ({
  putRolePolicy: {
    ...app,
    policyName: 'x',
    policyDocument: text({
      Version: '2012-10-17',
      Statement: sids.map((Sid) => ({ Sid, Effect: 'Allow', Action: 's3:*', Resource: '*' })),
    }),
  },
});

const rcp = (Effect: string) =>
  scp({
    type: 'RESOURCE_CONTROL_POLICY',
    content: text(document({ Effect, Principal: '*', Action: 's3:*', Resource: '*' })),
  });

describe('policies that AWS does not store', () =>
  refuses([
    [
      'a trust policy for a shared issuer without a condition (E-48b)',
      trusting(provider(github)),
      `MalformedPolicyDocument: $.Statement[0].Condition: IAM requires a condition on ${github}:sub here.`,
    ],
    [
      'a trust policy for a shared issuer with another condition (E-48b)',
      trusting(provider(github), equals(`${github}:aud`)),
      `IAM requires a condition on ${github}:sub here.`,
    ],
    [
      'a trust policy for a shared issuer that tells its customers apart by the session (E-48b)',
      trusting(provider(`${sentinel}/`), equals(`${sentinel}:sub`)),
      'IAM requires a condition on sts:RoleSessionName here.',
    ],
    [
      'a trust policy for Cognito (E-48b)',
      trusting('cognito-identity.amazonaws.com'),
      'IAM requires a condition on cognito-identity.amazonaws.com:aud here.',
    ],
    ['one Sid twice', withSids('A', 'B', 'A'), '$.Statement[2].Sid: another statement has the same Sid.'],
    ['a Sid with a space', withSids('my statement'), '$.Statement[0].Sid: Sid has letters and digits only.'],
    ['an RCP that allows (E-20b)', rcp('Allow'), 'a resource control policy that you create denies'],
  ]));

describe('BlockPublicPolicy (E-29b, F-45)', () => {
  const put = (Principal: unknown): Change => ({
    putBucketPolicy: {
      resource: resourceArns.bucket,
      policy: text(
        document({
          Effect: 'Allow',
          Principal,
          Action: 's3:GetObject',
          Resource: `${resourceArns.bucket}/*`,
        }),
      ),
    },
  });
  const made = (ResourceArn: string, block: object | null, Principal: unknown = '*') => {
    const files = estateFiles();
    const settings = { ResourceArn, AccountId: OWN, PublicAccessBlockConfiguration: block };
    return changedDraft({ ...files, settings: [settings] }, [put(Principal)]);
  };
  const on = { BlockPublicPolicy: true, RestrictPublicBuckets: false };

  test.each([
    ['of the bucket', resourceArns.bucket, 'the bucket'],
    ['of the account', arn('root'), `account ${OWN}`],
  ])('%s blocks a public policy', async (_whose, settings, words) => {
    await expect(made(settings, on)).rejects.toThrow(
      `AccessDenied: The policy of ${resourceArns.bucket} is public, and BlockPublicPolicy of ${words}`,
    );
  });

  test.each<[string, object | null, unknown]>([
    ['that is off', { ...on, BlockPublicPolicy: false }, '*'],
    ['that is not set', null, '*'],
    ['that is not known', { RestrictPublicBuckets: true }, '*'],
    ['and a policy that is not public', on, { AWS: OWN }],
  ])('%s blocks nothing', async (_what, block, Principal) => {
    await expect(made(resourceArns.bucket, block, Principal)).resolves.toBeDefined();
  });
});

describe('policies that AWS stores', () =>
  test.each<[string, Change]>([
    ['a condition on the claim (E-48b)', trusting(provider(github), equals(`${github.toUpperCase()}:sub`))],
    ['an issuer of one organization (E-48b)', trusting(provider('login.example.com'))],
    ['a statement that only tags (E-48b)', trusting(provider(github), { Action: 'sts:TagSession' })],
    ['a Deny (E-48b)', trusting(provider(github), { Effect: 'Deny' })],
    ['other and empty Sids', withSids('A', 'B', '', '')],
    ['an RCP that denies (E-20b)', rcp('Deny')],
    ['an SCP that allows', scp({ content: text(allow('s3:*')) })],
  ])('%s', async (_what, change) => {
    await expect(changedDraft(estateFiles(), [change])).resolves.toBeDefined();
  }));
