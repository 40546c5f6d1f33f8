/** Finds what a text may mean. */
import type { SearchHit } from '../../../contract/graphReader.js';
import type { Page, PageRequest } from '../../../contract/pageRequests.js';
import type { QueryRunner, Row } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import {
  ACCOUNT,
  GROUP,
  POLICY,
  PRINCIPAL,
  RESOURCE,
  WORKLOAD,
  accountOf,
  groupOf,
  policyOf,
  principalOf,
  resourceOf,
  workloadOf,
} from '../projections.js';
import { pageOf, pageParameters } from '../pages.js';

/** At most this many hits are ranked; a text that hits more is too short to be a search. */
const CAP = 1_000;

/** What holds this text in its name or ARN? Exact names first, then names that begin so. Bounded by CAP for each kind. */
const SEARCH = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (n:Principal) WHERE n.searchText CONTAINS $text AND n.kind <> 'ANYONE'
  RETURN n, n.nameKey AS name, 1 AS type LIMIT ${CAP}
  UNION
  MATCH (n:IamGroup) WHERE n.searchText CONTAINS $text
  RETURN n, n.nameKey AS name, 2 AS type LIMIT ${CAP}
  UNION
  MATCH (n:Policy) WHERE n.searchText CONTAINS $text
  RETURN n, n.nameKey AS name, 3 AS type LIMIT ${CAP}
  UNION
  MATCH (n:Resource) WHERE n.searchText CONTAINS $text
  RETURN n, n.nameKey AS name, 4 AS type LIMIT ${CAP}
  UNION
  MATCH (n:Workload) WHERE n.searchText CONTAINS $text
  RETURN n, n.nameKey AS name, 5 AS type LIMIT ${CAP}
  UNION
  MATCH (n:Account) WHERE n.uid CONTAINS $text
  RETURN n, n.uid AS name, 0 AS type LIMIT ${CAP}
}
WITH g, n, toString(CASE WHEN name = $text THEN 0 WHEN name STARTS WITH $text THEN 1 ELSE 2 END) + toString(type) + n.uid AS key
WITH g, count(n) AS total, collect({key: key, n: n}) AS hits
CALL (hits) {
  UNWIND hits AS hit
  WITH hit WHERE $after IS NULL OR hit.key > $after
  WITH hit.key AS key, hit.n AS n ORDER BY key LIMIT $limit
  OPTIONAL MATCH (n)-[:HAS_DOCUMENT]->(d:PolicyDocument)
  WITH key, n, d ORDER BY key
  RETURN collect([key, CASE
    WHEN n:Principal THEN {as: 'PRINCIPAL', row: n ${PRINCIPAL}}
    WHEN n:IamGroup THEN {as: 'GROUP', row: n ${GROUP}}
    WHEN n:Policy THEN {as: 'POLICY', row: n ${POLICY}}
    WHEN n:Resource THEN {as: 'RESOURCE', row: n ${RESOURCE}}
    WHEN n:Workload THEN {as: 'WORKLOAD', row: n ${WORKLOAD}}
    ELSE {as: 'ACCOUNT', row: n ${ACCOUNT}} END]) AS entries
}
RETURN entries, total, g.version AS version`);

export async function search(runner: QueryRunner, text: string, page: PageRequest): Promise<Page<SearchHit>> {
  const [row] = await runner.run(SEARCH, {
    text: text.toLowerCase(),
    ...pageParameters(page),
  });
  return pageOf(row, page.first, hitOf);
}

function hitOf(value: unknown): SearchHit {
  const { as, row } = value as { as: SearchHit['type']; row: Row };
  if (as === 'PRINCIPAL') return principalOf(row);
  if (as === 'GROUP') return groupOf(row);
  if (as === 'RESOURCE') return resourceOf(row);
  if (as === 'WORKLOAD') return workloadOf(row);
  return as === 'POLICY' ? policyOf(row) : accountOf(row);
}
