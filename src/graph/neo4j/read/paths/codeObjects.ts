/** Reads which code of workloads lies in buckets that policies open to principals, or that lie in accounts of theirs. */
import { accountOfIdentifier, accountsOf } from '../../../model/principals/namedPrincipal.js';
import { tuples } from '../columns.js';
import { readRow, type Read } from '../reads.js';

/** Most imports say of no workload what its code comes from. */
const ANY_CODE = 'EXISTS { MATCH (a:Account) WHERE a.codeFrom IS NOT NULL }';

/** Bounded by the buckets whose policies name anybody of the accounts, or anyone, and by those of the accounts. */
const read = readRow({ codes: tuples<readonly [code: string, by: string | null]>() })(`
CALL () {
  UNWIND CASE WHEN ${ANY_CODE} THEN $homes ELSE [] END AS home
  MATCH (p:Principal {accountId: home})<-[:TRUSTS]-(b:Resource) WHERE b.service = 's3'
  RETURN b, b.accountId AS id, p.uid AS by
  UNION
  UNWIND CASE WHEN ${ANY_CODE} THEN $others + ['*'] ELSE [] END AS uid
  MATCH (:Principal {uid: uid})<-[:TRUSTS]-(b:Resource) WHERE b.service = 's3'
  RETURN b, b.accountId AS id, null AS by
  UNION
  UNWIND CASE WHEN ${ANY_CODE} THEN $accountIds ELSE [] END AS home
  MATCH (b:Resource {accountId: home})-[:TRUSTS]->(p:Principal) WHERE b.service = 's3' AND p.accountId IS NOT NULL
  RETURN b, p.accountId AS id, null AS by
}
MATCH (a:Account {uid: id}) WHERE a.codeFrom IS NOT NULL
UNWIND a.codeFrom AS code
WITH DISTINCT code, b, by WHERE code CONTAINS ' ' + b.uid + '/'
RETURN collect(DISTINCT [code, by]) AS codes`);

/** Accounts are asked for instead of principals: of a search that holds thousands, their names would take longer than the answer. */
export const codeObjects: Read<'codeObjects'> =
  (runner) =>
  async ({ principals, roots, accountIds }) => {
    const named = new Set([...principals, ...roots]);
    const others = [...named].filter((one) => accountOfIdentifier(one) === undefined);
    const { codes } = await read(runner, { homes: accountsOf([...named]), others, accountIds });
    const open = codes.flatMap(([code, by]) => (by === null || named.has(by) ? [code] : []));
    return [...new Set(open)].map((code) => {
      const at = code.indexOf(' ');
      return { role: code.slice(0, at), object: code.slice(at + 1) };
    });
  };
