/** An account that changes made counts as empty and complete until something of it is imported. */
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../../src/graph/contract/turns.js';
import { completeExport, exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import { normalizeAccount } from '../../../src/ingest/normalize/normalizeAccount.js';
import { emptyExport } from '../../../src/ingest/storedFacts.js';
import { draftOn, unitsOf } from '../../support/drafts.js';

const accountId = '999999999999';
const github = `arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com`;
const details = {
  UserDetailList: [{ UserName: 'real', Arn: `arn:aws:iam::${accountId}:user/real` }],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: [
    {
      RoleName: 'deploy',
      Arn: `arn:aws:iam::${accountId}:role/deploy`,
      AssumeRolePolicyDocument: {
        Statement: [
          { Effect: 'Allow', Principal: { Federated: github }, Action: 'sts:AssumeRoleWithWebIdentity' },
        ],
      },
    },
  ],
};
const functions = [
  {
    ResourceArn: `arn:aws:lambda:eu-west-1:${accountId}:function:f`,
    AccountId: accountId,
    RoleArn: null,
  },
];

/** What is known of the account after a change in it and then an import of the files; no files: of the change alone. */
async function known(files: Readonly<Record<string, unknown>>, isChangedBefore = true) {
  const draft = await draftOn(unitsOf({}), [
    { createUser: { user: `arn:aws:iam::${accountId}:user/planned` } },
  ]);
  const [made] = draft.changed().accounts;
  const [imported = emptyExport({ accountId, partition: '' })] = unitsOf(files).accounts;
  const last = isChangedBefore && made ? exportToTexts(made) : new Map();
  const { account, awsManaged } = completeExport(imported, last);
  const { facts } = atOnce(normalizeAccount(account, awsManaged));
  return { facts, users: account.users.map(({ name }) => name) };
}

describe('an account that a change made', () => {
  test('is complete as long as nothing of it is imported', async () => {
    const { facts, users } = await known({});
    expect(users).toEqual(['planned']);
    expect(facts.completeness.map(({ status }) => status)).not.toContain('NOT_COLLECTED');
  });

  test.each([
    ['its details', { details }],
    ['its details and a list of functions', { details, functions }],
  ])('is known as far as an import of %s says (E-47a)', async (_what, files) => {
    const [changed, alone] = [await known(files), await known(files, false)];
    expect(changed.users).toEqual(['real']);
    expect(changed.facts).toEqual(alone.facts);
    expect(changed.facts.missingProviders).toEqual([]);
  });

  test('keeps what changes made beside an import of other lists', async () => {
    const { facts, users } = await known({ functions });
    expect(users).toEqual(['planned']);
    const statusOf = (one: string) => facts.completeness.find(({ section }) => section === one)?.status;
    expect([statusOf('USERS'), statusOf('IDENTITY_PROVIDERS')]).toEqual(['COLLECTED', 'NOT_COLLECTED']);
  });
});
