/** Holds AWS's own policies, for principals with one that no export holds: the latest versions as of a date (F-11). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { documentHashOf } from '../graph/model/contentHash.js';
import type { StoredDocument } from '../graph/model/storedPolicies.js';
import { lastPart } from '../iam/language/arn.js';
import { once } from '../graph/model/memoize.js';

/** The path is right from src/derive and dist/derive. src/data/awsManagedPolicies.mjs writes the file. */
export const packageFile = fileURLToPath(
  new URL('../../src/data/awsManagedPolicies.json.gz', import.meta.url),
);

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

export const dataPackage = once(() => {
  const { date, policies } = JSON.parse(
    gunzipSync(readFileSync(packageFile)).toString('utf8'),
  ) as DataPackage;
  return { date, byArn: new Map(policies.map((policy) => [policy.arn, policy])) };
});

/** Returns the document of a policy that no export has to hold. */
export function packagedDocument(arn: string): StoredDocument | undefined {
  const { document: text } = dataPackage().byArn.get(arn) ?? {};
  return text === undefined
    ? undefined
    : { hash: documentHashOf(text, 'IDENTITY'), name: lastPart(arn), text };
}
