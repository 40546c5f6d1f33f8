/**
 * Roles of other accounts that let in somebody of this one: whoever administers it gives that one the permission to assume
 * them (E-27a), whatever it has now.
 */
import { canBeTakenOver } from '../../graph/model/principals/namedPrincipal.js';
import {
  madeAnew,
  namedAnywhere,
  type AccountPolicySet,
  type Assumptions,
  type Rights,
} from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { everything } from '../gains/administration.js';
import { canAct, parted, type Applied } from '../apply/applyTechniques.js';
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
  const { around } = accountIndex;
  const roles = new Map<string, LetIn>();
  const ofSets = new Map<string, (source: string) => Assumptions>();
  for (const one of sourcesIn(accountIndex)) {
    const ofSet = ofSets.get(one.setUid) ?? around.assumptionsElsewhereWith(one.setUid, rightsOf(one));
    ofSets.set(one.setUid, ofSet);
    const assumed = ofSet(one.source);
    for (const arn of assumed.keys()) {
      const verdict = withoutStatementsOf(assumed.get(arn), (id) => id === everything.id);
      const known = roles.get(arn);
      const best = strongest([known?.verdict, verdict]);
      if (best && best !== known?.verdict) roles.set(arn, { whom: one.whom, verdict: best });
    }
  }
  return roles;
}

/** Of whom it is asked: by uid of policy sets, and of one by itself by ARN. */
interface Source {
  readonly setUid: string;
  readonly kind: AccountPolicySet['kind'];
  readonly source: string;
  readonly whom: string;
}

const rightsOf = ({ kind }: Source): Rights => ({
  kind,
  hashes: [everything.id],
  partial: false,
  boundary: { status: 'NONE' },
});

/** One who is made anew stands for all of its kind whom nothing names; beside it those whom something does. */
function sourcesIn({ around: { policySets, isNamed }, rootArn }: AccountIndex): readonly Source[] {
  const members = policySets
    .filter(canAct)
    .flatMap(({ kind, members: own }) =>
      own
        .filter(canBeTakenOver)
        .map((arn): Source => ({ setUid: namedAnywhere(kind), kind, source: arn, whom: arn })),
    );
  const [named, unnamed] = parted(members, ({ source }) => isNamed(source));
  const standing = (['USER', 'ROLE'] as const).map((kind): Source => {
    const setUid = madeAnew(kind);
    const whom = unnamed.find((one) => one.kind === kind)?.whom ?? rootArn;
    return { setUid, kind, source: setUid, whom };
  });
  return [...standing, ...named];
}
