/** Stored fields of what users and root users sign in with: they are on the nodes of these. */
import { flag, json, optional, time, type Entity } from './field.js';

export interface AccessKey {
  /** AKIA…; missing: known from a credential report, which names none (F-119). */
  readonly id?: string;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'EXPIRED';
  readonly createdAt?: number;
  readonly lastUsedAt?: number;
  readonly lastUsedRegion?: string;
  readonly lastUsedService?: string;
  /** A credential report says so (F-79). Without it and without `lastUsedAt` nothing is known of its use. */
  readonly neverUsed?: true;
}

/** What is missing was not collected, or the input does not say (F-76 to F-89). */
export const credentialFields = {
  accessKeys: optional(json<readonly AccessKey[]>()),
  mfaActive: optional(flag),
  passwordEnabled: optional(flag),
  passwordLastUsedAt: optional(time),
  passwordLastChangedAt: optional(time),
};

export type Credentials = Entity<typeof credentialFields>;
