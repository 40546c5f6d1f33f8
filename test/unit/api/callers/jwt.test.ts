/** Tokens of an issuer: what is let in, as whom, and what is refused, case by case (RFC 8725). */
import { createHmac, generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { authenticationBy } from '../../../../src/api/callers/authentication.js';
import { jwtCallers, type JwtSettings } from '../../../../src/api/callers/jwt.js';
import { AuthenticationUnavailable, Unauthenticated } from '../../../../src/api/callers/refusals.js';
import { isDeep } from '../../../support/runs.js';

// ── An issuer ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Key {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const rsa = (kid: string, alg = 'RS256', modulusLength = 2048): Key => ({
  kid,
  alg,
  ...generateKeyPairSync('rsa', { modulusLength }),
});
const keys = {
  usual: rsa('usual'),
  rotated: rsa('rotated'),
  stranger: rsa('usual'),
  weak: rsa('weak', 'RS256', 1024),
  pss: rsa('pss', 'PS256'),
  curve: { kid: 'curve', alg: 'ES256', ...generateKeyPairSync('ec', { namedCurve: 'prime256v1' }) },
  edwards: { kid: 'edwards', alg: 'EdDSA', ...generateKeyPairSync('ed25519') },
};

const jwkOf = ({ kid, alg, publicKey }: Key): object => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  alg,
  use: 'sig',
});
const secretKey = { kty: 'oct', kid: 'secret', alg: 'HS256', k: Buffer.from('secret').toString('base64url') };
const forEncryption = { ...jwkOf(rsa('encryption')), use: 'enc' };
const published = [
  ...[keys.usual, keys.weak, keys.pss, keys.curve, keys.edwards].map(jwkOf),
  secretKey,
  forEncryption,
];

/** What the issuer answers, and how often it was asked. */
const issuer = {
  status: 200,
  body: JSON.stringify({ keys: published }),
  isSilent: false,
  asked: 0,
  other: 0,
};
const usually = { ...issuer };

let server: Server;
let settings: JwtSettings;
let verify: (token: string) => ReturnType<ReturnType<typeof jwtCallers>>;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/keys') issuer.asked += 1;
    else issuer.other += 1;
    if (issuer.isSilent) return;
    const location = issuer.status === 302 ? { location: '/elsewhere' } : {};
    response.writeHead(request.url === '/keys' ? issuer.status : 200, location).end(issuer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  settings = {
    issuer: 'https://issuer.example',
    audience: 'rolegraph',
    jwks: `http://127.0.0.1:${port}/keys`,
    scopesClaim: 'scope',
  };
  verify = jwtCallers(settings);
});
afterEach(() => {
  vi.useRealTimers();
  Object.assign(issuer, usually);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

// ── Its tokens ───────────────────────────────────────────────────────────────────────────────────────────────────────

const now = (): number => Math.floor(Date.now() / 1000);

type Fields = Readonly<Record<string, unknown>>;

const claims = (): Fields => ({
  iss: 'https://issuer.example',
  aud: 'rolegraph',
  sub: 'ci',
  iat: now(),
  exp: now() + 300,
  scope: 'openid rolegraph:read rolegraph:import',
});

const encoded = (text: string | Buffer): string => Buffer.from(text).toString('base64url');

const digests: Readonly<Record<string, string>> = { RS256: 'sha256', RS512: 'sha512', ES256: 'sha256' };

function signatureOf(alg: string, input: string, key: KeyObject): Buffer {
  const padding = 6; // RSA_PKCS1_PSS_PADDING
  if (alg === 'PS256') return signBytes('sha256', Buffer.from(input), { key, padding, saltLength: 32 });
  if (alg === 'ES256') return signBytes('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
  return signBytes(digests[alg] ?? null, Buffer.from(input), key);
}

/** Whatever stands in it. */
function signedText(header: string, payload: string, { alg, privateKey }: Key): string {
  const input = `${encoded(header)}.${encoded(payload)}`;
  return `${input}.${signatureOf(alg, input, privateKey).toString('base64url')}`;
}

const token = (changed: Fields = {}, header: Fields = {}, key: Key = keys.usual): string =>
  signedText(
    JSON.stringify({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header }),
    JSON.stringify({ ...claims(), ...changed }),
    key,
  );

const keyedByHash = (key: string | Buffer, kid: string): string => {
  const input = `${encoded(JSON.stringify({ alg: 'HS256', kid }))}.${encoded(JSON.stringify(claims()))}`;
  return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
};
const pem = () => keys.usual.publicKey.export({ type: 'spki', format: 'pem' });

const unsigned = (alg: string): string =>
  `${encoded(JSON.stringify({ alg, kid: 'usual' }))}.${encoded(JSON.stringify(claims()))}.`;

const tampered = (): string => {
  const [header = '', , signature = ''] = token().split('.');
  return `${header}.${encoded(JSON.stringify({ ...claims(), scope: 'rolegraph:admin' }))}.${signature}`;
};

const HOUR = 3_600;

// ── Cases ────────────────────────────────────────────────────────────────────────────────────────────────────────────

describe('is let in', () => {
  it.each<[string, () => string]>([
    ['with the usual signature', () => token()],
    ['with PSS', () => token({}, {}, keys.pss)],
    ['with an elliptic curve', () => token({}, {}, keys.curve)],
    ['with an Edwards curve', () => token({}, {}, keys.edwards)],
    ['of the type JWT', () => token({}, { typ: 'JWT' })],
    ['of the type with its prefix', () => token({}, { typ: 'application/at+jwt' })],
    ['without a type', () => token({}, { typ: undefined })],
    ['for several audiences, us among them', () => token({ aud: ['other', 'rolegraph'] })],
    ['that has just expired by a clock that is behind', () => token({ exp: now() - 50 })],
    ['that begins to count in a moment', () => token({ nbf: now() + 50 })],
    ['issued by a clock that is ahead', () => token({ iat: now() + 50 })],
    ['issued 23 hours ago', () => token({ iat: now() - 23 * HOUR })],
    ['with claims that nobody knows', () => token({ admin: true, role: 'root' })],
  ])('a token %s', async (_name, made) => {
    expect(await verify(made())).toEqual({ name: 'ci', scopes: new Set(['read', 'import']) });
  });
});

const INVALID = 'The token is not valid.';
const EXPIRED = 'The token has expired.';
const notFor = (claim: string): string =>
  `The token is not for this server: its claim ${claim} is missing or does not match.`;

describe('is refused', () => {
  it.each<[string, () => string, string]>([
    // Algorithms and signatures.
    ['without a signature (none)', () => unsigned('none'), INVALID],
    ['without a signature (None)', () => unsigned('None'), INVALID],
    ['without a signature (RS256)', () => unsigned('RS256'), INVALID],
    ['with the public key as a shared secret', () => keyedByHash(pem(), 'usual'), INVALID],
    [
      'with the published key, as published, as a shared secret',
      () => keyedByHash(JSON.stringify(jwkOf(keys.usual)), 'usual'),
      INVALID,
    ],
    ['with a shared secret that is published', () => keyedByHash('secret', 'secret'), INVALID],
    ['with an empty shared secret', () => keyedByHash('', 'usual'), INVALID],
    ['of another key with the same id', () => token({}, {}, keys.stranger), INVALID],
    ['changed after it was signed', tampered, INVALID],
    ['with an algorithm that is not that of the key', () => token({}, { kid: 'pss' }), INVALID],
    [
      'with an algorithm that the key could do',
      () => token({}, {}, { ...keys.usual, alg: 'RS512' }),
      INVALID,
    ],
    ['with a weak key', () => token({}, {}, keys.weak), INVALID],
    ['with a key for encryption', () => token({}, { kid: 'encryption' }), INVALID],
    ['without an algorithm', () => token({}, { alg: undefined }), INVALID],
    ['with an algorithm that is a number', () => token({}, { alg: 256 }), INVALID],
    ['with half a signature', () => token().slice(0, -100), INVALID],
    // Which key.
    ['without the id of a key', () => token({}, { kid: undefined }), INVALID],
    ['with an id that is a number', () => token({}, { kid: 1 }), INVALID],
    ['with an id that no key has', () => token({}, { kid: '../../usual' }), INVALID],
    ['with a key of its own', () => token({}, { jwk: jwkOf(keys.stranger) }, keys.stranger), INVALID],
    [
      'that says where its key is',
      () => token({}, { jku: settings.jwks.replace('keys', 'mine') }, keys.stranger),
      INVALID,
    ],
    [
      'that says where its certificate is',
      () => token({}, { x5u: settings.jwks.replace('keys', 'mine') }, keys.stranger),
      INVALID,
    ],
    ['with a certificate of its own', () => token({}, { x5c: ['MIIB'] }, keys.stranger), INVALID],
    ['with an extension that has to be understood', () => token({}, { crit: ['mine'], mine: 1 }), INVALID],
    ['whose payload is not encoded', () => token({}, { crit: ['b64'], b64: false }), INVALID],
    // For whom, of whom, of which kind.
    ['of another issuer', () => token({ iss: 'https://other.example' }), notFor('iss')],
    ['of an issuer with a slash more', () => token({ iss: 'https://issuer.example/' }), notFor('iss')],
    ['of a list of issuers', () => token({ iss: ['https://issuer.example'] }), notFor('iss')],
    ['without an issuer', () => token({ iss: undefined }), notFor('iss')],
    ['for somebody else', () => token({ aud: 'other' }), notFor('aud')],
    ['for somebody whose name begins as ours', () => token({ aud: 'rolegraph2' }), notFor('aud')],
    ['for nobody', () => token({ aud: [] }), notFor('aud')],
    ['without an audience', () => token({ aud: undefined }), notFor('aud')],
    ['for an audience that is an object', () => token({ aud: { rolegraph: true } }), notFor('aud')],
    ['of a logout', () => token({}, { typ: 'logout+jwt' }), notFor('typ')],
    ['of an event', () => token({}, { typ: 'secevent+jwt' }), notFor('typ')],
    ['of an empty type', () => token({}, { typ: '' }), notFor('typ')],
    ['of a type that is a number', () => token({}, { typ: 1 }), INVALID],
    // Time.
    ['that has expired', () => token({ exp: now() - 61 }), EXPIRED],
    ['that expired long ago', () => token({ exp: 0 }), EXPIRED],
    ['that never expires', () => token({ exp: undefined }), notFor('exp')],
    ['that expires at a text', () => token({ exp: '9999999999' }), notFor('exp')],
    ['that expires at null', () => token({ exp: null }), notFor('exp')],
    ['that does not count yet', () => token({ nbf: now() + 65 }), notFor('nbf')],
    ['that counts from a text on', () => token({ nbf: 'now' }), notFor('nbf')],
    ['issued in the future', () => token({ iat: now() + 65 }), notFor('iat')],
    ['issued in the far future', () => token({ iat: 4e9, exp: 5e9 }), notFor('iat')],
    ['issued nobody knows when', () => token({ iat: undefined }), notFor('iat')],
    [
      'issued more than a day ago, though it expires in a year',
      () => token({ iat: now() - 25 * HOUR, exp: now() + 365 * 24 * HOUR }),
      EXPIRED,
    ],
    // Who.
    ['of nobody', () => token({ sub: undefined }), notFor('sub')],
    ['of an empty name', () => token({ sub: '' }), notFor('sub')],
    ['of a name that is a number', () => token({ sub: 7 }), notFor('sub')],
    ['of a name with a line break', () => token({ sub: 'ci\nadmin' }), notFor('sub')],
    ['of a name that is the terminal’s', () => token({ sub: 'terminal:root' }), notFor('sub')],
    ['of a name that is nobody’s', () => token({ sub: '-' }), notFor('sub')],
    ['of a name that is whoever’s', () => token({ sub: 'anonymous' }), notFor('sub')],
    ['of a name without an end', () => token({ sub: 'x'.repeat(201) }), notFor('sub')],
    ['whose scopes are a number', () => token({ scope: 7 }), notFor('scope')],
    ['whose scopes are an object', () => token({ scope: { 'rolegraph:admin': true } }), notFor('scope')],
    ['whose scopes are a list with a list', () => token({ scope: [['rolegraph:admin']] }), notFor('scope')],
    ['whose scopes are null', () => token({ scope: null }), notFor('scope')],
    // Shape.
    [
      'with a claim that is there twice',
      () =>
        signedText(
          JSON.stringify({ alg: 'RS256', kid: 'usual' }),
          JSON.stringify(claims()).replace('{', '{"scope":"rolegraph:admin",'),
          keys.usual,
        ),
      INVALID,
    ],
    [
      'with a header that is there twice',
      () => signedText('{"alg":"RS256","kid":"usual","kid":"usual"}', JSON.stringify(claims()), keys.usual),
      INVALID,
    ],
    [
      'with a claim twice, once in other letters for the same',
      () =>
        signedText(
          JSON.stringify({ alg: 'RS256', kid: 'usual' }),
          JSON.stringify(claims()).replace('{', '{"\\u0073ub":"admin",'),
          keys.usual,
        ),
      INVALID,
    ],
    [
      'whose payload is a list',
      () => signedText(JSON.stringify({ alg: 'RS256', kid: 'usual' }), '[1]', keys.usual),
      INVALID,
    ],
    [
      'whose payload is no JSON',
      () => signedText(JSON.stringify({ alg: 'RS256', kid: 'usual' }), '{"sub":', keys.usual),
      INVALID,
    ],
    [
      'whose payload is no UTF-8',
      () =>
        `${encoded(JSON.stringify({ alg: 'RS256', kid: 'usual' }))}.${encoded(Buffer.from([0x7b, 0xff, 0x7d]))}.AAAA`,
      INVALID,
    ],
    [
      'that nests without end',
      () => signedText(JSON.stringify({ alg: 'RS256', kid: 'usual' }), '['.repeat(4_000), keys.usual),
      INVALID,
    ],
    ['of two parts', () => token().split('.').slice(0, 2).join('.'), INVALID],
    ['of five parts, as encrypted ones have', () => `${token()}.a.b`, INVALID],
    ['of no part', () => '', INVALID],
    ['that is one of ours', () => `rolegraph_${'0'.repeat(49)}`, INVALID],
  ])('a token %s', async (_name, made, message) => {
    const refusal = await verify(made()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Unauthenticated);
    expect(String(refusal)).toContain(message);
    expect(issuer.other).toBe(0);
  });
});

describe('a header', () => {
  const authenticate = async (header: string) => authenticationBy({ kind: 'jwt', ...settings })?.(header);

  it('with a token is let in', async () => {
    expect((await authenticate(`Bearer ${token()}`))?.name).toBe('ci');
  });

  it('with a token of more than 8,192 characters is refused, though all of it is true', async () => {
    const fits = token({ more: 'x'.repeat(5_000) });
    expect((await authenticate(`Bearer ${fits}`))?.name).toBe('ci');
    const large = token({ more: 'x'.repeat(6_000) });
    expect((await verify(large)).name).toBe('ci');
    await expect(authenticate(`Bearer ${large}`)).rejects.toThrow(Unauthenticated);
  });
});

describe('scopes', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a text with spaces', 'rolegraph:read  rolegraph:analyze', ['read', 'analyze']],
    ['a list', ['rolegraph:admin'], ['admin']],
    ['those of others', 'read admin rolegraph:root ROLEGRAPH:ADMIN rolegraph:admin2', []],
    ['no claim', undefined, []],
    ['an empty text', '', []],
  ])('are taken from %s', async (_name, scope, held) => {
    expect([...(await verify(token({ scope }))).scopes]).toEqual(held);
  });
});

describe('accounts, where their claim is named', () => {
  const limited = (accounts: unknown) =>
    jwtCallers({ ...settings, accountsClaim: 'https://rolegraph.example/accounts' })(
      token({ 'https://rolegraph.example/accounts': accounts }),
    );

  it.each<[string, unknown, readonly string[] | undefined]>([
    ['a list', ['111122223333', '000011112222'], ['111122223333', '000011112222']],
    ['a text with spaces', '111122223333 000011112222', ['111122223333', '000011112222']],
    ['an empty list: none', [], []],
    ['an empty text: none', '', []],
    ['a star: all', '*', undefined],
    ['a list with a star alone: all', ['*'], undefined],
  ])('are taken from %s', async (_name, claim, accounts) => {
    const { accountIds } = await limited(claim);
    expect(accountIds && [...accountIds]).toEqual(accounts);
  });

  it.each<[string, unknown]>([
    ['missing', undefined],
    ['null', null],
    ['true', true],
    ['a number', 111122223333],
    ['a list with a number', [111122223333]],
    ['a list with null', [null]],
    ['an object', { 0: '111122223333' }],
    ['a list in a list', [['111122223333']]],
    ['too few digits', ['11112222333']],
    ['commas', '111122223333,000011112222'],
    ['other digits', ['١١١١٢٢٢٢٣٣٣٣']],
    ['a line break behind', ['111122223333\n']],
    ['a pattern', ['1111*']],
    ['a star among others', ['*', '111122223333']],
    ['all', 'all'],
  ])('are refused where the claim is %s', async (_name, claim) => {
    await expect(limited(claim)).rejects.toThrow(notFor('https://rolegraph.example/accounts'));
  });

  it('do not count where their claim is not named', async () => {
    expect(await verify(token({ accounts: ['111122223333'] }))).not.toHaveProperty('accountIds');
  });
});

describe('the keys', () => {
  const later = (seconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
  const refusalOf = (asked: Promise<unknown>): Promise<unknown> => asked.catch((error: unknown) => error);

  it('are asked for once, however many tokens come at once', async () => {
    const check = jwtCallers(settings);
    await Promise.all(Array.from({ length: 20 }, () => check(token())));
    await check(token());
    expect(issuer.asked).toBe(1);
  });

  it('are asked for once in 30 seconds, however many ids nobody knows come', async () => {
    later(0);
    const check = jwtCallers(settings);
    await check(token());
    for (let n = 0; n < 50; n += 1)
      expect(await refusalOf(check(token({}, { kid: `unknown${n}` })))).toBeInstanceOf(Unauthenticated);
    expect(issuer.asked).toBe(1);
    later(31);
    for (let n = 0; n < 50; n += 1)
      expect(await refusalOf(check(token({}, { kid: `unknown${n}` })))).toBeInstanceOf(Unauthenticated);
    expect(issuer.asked).toBe(2);
  });

  it('may change: a new one counts at the first token that names it, a gone one within ten minutes', async () => {
    const check = jwtCallers(settings);
    await check(token());
    issuer.body = JSON.stringify({ keys: [jwkOf(keys.rotated)] });
    later(31);
    expect((await check(token({}, {}, keys.rotated))).name).toBe('ci');
    expect(await refusalOf(check(token()))).toBeInstanceOf(Unauthenticated);

    issuer.body = JSON.stringify({ keys: [jwkOf(keys.usual)] });
    later(601);
    expect(await refusalOf(check(token({}, {}, keys.rotated)))).toBeInstanceOf(Unauthenticated);
    expect((await check(token())).name).toBe('ci');
  });

  it('that are at hand serve while the issuer is away; later nothing can be told', async () => {
    const check = jwtCallers(settings);
    await check(token());
    issuer.status = 500;
    expect((await check(token())).name).toBe('ci');
    later(601);
    expect(await refusalOf(check(token()))).toBeInstanceOf(AuthenticationUnavailable);
    issuer.status = 200;
    later(6);
    expect((await check(token())).name).toBe('ci');
  });

  it('are asked for once in 5 seconds while they cannot be had', async () => {
    issuer.status = 503;
    // The clock stands still, however slow the machine is.
    later(0);
    const check = jwtCallers(settings);
    for (let n = 0; n < 20; n += 1)
      expect(await refusalOf(check(token()))).toBeInstanceOf(AuthenticationUnavailable);
    expect(issuer.asked).toBe(1);
    later(6);
    expect(await refusalOf(check(token()))).toBeInstanceOf(AuthenticationUnavailable);
    expect(issuer.asked).toBe(2);
  });

  it.each<[string, Partial<typeof issuer>]>([
    ['no JSON', { body: '<html>' }],
    ['another JSON', { body: '{"keys":{}}' }],
    ['more than a megabyte', { body: JSON.stringify({ keys: [], more: 'x'.repeat(2 ** 20) }) }],
    ['another address', { status: 302 }],
    ['that there is nothing', { status: 404 }],
  ])('cannot be had where the issuer answers %s', async (_name, answer) => {
    Object.assign(issuer, answer);
    const refusal = await refusalOf(jwtCallers(settings)(token()));
    expect(refusal).toBeInstanceOf(AuthenticationUnavailable);
    expect(issuer.other).toBe(0);
  });

  it('are found by their id alone, also where there is only one', async () => {
    issuer.body = JSON.stringify({ keys: [jwkOf(keys.usual)] });
    const check = jwtCallers(settings);
    expect(await refusalOf(check(token({}, { kid: undefined })))).toBeInstanceOf(Unauthenticated);
    expect((await check(token())).name).toBe('ci');
  });

  it('cannot be had where nobody listens', async () => {
    const check = jwtCallers({ ...settings, jwks: 'http://127.0.0.1:1/keys' });
    expect(await refusalOf(check(token()))).toBeInstanceOf(AuthenticationUnavailable);
  });

  it.runIf(isDeep)('are not waited for longer than five seconds', async () => {
    issuer.isSilent = true;
    const start = performance.now();
    expect(await refusalOf(jwtCallers(settings)(token()))).toBeInstanceOf(AuthenticationUnavailable);
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
