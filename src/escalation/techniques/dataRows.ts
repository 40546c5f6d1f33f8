/** How the rows of table E are written: what is reached is a resource, and most are known from one catalogue only. */
import type { Technique } from '../technique.js';
import { action, tableOf, type Row } from './rows.js';

export interface DataRow extends Omit<Row, 'gain' | 'sources' | 'status'> {
  /** What is reached, and how far. */
  readonly what: string;
  readonly sources?: readonly string[];
  readonly status?: Technique['status'];
}

export const dataTable = (rows: readonly DataRow[]): readonly Technique[] =>
  tableOf(
    'E',
    rows.map(({ what, ...row }) => ({
      sources: ['ht'],
      status: 'REPORTED',
      ...row,
      gain: { kind: 'DATA', what },
    })),
  );

/** A policy of its own hands the resource over. */
export const takeover = (
  id: string,
  name: string,
  { act, thing }: { readonly act: string; readonly thing: string },
): DataRow => ({
  id,
  name,
  required: action(act),
  what: `${thing}: takeover`,
  sources: ['ht', 'd'],
  status: 'EXPERIMENTAL',
  closing: `Limit ${act} to who administers the ${thing}, and deny outsiders by a resource control policy where there is one.`,
});
