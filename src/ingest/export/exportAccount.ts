/** Exports an imported account as documents that an import reads as the same account. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { completeExport, type WholeExport } from '../merge/completeExport.js';
import { emptyExport } from '../storedFacts.js';
import { authorizationDetails, instanceProfiles } from './authorizationDetails.js';
import { manifest } from './coverage.js';
import { credentials } from './credentials.js';
import type { ExportedDocument } from './exportedDocument.js';
import { identityProviders } from './identityProviders.js';
import { resources } from './resources.js';
import { workloads } from './workloads.js';

export type { ExportedDocument } from './exportedDocument.js';

/** Returns the documents. Undefined where nothing of the account was imported. */
export async function exportAccount(
  reader: Pick<GraphReader, 'accounts' | 'lastLists'>,
  accountId: string,
): Promise<readonly ExportedDocument[] | undefined> {
  const [accounts, texts] = await Promise.all([reader.accounts([accountId]), reader.lastLists(accountId)]);
  const stored = accounts.get(accountId);
  if (stored === undefined || texts === undefined) return undefined;
  return documentsOf(completeExport(emptyExport(stored), texts));
}

/** Returns the documents in the order in which they are to be read. */
export const documentsOf = (whole: WholeExport): readonly ExportedDocument[] => [
  ...authorizationDetails(whole),
  ...instanceProfiles(whole.account),
  ...credentials(whole.account),
  ...identityProviders(whole.account),
  ...resources(whole.account),
  ...workloads(whole.account),
  ...manifest(whole.account),
];
