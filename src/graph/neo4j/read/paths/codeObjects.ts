/** Reads which code of workloads lies in buckets that policies open to principals, or that lie in accounts of theirs. */
import { names } from '../columns.js';
import { readRow, type Read } from '../reads.js';

/** Most imports say of no workload what its code comes from. */
const ANY_CODE = 'EXISTS { MATCH (a:Account) WHERE a.codeFrom IS NOT NULL }';

/** Bounded by the buckets whose policies name the principals, their root users or anyone, and by those of their accounts. */
const read = readRow({ codes: names })(`
CALL () {
  UNWIND CASE WHEN ${ANY_CODE} THEN $principals + $roots + ['*'] ELSE [] END AS uid
  MATCH (:Principal {uid: uid})<-[:TRUSTS]-(b:Resource) WHERE b.service = 's3'
  RETURN b, b.accountId AS id
  UNION
  UNWIND CASE WHEN ${ANY_CODE} THEN $accountIds ELSE [] END AS home
  MATCH (b:Resource {accountId: home})-[:TRUSTS]->(p:Principal) WHERE b.service = 's3' AND p.accountId IS NOT NULL
  RETURN b, p.accountId AS id
}
MATCH (a:Account {uid: id}) WHERE a.codeFrom IS NOT NULL
UNWIND a.codeFrom AS code
WITH DISTINCT code, b WHERE code CONTAINS ' ' + b.uid + '/'
RETURN collect(DISTINCT code) AS codes`);

export const codeObjects: Read<'codeObjects'> = (runner) => async (asked) => {
  const { codes } = await read(runner, { ...asked });
  return codes.map((code) => {
    const at = code.indexOf(' ');
    return { role: code.slice(0, at), object: code.slice(at + 1) };
  });
};
