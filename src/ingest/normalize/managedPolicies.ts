/** What an export says of managed policies: of those that somebody holds, and of all of AWS's that it lists. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { ListedPolicies, PolicyFact } from '../../graph/contract/graphWriter.js';
import type { DocumentFact } from '../../graph/model/facts/documentFact.js';
import { awsManagedPolicyUid } from '../../graph/model/policyUid.js';
import type { StoredDocument } from '../../graph/model/storedPolicies.js';
import { lastPart } from '../../iam/language/arn.js';
import type {
  Listed,
  ManagedPolicyDetail,
  PolicyText,
  PolicyVersionDetail,
} from '../formats/account/accountExport.js';
import { awsAccountId } from '../formats/account/entities.js';
import { definedFields } from '../../graph/model/definedFields.js';
import { inOrder } from './factOrder.js';
import { documentHashOf, readDocument } from './policyDocuments.js';

export const isOfAws = (arn: string): boolean => arn.split(':')[4] === awsAccountId;

/** E-14: only the default version counts. */
export const defaultVersion = (policy: ManagedPolicyDetail): PolicyVersionDetail | undefined =>
  policy.versions.find((version) => version.isDefault) ??
  policy.versions.find((version) => version.versionId === policy.defaultVersionId);

interface NamedPolicy {
  readonly arn: string;
  readonly name: string;
  readonly detail: ManagedPolicyDetail | undefined;
  /** Day of the data package that the detail comes from instead of the export. */
  readonly dataPackage?: string | undefined;
}

/** `add`: takes its document, and gives the hash. */
export function managedPolicyFact(
  { arn, name, detail, dataPackage }: NamedPolicy,
  add: (document: PolicyText) => string,
): PolicyFact {
  const isAws = isOfAws(arn);
  const version = detail && defaultVersion(detail);
  const documentHash = version && add(version.document);
  return {
    uid: isAws ? awsManagedPolicyUid(arn, documentHash ?? 'not-exported', dataPackage) : arn,
    kind: isAws ? 'AWS_MANAGED' : 'MANAGED',
    name,
    arn,
    ...managedFields(detail),
    ...definedFields({ dataPackage, documentHash }),
  };
}

/** What is stored of one besides its document. */
function managedFields(detail: ManagedPolicyDetail | undefined) {
  if (!detail) return {};
  const { path, policyId, description, defaultVersionId, versions, createdAt, updatedAt } = detail;
  const fields = { path, uniqueId: policyId, description, defaultVersionId, createdAt, updatedAt };
  return { ...definedFields(fields), versionCount: versions.length };
}

/**
 * F-11: an export lists the policies of AWS that its account uses, whether or not it holds somebody who has them. What
 * nobody has can hide nothing, so that it makes no gap, whatever is wrong with its document.
 */
export function listedPolicies(
  listed: readonly Listed[],
  managed: ReadonlyMap<string, ManagedPolicyDetail>,
  held: Iterable<PolicyFact>,
): ListedPolicies {
  const documents = new Map<string, DocumentFact>();
  const add = (text: PolicyText): string => {
    const { fact } = readDocument(text, 'IDENTITY');
    documents.set(fact.hash, fact);
    return fact.hash;
  };
  const known = new Map([...held].map((policy) => [policy.arn, policy]));
  const policies = listed
    .flatMap(({ arn }) => managed.get(arn) ?? [])
    .map((detail) => known.get(detail.arn) ?? managedPolicyFact({ ...detail, detail }, add));
  return { policies: inOrder(policies, 'uid'), documents };
}

// ── Policies that an export names without holding them ──────────────────────────────────────────────────────────────

/** AWS's own policies for exports that name one without holding it: the latest versions as of a date (F-11). From src/ingest and from dist/ingest alike. Written by src/data/awsManagedPolicies.mjs. */
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
