/** Defines an AWS service by the calls that a collection makes, and so by the permissions that it needs. */
import type { fromIni } from '@aws-sdk/credential-providers';

export type CredentialProvider = ReturnType<typeof fromIni>;

/** Attempts for each call, with growing waits between them; AWS_MAX_ATTEMPTS overrides it, as for every AWS client. */
const MAX_ATTEMPTS = 8;

/** Times in milliseconds, as those of the AWS CLI: to connect, until the answer begins, between two pieces of it. */
export const settings = () =>
  ({
    retryMode: 'adaptive',
    maxAttempts: Number(process.env['AWS_MAX_ATTEMPTS']) || MAX_ATTEMPTS,
    // Without the flag the SDK only warns of a request that takes too long, and waits on.
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 60_000,
      throwOnRequestTimeout: true,
      socketTimeout: 60_000,
    },
  }) as const;

/** Settings for every client of the SDK. */
export interface ClientSettings extends ReturnType<typeof settings> {
  readonly region: string;
  readonly credentials: CredentialProvider;
}

type Reads<Prefix extends string> = `${Prefix}${'Get' | 'List' | 'Describe'}${string}`;

/** Methods of the SDK's clients that read, and the one that makes AWS create a report to read. */
type ReadCall =
  Uncapitalize<Reads<''>> | Reads<'paginate'> | `batchGet${string}` | 'generateCredentialReport';

export interface Service<Client> {
  /** Actions that a policy has to allow, such as `kms:GetKeyPolicy`. */
  readonly actions: readonly string[];
  /** Loads the SDK's client; nothing else loads it. */
  open(settings: ClientSettings): Promise<Client>;
}

export type ClientOf<S> = S extends Service<infer Client> ? Client : never;

/** Returns a service whose client has only the methods in `calls`: others, not in the policy, do not compile. */
export function service<Client extends object, Call extends keyof Client & ReadCall>(
  prefix: string,
  load: () => Promise<new (settings: ClientSettings) => Client>,
  calls: readonly Call[],
): Service<Pick<Client, Call>> {
  const actionOf = (call: string): string => {
    const method = call.replace(/^paginate/, '');
    return `${prefix}:${method.charAt(0).toUpperCase()}${method.slice(1)}`;
  };
  return { actions: calls.map(actionOf), open: async (settings) => new (await load())(settings) };
}
