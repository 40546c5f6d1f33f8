/** The members of one policy set as callers: asked together, and one by one where something tells them apart. */
import type { AppliedPolicy, Layer, PolicyLayers } from '../../iam/decide/layers.js';
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

const none: ReadonlySet<string> = new Set();

export class Callers {
  readonly any: Caller;
  readonly layers: PolicyLayers;
  private allowed?: ReadonlySet<string>;
  /** Some statement on assuming a role looks at its tags, whatever the trust policy. */
  private assumesByTags?: boolean;
  private readonly covered = new Map<string, boolean>();
  private readonly members = new Map<string, Caller>();
  private readonly entrants = new Map<string, Caller>();
  private readonly holdingsByMember = new Map<string, Holdings>();

  /** `common`: of the documents of the set, those that all have for whom it stands. */
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

  /** The same for all that may do the same; another object where it is known who asks. */
  get asOne(): object {
    return this;
  }

  /** Whoever makes one of the calls passes the role: several are asked one by one whether they may do both (G-1). */
  eachPassing(_calls: readonly string[]): readonly Callers[] {
    return [this];
  }

  /** Whoever of them passes the role makes these calls too. */
  alsoMaking(_calls: readonly string[]): Callers {
    return this;
  }

  /** Places of changes that are known without them. */
  get settled(): ReadonlySet<string> {
    return none;
  }

  /** What a member has. */
  holdings(member: string): Holdings | undefined {
    const { users, roles } = this.accountIndex;
    const known = this.holdingsByMember.get(member);
    const holder = users.get(member) ?? roles.get(member);
    if (known || holder === undefined) return known;
    const made = presentHoldings(this.accountIndex, holder);
    this.holdingsByMember.set(member, made);
    return made;
  }

  /** E-37: roles that any of them assumes already, and those that the member does by itself. */
  assumptions(member: string | undefined): readonly Assumptions[] {
    return [this.set.uid, ...(member === undefined ? [] : [member])].map(
      this.accountIndex.around.assumptions,
    );
  }

  /** Some Allow of its policies is about the action, of those that techniques are made of. */
  mayAllow(action: string): boolean {
    return this.allowedActions().has(action);
  }

  /** The same of any action: of those that no technique is made of it is not known. */
  mayBeAllowed(action: string): boolean {
    return this.mayAllow(action) || !this.accountIndex.actions.has(action);
  }

  /** Of these actions. */
  mayAllowAny(): boolean {
    return this.allowedActions().size > 0;
  }

  private allowedActions(): ReadonlySet<string> {
    return (this.allowed ??= new Set(
      this.set.identityHashes.flatMap((hash) => [...this.accountIndex.allowedIn(hash)]),
    ));
  }

  /** No policy of the other set is missing here, none that it lacks denies anything, and no narrower boundary is above it. */
  haveAllOf(other: AccountPolicySet): boolean {
    const known = this.covered.get(other.uid);
    if (known !== undefined) return known;
    const { boundary } = this.set;
    const isNoWider =
      boundary.status === 'NONE' || JSON.stringify(boundary) === JSON.stringify(other.boundary);
    const made =
      !other.partial &&
      isNoWider &&
      other.identityHashes.every((hash) => this.common.has(hash)) &&
      !this.set.identityHashes.some(
        (hash) => !other.identityHashes.includes(hash) && this.accountIndex.denies(hash),
      );
    this.covered.set(other.uid, made);
    return made;
  }

  /** `hashes`: of documents, those of the set or what would become of them. */
  identity(hashes: readonly string[]): Layer {
    const policies = hashes.map((hash) => this.accountIndex.around.identityDocument(hash));
    return { status: this.set.partial ? 'PARTIAL' : 'COLLECTED', policies };
  }

  /** The member by itself where who asks can show in the answer. */
  asking(action: string, member: string | undefined): Caller {
    return member === undefined || !this.any.relevantTo(action).readsMember ? this.any : this.by(member);
  }

  /** The member, by itself. */
  by(arn: string): Caller {
    const known = this.members.get(arn);
    if (known) return known;
    const made = this.caller(this.principalOf(arn), this.layers);
    this.members.set(arn, made);
    return made;
  }

  /** Where a role that is not known trusts the whole account: what the caller's own side says (E-27a). */
  trusted(member: string | undefined): Caller {
    const { principal } = this.asking('sts:AssumeRole', member);
    return this.caller(principal, { ...this.layers, resource: this.accountIndex.resources.rootTrust });
  }

  /** Whether the role lets them in whatever its tags are; undefined: its tags make no difference. */
  letInWithAnyTags({ arn, trustHash }: Role): Verdict | undefined {
    const trust = this.accountIndex.around.trustDocument(trustHash);
    this.assumesByTags ??= this.trusted(undefined).relevantTo('sts:AssumeRole').readsTags;
    if (!this.assumesByTags && !readsTags(trust)) return undefined;
    const resource: Layer = { status: 'COLLECTED', policies: [trust] };
    const caller = this.caller(this.any.principal, { ...this.layers, resource });
    if (!caller.relevantTo('sts:AssumeRole').readsTags) return undefined;
    return caller.may('sts:AssumeRole', this.accountIndex.resources.withAnyTags(arn));
  }

  anything = (): IndexedResource => this.accountIndex.resources.of('*');

  /** A member that has written its own name into a role's trust policy, its user or role and the session that it is (E-27b). */
  entrant(member?: string): Caller {
    return this.named('', member, trustIn);
  }

  /** The same in the policy of a function, which allows it these actions, beside what that denies already (G-24). */
  selfGranting(actions: readonly string[], member?: string, beside?: AppliedPolicy): Caller {
    const what = `${actions.join(' ')} ${beside?.id ?? ''}`;
    return this.named(what, member, (names) => functionPolicyFor(names, actions, beside));
  }

  /** A member, or any of them, under what the policy of a function denies. */
  facing(policy: AppliedPolicy, member = ''): Caller {
    const key = `${member} facing ${policy.id}`;
    const known = this.entrants.get(key);
    if (known) return known;
    const principal = member === '' ? this.any.principal : this.principalOf(member);
    const made = this.caller(principal, {
      ...this.layers,
      resource: { status: 'COLLECTED', policies: [policy] },
    });
    this.entrants.set(key, made);
    return made;
  }

  private named(
    what: string,
    member = this.set.members[0] ?? '',
    policyFor: (names: readonly string[]) => Layer,
  ): Caller {
    const key = `${member} ${what}`;
    const known = this.entrants.get(key);
    if (known) return known;
    const principal = underKnownSession(this.principalOf(member));
    const session = principal.kind === 'roleSession' ? principal.sessionArn : undefined;
    const { arn: own = member } = principal.kind === 'user' ? principal : { arn: member };
    const resource = policyFor(session === undefined ? [own] : [own, session]);
    const made = this.caller(principal, { ...this.layers, resource });
    this.entrants.set(key, made);
    return made;
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
