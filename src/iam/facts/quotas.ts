/** Reads the quotas by which AWS refuses changes, which `quotas.json` lists. */
import data from './data/quotas.json' with { type: 'json' };

export type QuotaName = keyof typeof data.quotas;

export interface Quota {
  readonly most: number;
  /** The counted things, in the plural. */
  readonly of: string;
  /** AWS raises the quota on request: `most` is its default. */
  readonly raisable?: boolean;
  /** The error code of AWS; missing: `LimitExceeded`. */
  readonly code?: string;
}

export const quotas: Readonly<Record<QuotaName, Quota>> = data.quotas;

/** Counts the characters of a policy as IAM does: without white space. */
export const charactersIn = (document: string): number => document.replace(/\s/g, '').length;
