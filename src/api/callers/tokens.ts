/**
 * Manages Rolegraph's own tokens, each a file in a folder: write access to it decides which tokens count. Deleting
 * the file ends the token from the next request on. A file holds only the token's hash. The database is not used.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { locked } from '../../audit/fileLock.js';
import { ExpectedError } from '../../expectedError.js';
import { scopes, type Caller } from './caller.js';
import { AuthenticationUnavailable, Unauthenticated } from './refusals.js';

/** Secret scanners find a token by this prefix, and confirm it by its checksum. */
const PREFIX = 'rolegraph_';
const SECRET_CHARACTERS = 43;
const CHECKSUM_CHARACTERS = 6;

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function base62(number: bigint, length: number): string {
  let text = '';
  for (let rest = number; rest > 0n; rest /= 62n) text = `${digits[Number(rest % 62n)] ?? ''}${text}`;
  return text.padStart(length, '0');
}

const checksum = (text: string): string => base62(BigInt(crc32(text)), CHECKSUM_CHARACTERS);

/** Creates a token of 256 random bits. */
function newToken(): string {
  const secret = `${PREFIX}${base62(BigInt(`0x${randomBytes(32).toString('hex')}`), SECRET_CHARACTERS)}`;
  return `${secret}${checksum(secret)}`;
}

function isToken(text: string): boolean {
  const secret = text.slice(0, -CHECKSUM_CHARACTERS);
  return (
    text.startsWith(PREFIX) &&
    secret.length === PREFIX.length + SECRET_CHARACTERS &&
    text.endsWith(checksum(secret))
  );
}

const storedToken = z.strictObject({
  name: z.string(),
  scopes: z.array(z.enum(scopes)).readonly(),
  /** Missing: all. */
  accountIds: z
    .array(z.string().regex(/^\d{12}$/))
    .readonly()
    .optional(),
  createdAt: z.number(),
  /** Missing: never. */
  expiresAt: z.number().optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

export type StoredToken = Readonly<z.infer<typeof storedToken>>;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Returns the file of a hash. Its name is a part of the hash, so that finding a token reads no other file. */
const fileOf = (folder: string, sha256: string): string => join(folder, `${sha256.slice(0, 16)}.json`);

/** Returns the caller. Throws `Unauthenticated`, or `AuthenticationUnavailable` if the folder cannot be read. */
export async function callerWithToken(token: string, folder: string, now: number): Promise<Caller> {
  if (!isToken(token)) throw new Unauthenticated('This is not a token of Rolegraph, or not a complete one.');
  const sha256 = hashOf(token);
  const stored = await readToken(fileOf(folder, sha256)).catch((error: unknown) => {
    throw new AuthenticationUnavailable('The tokens cannot be read.', { cause: error });
  });
  if (stored === undefined || !timingSafeEqual(Buffer.from(stored.sha256), Buffer.from(sha256)))
    throw new Unauthenticated('There is no such token, or it was revoked.');
  const { name, accountIds, expiresAt = Infinity } = stored;
  if (expiresAt <= now) throw new Unauthenticated('The token has expired.');
  return {
    name,
    scopes: new Set(stored.scopes),
    ...(accountIds === undefined ? {} : { accountIds: new Set(accountIds) }),
  };
}

/** Returns undefined if there is no such file. */
async function readToken(path: string): Promise<StoredToken | undefined> {
  try {
    return storedToken.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

// ── What the command does ────────────────────────────────────────────────────────────────────────────────────────────

export type WantedToken = Omit<StoredToken, 'sha256'>;

/** Returns the new token, which cannot be read again. Throws `ExpectedError` if another token has the name. */
export async function createToken(wanted: WantedToken, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return locked(join(folder, 'create.lock'), () => createAlone(wanted, folder));
}

/** No other is made meanwhile, which could have the same name. */
async function createAlone(wanted: WantedToken, folder: string): Promise<string> {
  const others = await listTokens(folder);
  if (others.some(({ name }) => name === wanted.name))
    throw new ExpectedError(`There is a token ${wanted.name} already. Revoke it, or choose another name.`);
  const token = newToken();
  const sha256 = hashOf(token);
  const stored: StoredToken = storedToken.parse({ ...wanted, sha256 });
  const path = fileOf(folder, sha256);
  await writeFile(`${path}.new`, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(`${path}.new`, path);
  return token;
}

/** Returns all tokens, by name. Throws `ExpectedError` for a file that holds no token. */
export async function listTokens(folder: string): Promise<readonly StoredToken[]> {
  return (await tokenFiles(folder))
    .map(([, stored]) => stored)
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/** Deletes the tokens of the name, and returns their number. */
export async function revokeToken(name: string, folder: string): Promise<number> {
  const named = (await tokenFiles(folder)).filter(([, stored]) => stored.name === name);
  for (const [path] of named) await rm(path, { force: true });
  return named.length;
}

async function tokenFiles(folder: string): Promise<readonly (readonly [path: string, StoredToken])[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const paths = names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  const read = await Promise.all(
    paths.map(async (path) => [path, await readToken(path).catch(() => brokenFile(path))] as const),
  );
  // A token may be revoked meanwhile.
  return read.flatMap(([path, stored]) => (stored === undefined ? [] : [[path, stored] as const]));
}

function brokenFile(path: string): never {
  throw new ExpectedError(`${path} does not contain a token. Remove the file.`);
}
