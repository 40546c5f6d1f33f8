/** Tokens of our own: what they look like, what is kept of them, and which count. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { authenticationBy } from '../../../../src/api/callers/authentication.js';
import { AuthenticationUnavailable, Unauthenticated } from '../../../../src/api/callers/refusals.js';
import {
  callerWithToken,
  createToken,
  listTokens,
  revokeToken,
  type WantedToken,
} from '../../../../src/api/callers/tokens.js';

const now = Date.parse('2026-11-29T12:00:00Z');
const wanted: WantedToken = { name: 'ci', scopes: ['import'], createdAt: now, expiresAt: now + 1000 };

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'rolegraph-tokens-')), 'tokens');
});

const refusalOf = (asked: Promise<unknown>): Promise<unknown> => asked.catch((error: unknown) => error);
const fileOf = (): string => join(folder, readdirSync(folder)[0] ?? '');
const textsOf = (): readonly string[] =>
  readdirSync(folder).map((name) => `${name} ${readFileSync(join(folder, name), 'utf8')}`);

describe('a token', () => {
  it('has a beginning and an end that scanners know it by, and 256 random bits between', async () => {
    const made = new Set<string>();
    for (let n = 0; n < 50; n += 1) made.add(await createToken({ ...wanted, name: `n${n}` }, folder));
    expect(made.size).toBe(50);
    for (const token of made) expect(token).toMatch(/^rolegraph_[0-9A-Za-z]{49}$/);
  });

  it('counts, with what it was made for', async () => {
    const token = await createToken({ ...wanted, accountIds: ['111122223333'] }, folder);
    expect(await callerWithToken(token, folder, now)).toEqual({
      name: 'ci',
      scopes: new Set(['import']),
      accountIds: new Set(['111122223333']),
    });
    const all = await createToken({ ...wanted, name: 'all' }, folder);
    expect(await callerWithToken(all, folder, now)).not.toHaveProperty('accountIds');
  });

  it('is kept as a hash, for its owner alone', async () => {
    const token = await createToken(wanted, folder);
    const secret = token.slice('rolegraph_'.length);
    for (const text of textsOf()) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(secret.slice(0, 12));
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(fileOf()).mode & 0o777).toBe(0o600);
  });

  it('expires', async () => {
    const token = await createToken(wanted, folder);
    expect(await refusalOf(callerWithToken(token, folder, now + 999))).not.toBeInstanceOf(Error);
    expect(await refusalOf(callerWithToken(token, folder, now + 1000))).toBeInstanceOf(Unauthenticated);
    const lasting = await createToken({ ...wanted, name: 'lasting', expiresAt: undefined }, folder);
    expect((await callerWithToken(lasting, folder, now + 1e15)).name).toBe('lasting');
  });

  it('is refused from the moment on at which it is revoked, and the others are not', async () => {
    const [token, other] = [
      await createToken(wanted, folder),
      await createToken({ ...wanted, name: 'other' }, folder),
    ];
    expect((await callerWithToken(token, folder, now)).name).toBe('ci');
    expect(await revokeToken('ci', folder)).toBe(1);
    expect(await refusalOf(callerWithToken(token, folder, now))).toBeInstanceOf(Unauthenticated);
    expect((await callerWithToken(other, folder, now)).name).toBe('other');
    expect(await revokeToken('ci', folder)).toBe(0);
  });

  it.each<[string, (token: string) => string]>([
    ['one character less', (token) => token.slice(0, -1)],
    ['one character more', (token) => `${token}0`],
    ['one other character', (token) => token.replace(/.(?=.{20}$)/, (one) => (one === 'a' ? 'b' : 'a'))],
    ['another checksum', (token) => `${token.slice(0, -6)}000000`],
    ['another beginning', (token) => token.replace('rolegraph_', 'Rolegraph_')],
    ['nothing behind its beginning', () => 'rolegraph_'],
    ['a path for its secret', () => 'rolegraph_../../../../../../../../../etc/passwd'],
  ])('is refused with %s', async (_name, changed) => {
    const token = await createToken(wanted, folder);
    expect(changed(token)).not.toBe(token);
    expect(await refusalOf(callerWithToken(changed(token), folder, now))).toBeInstanceOf(Unauthenticated);
  });

  it('of another folder is refused, also where the file of its hash is there with another hash', async () => {
    const token = await createToken(wanted, folder);
    const file = fileOf();
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/"sha256": "(.{60})..../, '"sha256": "$1ffff'));
    expect(readFileSync(file, 'utf8')).not.toBe(text);
    expect(await refusalOf(callerWithToken(token, folder, now))).toBeInstanceOf(Unauthenticated);
    expect(await refusalOf(callerWithToken(token, `${folder}2`, now))).toBeInstanceOf(Unauthenticated);
  });

  it.each([
    ['no JSON', () => '{'],
    ['accounts that are no list', (text: string) => text.replace('{', '{ "accountIds": "all",')],
    ['accounts that are null', (text: string) => text.replace('{', '{ "accountIds": null,')],
    ['a scope that nobody knows', (text: string) => text.replace('"import"', '"all"')],
    ['a setting that nobody knows', (text: string) => text.replace('{', '{ "accounts": [],')],
  ])('whose file holds %s lets nobody in', async (_name, changed) => {
    const token = await createToken(wanted, folder);
    const text = readFileSync(fileOf(), 'utf8');
    expect(changed(text)).not.toBe(text);
    writeFileSync(fileOf(), changed(text));
    expect(await refusalOf(callerWithToken(token, folder, now))).toBeInstanceOf(AuthenticationUnavailable);
    await expect(listTokens(folder)).rejects.toThrow('does not contain a token');
  });
});

describe('the folder', () => {
  it('lists tokens by name, and what each may', async () => {
    await createToken({ ...wanted, name: 'b' }, folder);
    await createToken({ ...wanted, name: 'a', scopes: ['read', 'analyze'] }, folder);
    expect((await listTokens(folder)).map(({ name, scopes }) => [name, scopes])).toEqual([
      ['a', ['read', 'analyze']],
      ['b', ['import']],
    ]);
  });

  it('is made with the first token: before, there are none, and none is refused for another reason', async () => {
    expect(await listTokens(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  it('takes a name once', async () => {
    await createToken(wanted, folder);
    await expect(createToken(wanted, folder)).rejects.toThrow('There is a token ci already');
    expect(await listTokens(folder)).toHaveLength(1);
  });

  it('takes a name once, and loses no token, where several are made at once', async () => {
    const names = ['ci', 'ci', 'a', 'ci', 'b'];
    const made = await Promise.allSettled(names.map((name) => createToken({ ...wanted, name }, folder)));
    const tokens = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const counted = await Promise.all(tokens.map((token) => callerWithToken(token, folder, now)));
    expect(counted.map(({ name }) => name).sort()).toEqual(['a', 'b', 'ci']);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('that cannot be read lets nobody in, and says so', async () => {
    const token = await createToken(wanted, folder);
    expect(await refusalOf(callerWithToken(token, fileOf(), now))).toBeInstanceOf(AuthenticationUnavailable);
  });
});

describe('the header', () => {
  const authenticate = async (header: string | undefined) =>
    authenticationBy({ kind: 'tokens', folder })?.(header);
  const lasting = { ...wanted, expiresAt: undefined };

  it.each(['Bearer ', 'bearer ', 'BEARER   '])('begins with %j', async (scheme) => {
    expect((await authenticate(`${scheme}${await createToken(lasting, folder)}`))?.name).toBe('ci');
  });

  it.each<[string, (token: string) => string | undefined]>([
    ['missing', () => undefined],
    ['empty', () => ''],
    ['the token alone', (token) => token],
    ['a name and password', (token) => `Basic ${Buffer.from(`ci:${token}`).toString('base64')}`],
    ['two tokens', (token) => `Bearer ${token}, Bearer ${token}`],
    ['a token and more', (token) => `Bearer ${token} x`],
    ['a token in quotes', (token) => `Bearer "${token}"`],
    ['longer than any', () => `Bearer ${'a'.repeat(8_193)}`],
  ])('is refused where it is %s', async (_name, header) => {
    const token = await createToken(lasting, folder);
    expect(await refusalOf(authenticate(header(token)))).toBeInstanceOf(Unauthenticated);
  });

  it('is not looked at where nobody is asked', () => {
    expect(authenticationBy({ kind: 'none' })).toBeUndefined();
  });
});
