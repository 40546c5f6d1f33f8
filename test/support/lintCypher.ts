/** Checks every query text without a database, as Cypher 5 and in a deep run as Cypher 25 too: `npm run check:cypher`. */
import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { queries } from '../../src/graph/neo4j/connection/cypher.js';
import { isDeep } from './runs.js';

interface Finding {
  readonly message: string;
  readonly severity: number;
}

type Lint = (text: string, schema: Readonly<Record<string, unknown>>) => readonly Finding[];

const labels = [
  'Account',
  'AccountExport',
  'AccountRoot',
  'ActionPattern',
  'Anyone',
  'External',
  'GraphState',
  'IamGroup',
  'IamRole',
  'IamUser',
  'IdentityCenter',
  'IdentityCenterExport',
  'IdentityCenterPrincipal',
  'Import',
  'InstanceProfile',
  'OidcProvider',
  'Organization',
  'OrganizationExport',
  'OrganizationRoot',
  'OrganizationalUnit',
  'PermissionSet',
  'Policy',
  'PolicyDocument',
  'PolicySet',
  'Principal',
  'Resource',
  'RoleSession',
  'SamlProvider',
  'ServicePrincipal',
  'Statement',
  'Targets',
  'Workload',
];

const relationshipTypes = [
  'ALLOWS',
  'ASSIGNED',
  'BOUNDED_BY',
  'CAN_ASSUME',
  'CAN_ASSUME_IF',
  'CONTAINS',
  'DENIES',
  'ESCALATES_TO',
  'ESCALATES_TO_IF',
  'GOVERNED_BY',
  'HAS_ACCOUNT',
  'HAS_BOUNDARY',
  'HAS_DOCUMENT',
  'HAS_POLICY',
  'HAS_RCP',
  'HAS_ROOT',
  'HAS_SCP',
  'HAS_STATEMENT',
  'HAS_UNIT',
  'INCLUDES',
  'LAST_EXPORT',
  'MEMBER_OF',
  'OWNS',
  'RESOURCE_POLICY',
  'RUNS_AS',
  'SINGLES_OUT',
  'TRUSTS',
  'TRUST_POLICY',
  'USES_PROFILE',
];

/** Its ESM build does not load in Node. */
const { lintCypherQuery } = createRequire(import.meta.url)('@neo4j-cypher/language-support') as {
  readonly lintCypherQuery: Lint;
};

const folder = new URL('../../src/graph/neo4j/', import.meta.url);
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (file.endsWith('.ts')) await import(new URL(file, folder).href);

const parametersOf = (text: string): Readonly<Record<string, null>> =>
  Object.fromEntries([...text.matchAll(/\$(\w+)/g)].map(([, name = '']) => [name, null]));

/** A text costs some 0.15 s of a core, and the language that the local Neo4j speaks is 5. */
const prefixes = isDeep ? ['', 'CYPHER 25 '] : [''];

const problems = [...queries.keys()].flatMap((text) =>
  prefixes.flatMap((prefix) =>
    lintCypherQuery(`${prefix}${text}`, { labels, relationshipTypes, parameters: parametersOf(text) })
      // The linter knows the clause and has no settings to show.
      .filter(({ severity, message }) => severity <= 2 && !message.startsWith('The `SHOW SETTINGS` clause'))
      .map(({ message }) => `${prefix}${text}\n  ${message}\n`),
  ),
);

for (const problem of problems) console.error(problem);
console.log(`${queries.size} queries as Cypher ${isDeep ? '5 and 25' : '5'}: ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
