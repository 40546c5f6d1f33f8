/** Checks tokens of another sign-in service (JSON Web Tokens) by the keys that it publishes. Follows RFC 8725. */
import { JSONParser } from '@streamparser/json';
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import { isOfOthers, scopes, type Caller, type Scope } from './caller.js';
import { AuthenticationUnavailable, Unauthenticated } from './refusals.js';

export interface JwtSettings {
  /** Exactly as tokens name it. */
  readonly issuer: string;
  /** The name that tokens use for this server. */
  readonly audience: string;
  /** The address of the keys: the only keys that count, whatever a token refers to. */
  readonly jwks: string;
  readonly scopesClaim: string;
  /** Missing: no caller is limited to accounts. */
  readonly accountsClaim?: string | undefined;
}

/** Algorithms with a public key only. If shared secrets were allowed, a public key would count as one. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Types of tokens for APIs; the same keys sign others, such as those for a logout. Some issuers leave the type out. */
const types: readonly (string | undefined)[] = [undefined, 'jwt', 'at+jwt'];

const CLOCK_SKEW_SECONDS = 60;

/** A token cannot be revoked, so it counts for a day at most, whatever it says. */
const MOST_AGE_SECONDS = 24 * 60 * 60;

/** Returns a check of tokens, which throws `Unauthenticated` and, if there are no keys, `AuthenticationUnavailable`. */
export function jwtCallers(settings: JwtSettings): (token: string) => Promise<Caller> {
  const { issuer, audience, jwks } = settings;
  const keys = keySet(new URL(jwks));
  const options = {
    issuer,
    audience,
    algorithms,
    clockTolerance: CLOCK_SKEW_SECONDS,
    maxTokenAge: MOST_AGE_SECONDS,
    requiredClaims: ['exp', 'sub'],
  };
  return async (token) => {
    refuseAmbiguous(token);
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, options);
      if (!types.includes(protectedHeader.typ?.toLowerCase().replace(/^application\//, '')))
        throw notFor('typ');
      return callerOf(payload, settings);
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

function refusalOf(error: unknown): Error {
  if (error instanceof AuthenticationUnavailable || error instanceof Unauthenticated) return error;
  if (error instanceof errors.JWTExpired) return new Unauthenticated('The token has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) return notFor(error.claim);
  return new Unauthenticated('The token is not valid.');
}

const notFor = (claim: string): Unauthenticated =>
  new Unauthenticated(`The token is not for this server: its claim ${claim} is missing or does not match.`);

// ── Keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Milliseconds without a new request for the keys after one failed. */
const RETRY_MS = 5_000;
/** Milliseconds in which an unknown key causes no request for the keys. */
const COOLDOWN_MS = 30_000;
const KEPT_MS = 600_000;
const TIMEOUT_MS = 5_000;
const MOST_BYTES = 2 ** 20;

function keySet(url: URL) {
  let failedAt = -Infinity;
  const unavailable = (cause?: unknown) =>
    new AuthenticationUnavailable('The keys that verify tokens are unavailable at the moment.', { cause });
  const fetchKeys = async (address: string, request: RequestInit): Promise<Response> => {
    if (Date.now() - failedAt < RETRY_MS) throw unavailable();
    try {
      return Response.json(await keysAt(address, request));
    } catch (error) {
      failedAt = Date.now();
      throw unavailable(error);
    }
  };
  return createRemoteJWKSet(url, {
    [customFetch]: fetchKeys,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEPT_MS,
    timeoutDuration: TIMEOUT_MS,
  });
}

/** Fetches the keys. Throws any error. */
async function keysAt(address: string, request: RequestInit): Promise<{ readonly keys: readonly object[] }> {
  const response = await fetch(address, request);
  if (response.status !== 200) throw new Error(`status ${response.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  const set: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const keys = isObject(set) ? set['keys'] : undefined;
  if (Array.isArray(keys) && keys.every(isObject)) return { keys };
  throw new Error('no set of keys');
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// ── What it says ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Refuses tokens with a repeated name, which readers take differently, or without a key id: any key might do. */
function refuseAmbiguous(token: string): void {
  const [header, payload] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  const names = namesIn(header ?? '');
  if (!names?.includes('kid')) throw new Unauthenticated('The token is not valid.');
  const claims = namesIn(payload ?? '');
  if ([names, claims].some((list) => list === undefined || new Set(list).size < list.length))
    throw new Unauthenticated('The token is not valid.');
}

/** Returns the names in a JSON object, with repeated ones; undefined if it is no object. */
function namesIn(json: string): readonly string[] | undefined {
  const names: string[] = [];
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
  parser.onValue = ({ key }) => void names.push(String(key));
  try {
    parser.write(json);
    return names;
  } catch {
    return undefined;
  }
}

const MOST_NAME_CHARACTERS = 200;

function callerOf(payload: JWTPayload, { scopesClaim, accountsClaim }: JwtSettings): Caller {
  const name = payload.sub;
  if (typeof name !== 'string' || !/^[\x20-\x7e]+$/.test(name) || name.length > MOST_NAME_CHARACTERS)
    throw notFor('sub');
  if (isOfOthers(name)) throw notFor('sub');
  const held = new Set(scopesIn(payload[scopesClaim], scopesClaim));
  if (accountsClaim === undefined) return { name, scopes: held };
  const accountIds = accountsIn(payload[accountsClaim], accountsClaim);
  return { name, scopes: held, ...(accountIds === 'all' ? {} : { accountIds }) };
}

/** Distinguishes the scopes of Rolegraph from those of other servers. */
const SCOPE_PREFIX = 'rolegraph:';

/** Returns the scopes in the claim; none if it is missing. */
function scopesIn(claim: unknown, name: string): readonly Scope[] {
  const words = claim === undefined ? [] : wordsIn(claim);
  if (words === undefined) throw notFor(name);
  return scopes.filter((scope) => words.includes(`${SCOPE_PREFIX}${scope}`));
}

/** Returns the accounts in the claim; `*`: all. Throws if it is missing or malformed, which must never mean all. */
function accountsIn(claim: unknown, name: string): ReadonlySet<string> | 'all' {
  const words = wordsIn(claim);
  if (words?.length === 1 && words[0] === '*') return 'all';
  if (words?.every((word) => /^\d{12}$/.test(word)) === true) return new Set(words);
  throw notFor(name);
}

/** Returns the words of a list, or of one text with spaces, as OAuth writes scopes; undefined for anything else. */
function wordsIn(claim: unknown): readonly string[] | undefined {
  if (typeof claim === 'string') return claim.split(' ').filter((word) => word !== '');
  return Array.isArray(claim) && claim.every((word) => typeof word === 'string') ? claim : undefined;
}
