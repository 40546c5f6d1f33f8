/**
 * Whether somebody all of whose policies the caller has may do no more than the caller (G-8): nobody else's policy names it
 * (E-22b, E-27b), it assumes no role that the caller does not, and nothing asks who it is.
 */
import type { CompiledStatement } from '../../iam/language/compile.js';
import { isMemberKey } from '../../iam/facts/data/conditionKeys.js';
import { allPolicies, noPolicies } from '../../iam/decide/layers.js';
import type { AccountPolicySet, Role, AccountContext, User } from '../context/accountContents.js';
import type { ResourceIndex } from '../context/resourceIndex.js';
import { Caller } from '../context/caller.js';

interface Account {
  readonly around: AccountContext;
  readonly resources: ResourceIndex;
  readonly policySets: ReadonlyMap<string, AccountPolicySet>;
  restsElsewhere: boolean;
}

interface Asking {
  readonly set: AccountPolicySet;
  haveAllOf(other: AccountPolicySet): boolean;
}

export class Peers {
  private readonly distinguished = new Map<string, boolean>();
  private readonly guarded = new Map<string, string>();
  private readonly guardedSets = new Map<string, string | undefined>();

  constructor(private readonly of: Account) {}

  isPeer(callers: Asking, target: Role | User): boolean {
    const set = this.of.policySets.get(target.policySetUid);
    if (set === undefined || !callers.haveAllOf(set)) return false;
    // Whether it is told apart hangs on whom other accounts name and let in too.
    this.of.restsElsewhere = true;
    return (
      !this.isDistinguished(target, set) &&
      !(set.kind !== callers.set.kind && this.readsKind(set)) &&
      this.guardedAs(target.arn) === this.guardedAsSet(callers.set) &&
      !this.assumesMore(callers, target)
    );
  }

  private isDistinguished({ arn }: Role | User, set: AccountPolicySet): boolean {
    const known = this.distinguished.get(arn);
    if (known !== undefined) return known;
    const { around } = this.of;
    const made =
      around.isNamed(arn) ||
      documentsOf(set).some((hash) => around.identityDocument(hash).compiled?.statements.some(asksWho));
    this.distinguished.set(arn, made);
    return made;
  }

  /** Something asks what only users or only sessions of roles have (E-43, E-59). */
  private readsKind(set: AccountPolicySet): boolean {
    const { around } = this.of;
    const guardrails = allPolicies({ identity: noPolicies, ...around.guardrails });
    return [...documentsOf(set).map(around.identityDocument), ...guardrails].some(({ compiled }) =>
      kindKeys.some((key) => compiled?.referencedKeys.has(key)),
    );
  }

  /** Equal for those whom guardrails do not tell apart. */
  guardedAs(arn: string): string {
    const known = this.guarded.get(arn);
    if (known !== undefined) return known;
    const { around, resources } = this.of;
    const layers = { identity: noPolicies, ...around.guardrails };
    const made = new Caller(around.principalOf(arn), layers, resources).lookedAt(arn).join(' ');
    this.guarded.set(arn, made);
    return made;
  }

  /** Undefined where they tell its members apart. */
  private guardedAsSet({ uid, members }: AccountPolicySet): string | undefined {
    if (this.guardedSets.has(uid)) return this.guardedSets.get(uid);
    const all = new Set(members.map((arn) => this.guardedAs(arn)));
    const [only] = all.size === 1 ? all : [];
    this.guardedSets.set(uid, only);
    return only;
  }

  /** E-37: roles that let in the target alone, by its tags, or as the user or role that it is. */
  private assumesMore({ set }: Asking, { arn, policySetUid }: Role | User): boolean {
    const { assumptions } = this.of.around;
    const ofSet = policySetUid === set.uid ? [] : assumptions(policySetUid).keys();
    const own = [...assumptions(arn).keys(), ...ofSet];
    if (own.length === 0) return false;
    const shared = new Set(assumptions(set.uid).keys());
    return own
      .filter((role) => !shared.has(role))
      .some((role) => !set.members.every((member) => assumptions(member).get(role) !== undefined));
  }
}

const documentsOf = ({ identityHashes, boundary }: AccountPolicySet): readonly string[] => [
  ...identityHashes,
  ...(boundary.status === 'COLLECTED' ? [boundary.documentHash] : []),
];

const kindKeys = [
  'aws:principaltype',
  'aws:multifactorauthpresent',
  'aws:multifactorauthage',
  'aws:tokenissuetime',
];

/** It allows or denies somebody else something else; managing the own user gives nobody anything. */
const asksWho = (statement: CompiledStatement): boolean =>
  [...statement.referencedKeys].some(isMemberKey) && !isOfOneself(statement);

export const isOfOneself = ({ source: { action, resource } }: CompiledStatement): boolean =>
  resource?.inverted === false &&
  !action.inverted &&
  action.values.every((one) => /^iam:/i.test(one)) &&
  resource.values.every((one) => one.endsWith('/${aws:username}'));
