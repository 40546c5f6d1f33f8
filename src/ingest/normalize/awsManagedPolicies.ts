/** AWS's own policies for exports that name one without holding it: the latest versions as of a date (F-11). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { StoredDocument } from '../../graph/model/storedPolicies.js';
import type { ManagedPolicyDetail } from '../formats/account/accountExport.js';
import { documentHashOf } from './policyDocuments.js';
import { lastPart } from '../../iam/language/arn.js';

/** From src/ingest and from dist/ingest alike. Written by src/data/awsManagedPolicies.mjs. */
const file = fileURLToPath(new URL('../../../src/data/awsManagedPolicies.json.gz', import.meta.url));

interface PackagedPolicy {
  readonly arn: string;
  readonly versionId: string;
  readonly updatedAt: string;
  /** JSON text. */
  readonly document: string;
}

interface DataPackage {
  /** Day of the youngest version in it, `2026-08-26`. */
  readonly date: string;
  readonly policies: readonly PackagedPolicy[];
}

let loaded: { readonly date: string; readonly byArn: ReadonlyMap<string, PackagedPolicy> } | undefined;

/** Read once, when the first export needs it. */
function dataPackage() {
  if (loaded) return loaded;
  const { date, policies } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as DataPackage;
  loaded = { date, byArn: new Map(policies.map((policy) => [policy.arn, policy])) };
  return loaded;
}

export interface PackagedDetail {
  readonly detail: ManagedPolicyDetail;
  /** Day as of which the package is. */
  readonly date: string;
}

/** Of a policy that no export has to hold. */
export function packagedDocument(arn: string): StoredDocument | undefined {
  const { document: text } = dataPackage().byArn.get(arn) ?? {};
  return text === undefined
    ? undefined
    : { hash: documentHashOf(text, 'IDENTITY'), name: lastPart(arn), text };
}

/** Only of the partition `aws`: the others have documents of their own. Undefined: the package doesn't know it. */
export function packagedPolicy(arn: string): PackagedDetail | undefined {
  const { date, byArn } = dataPackage();
  const policy = byArn.get(arn);
  if (!policy) return undefined;
  const { versionId, updatedAt, document: text } = policy;
  const origin = { file: 'AWS managed policies', path: '$' };
  const document = { kind: 'DOCUMENT' as const, text, duplicateKeys: [], ...origin };
  return {
    date,
    detail: {
      arn,
      name: lastPart(arn),
      path: arn.slice(arn.indexOf(':policy/') + ':policy'.length, arn.lastIndexOf('/') + 1),
      origin,
      defaultVersionId: versionId,
      updatedAt: Date.parse(updatedAt),
      versions: [{ versionId, isDefault: true, document }],
    },
  };
}
