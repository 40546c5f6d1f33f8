/** Judges the members of one policy set as callers: together, or one by one where the answer depends on the member. */
import { allPolicies, type AppliedPolicy, type Layer, type PolicyLayers } from '../../iam/decide/layers.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';
import type { Assumptions, AccountPolicySet, Role } from './accountContents.js';
import type { IndexedResource } from './resourceIndex.js';
import { Caller } from './caller.js';
import type { AccountIndex } from './accountIndex.js';
import { presentHoldings, type Holdings } from './holdings.js';
import type { Verdict } from '../apply/verdict.js';
import { readsTags } from './relevantActions.js';
import { functionPolicyFor, trustIn } from './selfWrittenTrust.js';
import { lastPart } from '../../iam/language/arn.js';
import { getOrMake } from '../../graph/model/memoize.js';

const none: ReadonlySet<string> = new Set();

export class Callers {
  readonly any: Caller;
  readonly layers: PolicyLayers;
  private allowed?: ReadonlySet<string>;
  private assumingByTags?: boolean;
  private readonly covered = new Map<string, boolean>();
  private readonly members = new Map<string, Caller>();
  private readonly entrants = new Map<string, Caller>();

  /** `common`: the documents of the set that all similar sets, for which it stands, hold too. */
  constructor(
    readonly set: AccountPolicySet,
    protected readonly accountIndex: AccountIndex,
    private readonly common: ReadonlySet<string> = new Set(set.identityHashes),
  ) {
    this.layers = accountIndex.layersOf(
      this.identity(set.identityHashes),
      accountIndex.boundaryLayer(set.boundary),
    );
    this.any = this.caller(set.anyMember, this.layers);
  }

  /** Returns one object for callers with the same rights; not `this` where the acting identity is known. */
  get cacheKey(): object {
    return this;
  }

  /** Returns the callers that pass a role, each by itself: it must also make one of the calls (G-1). */
  eachPassing(_calls: readonly string[]): readonly Callers[] {
    return [this];
  }

  /** Returns callers of which the one that passes the role also makes these calls. */
  alsoMaking(_calls: readonly string[]): Callers {
    return this;
  }

  /** The places of changes that are already known, so that they are not tried again. */
  get settled(): ReadonlySet<string> {
    return none;
  }

  holdings(member: string): Holdings | undefined {
    const { users, roles } = this.accountIndex;
    const holder = users.get(member) ?? roles.get(member);
    return holder && presentHoldings(this.accountIndex, holder);
  }

  /** Returns the roles that any member can assume, and those that this member can by itself (E-37). */
  assumptions(member: string | undefined): readonly Assumptions[] {
    return [this.set.uid, ...(member === undefined ? [] : [member])].map(
      this.accountIndex.around.assumptions,
    );
  }

  /** Whether an Allow of the policies applies to the action; only for actions of techniques. */
  mayAllow(action: string): boolean {
    return this.allowedActions.has(action);
  }

  /** The same for any action: those of no technique may be allowed. */
  mayBeAllowed(action: string): boolean {
    return this.mayAllow(action) || !this.accountIndex.actions.has(action);
  }

  /** Whether any action of techniques may be allowed. */
  mayAllowAny(): boolean {
    return this.allowedActions.size > 0;
  }

  /** The actions of techniques that an Allow of the policies applies to. */
  get allowedActions(): ReadonlySet<string> {
    return (this.allowed ??= this.allowedByAll());
  }

  private allowedByAll(): ReadonlySet<string> {
    const allowed = this.set.identityHashes
      .map((hash) => this.accountIndex.allowedIn(hash))
      .filter(({ size }) => size > 0);
    const [first, ...others] = allowed;
    return first !== undefined && others.length === 0 ? first : new Set(allowed.flatMap((set) => [...set]));
  }

  /** Whether they have all policies of the other set, no further Deny, and no narrower boundary. */
  haveAllOf(other: AccountPolicySet): boolean {
    return getOrMake(this.covered, other.uid, () => {
      const { boundary, identityHashes } = this.set;
      const isNoWider =
        boundary.status === 'NONE' || JSON.stringify(boundary) === JSON.stringify(other.boundary);
      return (
        !other.partial &&
        isNoWider &&
        other.identityHashes.every((hash) => this.common.has(hash)) &&
        !identityHashes.some((hash) => !other.identityHashes.includes(hash) && this.accountIndex.denies(hash))
      );
    });
  }

  /** Returns an identity layer. `hashes`: documents of the set, or what changes make of them. */
  identity(hashes: readonly string[]): Layer {
    const policies = hashes.map((hash) => this.accountIndex.around.identityDocument(hash));
    return { status: this.set.partial ? 'PARTIAL' : 'COLLECTED', policies };
  }

  /** Returns the member by itself where the answer can depend on who the caller is. */
  asking(action: string, member: string | undefined): Caller {
    return member === undefined || !this.any.relevantTo(action).readsMember ? this.any : this.by(member);
  }

  /** Returns the member by itself. */
  by(arn: string): Caller {
    return getOrMake(this.members, arn, () => this.caller(this.principalOf(arn), this.layers));
  }

  /** Returns a caller of an unknown role that trusts the whole account: only the caller's own side decides (E-27a). */
  trusted(member: string | undefined): Caller {
    const { principal } = this.asking('sts:AssumeRole', member);
    return this.caller(principal, { ...this.layers, resource: this.accountIndex.resources.rootTrust });
  }

  /** Whether they may be allowed to assume a role of another account. */
  mayAssumeElsewhere(member?: string): boolean {
    const { accountId, partition } = this.accountIndex.account;
    return this.asking('sts:AssumeRole', member)
      .places('sts:AssumeRole', `arn:${partition}:iam::*:role/*`)
      .some((arn) => arn.split(':')[4] !== accountId);
  }

  /** Whether a statement about assuming roles reads their tags, regardless of the trust policy. */
  get assumesByTags(): boolean {
    return (this.assumingByTags ??=
      allPolicies(this.layers).some(readsTags) &&
      this.trusted(undefined).relevantTo('sts:AssumeRole').readsTags);
  }

  /**
   * Judges whether the role lets them in with any tags it may have; undefined: not, or its tags make no difference.
   * `member`: one that its trust policy names.
   */
  letInWithAnyTags({ arn, trustHash }: Role, member?: string): Verdict | undefined {
    const trust = this.accountIndex.around.trustDocument(trustHash);
    if (!this.assumesByTags && !readsTags(trust)) return undefined;
    const resource: Layer = { status: 'COLLECTED', policies: [trust] };
    const principal = member === undefined ? this.any.principal : this.principalOf(member);
    const caller = this.caller(principal, { ...this.layers, resource });
    if (!caller.relevantTo('sts:AssumeRole').readsTags) return undefined;
    return caller.may('sts:AssumeRole', this.accountIndex.resources.withAnyTags(arn));
  }

  anything = (): IndexedResource => this.accountIndex.resources.of('*');

  /** Returns a member that has written its user or role, and its session, into a role's trust policy (E-27b). */
  entrant(member?: string): Caller {
    return this.named('', member, trustIn);
  }

  /** Returns a member that allows itself the actions in a function's policy, under its present Denies (G-24). */
  selfGranting(actions: readonly string[], member?: string, beside?: AppliedPolicy): Caller {
    const what = `${actions.join(' ')} ${beside?.id ?? ''}`;
    return this.named(what, member, (names) => functionPolicyFor(names, actions, beside));
  }

  /** Returns a member, or any of them, under the Denies of a function's policy. */
  facing(policy: AppliedPolicy, member = ''): Caller {
    return getOrMake(this.entrants, `${member} facing ${policy.id}`, () => {
      const principal = member === '' ? this.any.principal : this.principalOf(member);
      const resource: Layer = { status: 'COLLECTED', policies: [policy] };
      return this.caller(principal, { ...this.layers, resource });
    });
  }

  private named(
    what: string,
    member = this.set.members[0] ?? '',
    policyFor: (names: readonly string[]) => Layer,
  ): Caller {
    return getOrMake(this.entrants, `${member} ${what}`, () => {
      const principal = underKnownSession(this.principalOf(member));
      const session = principal.kind === 'roleSession' ? principal.sessionArn : undefined;
      const { arn: own = member } = principal.kind === 'user' ? principal : { arn: member };
      const resource = policyFor(session === undefined ? [own] : [own, session]);
      return this.caller(principal, { ...this.layers, resource });
    });
  }

  protected principalOf(member: string): RequestPrincipal {
    return this.accountIndex.around.principalOf(member);
  }

  private caller(principal: RequestPrincipal, layers: PolicyLayers): Caller {
    return new Caller(principal, layers, this.accountIndex.resources);
  }
}

const SESSION_NAME = 'rolegraph';

function underKnownSession(principal: RequestPrincipal): RequestPrincipal {
  if (principal.kind !== 'roleSession' || principal.roleArn === undefined) return principal;
  const { partition, accountId, roleArn } = principal;
  const name = lastPart(roleArn);
  return {
    ...principal,
    sessionArn: `arn:${partition}:sts::${accountId}:assumed-role/${name}/${SESSION_NAME}`,
  };
}
