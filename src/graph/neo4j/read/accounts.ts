/** Reads accounts. */
import type { Account, AccountCounts } from '../../model/graph.js';
import type { Page, PageRequest } from '../../contract/pages.js';
import type { QueryRunner } from '../connection/connection.js';
import { cypher } from '../connection/cypher.js';
import { ACCOUNT, ACCOUNT_COUNTS, accountCountsOf, accountOf } from './projections.js';
import { byKey, pageOf } from './rows.js';

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

/** A page of accounts by id. Bounded by the page; the total is a count over the label. */
const ACCOUNT_PAGE = cypher(`
MATCH (g:GraphState {uid: 'state'})
CALL () {
  MATCH (a:Account) WHERE $imported IS NULL OR a.imported = $imported
  RETURN count(a) AS total
}
CALL () {
  MATCH (a:Account)
  WHERE ($imported IS NULL OR a.imported = $imported) AND ($after IS NULL OR a.uid > $after)
  WITH a ORDER BY a.uid LIMIT $limit
  RETURN collect([a.uid, a ${ACCOUNT}]) AS entries
}
RETURN entries, total, g.version AS version`);

export async function accountPage(
  runner: QueryRunner,
  page: PageRequest,
  filter: { readonly imported?: boolean },
): Promise<Page<Account>> {
  const [row] = await runner.run(ACCOUNT_PAGE, {
    imported: filter.imported ?? null,
    after: page.after ?? null,
    limit: page.first + 1,
  });
  return pageOf(row, page.first, accountOf);
}
