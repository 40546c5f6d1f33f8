/** The types of the graph that the rest of the project uses. Reading: graphReader.ts; writing: graphWriter.ts. */
import { ExpectedError, NamedError } from '../../expectedError.js';
import type { IdentityCenterPrincipal } from './stored/organizationTables.js';
import type { IamRole, Principal, Workload } from './stored/tables.js';

// ── What is in it ──────────────────────────────────────────────────────────────────────────────────────────────────

export type { Tag } from './stored/field.js';
export type * from './stored/organizationTables.js';
export type * from './stored/tables.js';
export type * from './grants.js';

/** Who gets the credentials of a workload's role. CODE: the code that runs. SERVICE: only the AWS service. */
export type RoleUse = 'CODE' | 'SERVICE';

/** A role that a workload runs as, directly or through an instance profile. */
export interface WorkloadRole {
  /** A role of another account may be known by name only. */
  readonly role: Principal;
  readonly use: RoleUse;
  readonly instanceProfileArn?: string;
}

export interface WorkloadOfRole {
  readonly workload: Workload;
  readonly use: RoleUse;
  readonly instanceProfileArn?: string;
}

export interface PermissionSetAssignment {
  readonly accountId: string;
  readonly principal: IdentityCenterPrincipal;
  /** Missing: no import has the role (F-104). */
  readonly role?: IamRole;
}

/** A principal that a trust policy or resource policy names, with the statements that name it. */
export interface TrustGrant {
  readonly principal: Principal;
  readonly statementIndexes: readonly number[];
}

// ── What can go wrong ──────────────────────────────────────────────────────────────────────────────────────────────

/** The database cannot be reached, or refuses the connection. The message says what to do. */
export class GraphUnavailable extends ExpectedError {}

/** The database answers no question: it cannot be reached, does not respond or has failed. It may be back later. */
export class GraphAway extends GraphUnavailable {}

/** The question exceeded its time limit. */
export class GraphTimeout extends ExpectedError {}

/** A search exceeded its time limit; there is time left to answer with what it found. */
export class SearchTimeout extends GraphTimeout {}

/** One read needs more memory than a transaction may use; the message names the setting to raise. */
export class ReadTooLarge extends ExpectedError {}

/** The limit of running and waiting scenarios is reached. */
export class WorldsBusy extends ExpectedError {}

/** An import is running, and a scenario would have to wait for it longer than allowed. */
export class ImportRunning extends ExpectedError {}

/** Nobody waits for the answer any more, so its reads were ended. */
export class QuestionAbandoned extends NamedError {}

/** An import needs more memory than one transaction may use, or holds a longer name than the database takes. */
export class ImportTooLarge extends NamedError {}
