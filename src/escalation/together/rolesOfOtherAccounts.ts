/**
 * Finds roles of other accounts that let in a principal of this one. An administrator gives that principal the
 * permission to assume them (E-27a), and the name or tags that they require (G-18, G-20), regardless of its present
 * rights.
 */
import { splitBy } from '../../graph/model/groupBy.js';
import type { Work } from '../../graph/contract/turns.js';
import { canBeTakenOver } from '../../graph/model/principals/namedPrincipal.js';
import { isMemberKey } from '../../iam/facts/data/conditionKeys.js';
import {
  uidOfNewPrincipals,
  uidOfNamedPrincipals,
  type AccountPolicySet,
  type Assumptions,
  type Rights,
} from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import { everything, withoutEverything } from '../gains/administration.js';
import { canAct, type PreparedAccount } from '../apply/applyTechniques.js';
import { strongest, type Verdict } from '../apply/verdict.js';
import { getOrMake } from '../../graph/model/memoize.js';

/** How a role lets in a principal. */
export interface LetIn {
  /** ARN of the user or role that gets the permission; of the root user where a new one is made for it. */
  readonly whom: string;
  /** What the trust policy and guardrails require. Boundaries do not count: an administrator removes them. */
  readonly verdict: Verdict;
}

/** By account and ARN of the roles that were judged; undefined: it lets in nobody. */
const judged = new WeakMap<PreparedAccount, Map<string, LetIn | undefined>>();

/** Finds which of the roles let in a principal, each with the one that has the fewest conditions, in small steps. */
export function* rolesOfOtherAccounts(
  account: PreparedAccount,
  roleArns: readonly string[],
): Work<ReadonlyMap<string, LetIn>> {
  const known = getOrMake(judged, account, () => new Map());
  const unknown = new Set(roleArns.filter((arn) => !known.has(arn)));
  const found = unknown.size === 0 ? new Map<string, LetIn>() : yield* letIn(account, unknown);
  for (const arn of unknown) known.set(arn, found.get(arn));
  return new Map(
    roleArns.flatMap((arn) => {
      const one = known.get(arn);
      return one ? [[arn, one] as const] : [];
    }),
  );
}

function* letIn(
  { accountIndex }: PreparedAccount,
  roleArns: ReadonlySet<string>,
): Work<ReadonlyMap<string, LetIn>> {
  const roles = new Map<string, LetIn>();
  const assumedBy = assumptionsIn(accountIndex, roleArns);
  for (const one of sourcesIn(accountIndex)) {
    const tagged = yield* assumedBy(one, true);
    for (const arn of tagged.keys()) {
      const known = roles.get(arn);
      const retagged = tagged.get(arn);
      const asItIs = retagged?.decision === 'ALLOWED' ? undefined : (yield* assumedBy(one, false)).get(arn);
      const best = strongest([known?.verdict, ...[asItIs, retagged].map(withoutEverything)]);
      if (best && best !== known?.verdict) roles.set(arn, { whom: whomOf(one, best), verdict: best });
    }
  }
  return roles;
}

/** Returns what one with every permission assumes, with its tags or with any, which an administrator sets. */
function assumptionsIn(
  { around }: AccountIndex,
  roleArns: ReadonlySet<string>,
): (of: Source, hasAnyTags: boolean) => Work<Assumptions> {
  const ofSets = new Map<string, (source: string) => Assumptions>();
  return function* ({ setUid, kind, source }, hasAnyTags) {
    const key = `${setUid} ${hasAnyTags}`;
    const rights = { ...rightsOf(kind), ...(hasAnyTags ? { hasAnyTags } : {}) };
    const ofSet = ofSets.get(key) ?? (yield* around.assumptionsElsewhereWith(setUid, rights, roleArns));
    ofSets.set(key, ofSet);
    return ofSet(source);
  };
}

/** Returns the principal to name: a new one if conditions read name or tags, which differ among those it stands for. */
const whomOf = ({ whom, made = whom }: Source, { conditions }: Verdict): string =>
  conditions.some(({ key }) => isMemberKey(key.toLowerCase())) ? made : whom;

/** A principal to judge: the uid of its policy set, or its ARN if it is judged by itself. */
interface Source {
  readonly setUid: string;
  readonly kind: AccountPolicySet['kind'];
  readonly source: string;
  readonly whom: string;
  /** The principal to name where a new one is made. */
  readonly made?: string;
}

const rightsOf = (kind: Source['kind']): Rights => ({
  kind,
  hashes: [everything.id],
  partial: false,
  boundary: { status: 'NONE' },
});

/** Returns the sources: a new principal, for all of its kind that nothing names, and each that something does. */
function sourcesIn({ around: { policySets, isMeantElsewhere }, rootArn }: AccountIndex): readonly Source[] {
  const members = policySets
    .filter(canAct)
    .flatMap(({ kind, members: own }) =>
      own
        .filter(canBeTakenOver)
        .map((arn): Source => ({ setUid: uidOfNamedPrincipals(kind), kind, source: arn, whom: arn })),
    );
  const [named, unnamed] = splitBy(members, ({ source }) => isMeantElsewhere(source));
  const standing = (['USER', 'ROLE'] as const).map((kind): Source => {
    const setUid = uidOfNewPrincipals(kind);
    const whom = unnamed.find((one) => one.kind === kind)?.whom ?? rootArn;
    return { setUid, kind, source: setUid, whom, made: rootArn };
  });
  return [...standing, ...named];
}
