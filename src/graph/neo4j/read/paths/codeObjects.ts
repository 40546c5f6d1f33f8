/** Reads code of workloads in buckets whose policies name some principals, or that are in some accounts. */
import { accountOfIdentifier, accountsOf } from '../../../model/principals/namedPrincipal.js';
import { tuples } from '../columns.js';
import { readValue, type Read } from '../reads.js';

/** A condition that skips the work: few imports tell where the code of workloads comes from. */
const ANY_CODE = 'EXISTS { MATCH (a:Account) WHERE a.codeFrom IS NOT NULL }';

/** Bounded by buckets whose policies name principals of the accounts, or anyone, and by the accounts' own buckets. */
const read = readValue(tuples<readonly [code: string, by: string | null]>())(`
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
RETURN collect(DISTINCT [code, by]) AS value`);

/** Asks by account, not by principal: sending the names of thousands would take longer than the answer. */
export const codeObjects: Read<'codeObjects'> =
  (runner) =>
  async ({ principals, roots, accountIds }) => {
    const named = new Set([...principals, ...roots]);
    const others = [...named].filter((one) => accountOfIdentifier(one) === undefined);
    const codes = await read(runner, { homes: accountsOf([...named]), others, accountIds });
    const open = codes.flatMap(([code, by]) => (by === null || named.has(by) ? [code] : []));
    return [...new Set(open)].map((code) => {
      const [role = '', isTemplate, object = ''] = /^(\S+) (template )?(.*)$/s.exec(code)?.slice(1) ?? [];
      return { role, object, isTemplate: isTemplate !== undefined };
    });
  };
