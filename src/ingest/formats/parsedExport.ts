/** What can be imported, and what one file of an import holds, by account, organization and instance of Identity Center. */
import type { JsonValue } from '../../iam/language/json.js';
import type { JsonRecord } from './shared/jsonValue.js';
import type { Problem } from '../problem.js';
import type { InputDocument } from '../read/readExport.js';
import type { AccountExport, ManagedPolicyDetail, CollectedLists } from './account/accountExport.js';
import type { IdentityCenterPart, OrganizationPart } from './unitParts.js';

/** A kind of document, told from others by its content. */
export interface Format {
  /** As a message names it. */
  readonly name: string;
  recognizes(value: JsonValue): boolean;
  /** Those at the top of an object that it reads; missing, or undefined: it takes all of it. */
  keys?(value: JsonRecord): readonly string[] | undefined;
  /** A list of it holds records, each of which may be of another kind of these. */
  readonly readsRecords?: boolean;
  parse(document: InputDocument): ParsedExport;
}

/** One page of the call's output, each entity filed under the account of its own ARN (F-117). */
export interface ExportPage {
  /** Where the page stands in its file: `$`, or `$[2]` in an array of pages (F-6). */
  readonly path: string;
  readonly accounts: readonly AccountExport[];
  /** They belong to no account. */
  readonly awsManagedPolicies: readonly ManagedPolicyDetail[];
  /** Lists that are there, if with no entry of some account. */
  readonly collected: CollectedLists;
  readonly truncated: boolean;
  /** What it is a page of: pages of one call complete one another. */
  readonly call: string;
  /** It says itself that nothing follows (`IsTruncated: false`); output of the CLI doesn't say. */
  readonly isLast: boolean;
}

/** What one file holds. Accounts with a problem are not in `pages`. */
export interface ParsedExport {
  readonly file: string;
  readonly pages: readonly ExportPage[];
  /** Accounts that this file speaks of and that must not be imported, from other files neither. */
  readonly refusedAccountIds: readonly string[];
  /** A problem is nobody's, so that all accounts of the file are refused. */
  readonly refusedFile?: boolean;
  readonly problems: readonly Problem[];
  /** What was tolerated and somebody may want to know. */
  readonly notes: readonly Problem[];
  /** Parts of organizations; a file of accounts has none. */
  readonly organizations?: readonly OrganizationPart[];
  /** Parts of instances of Identity Center. */
  readonly identityCenters?: readonly IdentityCenterPart[];
}
