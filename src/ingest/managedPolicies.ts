/** What an export says of a managed policy. */
import type { ManagedPolicyDetail, PolicyVersionDetail } from './formats/accountExport.js';

/** E-14: only the default version counts. */
export const defaultVersion = (policy: ManagedPolicyDetail): PolicyVersionDetail | undefined =>
  policy.versions.find((version) => version.isDefault) ??
  policy.versions.find((version) => version.versionId === policy.defaultVersionId);

/** What is stored of one besides its document. */
export function managedFields(detail: ManagedPolicyDetail | undefined) {
  if (!detail) return {};
  const { path, policyId, description, defaultVersionId, versions, createdAt, updatedAt } = detail;
  const fields = { path, uniqueId: policyId, description, defaultVersionId, createdAt, updatedAt };
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), versionCount: versions.length };
}
