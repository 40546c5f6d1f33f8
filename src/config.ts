/** The environment, read once into one typed value. */
import { ExpectedError } from './expectedError.js';
import { z } from 'zod';

const isAction = (text: string): boolean => /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(text);

const schema = z.object({
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
  ROLEGRAPH_ALLOW_REMOTE: z.enum(['true', 'false']).default('false'),
  ROLEGRAPH_COST_LIMIT: z.coerce.number().int().min(1).optional(),
  ROLEGRAPH_EXPERIMENTAL_TECHNIQUES: z.enum(['true', 'false']).default('false'),
  ROLEGRAPH_ADMINISTRATIVE_ACTIONS: z
    .string()
    .transform((text) => text.split(',').map((action) => action.trim()))
    .refine((actions) => actions.every(isAction), 'is not a list of actions, comma-separated: iam:PassRole,…')
    .optional(),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Whether the server may listen on an address that others can reach: it does not ask who they are. */
  readonly allowRemote: boolean;
  /** How many objects the answer to one operation may hold; missing: the usual number. */
  readonly costLimit?: number;
  /** Missing: a local Neo4j is started. */
  readonly neo4j?: {
    readonly uri: string;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
  readonly dataDir: string;
  /** What imports derive. */
  readonly rules: {
    readonly experimentalTechniques: boolean;
    /** Missing: the usual ones. */
    readonly administrativeActions?: readonly string[];
  };
}

export class ConfigError extends ExpectedError {
  override readonly name = 'ConfigError';
}

/** Throws `ConfigError` that names every variable at fault. An empty variable counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(`The environment is not usable: ${problems.join('; ')}.`);
  }
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    allowRemote: values.ROLEGRAPH_ALLOW_REMOTE === 'true',
    ...(values.ROLEGRAPH_COST_LIMIT === undefined ? {} : { costLimit: values.ROLEGRAPH_COST_LIMIT }),
    ...(values.NEO4J_URI === undefined
      ? {}
      : {
          neo4j: {
            uri: values.NEO4J_URI,
            user: values.NEO4J_USER,
            password: values.NEO4J_PASSWORD,
            database: values.NEO4J_DATABASE,
          },
        }),
    dataDir: values.ROLEGRAPH_DATA_DIR,
    rules: {
      experimentalTechniques: values.ROLEGRAPH_EXPERIMENTAL_TECHNIQUES === 'true',
      ...(values.ROLEGRAPH_ADMINISTRATIVE_ACTIONS === undefined
        ? {}
        : { administrativeActions: values.ROLEGRAPH_ADMINISTRATIVE_ACTIONS }),
    },
  };
}
