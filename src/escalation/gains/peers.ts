/**
 * Finds principals that may do no more than a caller with all of their policies (G-8): no other policy names them
 * (E-22b, E-27b), they assume no role that the caller does not, and no statement depends on who they are.
 */
import type { CompiledStatement } from '../../iam/language/compile.js';
import { isMemberKey } from '../../iam/facts/data/conditionKeys.js';
import { FALSE } from '../../iam/decide/kleene.js';
import { allPolicies, noPolicies } from '../../iam/decide/layers.js';
import { matchAction, splitAction, type ActionName } from '../../iam/match/action.js';
import { techniques } from '../catalog/techniques.js';
import { listRequiredActions } from '../catalog/forms.js';
import type { AccountPolicySet, Role, AccountContext, User } from '../context/accountContents.js';
import type { ResourceIndex } from '../context/resourceIndex.js';
import { Caller } from '../context/caller.js';
import { getOrMake, memoize, once } from '../../graph/model/memoize.js';

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
  private readonly guardedSets = new WeakMap<AccountPolicySet, string | undefined>();

  constructor(private readonly of: Account) {}

  isPeer(callers: Asking, target: Role | User): boolean {
    const set = this.of.policySets.get(target.policySetUid);
    if (set === undefined || !callers.haveAllOf(set)) return false;
    // The result also depends on the principals that other accounts name and let in.
    this.of.restsElsewhere = true;
    return (
      !this.isDistinguished(target, set) &&
      !(set.kind !== callers.set.kind && this.readsKind(set)) &&
      this.guardedAs(target.arn) === this.guardedAsSet(callers.set) &&
      !this.assumesMore(callers, target)
    );
  }

  private isDistinguished({ arn }: Role | User, set: AccountPolicySet): boolean {
    const { around } = this.of;
    return getOrMake(
      this.distinguished,
      arn,
      () =>
        around.isNamed(arn) ||
        documentsOf(set).some((hash) => around.identityDocument(hash).compiled?.statements.some(asksWho)),
    );
  }

  /** Whether a statement reads keys that only users, or only role sessions, have (E-43, E-59). */
  private readsKind(set: AccountPolicySet): boolean {
    const { around } = this.of;
    const guardrails = allPolicies({ identity: noPolicies, ...around.guardrails });
    return [...documentsOf(set).map(around.identityDocument), ...guardrails].some(({ compiled }) =>
      kindKeys.some((key) => compiled?.referencedKeys.has(key)),
    );
  }

  /** Returns a key that is equal for principals that neither guardrails nor policies of resources tell apart. */
  readonly guardedAs = memoize((arn: string) => {
    const { around, resources } = this.of;
    const resource = { status: 'COLLECTED', policies: around.resourcesAskWho() } as const;
    const layers = { identity: noPolicies, ...around.guardrails, resource };
    return new Caller(around.principalOf(arn), layers, resources).lookedAt(arn).join(' ');
  });

  /** Returns the key of all members; undefined where these tell them apart. */
  private guardedAsSet(set: AccountPolicySet): string | undefined {
    return getOrMake(this.guardedSets, set, () => {
      const all = new Set(set.members.map((arn) => this.guardedAs(arn)));
      return all.size === 1 ? [...all][0] : undefined;
    });
  }

  /** Whether the target can assume roles that let in only it, by its tags or by its identity (E-37). */
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

/** Whether the statement allows or denies something by who the caller is. One's own credentials give no rights. */
const asksWho = (statement: CompiledStatement): boolean =>
  [...statement.referencedKeys].some(isMemberKey) && !isOfOwnCredentials(statement);

/** Whether users only look after their own credentials by it. */
export const isOfOwnCredentials = ({ action, source }: CompiledStatement): boolean =>
  source.resource?.inverted === false &&
  !source.action.inverted &&
  source.action.values.every((one) => /^iam:/i.test(one)) &&
  source.resource.values.every((one) => ownUserOrDevice.test(one)) &&
  !changingOneself().some((name) => matchAction(action, name) !== FALSE);

/** A role or group of the same name is somebody else. */
const ownUserOrDevice = /^arn:[^:]*:iam:[^:]*:[^:]*:(?:user|mfa|sms-mfa)\/(?:.*\/)?\$\{aws:username\}$/i;

/** Actions by which principals give themselves rights; what MFA opens (T-017), conditions say. */
const changingOneself = once((): readonly ActionName[] => {
  const own = listRequiredActions(techniques).flatMap(({ action, on }) => (on === 'SELF' ? action : []));
  return [...new Set(own)].flatMap((action) =>
    action === 'iam:EnableMFADevice' ? [] : (splitAction(action) ?? []),
  );
});
