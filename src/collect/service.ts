/** A service of AWS as the collection uses it: the calls that it makes, and so the permissions that it needs. */

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type CredentialProvider = () => Promise<AwsCredentials>;

/** What every client of the SDK is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly credentials: CredentialProvider;
  readonly retryMode: 'adaptive';
  readonly maxAttempts: number;
  /** Milliseconds. */
  readonly requestHandler: { readonly connectionTimeout: number; readonly requestTimeout: number };
}

type Reads<Prefix extends string> = `${Prefix}${'Get' | 'List' | 'Describe'}${string}`;

/** Methods of the SDK's clients that read, and the one that has AWS make a report that can then be read. */
type ReadCall =
  Uncapitalize<Reads<''>> | Reads<'paginate'> | `batchGet${string}` | 'generateCredentialReport';

export interface Service<Client> {
  /** What a policy has to allow, such as `kms:GetKeyPolicy`. */
  readonly actions: readonly string[];
  /** Loads the SDK's client: nobody else does. */
  open(settings: ClientSettings): Promise<Client>;
}

export type ClientOf<S> = S extends Service<infer Client> ? Client : never;

/**
 * The client that `load` gives, with no other methods than `calls`, so that a call without its permission does
 * not compile.
 */
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
