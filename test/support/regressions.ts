/** Rows of test/cases/regressions/chains.yaml: what a search of chains once answered wrongly. */
import type { Known } from './plainSts.js';
import type { Permission, StsEstate, Test, Trust } from './stsEstate.js';
import { tableOf } from './tables.js';

/** Without an effect and actions: it allows AssumeRole. A condition is `operator key value`. */
type Written<Statement extends Permission | Trust> = Omit<Statement, 'effect' | 'actions' | 'when'> &
  Partial<Pick<Statement, 'effect' | 'actions'>> & { readonly when?: readonly string[] };

export interface Regression {
  readonly name: string;
  readonly rules: readonly string[];
  /** How: by which run, with which seed, or otherwise. */
  readonly found: string;
  readonly estate: {
    readonly members: readonly string[];
    readonly permissions?: readonly Written<Permission>[];
    readonly trusts?: readonly Written<Trust>[];
    readonly teams?: StsEstate['teams'];
  };
  readonly question: { readonly from: string; readonly to: string; readonly known?: Known };
  /** The paths, each as `u1 > a1 > b1 CONDITIONAL`: those that were told, and those that there are. */
  readonly answered: readonly string[];
  readonly right: readonly string[];
}

export const chainRegressions = tableOf<readonly Regression[]>('regressions/chains.yaml');

export const estateOf = ({
  estate: { members, permissions = [], trusts = [], teams = {} },
}: Regression): StsEstate => ({
  members,
  permissions: permissions.map(read),
  trusts: trusts.map(read),
  teams,
});

const read = <Statement extends Permission | Trust>(written: Written<Statement>): Statement =>
  ({
    effect: 'Allow',
    actions: ['AssumeRole'],
    ...written,
    when: (written.when ?? []).map(readTest),
  }) as unknown as Statement;

function readTest(text: string): Test {
  const [operator, key, value, ...rest] = text.split(' ');
  if (value === undefined || rest.length > 0) throw new Error(`Not “operator key value”: ${text}`);
  return { operator, key, value } as Test;
}
