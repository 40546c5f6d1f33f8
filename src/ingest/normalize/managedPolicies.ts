/** Makes facts of managed policies: of those of the account, and of AWS managed policies that somebody holds. */
import { dataPackage } from '../../derive/packagedPolicies.js';
import type { PolicyFact } from '../../graph/contract/graphWriter.js';
import { awsManagedPolicyUid } from '../../graph/model/policyUid.js';
import { lastPart } from '../../iam/language/arn.js';
import type {
  ManagedPolicyDetail,
  PolicyText,
  PolicyVersionDetail,
} from '../formats/account/accountExport.js';
import { awsAccountId } from '../formats/account/entities.js';
import { definedFields } from '../../graph/model/definedFields.js';

export const isOfAws = (arn: string): boolean => arn.split(':')[4] === awsAccountId;

/** Returns the default version, the only one that counts (E-14). */
export const defaultVersion = (policy: ManagedPolicyDetail): PolicyVersionDetail | undefined =>
  policy.versions.find((version) => version.isDefault) ??
  policy.versions.find((version) => version.versionId === policy.defaultVersionId);

interface NamedPolicy {
  readonly arn: string;
  readonly name: string;
  readonly detail: ManagedPolicyDetail | undefined;
  /** The date of the data package that the detail comes from instead of the export. */
  readonly dataPackage?: string | undefined;
}

/** Returns the fact of a policy. `add` stores its document and returns the hash. */
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

/** Returns the stored fields besides the document. */
function managedFields(detail: ManagedPolicyDetail | undefined) {
  if (!detail) return {};
  const { path, policyId, description, defaultVersionId, versions, createdAt, updatedAt } = detail;
  const fields = { path, uniqueId: policyId, description, defaultVersionId, createdAt, updatedAt };
  return { ...definedFields(fields), versionCount: versions.length };
}

export interface PackagedDetail {
  readonly detail: ManagedPolicyDetail;
  readonly date: string;
}

/** Returns a policy of the data package, which holds only the partition `aws`. Undefined: it does not hold it. */
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
