/** Which way the arrows point: main → { api, cli } → { access, ingest, collect } → { iam, graph }; iam → nothing. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
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
      to: { path: '^src/(api|cli|access|ingest)/' },
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
      to: { path: '^src/(api|access|cli|graph)/' },
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
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^src/main\\.ts$' } },
    { name: 'no-barrels', severity: 'error', from: {}, to: { path: '^src/.*/index\\.ts$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^src/explorer/' },
  },
};
