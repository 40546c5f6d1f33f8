/** Where AWS leaves room for two readings: the switches and their defaults. */

export interface EvaluationSwitches {
  /** E-27c: does a direct grant in a trust policy bypass the user's boundary? `report`: say CONDITIONAL. */
  readonly trustDirectGrantRespectsBoundary: 'true' | 'false' | 'report';
  /** L-21: operators without set prefix on lists. */
  readonly scalarOperatorOnMultiValuedKey: 'never' | 'any';
  /** U-9a: no organization imported. */
  readonly missingScpData: 'assumeFullAccess' | 'unknown';
  /** O-12: does `{"AWS":"*"}` in an Allow mean services? A Deny with it always does. */
  readonly awsWildcardAdmitsServices: boolean;
  /** U-7: how many assignments of the unknown keys are tried at most. */
  readonly witnessLimit: number;
  /** E-20f: services whose resources RCPs bear on; replaces the dated list. */
  readonly rcpServices?: ReadonlySet<string>;
}

export const defaultSwitches: EvaluationSwitches = {
  trustDirectGrantRespectsBoundary: 'report',
  scalarOperatorOnMultiValuedKey: 'never',
  missingScpData: 'assumeFullAccess',
  awsWildcardAdmitsServices: true,
  witnessLimit: 4096,
};
