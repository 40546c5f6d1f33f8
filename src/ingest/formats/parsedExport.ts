/** Defines formats of documents, and what one file holds of accounts, organizations and Identity Center. */
import type { JsonValue } from '../../iam/language/json.js';
import type { JsonRecord } from './shared/jsonValue.js';
import type { Problem } from '../problem.js';
import type { InputDocument } from '../read/readExport.js';
import type { AccountExport, ManagedPolicyDetail, CollectedLists } from './account/accountExport.js';
import type { IdentityCenterPart, OrganizationPart } from './unitParts.js';

/** A kind of document, recognized by its content. */
export interface Format {
  /** The name in messages. */
  readonly name: string;
  recognizes(value: JsonValue): boolean;
  /** Returns the top-level keys of an object that the format reads. Missing or undefined: it reads all. */
  keys?(value: JsonRecord): readonly string[] | undefined;
  /** A list of this format holds records, which may be of several kinds. */
  readonly readsRecords?: boolean;
  parse(document: InputDocument): ParsedExport;
}

/** One page of the output of a call, with each entity under the account in its own ARN (F-117). */
export interface ExportPage {
  /** The path of the page in its file: `$`, or `$[2]` in an array of pages (F-6). */
  readonly path: string;
  readonly accounts: readonly AccountExport[];
  /** AWS managed policies, which belong to no account. */
  readonly awsManagedPolicies: readonly ManagedPolicyDetail[];
  /** The lists that the page has, even those without entries of an account. */
  readonly collected: CollectedLists;
  readonly truncated: boolean;
  /** The call that the page is from: pages of one call complete each other. */
  readonly call: string;
  /** The page says that nothing follows (`IsTruncated: false`); output of the CLI does not say so. */
  readonly isMarkedLast: boolean;
}

/** The content of one file. Accounts with a problem are not in `pages`. */
export interface ParsedExport {
  readonly file: string;
  readonly pages: readonly ExportPage[];
  /** Accounts of this file that must not be imported, not even from other files. */
  readonly refusedAccountIds: readonly string[];
  /** A problem belongs to no account, so all accounts of the file are refused. */
  readonly refusedFile?: boolean;
  readonly problems: readonly Problem[];
  /** What was tolerated but may be of interest. */
  readonly notes: readonly Problem[];
  /** Parts of organizations; missing for a file of accounts. */
  readonly organizations?: readonly OrganizationPart[];
  readonly identityCenters?: readonly IdentityCenterPart[];
}
