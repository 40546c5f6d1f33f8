/** Stored fields of accounts. */
import type { DataGap } from '../../../iam/decide/decision.js';
import type { SectionCompleteness } from '../completeness.js';
import { constant, count, flag, json, optional, otherwise, text, time, uid, type Entity } from './field.js';

/** What an organization says of an account, where one was imported that has it. */
export const memberFields = {
  organizationId: optional(text),
  name: optional(text),
  status: optional(text),
};

export const accountFields = {
  type: constant('ACCOUNT'),
  accountId: uid,
  partition: text,
  /** False: known only because a policy names it. */
  imported: flag,
  importedAt: optional(time),
  version: count,
  ...memberFields,
  dataGaps: otherwise(json<readonly DataGap[]>(), []),
  /** Of the sections that its own imports speak of; missing: nothing of it was imported. */
  completeness: optional(json<readonly SectionCompleteness[]>()),
};

/** Counted at import; of an account that was not, none. */
export const accountCountFields = {
  users: otherwise(count, 0),
  roles: otherwise(count, 0),
  groups: otherwise(count, 0),
  managedPolicies: otherwise(count, 0),
  instanceProfiles: otherwise(count, 0),
};

export type Account = Entity<typeof accountFields>;
export type AccountCounts = Entity<typeof accountCountFields>;
