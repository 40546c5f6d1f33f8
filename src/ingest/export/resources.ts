/** Writes resources and their policies as the list of records that an import reads. */
import type { AccountExport, ResourceDetail } from '../formats/account/accountExport.js';
import { DocumentsWriter } from './documents.js';
import { exportedDocument, tagsOf, type ExportedDocument, type Written } from './exportedDocument.js';

export function resources({
  accountId,
  collected,
  resources: all,
  coverage,
}: AccountExport): readonly ExportedDocument[] {
  if (!collected.resources) return [];
  const documents = new DocumentsWriter();
  const records = all.flatMap((resource) => recordsOf(resource, accountId, documents));
  const isKnown = coverage.some(({ list, status }) => list === 'resources' && status === 'COLLECTED');
  const omitted =
    records.length > 0 || isKnown
      ? documents.omitted
      : [`Account ${accountId} has no resource: no import can tell whose an empty list is.`];
  return [exportedDocument('resource-policies.json', records, omitted)];
}

/** Returns two records where one call read the policy and another failed. */
function recordsOf(
  { arn, policy, error, tags, ...settings }: ResourceDetail,
  accountId: string,
  documents: DocumentsWriter,
): readonly Written[] {
  const { restrictsPublicBuckets, blocksPublicPolicy, ignoresAcls, abacEnabled, alone } = settings;
  const names = { ResourceArn: arn, AccountId: accountId, Alone: alone };
  const written = policy?.kind === 'NONE' ? null : policy && documents.write(policy, `policy of ${arn}`);
  const first = {
    ...names,
    Policy: written,
    // Null where nothing is known: the key by which the format recognizes a record that has no other.
    Error: written === undefined ? (error ?? null) : undefined,
    Tags: tags && tagsOf(tags),
    PublicAccessBlockConfiguration:
      restrictsPublicBuckets === undefined
        ? undefined
        : { RestrictPublicBuckets: restrictsPublicBuckets, BlockPublicPolicy: blocksPublicPolicy },
    OwnershipControls:
      ignoresAcls === undefined
        ? undefined
        : { Rules: [{ ObjectOwnership: ignoresAcls ? 'BucketOwnerEnforced' : 'ObjectWriter' }] },
    AbacStatus: abacEnabled === undefined ? undefined : { Status: abacEnabled ? 'Enabled' : 'Disabled' },
  };
  return written !== undefined && error !== undefined ? [first, { ...names, Error: error }] : [first];
}
