/** Reads accounts. */
import type { Account, AccountCounts } from '../../../model/graph.js';
import type { Page, PageRequest } from '../../../contract/pageRequests.js';
import type { QueryRunner } from '../../connection/connection.js';
import { cypher } from '../../connection/cypher.js';
import { ACCOUNT, ACCOUNT_COUNTS, accountCountsOf, accountOf } from '../projections.js';
import { listQuery, pageOf, pageParameters } from '../pages.js';
import { byKey } from '../rows.js';

/** Which accounts have these ids? Bounded by the ids. */
const ACCOUNTS = cypher(`
UNWIND $ids AS id
MATCH (a:Account {uid: id})
RETURN a.uid AS key, a ${ACCOUNT} AS account`);

export async function accounts(
  runner: QueryRunner,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Account>> {
  return byKey(await runner.run(ACCOUNTS, { ids }), (row) => accountOf(row['account']));
}

/** A subquery. Yields `accounts`: those that were imported, of $accountId or all. */
export const IMPORTED_ACCOUNTS = `
CALL () {
  MATCH (a:Account) WHERE a.imported AND ($accountId IS NULL OR a.uid = $accountId)
  WITH a ORDER BY a.uid
  RETURN collect(a ${ACCOUNT}) AS accounts
}`;

/** How many objects do these accounts hold? Counted at import; bounded by the ids. */
const COUNTS = cypher(`
UNWIND $ids AS id
MATCH (a:Account {uid: id})
RETURN a.uid AS key, a ${ACCOUNT_COUNTS} AS counts`);

export async function accountCounts(
  runner: QueryRunner,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountCounts>> {
  return byKey(await runner.run(COUNTS, { ids }), (row) => accountCountsOf(row['counts']));
}

const ACCOUNT_PAGE = listQuery({
  label: 'Account',
  where: '($imported IS NULL OR n.imported = $imported)',
  entry: `n ${ACCOUNT}`,
});

export async function accountPage(
  runner: QueryRunner,
  page: PageRequest,
  filter: { readonly imported?: boolean },
): Promise<Page<Account>> {
  const [row] = await runner.run(ACCOUNT_PAGE, {
    imported: filter.imported ?? null,
    ...pageParameters(page),
  });
  return pageOf(row, page.first, accountOf);
}
