/** Searches all nouns for a text. */
import type { SearchHit } from '../../../contract/graphReader.js';
import { cypher } from '../../connection/cypher.js';
import { account, group, policy, principal, resource, workload } from '../projections.js';
import { GRAPH, IN_ACCOUNTS, pageOf, pageParameters, type Read } from '../reads.js';
import { MOST_FOUND } from '../../limits.js';

/** The nouns of hits, in the order of hits; any other hit is an account. */
const kinds = [principal, group, policy, resource, workload];

/** A condition that leaves out principals that only policies name, since policies of hidden accounts may name them. */
const HELD = "($accountIds IS NULL OR n.kind IN ['USER', 'ROLE', 'ROOT'])";

/** Returns the hits that fit best: exact names first, then names that begin with the text. */
const theBest = (name: string, type: number): string => `
  RETURN n, toString(CASE WHEN ${name} = $text THEN 0 WHEN ${name} STARTS WITH $text THEN 1 ELSE 2 END) + '${type}' + n.uid AS key
  ORDER BY key LIMIT ${MOST_FOUND}`;

const hitsIn = ({ label }: { readonly label: string }, place: number): string => `
  MATCH (n:${label}) WHERE n.searchText CONTAINS $text${label === 'Principal' ? ` AND n.kind <> 'ANYONE' AND ${HELD}` : ''} AND ${IN_ACCOUNTS}${theBest('n.nameKey', place + 1)}
  UNION`;

/** Finds principals by the start of an access key or unique id. Scans users only if the text looks like a key id. */
const OWNERS = `
  WITH $accessKey AS id WHERE id IS NOT NULL
  MATCH (n:IamUser|AccountRoot) WHERE n.accessKeys CONTAINS id AND ${IN_ACCOUNTS}${theBest('n.nameKey', 1)}
  UNION
  MATCH (n:Principal) WHERE n.uniqueId STARTS WITH $uniqueId AND ${IN_ACCOUNTS}${theBest('n.nameKey', 1)}
  UNION`;

/** Finds accounts by id, or by the name that their organization gives them. */
const ACCOUNTS = `
  MATCH (n:Account)
  WHERE (n.uid CONTAINS $text OR toLower(n.name) CONTAINS $text)
    AND ($accountIds IS NULL OR n.imported AND n.uid IN $accountIds)
  ${theBest('CASE WHEN n.uid CONTAINS $text THEN n.uid ELSE toLower(n.name) END', 0)}`;

/** Finds nodes with this text in their name or ARN, or with this id: of each kind the MOST_FOUND that fit best. */
const SEARCH = cypher(`
${GRAPH}
CALL () {${kinds.map(hitsIn).join('')}${OWNERS}${ACCOUNTS}
}
WITH g, count(n) AS total, collect({key: key, n: n}) AS hits
CALL (hits) {
  UNWIND hits AS hit
  WITH hit WHERE $after IS NULL OR hit.key > $after
  WITH hit.key AS key, hit.n AS n ORDER BY key LIMIT $limit
  OPTIONAL MATCH (n)-[:HAS_DOCUMENT]->(d:PolicyDocument)
  WITH key, n, d ORDER BY key
  RETURN collect([key, CASE
    ${kinds.map(({ label, entry }) => `WHEN n:${label} THEN ['${label}', ${entry}]`).join('\n    ')}
    ELSE ['Account', ${account.entry}] END]) AS entries
}
RETURN entries, total, g.version AS version`);

export const search: Read<'search'> = (runner) => async (text, page) => {
  const asked = { text: text.toLowerCase(), ...idsIn(text), ...pageParameters(page) };
  const [row = {}] = await runner.run(SEARCH, asked);
  return pageOf(row, page.first, hitOf);
};

/** Returns the text as the id of an access key (AKIA…), user or role (AIDA…, AROA…); null: it is none, or too short. */
function idsIn(text: string): Readonly<Record<'accessKey' | 'uniqueId', string | null>> {
  const id = text.toUpperCase();
  const isId = /^A[A-Z]{3}[A-Z0-9]{4,}$/.test(id);
  const isKey = /^A[KS]IA/.test(id);
  return { accessKey: isId && isKey ? `"${id}` : null, uniqueId: isId && !isKey ? id : null };
}

function hitOf(value: unknown): SearchHit {
  const [label, row]: readonly unknown[] = Array.isArray(value) ? value : [];
  return (kinds.find((kind) => kind.label === label) ?? account).of(row);
}
