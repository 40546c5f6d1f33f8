/** Returns a collection manifest with what collections covered of an account. */
import type { AccountExport, CoverageDetail } from '../formats/account/accountExport.js';
import { heldIn } from '../merge/lackingFiles.js';
import { exportedDocument, timeOf, type ExportedDocument } from './exportedDocument.js';

export function manifest(account: AccountExport): readonly ExportedDocument[] {
  const { accountId, partition, coverage } = account;
  const held = heldIn([account]);
  const Coverage = coverage.filter(isOfManifest).map((one) => ({
    AccountId: accountId,
    List: one.list,
    Kind: one.kind,
    Region: one.region,
    Status: one.status,
    Message: one.message,
    WithoutRole: one.withoutRole,
    Found: one.status === 'COLLECTED' ? (held.get(one.arn)?.size ?? noneOf(account, one)) : undefined,
    Regions: one.regions,
    CollectedAt: timeOf(one.collectedAt),
  }));
  const head = { RolegraphCollection: { Version: 1, Partition: partition }, Coverage };
  return Coverage.length === 0 ? [] : [exportedDocument('manifest.json', head)];
}

/** Returns 0 for a list with nothing in it, which has no file. */
const noneOf = (account: AccountExport, { list }: CoverageDetail): 0 | undefined =>
  list === 'accountAuthorizationDetails' || list === 'regions' || account[list].length > 0 ? undefined : 0;

/** Whether an entry belongs in the manifest. The list of workloads declares the others itself. */
const isOfManifest = ({ declared, status, message, collectedAt }: CoverageDetail): boolean =>
  !declared || status !== 'COLLECTED' || message !== undefined || collectedAt !== undefined;
