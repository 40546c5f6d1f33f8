/** Judges what administrators may do once they have given themselves every permission. */
import { groupBy } from '../../graph/model/groupBy.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';
import { asksWho, type AccountIndex } from '../context/accountIndex.js';
import { Callers } from '../context/callers.js';
import { everything } from '../gains/administration.js';
import { strongest, type Verdict } from '../apply/verdict.js';

export interface Permitted {
  /** ARNs of principals. */
  readonly by: readonly string[];
  readonly verdict: Verdict;
}

export interface GainedTarget extends Permitted {
  readonly techniqueId: string;
  /** ARN of a role, or of the root user that stands for its account. */
  readonly arn: string;
}

/**
 * Returns a function that says who of the administrators may do something, which `judge` judges. Only the guardrails
 * over their account decide (E-19e); none apply to a management account. If guardrails exempt principals by name, these
 * are exempt for certain, and others must first become one of them (G-18). `administrators`: ARNs, also of the root
 * user.
 */
export function permittedAmong(
  administrators: readonly string[],
  accountIndex: AccountIndex,
): (judge: (callers: Callers) => Verdict | undefined) => readonly Permitted[] {
  const holding = (anyMember: RequestPrincipal, kind: 'USER' | 'ROLE' = 'USER'): Callers =>
    new Callers({ ...holder, uid: kind, kind, anyMember }, accountIndex);
  const anyHolders = (['ROLE', 'USER'] as const).map((kind) => holding(accountIndex.anyHolder(kind), kind));
  const isByName = anyHolders.some(({ layers }) => asksWho(layers));
  const each = isByName
    ? administrators.map((arn) => [arn, holding(accountIndex.principal(arn))] as const)
    : [];
  return (judge) => {
    const whoever = strongest(anyHolders.map(judge));
    if (!isByName) return whoever === undefined ? [] : [{ by: administrators, verdict: whoever }];
    const all = each.flatMap(([arn, callers]) => {
      const verdict = strongest([judge(callers), whoever]);
      return verdict === undefined ? [] : [{ arn, verdict }];
    });
    return [...groupBy(all, ({ verdict }) => JSON.stringify(verdict)).values()].flatMap((some) =>
      some.slice(0, 1).map(({ verdict }) => ({ by: some.map(({ arn }) => arn), verdict })),
    );
  };
}

/** Has every permission. */
const holder = {
  identityHashes: [everything.id],
  partial: false,
  boundary: { status: 'NONE' },
  members: [],
} as const;
