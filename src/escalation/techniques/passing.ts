/** How the rows of table C are written: each passes the target role to a service (G-1, G-2). */
import { leavesOf } from '../forms.js';
import type { Gain, Precondition, Requirement, Technique } from '../technique.js';
import { all, any, becomeRole, servicePrincipal, tableOf, type Row } from './rows.js';

export interface PassingRow extends Omit<Row, 'gain' | 'closing' | 'passServices'> {
  /** As the table writes it: `lambda`. */
  readonly service: string | readonly string[];
  /** What is set up with the role, for the sentence that closes it: `functions`. */
  readonly what: string;
  /** Missing: a session of the role. */
  readonly gain?: Gain;
  readonly closing?: string;
}

export const passingTable = (rows: readonly PassingRow[]): readonly Technique[] =>
  tableOf('C', rows.map(rowOf));

function rowOf({ service, what, ...row }: PassingRow): Row {
  const passServices = [service].flat().map(servicePrincipal);
  return { gain: becomeRole, closing: closingOf(row.required, passServices, what), ...row, passServices };
}

function closingOf(required: Requirement, services: readonly string[], what: string): string {
  const first = leavesOf(required)[0]?.action ?? '';
  return `Limit iam:PassRole to ${services.join(' and ')} to the roles that are meant for ${what}, and ${first} to those who set them up.`;
}

interface Presupposed {
  /** In any case. */
  readonly always?: readonly Precondition[];
  /** Where one of the further actions is used. */
  readonly with?: readonly Precondition[];
}

/** Either one of the further actions is allowed, or what it would make is there already. */
export function withOneOf(
  required: Requirement,
  further: readonly string[],
  otherwise: Precondition,
  { always: preconditions = [], with: more = [] }: Presupposed = {},
): Pick<Row, 'required' | 'optional' | 'preconditions' | 'forms'> {
  return {
    required,
    optional: further,
    preconditions: [...preconditions, otherwise],
    forms: [
      {
        required: all(required, any(...further)),
        preconditions: [...preconditions, ...more],
        gain: becomeRole,
      },
      { required, preconditions: [...preconditions, otherwise], gain: becomeRole },
    ],
  };
}
