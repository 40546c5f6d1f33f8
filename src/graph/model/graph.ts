/** The graph as the rest of the project sees it: what is in it. Reading: graphReader.ts; writing: graphWriter.ts. */
import { ExpectedError } from '../../expectedError.js';
import type { IdentityCenterPrincipal } from './stored/organizationTables.js';
import type { IamRole, Principal, Workload } from './stored/tables.js';

// ── What is in it ──────────────────────────────────────────────────────────────────────────────────────────────────

export type { Tag } from './stored/field.js';
export type * from './stored/organizationTables.js';
export type * from './stored/tables.js';
export type * from './grants.js';

/** By which credentials something uses a role: CODE hands them to the code that runs, SERVICE keeps them. */
export type RoleUse = 'CODE' | 'SERVICE';

/** A role that a workload runs as, directly or through an instance profile. */
export interface WorkloadRole {
  /** Of another account it may be known by name only. */
  readonly role: Principal;
  readonly use: RoleUse;
  readonly instanceProfileArn?: string;
}

/** A workload that runs as a role. */
export interface RoleUser {
  readonly workload: Workload;
  readonly use: RoleUse;
  readonly instanceProfileArn?: string;
}

export interface PermissionSetAssignment {
  readonly accountId: string;
  readonly principal: IdentityCenterPrincipal;
  /** Missing: no import holds the role (F-104). */
  readonly role?: IamRole;
}

/** Raw content of a trust policy, or of a resource's own: which statements name which principal. */
export interface TrustGrant {
  readonly principal: Principal;
  readonly statementIndexes: readonly number[];
}

// ── What can go wrong ──────────────────────────────────────────────────────────────────────────────────────────────

/** The database cannot be reached, or refuses to work with us. The message says what to do. */
export class GraphUnavailable extends ExpectedError {
  override readonly name = 'GraphUnavailable';
}

/** Nobody is answered: it cannot be reached, is silent or has failed. It may be back later. */
export class GraphAway extends GraphUnavailable {}

/** The question took longer than it may. */
export class GraphTimeout extends ExpectedError {
  override readonly name = 'GraphTimeout';
}

/** A search took longer than it may; there is time left to answer with what it found. */
export class SearchTimeout extends GraphTimeout {}

/** What one read looks at is larger than a transaction may be; the message names the setting to raise. */
export class ReadTooLarge extends ExpectedError {
  override readonly name = 'ReadTooLarge';
}

/** As many wait for a scenario as may. */
export class WorldsBusy extends ExpectedError {
  override readonly name = 'WorldsBusy';
}

/** An import is running, which a scenario would have to wait for longer than it may. */
export class ImportRunning extends ExpectedError {
  override readonly name = 'ImportRunning';
}

/** Nobody waits for the answer any more, so that its reads were ended. */
export class QuestionAbandoned extends Error {
  override readonly name = 'QuestionAbandoned';
}

/** An account is larger than one transaction may be; the message names the setting to raise. */
export class ImportTooLarge extends Error {
  override readonly name = 'ImportTooLarge';
}
