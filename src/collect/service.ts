/** Defines an AWS service by the calls that a collection makes, and so by the permissions that it needs. */

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type CredentialProvider = () => Promise<AwsCredentials>;

/** Settings for every client of the SDK. */
export interface ClientSettings {
  readonly region: string;
  readonly credentials: CredentialProvider;
  readonly retryMode: 'adaptive';
  readonly maxAttempts: number;
  /** Milliseconds: to connect, until the answer begins, and between two pieces of it. */
  readonly requestHandler: {
    readonly connectionTimeout: number;
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
    readonly socketTimeout: number;
  };
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
