/** Identifies the caller of a request by its Authorization header. */
import { anonymous, type Caller } from './caller.js';
import { jwtCallers, type JwtSettings } from './jwt.js';
import { Unauthenticated } from './refusals.js';
import { callerWithToken } from './tokens.js';

/** Returns the caller that sends this header. Throws `Unauthenticated` and `AuthenticationUnavailable`. */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

export type AccessSettings =
  | { readonly kind: 'none' }
  | { readonly kind: 'tokens'; readonly folder: string }
  | ({ readonly kind: 'jwt' } & JwtSettings);

export const admitAnyone: Authenticate = async () => anonymous;

/** Returns the authentication of a server; undefined if it asks for none. */
export function authenticationBy(settings: AccessSettings): Authenticate | undefined {
  if (settings.kind === 'none') return undefined;
  const callerWith =
    settings.kind === 'jwt'
      ? jwtCallers(settings)
      : (token: string) => callerWithToken(token, settings.folder, Date.now());
  return async (authorization) => callerWith(bearerToken(authorization));
}

/** The longest token that is read; real ones are shorter. */
const MOST_CHARACTERS = 8_192;

function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined) throw new Unauthenticated('Send a token: Authorization: Bearer …', false);
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization) ?? [];
  if (token !== undefined && token.length <= MOST_CHARACTERS) return token;
  throw new Unauthenticated(
    'The header Authorization contains no token. Its format is: Bearer, a space and the token.',
  );
}
