/** Reads the environment once into one typed value. */
import { join } from 'node:path';
import { z } from 'zod';
import { ExpectedError } from './expectedError.js';
import { remoteProblem } from './loopback.js';

const isAction = (text: string): boolean => /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(text);

const choice = z.enum(['true', 'false']).transform((text) => text === 'true');
const flag = choice.default(false);

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Whether keys from this address are the issuer's: otherwise another party could replace them. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname));
  return isPrivate && username === '' && password === '';
}

/** The name of a claim in tokens. */
const claim = z.string().max(200);

const whole = z.coerce.number().int();
const atLeast = (least: number) => whole.min(least).optional();
const count = atLeast(1);
const seconds = (most: number) => whole.min(1).max(most).optional();

const schema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    HOST: z.string().min(1).default('127.0.0.1'),
    NEO4J_URI: z
      .string()
      .regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/.+/, 'is not a bolt:// or neo4j:// address')
      .optional(),
    NEO4J_USER: z.string().min(1).default('neo4j'),
    NEO4J_PASSWORD: z.string().default(''),
    NEO4J_DATABASE: z.string().min(1).default('neo4j'),
    ROLEGRAPH_DATA_DIR: z.string().min(1).default('.rolegraph'),
    ROLEGRAPH_ALLOW_REMOTE: z
      .never('is gone: to listen where others can reach it, set ROLEGRAPH_AUTH to tokens or jwt')
      .optional(),
    ROLEGRAPH_AUTH: z.enum(['none', 'tokens', 'jwt']).default('none'),
    ROLEGRAPH_JWT_ISSUER: z.string().optional(),
    ROLEGRAPH_JWT_AUDIENCE: z.string().optional(),
    ROLEGRAPH_JWT_JWKS: z
      .string()
      .refine(isSafeUrl, 'is not an https:// address (or http:// of this machine) without a password')
      .optional(),
    ROLEGRAPH_JWT_SCOPES_CLAIM: claim.optional(),
    ROLEGRAPH_JWT_ACCOUNTS_CLAIM: claim.optional(),
    ROLEGRAPH_PAGES: choice.optional(),
    ROLEGRAPH_AUDIT_LOG: z.string().optional(),
    ROLEGRAPH_BODY_LIMIT: count,
    ROLEGRAPH_BODY_TIME: seconds(3_600),
    ROLEGRAPH_ARRIVING: count,
    ROLEGRAPH_TOKENS: count,
    ROLEGRAPH_SELECTIONS: count,
    ROLEGRAPH_DEPTH: count,
    ROLEGRAPH_ALIASES: atLeast(0),
    ROLEGRAPH_DIRECTIVES: atLeast(0),
    ROLEGRAPH_COST_LIMIT: count,
    ROLEGRAPH_RESPONSE_LIMIT: count,
    ROLEGRAPH_RUNNING: count,
    ROLEGRAPH_RUNNING_PER_CALLER: count,
    ROLEGRAPH_WAITING: atLeast(0),
    ROLEGRAPH_WAITING_TIME: seconds(300),
    ROLEGRAPH_RATE: count,
    ROLEGRAPH_RATE_BURST: count,
    ROLEGRAPH_LOG: z.enum(['off', 'error', 'warn', 'info']).default('warn'),
    ROLEGRAPH_IMPORT_LIMIT: whole.min(1).max(1_000_000).optional(),
    ROLEGRAPH_IMPORT_FILES: count,
    ROLEGRAPH_IMPORT_TIME: seconds(86_400),
    ROLEGRAPH_IMPORT_IDLE_TIME: seconds(3_600),
    // Larger ones would be asked for at a price that assumes at most 100.
    ROLEGRAPH_PAGE_SIZE: whole.min(1).max(100).optional(),
    // Well before the database ends a read by itself.
    ROLEGRAPH_QUESTION_TIME: seconds(60),
    ROLEGRAPH_SCENARIO_PRINCIPALS: count,
    // An import may have to wait for it.
    ROLEGRAPH_SCENARIO_TIME: seconds(300),
    ROLEGRAPH_SCENARIO_WAITING: atLeast(0),
    ROLEGRAPH_EXPERIMENTAL_TECHNIQUES: flag,
    ROLEGRAPH_ADMINISTRATIVE_ACTIONS: z
      .string()
      .transform((text) => text.split(',').map((action) => action.trim()))
      .refine(
        (actions) => actions.every(isAction),
        'is not a list of actions, comma-separated: iam:PassRole,…',
      )
      .optional(),
  })
  .transform(({ NEO4J_URI: uri, ...values }) => ({
    port: values.PORT,
    host: values.HOST,
    /** How the server identifies callers. */
    access: accessOf(values),
    /** The folder of Rolegraph's own tokens. */
    tokensFolder: tokensIn(values),
    /** Whether pages are served; missing: only where no other machine can reach them. */
    pages: values.ROLEGRAPH_PAGES,
    /** Limits for one operation, one caller and all together; missing: the defaults. */
    limits: {
      bodyBytes: megabytes(values.ROLEGRAPH_BODY_LIMIT),
      bodySeconds: values.ROLEGRAPH_BODY_TIME,
      arriving: values.ROLEGRAPH_ARRIVING,
      tokens: values.ROLEGRAPH_TOKENS,
      selections: values.ROLEGRAPH_SELECTIONS,
      depth: values.ROLEGRAPH_DEPTH,
      aliases: values.ROLEGRAPH_ALIASES,
      directives: values.ROLEGRAPH_DIRECTIVES,
      cost: values.ROLEGRAPH_COST_LIMIT,
      responseBytes: megabytes(values.ROLEGRAPH_RESPONSE_LIMIT),
      running: values.ROLEGRAPH_RUNNING,
      runningPerCaller: values.ROLEGRAPH_RUNNING_PER_CALLER,
      waiting: values.ROLEGRAPH_WAITING,
      waitingSeconds: values.ROLEGRAPH_WAITING_TIME,
      perSecond: values.ROLEGRAPH_RATE,
      burst: values.ROLEGRAPH_RATE_BURST,
      pageSize: values.ROLEGRAPH_PAGE_SIZE,
      questionSeconds: values.ROLEGRAPH_QUESTION_TIME,
      importBytes: megabytes(values.ROLEGRAPH_IMPORT_LIMIT),
      importFiles: values.ROLEGRAPH_IMPORT_FILES,
      importSeconds: values.ROLEGRAPH_IMPORT_TIME,
      importIdleSeconds: values.ROLEGRAPH_IMPORT_IDLE_TIME,
    },
    /** The lowest level that the server logs; `info`: each request. */
    log: values.ROLEGRAPH_LOG,
    /** Principals whose edges one scenario may derive again; missing: the default. */
    scenarioPrincipals: values.ROLEGRAPH_SCENARIO_PRINCIPALS,
    /** Limits of the graphs of scenarios; missing: the defaults. */
    worlds: { seconds: values.ROLEGRAPH_SCENARIO_TIME, waiting: values.ROLEGRAPH_SCENARIO_WAITING },
    /** Missing: a local Neo4j is started. */
    neo4j:
      uri === undefined
        ? undefined
        : {
            uri,
            user: values.NEO4J_USER,
            password: values.NEO4J_PASSWORD,
            database: values.NEO4J_DATABASE,
          },
    dataDir: values.ROLEGRAPH_DATA_DIR,
    /** The path of the audit log; missing: below the data folder. */
    auditLog: values.ROLEGRAPH_AUDIT_LOG,
    /** What imports derive. Missing actions: the defaults. */
    derivation: {
      experimentalTechniques: values.ROLEGRAPH_EXPERIMENTAL_TECHNIQUES,
      administrativeActions: values.ROLEGRAPH_ADMINISTRATIVE_ACTIONS,
    },
  }));

interface AccessVariables {
  readonly ROLEGRAPH_AUTH: 'none' | 'tokens' | 'jwt';
  readonly ROLEGRAPH_DATA_DIR: string;
  readonly ROLEGRAPH_JWT_ISSUER?: string | undefined;
  readonly ROLEGRAPH_JWT_AUDIENCE?: string | undefined;
  readonly ROLEGRAPH_JWT_JWKS?: string | undefined;
  readonly ROLEGRAPH_JWT_SCOPES_CLAIM?: string | undefined;
  readonly ROLEGRAPH_JWT_ACCOUNTS_CLAIM?: string | undefined;
}

const tokensIn = ({ ROLEGRAPH_DATA_DIR: folder }: AccessVariables): string => join(folder, 'tokens');

/** Returns the settings of access. `jwtProblems` has checked that they are there. */
function accessOf(values: AccessVariables) {
  const { ROLEGRAPH_AUTH: kind } = values;
  if (kind === 'none') return { kind };
  if (kind === 'tokens') return { kind, folder: tokensIn(values) };
  return {
    kind,
    issuer: values.ROLEGRAPH_JWT_ISSUER ?? '',
    audience: values.ROLEGRAPH_JWT_AUDIENCE ?? '',
    jwks: values.ROLEGRAPH_JWT_JWKS ?? '',
    scopesClaim: values.ROLEGRAPH_JWT_SCOPES_CLAIM ?? 'scope',
    accountsClaim: values.ROLEGRAPH_JWT_ACCOUNTS_CLAIM,
  };
}

const requiredOfJwt = ['ROLEGRAPH_JWT_ISSUER', 'ROLEGRAPH_JWT_AUDIENCE', 'ROLEGRAPH_JWT_JWKS'];

/** Returns missing settings of `jwt`, and settings without effect without it. */
function jwtProblems(set: Readonly<Record<string, unknown>>): readonly string[] {
  if (set['ROLEGRAPH_AUTH'] === 'jwt')
    return requiredOfJwt
      .filter((name) => set[name] === undefined)
      .map((name) => `${name} is missing, which ROLEGRAPH_AUTH=jwt takes`);
  return Object.keys(set)
    .filter((name) => name.startsWith('ROLEGRAPH_JWT_'))
    .map((name) => `${name} does nothing without ROLEGRAPH_AUTH=jwt`);
}

/** Variables that are read elsewhere, and those that Kubernetes sets where a service has this name. */
const isOfOthers = (name: string): boolean =>
  name === 'ROLEGRAPH_CACHE_DIR' || /^ROLEGRAPH_(SERVICE|PORT)(_|$)/.test(name);

/** Returns settings that do not exist: a limit with a mistyped name would not hold. */
const unknownProblems = (set: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(set)
    .filter(
      (name) => name.startsWith('ROLEGRAPH_') && !Object.hasOwn(schema.in.shape, name) && !isOfOthers(name),
    )
    .map((name) => `${name} is no setting`);

function megabytes(count: number | undefined): number | undefined {
  return count === undefined ? undefined : count * 2 ** 20;
}

export type Config = z.infer<typeof schema>;

export class ConfigError extends ExpectedError {}

/** Returns problems that are found before a database is started: `HOST` if callers are not identified. */
function serverProblems(set: Readonly<Record<string, string | undefined>>): readonly string[] {
  if ((set['ROLEGRAPH_AUTH'] ?? 'none') !== 'none') return [];
  const problem = remoteProblem(set['HOST'] ?? '127.0.0.1');
  return problem === undefined ? [] : [problem];
}

type Issue = Pick<z.core.$ZodRawIssue, 'code'> & Readonly<Record<string, unknown>>;

/** Returns the text after the name of a variable. */
function wordsOf(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'too_big':
      return `is more than ${String(issue['maximum'])}`;
    case 'too_small':
      return `is less than ${String(issue['minimum'])}`;
    case 'invalid_type':
      return `is no ${issue['expected'] === 'int' ? 'whole number' : String(issue['expected'])}`;
    case 'invalid_value':
      return `is none of ${[issue['values']].flat().join(', ')}`;
    default:
      return undefined;
  }
}

/** Throws `ConfigError` that names every variable at fault. An empty variable counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv, { serves = false } = {}): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set, { error: wordsOf });
  const issues = result.error?.issues ?? [];
  const problems = [
    ...issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...unknownProblems(set),
    ...jwtProblems(set),
    ...(serves ? serverProblems(set) : []),
  ];
  if (result.success && problems.length === 0) return result.data;
  throw new ConfigError(`The environment is not usable: ${problems.join('; ')}.`);
}
