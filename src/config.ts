/** The environment, read once into one typed value. */
import { ExpectedError } from './expectedError.js';
import { z } from 'zod';

const isAction = (text: string): boolean => /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(text);

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((text) => text === 'true');

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
    ROLEGRAPH_ALLOW_REMOTE: flag,
    ROLEGRAPH_AUDIT_LOG: z.string().optional(),
    ROLEGRAPH_COST_LIMIT: z.coerce.number().int().min(1).optional(),
    ROLEGRAPH_IMPORT_LIMIT: z.coerce.number().int().min(1).max(1_000_000).optional(),
    ROLEGRAPH_SCENARIO_PRINCIPALS: z.coerce.number().int().min(1).optional(),
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
    /** Whether the server may listen on an address that others can reach: it does not ask who they are. */
    allowRemote: values.ROLEGRAPH_ALLOW_REMOTE,
    /** How many objects the answer to one operation may hold; missing: the usual number. */
    costLimit: values.ROLEGRAPH_COST_LIMIT,
    /** MB of files that one import over HTTP may send; missing: the usual number. */
    importLimit: values.ROLEGRAPH_IMPORT_LIMIT,
    /** Principals whose edges one scenario may derive anew; missing: the usual number. */
    scenarioPrincipals: values.ROLEGRAPH_SCENARIO_PRINCIPALS,
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
    /** Where the audit log is; missing: below the data folder. */
    auditLog: values.ROLEGRAPH_AUDIT_LOG,
    /** What imports derive. Missing actions: the usual ones. */
    rules: {
      experimentalTechniques: values.ROLEGRAPH_EXPERIMENTAL_TECHNIQUES,
      administrativeActions: values.ROLEGRAPH_ADMINISTRATIVE_ACTIONS,
    },
  }));

export type Config = z.infer<typeof schema>;

export class ConfigError extends ExpectedError {
  override readonly name = 'ConfigError';
}

/** Throws `ConfigError` that names every variable at fault. An empty variable counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new ConfigError(`The environment is not usable: ${problems.join('; ')}.`);
}
