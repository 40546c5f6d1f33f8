/**
 * Roles of other accounts that let in somebody of this one: whoever administers it gives that one the permission to assume
 * them (E-27a), and the name or tags that they ask for (G-18, G-20), whatever it has now.
 */
import { canBeTakenOver } from '../../graph/model/principals/namedPrincipal.js';
import { isMemberKey } from '../../iam/facts/data/conditionKeys.js';
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
  const roles = new Map<string, LetIn>();
  const assumedBy = assumptionsIn(accountIndex);
  for (const one of sourcesIn(accountIndex)) {
    const tagged = assumedBy(one, true);
    for (const arn of tagged.keys()) {
      const known = roles.get(arn);
      const retagged = tagged.get(arn);
      const asItIs = retagged?.decision === 'ALLOWED' ? undefined : assumedBy(one, false).get(arn);
      const best = strongest([known?.verdict, ...[asItIs, retagged].map(withoutEverything)]);
      if (best && best !== known?.verdict) roles.set(arn, { whom: whomOf(one, best), verdict: best });
    }
  }
  return roles;
}

const withoutEverything = (verdict: Verdict | undefined): Verdict | undefined =>
  withoutStatementsOf(verdict, (id) => id === everything.id);

/** Of one with every permission, and with its tags or whatever tags policies ask for, which an administrator sets. */
function assumptionsIn({ around }: AccountIndex): (of: Source, hasAnyTags: boolean) => Assumptions {
  const ofSets = new Map<string, (source: string) => Assumptions>();
  return ({ setUid, kind, source }, hasAnyTags) => {
    const key = `${setUid} ${hasAnyTags}`;
    const rights = { ...rightsOf(kind), ...(hasAnyTags ? { hasAnyTags } : {}) };
    const ofSet = ofSets.get(key) ?? around.assumptionsElsewhereWith(setUid, rights);
    ofSets.set(key, ofSet);
    return ofSet(source);
  };
}

/** Whoever stands for others has a name and tags of its own. */
const whomOf = ({ whom, made = whom }: Source, { conditions }: Verdict): string =>
  conditions.some(({ key }) => isMemberKey(key.toLowerCase())) ? made : whom;

/** Of whom it is asked: by uid of policy sets, and of one by itself by ARN. */
interface Source {
  readonly setUid: string;
  readonly kind: AccountPolicySet['kind'];
  readonly source: string;
  readonly whom: string;
  /** Who stands for one that is made. */
  readonly made?: string;
}

const rightsOf = (kind: Source['kind']): Rights => ({
  kind,
  hashes: [everything.id],
  partial: false,
  boundary: { status: 'NONE' },
});

/** One who is made anew stands for all of its kind whom nothing names or means; beside it those whom something does. */
function sourcesIn({ around: { policySets, isMeantElsewhere }, rootArn }: AccountIndex): readonly Source[] {
  const members = policySets
    .filter(canAct)
    .flatMap(({ kind, members: own }) =>
      own
        .filter(canBeTakenOver)
        .map((arn): Source => ({ setUid: namedAnywhere(kind), kind, source: arn, whom: arn })),
    );
  const [named, unnamed] = parted(members, ({ source }) => isMeantElsewhere(source));
  const standing = (['USER', 'ROLE'] as const).map((kind): Source => {
    const setUid = madeAnew(kind);
    const whom = unnamed.find((one) => one.kind === kind)?.whom ?? rootArn;
    return { setUid, kind, source: setUid, whom, made: rootArn };
  });
  return [...standing, ...named];
}
