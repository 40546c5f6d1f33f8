/**
 * Roles of other accounts that let in somebody of this one: whoever administers it gives that one the permission to assume
 * them (E-27a), whatever it has now.
 */
import { canBeTakenOver } from '../../graph/model/principals/namedPrincipal.js';
import type { AccountPolicySet, Rights } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { everything } from '../gains/administration.js';
import { canAct, type Applied } from '../apply/applyTechniques.js';
import { strongest, withoutStatementsOf, type Verdict } from '../apply/verdict.js';

/** How a role lets somebody in. */
export interface LetIn {
  /** ARN of the user or role that is given the permission; of the root user where one is made for it. */
  readonly whom: string;
  /** What the trust policy and the guardrails ask for; without boundaries, which an administrator takes away. */
  readonly verdict: Verdict;
}

const found = new WeakMap<Applied, ReadonlyMap<string, LetIn>>();

/** By ARN, each by whom it lets in most readily. */
export function rolesOfOtherAccounts(applied: Applied): ReadonlyMap<string, LetIn> {
  const known = found.get(applied) ?? letIn(applied);
  found.set(applied, known);
  return known;
}

function letIn({ accountIndex }: Applied): ReadonlyMap<string, LetIn> {
  const { around, account } = accountIndex;
  const roles = new Map<string, LetIn>();
  for (const [set, sources] of setsToAsk(accountIndex)) {
    const assumed = around.assumptionsWith(set.uid, rightsOf(set));
    for (const { source, whom } of sources)
      for (const arn of assumed(source).keys()) {
        if (arn.split(':')[4] === account.accountId) continue;
        const verdict = withoutStatementsOf(assumed(source).get(arn), (id) => id === everything.id);
        const known = roles.get(arn);
        const best = strongest([known?.verdict, verdict]);
        if (best && best !== known?.verdict) roles.set(arn, { whom, verdict: best });
      }
  }
  return roles;
}

const rightsOf = ({ kind }: AccountPolicySet): Rights => ({
  kind,
  hashes: [everything.id],
  partial: false,
  boundary: { status: 'NONE' },
});

/** Of whom it is asked: any member of a set, or one by itself. */
interface Source {
  readonly source: string;
  readonly whom: string;
}

/** One of each kind stands for all whom nothing names; beside it those of whom somebody is named. */
function setsToAsk({
  around: { policySets, isNamed },
  rootArn,
}: AccountIndex): readonly (readonly [AccountPolicySet, readonly Source[]])[] {
  const acting = policySets.filter(canAct);
  const unnamedOf = ({ members }: AccountPolicySet): string | undefined =>
    members.find((arn) => canBeTakenOver(arn) && !isNamed(arn));
  const standing = (['USER', 'ROLE'] as const).map((kind) => {
    const ofKind = acting.filter((set) => set.kind === kind);
    return ofKind.find(unnamedOf) ?? ofKind[0];
  });
  return acting.flatMap((set) => {
    const any = standing.includes(set) ? [{ source: set.uid, whom: unnamedOf(set) ?? rootArn }] : [];
    const named = set.members.filter((arn) => canBeTakenOver(arn) && isNamed(arn));
    const sources = [...any, ...named.map((arn) => ({ source: arn, whom: arn }))];
    return sources.length > 0 ? [[set, sources] as const] : [];
  });
}
