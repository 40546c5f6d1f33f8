/** Who may ask, as the environment says it: what it comes to, and what is refused with a word on what to do. */
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';

const jwt = {
  ROLEGRAPH_AUTH: 'jwt',
  ROLEGRAPH_JWT_ISSUER: 'https://issuer.example',
  ROLEGRAPH_JWT_AUDIENCE: 'rolegraph',
  ROLEGRAPH_JWT_JWKS: 'https://issuer.example/keys',
};

describe('who may ask', () => {
  it('is not asked unless the environment says so', () => {
    expect(readConfig({}).access).toEqual({ kind: 'none' });
    expect(readConfig({ ROLEGRAPH_AUTH: '' }).access).toEqual({ kind: 'none' });
  });

  it('has a token below the data folder', () => {
    const { access, tokensFolder } = readConfig({ ROLEGRAPH_AUTH: 'tokens', ROLEGRAPH_DATA_DIR: '/data' });
    expect(access).toEqual({ kind: 'tokens', folder: '/data/tokens' });
    expect(tokensFolder).toBe('/data/tokens');
  });

  it('has a token of an issuer', () => {
    const named = { ROLEGRAPH_JWT_SCOPES_CLAIM: 'roles', ROLEGRAPH_JWT_ACCOUNTS_CLAIM: 'accounts' };
    const access = {
      kind: 'jwt',
      issuer: 'https://issuer.example',
      audience: 'rolegraph',
      jwks: 'https://issuer.example/keys',
    };
    expect(readConfig(jwt).access).toEqual({ ...access, scopesClaim: 'scope', accountsClaim: undefined });
    expect(readConfig({ ...jwt, ...named }).access).toEqual({
      ...access,
      scopesClaim: 'roles',
      accountsClaim: 'accounts',
    });
  });

  it.each(['http://127.0.0.1:8080/keys', 'http://[::1]/keys', 'http://localhost/keys'])(
    'takes keys from this machine, %s',
    (address) => {
      expect(readConfig({ ...jwt, ROLEGRAPH_JWT_JWKS: address }).access).toMatchObject({ jwks: address });
    },
  );

  it.each([
    'http://issuer.example/keys',
    'http://127.0.0.1.example/keys',
    'https://user:password@issuer.example/keys',
    'file:///etc/keys.json',
    'issuer.example/keys',
  ])('takes no keys from %s', (address) => {
    expect(() => readConfig({ ...jwt, ROLEGRAPH_JWT_JWKS: address })).toThrow(
      'ROLEGRAPH_JWT_JWKS is not an https://',
    );
  });

  it.each<[string, NodeJS.ProcessEnv, readonly string[]]>([
    ['a word that it does not know', { ROLEGRAPH_AUTH: 'Tokens' }, ['ROLEGRAPH_AUTH']],
    [
      'what an issuer takes, and is not there',
      { ROLEGRAPH_AUTH: 'jwt', ROLEGRAPH_JWT_ISSUER: '' },
      [
        'ROLEGRAPH_JWT_ISSUER is missing',
        'ROLEGRAPH_JWT_AUDIENCE is missing',
        'ROLEGRAPH_JWT_JWKS is missing',
      ],
    ],
    [
      'what does nothing without an issuer',
      { ...jwt, ROLEGRAPH_AUTH: 'tokens' },
      ['ROLEGRAPH_JWT_ISSUER does nothing without', 'ROLEGRAPH_JWT_JWKS does nothing without'],
    ],
    [
      'a variable that is gone, with what to do instead',
      { ROLEGRAPH_ALLOW_REMOTE: 'false' },
      ['ROLEGRAPH_ALLOW_REMOTE is gone', 'set ROLEGRAPH_AUTH to tokens or jwt'],
    ],
    [
      'all of it at once',
      { ROLEGRAPH_AUTH: 'jwt', PORT: 'x', ROLEGRAPH_PAGES: 'yes', ROLEGRAPH_ALLOW_REMOTE: 'true' },
      ['PORT', 'ROLEGRAPH_PAGES', 'ROLEGRAPH_ALLOW_REMOTE', 'ROLEGRAPH_JWT_ISSUER', 'ROLEGRAPH_JWT_JWKS'],
    ],
  ])('refuses %s', (_name, environment, words) => {
    for (const word of words) expect(() => readConfig(environment)).toThrow(word);
  });
});

describe('a value that is no good', () => {
  it.each<[NodeJS.ProcessEnv, string]>([
    [{ PORT: '99999' }, 'PORT is more than 65535'],
    [{ PORT: '-1' }, 'PORT is less than 0'],
    [{ PORT: 'x' }, 'PORT is no number'],
    [{ PORT: '1.5' }, 'PORT is no whole number'],
    [{ ROLEGRAPH_RATE: '0' }, 'ROLEGRAPH_RATE is less than 1'],
    [{ ROLEGRAPH_PAGE_SIZE: '101' }, 'ROLEGRAPH_PAGE_SIZE is more than 100'],
    [{ ROLEGRAPH_QUESTION_TIME: '61' }, 'ROLEGRAPH_QUESTION_TIME is more than 60'],
    [{ ROLEGRAPH_SCENARIO_TIME: '301' }, 'ROLEGRAPH_SCENARIO_TIME is more than 300'],
    [{ ROLEGRAPH_LOG: 'loud' }, 'ROLEGRAPH_LOG is none of off, error, warn, info'],
    [{ ROLEGRAPH_PAGES: 'yes' }, 'ROLEGRAPH_PAGES is none of true, false'],
  ])('%o: %s', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(`The environment is not usable: ${sentence}.`);
  });
});

describe('a variable that is no setting', () => {
  it('is refused, as a limit with a mistyped name would not hold', () => {
    const mistyped = { ROLEGRAPH_RATE_BURTS: '5', ROLEGRAPH_DEPTHS: '3', PORT: 'x' };
    expect(() => readConfig(mistyped)).toThrow(
      'PORT is no number; ROLEGRAPH_RATE_BURTS is no setting; ROLEGRAPH_DEPTHS is no setting.',
    );
  });

  it('is left to others: the folder of jars, and what Kubernetes sets for a service of this name', () => {
    const others = {
      ROLEGRAPH_CACHE_DIR: '/cache',
      ROLEGRAPH_PORT: 'tcp://10.0.0.1:4000',
      ROLEGRAPH_PORT_4000_TCP_ADDR: '10.0.0.1',
      ROLEGRAPH_SERVICE_HOST: '10.0.0.1',
    };
    expect(readConfig(others)).toEqual(readConfig({}));
  });
});

describe('a server', () => {
  it('does not start where others reach it and nobody is asked who they are', () => {
    const environment = { HOST: '0.0.0.0', PORT: 'x' };
    expect(() => readConfig(environment, { serves: true })).toThrow(/PORT is no number; HOST is 0\.0\.0\.0/);
    for (const known of [{ HOST: '127.0.0.1' }, { HOST: '0.0.0.0', ROLEGRAPH_AUTH: 'tokens' }])
      expect(readConfig(known, { serves: true }).host).toBe(known.HOST);
    expect(readConfig({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  });
});

describe('what may be asked for', () => {
  it('is as usual where the environment says nothing', () => {
    const { limits, log, auditLog } = readConfig({});
    expect(Object.values(limits).filter((limit) => limit !== undefined)).toEqual([]);
    expect([log, auditLog]).toEqual(['warn', undefined]);
  });

  it('is as the environment says', () => {
    const limits = {
      ROLEGRAPH_BODY_LIMIT: '7',
      ROLEGRAPH_BODY_TIME: '15',
      ROLEGRAPH_ARRIVING: '16',
      ROLEGRAPH_WAITING_TIME: '17',
      ROLEGRAPH_IMPORT_LIMIT: '18',
      ROLEGRAPH_IMPORT_FILES: '19',
      ROLEGRAPH_IMPORT_TIME: '20',
      ROLEGRAPH_IMPORT_IDLE_TIME: '21',
      ROLEGRAPH_TOKENS: '8',
      ROLEGRAPH_SELECTIONS: '9',
      ROLEGRAPH_DEPTH: '10',
      ROLEGRAPH_ALIASES: '11',
      ROLEGRAPH_DIRECTIVES: '0',
      ROLEGRAPH_COST_LIMIT: '1',
      ROLEGRAPH_RESPONSE_LIMIT: '2',
      ROLEGRAPH_RUNNING: '3',
      ROLEGRAPH_RUNNING_PER_CALLER: '4',
      ROLEGRAPH_WAITING: '0',
      ROLEGRAPH_RATE: '5',
      ROLEGRAPH_RATE_BURST: '6',
      ROLEGRAPH_PAGE_SIZE: '12',
      ROLEGRAPH_QUESTION_TIME: '13',
      ROLEGRAPH_SCENARIO_TIME: '14',
      ROLEGRAPH_SCENARIO_WAITING: '0',
    };
    expect(readConfig({ ...limits, ROLEGRAPH_LOG: 'info' })).toMatchObject({
      limits: {
        bodyBytes: 7 * 2 ** 20,
        bodySeconds: 15,
        arriving: 16,
        waitingSeconds: 17,
        importBytes: 18 * 2 ** 20,
        importFiles: 19,
        importSeconds: 20,
        importIdleSeconds: 21,
        tokens: 8,
        selections: 9,
        depth: 10,
        aliases: 11,
        directives: 0,
        cost: 1,
        responseBytes: 2 * 2 ** 20,
        running: 3,
        runningPerCaller: 4,
        waiting: 0,
        perSecond: 5,
        burst: 6,
        pageSize: 12,
        questionSeconds: 13,
      },
      worlds: { seconds: 14, waiting: 0 },
      log: 'info',
    });
  });

  it('is refused all at once where it is wrong', () => {
    const wrong = {
      ROLEGRAPH_RUNNING: '0',
      ROLEGRAPH_WAITING: '-1',
      ROLEGRAPH_RATE: 'fast',
      ROLEGRAPH_LOG: 'loud',
    };
    expect(() => readConfig(wrong)).toThrow(
      /ROLEGRAPH_RUNNING .*ROLEGRAPH_WAITING .*ROLEGRAPH_RATE .*ROLEGRAPH_LOG /,
    );
  });
});
