/** Collects principals and policies (F-1), profiles (F-22), credentials (F-76, F-84) and providers (F-81, F-83). */
import { setTimeout as sleep } from 'node:timers/promises';
import { wholeFiles } from '../collector.js';
import { withDecodedDocuments } from '../document.js';
import { answerOf, entriesOf, forEach, pagesIn, type ReadContext } from '../reading.js';
import { service, type ClientOf } from '../service.js';

const load = async () => (await import('@aws-sdk/client-iam')).IAM;

const detailsCalls = service('iam', load, ['paginateGetAccountAuthorizationDetails']);
const profileCalls = service('iam', load, ['paginateListInstanceProfiles']);
const credentialCalls = service('iam', load, [
  'generateCredentialReport',
  'getCredentialReport',
  'paginateListUsers',
  'paginateListAccessKeys',
]);
const providerCalls = service('iam', load, [
  'listOpenIDConnectProviders',
  'getOpenIDConnectProvider',
  'listSAMLProviders',
  'getSAMLProvider',
]);

const detailLists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/** All pages as one, with documents decoded, as the AWS CLI prints them. */
export const accountAuthorizationDetails = wholeFiles(
  'accountAuthorizationDetails',
  detailsCalls,
  async ({ client }) => {
    const pages = await pagesIn(client.paginateGetAccountAuthorizationDetails({}));
    const lists = detailLists.map((name) => [name, pages.flatMap((page): object[] => page[name] ?? [])]);
    return { 'account-authorization-details.json': withDecodedDocuments(Object.fromEntries(lists)) };
  },
);

export const instanceProfiles = wholeFiles('instanceProfiles', profileCalls, async ({ client }) => {
  const InstanceProfiles = await entriesOf(client.paginateListInstanceProfiles({}), 'InstanceProfiles');
  return { 'instance-profiles.json': withDecodedDocuments({ InstanceProfiles }) };
});

/** The report covers passwords and MFA devices of all users, but no key ids (F-119). */
export const credentials = wholeFiles('credentials', credentialCalls, async (reading) => {
  const report = answerOf(await reading.tried(credentialReport(reading.client)));
  const keys = answerOf(await reading.tried(accessKeys(reading)));
  return { 'credential-report.json': report, 'access-keys.json': keys };
});

type CredentialClient = ClientOf<typeof credentialCalls>;

const REPORT_POLLS = 60;
const REPORT_POLL_MS = 2_000;

/** Returns the credential report. AWS creates one at most every four hours, and until then returns the last one. */
async function credentialReport(client: CredentialClient): Promise<object> {
  for (let polls = 0; polls < REPORT_POLLS; polls += 1) {
    const { State } = await client.generateCredentialReport({});
    if (State === 'COMPLETE') break;
    await sleep(REPORT_POLL_MS);
  }
  const { Content = new Uint8Array(), ReportFormat, GeneratedTime } = await client.getCredentialReport({});
  return { Content: Buffer.from(Content).toString('base64'), ReportFormat, GeneratedTime };
}

async function accessKeys({ client, account }: ReadContext<CredentialClient>): Promise<object> {
  const users = await entriesOf(client.paginateListUsers({}), 'Users');
  const keys = await forEach(users, ({ UserName }) =>
    entriesOf(client.paginateListAccessKeys({ UserName }), 'AccessKeyMetadata'),
  );
  const without = users.filter((_user, index) => keys[index]?.length === 0);
  return {
    AccountId: account.accountId,
    Partition: account.partition,
    AccessKeyMetadata: keys.flat(),
    UsersWithoutAccessKeys: without.map(({ UserName }) => UserName),
  };
}

/** Collects identity providers. The answers about a provider do not name it, so its ARN is added (F-82, F-83). */
export const identityProviders = wholeFiles('identityProviders', providerCalls, async (reading) => {
  const { client, tried } = reading;
  const { OpenIDConnectProviderList = [] } = await client.listOpenIDConnectProviders({});
  const { SAMLProviderList = [] } = await client.listSAMLProviders({});
  const oidc = await forEach(OpenIDConnectProviderList, async ({ Arn = '' }) => {
    const answer = answerOf(await tried(client.getOpenIDConnectProvider({ OpenIDConnectProviderArn: Arn })));
    const { Url, ClientIDList, ThumbprintList, CreateDate, Tags } = answer ?? {};
    return { Arn, Url, ClientIDList, ThumbprintList, CreateDate, Tags };
  });
  const saml = await forEach(SAMLProviderList, async ({ Arn = '', ValidUntil, CreateDate }) => {
    const answer = answerOf(await tried(client.getSAMLProvider({ SAMLProviderArn: Arn })));
    return { Arn, ValidUntil, CreateDate, SAMLProviderUUID: answer?.SAMLProviderUUID, Tags: answer?.Tags };
  });
  return { 'identity-providers.json': { OpenIDConnectProviderList: oidc, SAMLProviderList: saml } };
});
