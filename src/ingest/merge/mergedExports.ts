/** What all files of one import hold together. */
import type { AccountExport, ManagedPolicyDetail } from '../formats/account/accountExport.js';
import type { Problem } from '../problem.js';
import type { OrganizationPart } from '../formats/organization/organizationExport.js';
import type { IdentityCenterPart } from '../formats/identityCenter/identityCenterExport.js';

/** All pages of one account, from all files of an import. */
export interface MergedAccount extends AccountExport {
  readonly files: readonly string[];
}

export interface MergedExports {
  readonly accounts: readonly MergedAccount[];
  readonly organizations: readonly OrganizationPart[];
  readonly identityCenters: readonly IdentityCenterPart[];
  /** By ARN. */
  readonly awsManagedPolicies: ReadonlyMap<string, ManagedPolicyDetail>;
  /** Accounts of which nothing goes in because a document of theirs is wrong, each with what is wrong. */
  readonly refused: ReadonlyMap<string, readonly Problem[]>;
  /** Those of the files and of refused accounts included. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}
