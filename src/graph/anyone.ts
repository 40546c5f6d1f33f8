/** What `*` in a trust policy admits: somebody of whatever account, who has to sign and whose own account has a say. */
import type { DataGap } from '../iam/decision.js';
import type { RequestPrincipal } from '../iam/request.js';

/** Stands where an account id would, in the engine's answers too. */
const ANY_ACCOUNT = '(any)';

/** A caller of sts:AssumeRole of which nothing is known. */
export const somebody: RequestPrincipal = { kind: 'accountMember', partition: 'aws', accountId: ANY_ACCOUNT };

const ownSide = 'The account of whoever calls lets it assume the role.';

/** An evaluation of `somebody`: that the account was not imported is no gap, since there is no such account. */
export function ofSomebody<
  T extends { readonly preconditions: readonly string[]; readonly dataGaps: readonly DataGap[] },
>(evaluation: T): T {
  return {
    ...evaluation,
    preconditions: evaluation.preconditions.map((text) => (text.includes(ANY_ACCOUNT) ? ownSide : text)),
    dataGaps: evaluation.dataGaps.filter((gap) => gap.accountId !== ANY_ACCOUNT),
  };
}
