/** Signs in with the credentials of a profile, finds their account, and assumes roles in other accounts. */
import { NamedError } from '../expectedError.js';
import { isAccountId } from '../iam/language/arn.js';
import { guardAnswers } from './answers.js';
import { failureOf } from './failure.js';
import type { AccountAccess } from './reading.js';
import { service, settings, type CredentialProvider, type Service } from './service.js';

/** The named profile is in no configuration file, or has no credentials there. */
export class UnknownProfile extends NamedError {}

/** AWS does not identify these credentials, so nothing can be read with them. */
export class SignInRefused extends NamedError {}

/** Nothing says that the credentials are bad: AWS, or what gives the credentials, did not answer. */
export class AwsUnreachable extends NamedError {}

export interface SignIn {
  /** Missing: the SDK finds credentials by itself, from the environment first. */
  readonly profile?: string | undefined;
  /** Asks the user for the code of an MFA device. */
  readonly mfaCode: (serialNumber: string) => Promise<string>;
}

/** An account, with access from it to others. */
export interface Session extends AccountAccess {
  /** Assumes the role of this name in another account. Throws the error of AWS if it may not be assumed. */
  assume(accountId: string, roleName: string): Promise<AccountAccess>;
}

/** The region if no configuration names one. */
const DEFAULT_REGION = 'us-east-1';
/** The session name that the accounts' CloudTrail shows. */
const SESSION_NAME = 'rolegraph-collect';

export const signInCalls = service('sts', async () => (await import('@aws-sdk/client-sts')).STS, [
  'getCallerIdentity',
]);

/** Lists the regions of an account. */
export const regionCalls = service('ec2', async () => (await import('@aws-sdk/client-ec2')).EC2, [
  'describeRegions',
]);

/** Throws `UnknownProfile`, `SignInRefused`, `SignInExpired`, `AwsUnreachable`. */
export async function signIn(request: SignIn): Promise<Session> {
  const { credentials, homeRegion } = await openCredentials(request);
  const clients = openClients(credentials);
  try {
    const { Account = '', Arn = '' } = await (
      await clients.client(signInCalls, homeRegion)
    ).getCallerIdentity({});
    if (!isAccountId(Account))
      throw new SignInRefused(
        'The answer names no account, so it is not from AWS. Is there a proxy that asks to sign in?',
      );
    const partition = Arn.split(':')[1] ?? 'aws';
    const caller = { accountId: Account, partition, homeRegion };
    return { ...caller, ...clients, assume: (...to) => assume({ ...caller, credentials }, ...to) };
  } catch (error) {
    await clients.close();
    throw error instanceof SignInRefused ? error : signInError(error, homeRegion);
  }
}

function signInError(error: unknown, region: string): Error {
  if (isOfConnection(error)) return new AwsUnreachable(error.message);
  const { code, message } = failureOf(error);
  const elsewhere = `They were tried in ${region}: set AWS_REGION if the account is in AWS GovCloud (US) or China.`;
  return new SignInRefused(code === 'InvalidClientTokenId' ? `${message} ${elsewhere}` : message);
}

const isOfConnection = (error: unknown): error is Error =>
  error instanceof Error && !('path' in error) && ('code' in error || error.name === 'TimeoutError');

interface Credentials {
  readonly credentials: CredentialProvider;
  /** The region of AWS_REGION or of the profile. */
  readonly homeRegion: string;
}

/** Resolves the credentials at once, so that the user is asked for an MFA code only once. */
async function openCredentials({ profile, mfaCode }: SignIn): Promise<Credentials> {
  const { fromIni, fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  const provider =
    profile === undefined
      ? fromNodeProviderChain({ mfaCodeProvider: mfaCode })
      : fromIni({ profile, mfaCodeProvider: mfaCode });
  const homeRegion = await configuredRegion(profile);
  const credentials = await shared(provider, homeRegion);
  try {
    await credentials();
  } catch (error) {
    if (isProfileMissing(error))
      throw new UnknownProfile(`There is no profile ${profile} with credentials in ~/.aws.`);
    if (isOfConnection(error)) throw new AwsUnreachable(error.message);
    throw error instanceof Error ? new SignInRefused(error.message) : error;
  }
  return { credentials, homeRegion };
}

async function configuredRegion(profile: string | undefined): Promise<string> {
  const { STS } = await import('@aws-sdk/client-sts');
  return new STS(profile === undefined ? {} : { profile }).config.region().catch(() => DEFAULT_REGION);
}

const isProfileMissing = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Could not resolve credentials using profile: [');

interface Caller extends Credentials {
  readonly partition: string;
}

async function assume(caller: Caller, accountId: string, roleName: string): Promise<AccountAccess> {
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  const { partition, homeRegion } = caller;
  const provider = fromTemporaryCredentials({
    masterCredentials: caller.credentials,
    params: { RoleArn: `arn:${partition}:iam::${accountId}:role/${roleName}`, RoleSessionName: SESSION_NAME },
    clientConfig: { region: homeRegion, ...settings() },
    clientPlugins: [{ applyToStack: (middlewareStack) => void guardAnswers({ middlewareStack }) }],
  });
  const credentials = await shared(provider, homeRegion);
  await credentials();
  return { accountId, partition, homeRegion, ...openClients(credentials) };
}

/** Wraps credentials as a client of the SDK does: all clients with them cache and renew them together. */
async function shared(credentials: CredentialProvider, region: string): Promise<CredentialProvider> {
  const { STS } = await import('@aws-sdk/client-sts');
  return new STS({ credentials, region }).config.credentials;
}

function openClients(credentials: CredentialProvider): Pick<AccountAccess, 'client' | 'close'> {
  const clients = new Map<Service<unknown>, Map<string, Promise<unknown>>>();
  const open = <Client>(of: Service<Client>, region: string): Promise<Client> => {
    const byRegion = clients.get(of) ?? new Map<string, Promise<unknown>>();
    clients.set(of, byRegion);
    const known = byRegion.get(region);
    if (known !== undefined) return known as Promise<Client>;
    const opened = of.open({ ...settings(), region, credentials }).then(guardAnswers);
    byRegion.set(region, opened);
    return opened;
  };
  return {
    client: open,
    async close() {
      for (const byRegion of clients.values())
        for (const client of byRegion.values()) ((await client) as Partial<{ destroy(): void }>).destroy?.();
      clients.clear();
    },
  };
}
