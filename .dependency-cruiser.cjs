/**
 * The allowed directions of imports:
 * main → { api, cli } → { access, ingest, collect } → derive → escalation → graph → iam; iam → nothing.
 */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'iam-stands-alone',
      severity: 'error',
      from: { path: '^src/iam/' },
      to: { pathNot: '^src/iam/' },
    },
    {
      name: 'driver-in-graph-neo4j-only',
      severity: 'error',
      from: { pathNot: '^src/graph/neo4j/' },
      to: { path: 'neo4j-driver' },
    },
    {
      name: 'http-and-graphql-in-api-only',
      severity: 'error',
      from: { pathNot: '^src/(api/|main\\.ts|explorer/)' },
      to: { path: 'node_modules/(@apollo|express|graphql|@as-integrations|@graphql-tools)/' },
    },
    {
      name: 'questions-and-imports-see-the-contract-only',
      severity: 'error',
      from: { path: '^src/(access|ingest)/' },
      to: { path: '^src/graph/(neo4j|local)/' },
    },
    {
      name: 'access-and-ingest-apart',
      severity: 'error',
      from: { path: '^src/access/' },
      to: { path: '^src/ingest/' },
    },
    {
      name: 'ingest-and-access-apart',
      severity: 'error',
      from: { path: '^src/ingest/' },
      to: { path: '^src/access/' },
    },
    {
      name: 'graph-below-everything-but-iam',
      severity: 'error',
      from: { path: '^src/graph/' },
      to: { path: '^src/(api|cli|access|ingest|derive|escalation)/' },
    },
    {
      name: 'api-below-cli',
      severity: 'error',
      from: { path: '^src/(api|access|ingest)/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'collection-stands-beside',
      severity: 'error',
      from: { path: '^src/collect/' },
      to: { path: '^src/(api|access|cli|graph|derive)/' },
    },
    {
      name: 'collection-is-for-its-command',
      severity: 'error',
      from: { pathNot: '^src/(collect/|cli/collect\\.ts$)' },
      to: { path: '^src/collect/' },
    },
    {
      name: 'aws-clients-load-when-used',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/@aws-sdk/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'collection-loads-when-used',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/cli/collect\\.ts$', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'escalation-below-imports-and-questions',
      severity: 'error',
      from: { path: '^src/escalation/' },
      to: { path: '^src/(api|cli|access|ingest|derive|collect)/' },
    },
    {
      name: 'what-questions-share-rests-on-none',
      severity: 'error',
      from: { path: '^src/access/shared/' },
      to: { path: '^src/access/(?!shared/)' },
    },
    {
      name: 'can-stands-on-what-questions-share',
      severity: 'error',
      from: { path: '^src/access/can/' },
      to: { path: '^src/access/(?!can/|shared/)' },
    },
    {
      name: 'paths-and-reach-below-the-other-questions',
      severity: 'error',
      from: { path: '^src/access/(paths|reach)/' },
      // All searches ask who may change the code that workloads run.
      to: { path: '^src/access/(?!paths/|reach/|can/|shared/|whoCan/evaluateWhoCan)' },
    },
    {
      name: 'no-question-rests-on-a-diagnosis',
      severity: 'error',
      from: { path: '^src/access/(?!diagnosis/)' },
      to: { path: '^src/access/diagnosis/' },
    },
    {
      name: 'contracts-know-types-only',
      severity: 'error',
      from: { path: '^src/graph/contract/' },
      to: { path: '^src/graph/(?!model/|contract/)' },
    },
    {
      name: 'from-graph-to-engine-without-storage',
      severity: 'error',
      from: { path: '^src/graph/engine/' },
      to: { path: '^src/graph/(neo4j|local)/' },
    },
    {
      name: 'permissions-and-exposure-below-paths',
      severity: 'error',
      from: { path: '^src/access/(permissions|exposure)/' },
      to: { path: '^src/access/(paths|reach|whoCan)/' },
    },
    {
      name: 'permissions-below-exposure',
      severity: 'error',
      from: { path: '^src/access/permissions/' },
      to: { path: '^src/access/exposure/' },
    },
    {
      name: 'models-know-no-storage-and-no-engine',
      severity: 'error',
      from: { path: '^src/graph/model/' },
      to: { path: '^src/graph/(engine|neo4j|local)/' },
    },
    {
      name: 'storage-does-not-start-databases',
      severity: 'error',
      from: { path: '^src/graph/neo4j/' },
      to: { path: '^src/graph/local/' },
    },
    {
      name: 'local-databases-know-connections-only',
      severity: 'error',
      from: { path: '^src/graph/local/' },
      to: {
        path: '^src/',
        pathNot: '^src/(graph/local/|graph/neo4j/connection/|(expectedError|newFolder)\\.ts$)',
      },
    },
    {
      name: 'iam-language-match-and-facts-below-analyses',
      severity: 'error',
      from: { path: '^src/iam/(language|match|facts|explain)/' },
      to: { path: '^src/iam/(unknown|chain|permissions)/' },
    },
    {
      name: 'decisions-know-no-chains',
      severity: 'error',
      from: { path: '^src/iam/(decide|unknown|permissions)/' },
      to: { path: '^src/iam/chain/' },
    },
    {
      name: 'techniques-are-data',
      severity: 'error',
      from: { path: '^src/escalation/(catalog|data)/' },
      to: { path: '^src/escalation/(context|apply|gains)/' },
    },
    {
      name: 'inputs-are-read-before-they-are-normalized',
      severity: 'error',
      from: { path: '^src/ingest/(read|formats)/' },
      to: { path: '^src/(ingest/normalize|derive)/' },
    },
    {
      name: 'merging-derives-nothing',
      severity: 'error',
      from: { path: '^src/ingest/merge/' },
      to: { path: '^src/derive/' },
    },
    {
      name: 'edges-are-derived-from-facts',
      severity: 'error',
      from: { path: '^src/derive/' },
      to: { path: '^src/(?!derive/|escalation/|graph/(?!neo4j|local)|iam/)' },
    },
    {
      name: 'api-sees-the-contract-only',
      severity: 'error',
      from: { path: '^src/api/' },
      to: {
        path: '^src/(graph/(neo4j|local)|ingest/(?!ingest|deleteAccount|problem|changes/applyScenario|difference/importBetween|export/exportAccount)|derive/(?!derivationRules)|escalation/(?!catalog))/?',
      },
    },
    {
      name: 'limits-and-http-below-resolvers',
      severity: 'error',
      from: { path: '^src/api/(limits|http)/' },
      to: { path: '^src/api/resolvers/' },
    },
    {
      name: 'resolvers-know-no-http',
      severity: 'error',
      from: { path: '^src/api/resolvers/' },
      to: { path: '^src/api/http/' },
    },
    {
      name: 'terminal-questions-go-through-the-api',
      severity: 'error',
      from: { path: '^src/cli/ask/' },
      to: { path: '^src/(ingest|derive|collect|escalation/(?!catalog/)|graph/(neo4j|local)/)' },
    },
    {
      name: 'services-are-for-the-collection',
      severity: 'error',
      from: { path: '^src/collect/services/' },
      to: { path: '^src/(?!collect/|packagedYaml\\.ts$)' },
    },
    {
      name: 'settings-and-errors-stand-alone',
      severity: 'error',
      from: { path: '^src/(config|expectedError|loopback|version)\\.ts$' },
      to: { path: '^src/(?!expectedError|loopback)' },
    },
    {
      name: 'the-audit-log-stands-alone',
      severity: 'error',
      from: { path: '^src/audit/' },
      to: { path: '^src/(?!audit/|expectedError)' },
    },
    {
      name: 'explorer-knows-the-schema-only',
      severity: 'error',
      from: { path: '^src/explorer/' },
      to: {
        path: '^src/(?!explorer/|picture/|visibleText|parsedJson|answerWords|api/operations\\.generated)',
      },
    },
    {
      name: 'pictures-know-no-domain',
      severity: 'error',
      from: { path: '^src/picture/' },
      to: { path: '^src/(?!picture/|graph/model/groupBy|answerWords)' },
    },
    {
      name: 'the-browser-has-its-own-code',
      severity: 'error',
      from: { pathNot: '^src/explorer/' },
      to: { path: '^src/explorer/' },
    },
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^src/main\\.ts$' } },
    { name: 'no-barrels', severity: 'error', from: {}, to: { path: '^src/.*/index\\.ts$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
