/** For techniques: makes one caller of the held identities of an account. Whichever of them may makes each call. */
import { assumeActions } from '../../graph/model/assumeActions.js';
import { groupBy } from '../../graph/model/groupBy.js';
import type { AppliedPolicy } from '../../iam/decide/layers.js';
import type { Assumptions, AccountPolicySet, Role } from '../context/accountContents.js';
import type { AccountIndex } from '../context/accountIndex.js';
import type { Caller } from '../context/caller.js';
import type { RelevantStatements } from '../context/relevantActions.js';
import { formsOf } from '../catalog/technique.js';
import { techniques } from '../catalog/techniques.js';
import { PASS_ROLE, passingCalls } from '../catalog/forms.js';
import { Callers } from '../context/callers.js';
import type { Holdings } from '../context/holdings.js';
import { doneBy, granted, strongest, strongestBy, type Verdict } from '../apply/verdict.js';
import { isLeftTo, mayCall, type HeldIdentity } from './heldIdentity.js';
import { JointCaller } from './jointCaller.js';
import { getOrMake, memoize } from '../../graph/model/memoize.js';

/** The identity that passes a role, and the calls that it must make itself. */
interface Passing {
  readonly by: HeldIdentity;
  readonly actions: readonly string[];
}

/** What whoever passes a role does itself. */
const passingActions = [
  ...new Set([
    PASS_ROLE,
    ...techniques.flatMap((one) => formsOf(one).flatMap((form) => passingCalls(one, form) ?? [])),
  ]),
];

/** What all callers of the same held identities share. */
interface Shared {
  readonly held: readonly HeldIdentity[];
  /** Whether those count whose policies they have, too (G-8). */
  readonly alsoPeers: boolean;
  /** Who may pass roles: of those whom nothing tells apart in that the first. */
  passing?: readonly HeldIdentity[];
  /** By what their policies let them do, whoever they are. */
  bySet?: ReadonlyMap<Callers, readonly HeldIdentity[]>;
  readonly assumed: Assumptions;
  readonly joint: Map<string, JointCaller>;
  allowed?: ReadonlySet<string>;
}

/** Any held identity may make the calls. The member of the set is the identity that a technique changes. */
export class JointCallers extends Callers {
  private readonly passers = new Map<string, readonly Callers[]>();

  private constructor(
    accountIndex: AccountIndex,
    set: AccountPolicySet,
    private readonly shared: Shared,
    private readonly subject?: HeldIdentity,
    private readonly passing?: Passing,
  ) {
    super(set, accountIndex);
  }

  /** Builds the caller. Identities are asked in this order. `alsoPeers`: they come to their peers, too (G-8). */
  static of(held: readonly HeldIdentity[], accountIndex: AccountIndex, alsoPeers = false): JointCallers {
    const [first] = held;
    if (first === undefined) throw new TypeError('Nobody is held');
    const shared = { held, alsoPeers, assumed: new HeldOrAssumable(held), joint: new Map() };
    return new JointCallers(accountIndex, { ...first.callers.set, members: [] }, shared);
  }

  /** Returns the same, for techniques that change this identity. */
  changing(subject: HeldIdentity): JointCallers {
    const set = { ...subject.callers.set, members: [subject.arn] };
    return new JointCallers(this.accountIndex, set, this.shared, subject);
  }

  override eachPassing(calls: readonly string[]): readonly Callers[] {
    return getOrMake(this.passers, calls.join(' '), () => this.passersOf(calls));
  }

  override alsoMaking(calls: readonly string[]): Callers {
    if (this.passing === undefined || calls.length === 0) return this;
    const { set, shared, subject, accountIndex, passing } = this;
    const key = calls.join(' ');
    const [known] = this.passers.get(key) ?? [];
    const actions = [...passing.actions, ...calls];
    const made = known ?? new JointCallers(accountIndex, set, shared, subject, { ...passing, actions });
    this.passers.set(key, [made]);
    return made;
  }

  private passersOf(calls: readonly string[]): readonly Callers[] {
    const { set, shared, subject, accountIndex } = this;
    shared.passing ??= passingDifferently(shared.held);
    return shared.passing
      .filter((one) => calls.length === 0 || calls.some((call) => mayCall(call, one)))
      .map(
        (by) => new JointCallers(accountIndex, set, shared, subject, { by, actions: [PASS_ROLE, ...calls] }),
      );
  }

  override get cacheKey(): object {
    return this.shared;
  }

  override get settled(): ReadonlySet<string> {
    return this.subject?.callers.settled ?? new Set();
  }

  override holdings(member: string): Holdings | undefined {
    return this.subject?.callers.holdings(member);
  }

  /** Returns the identities that are held, and those that one of them may assume. */
  override assumptions(member: string | undefined): readonly Assumptions[] {
    return member === undefined ? [this.shared.assumed] : [];
  }

  override get allowedActions(): ReadonlySet<string> {
    const { shared } = this;
    return (shared.allowed ??= new Set(shared.held.flatMap(({ callers }) => [...callers.allowedActions])));
  }

  override haveAllOf(other: AccountPolicySet): boolean {
    const { held, alsoPeers } = this.shared;
    return !alsoPeers && held.some(({ callers }) => callers.haveAllOf(other));
  }

  override asking(action: string): Caller {
    const { by, actions = [] } = this.passing ?? {};
    const only = by !== undefined && actions.includes(action) ? by : undefined;
    const key = only === undefined ? action : `${only.id} ${action}`;
    const held = only === undefined ? this.shared.held : [only];
    return this.jointly(
      key,
      ({ callers, arn }) => (callers.mayBeAllowed(action) ? callers.asking(action, arn) : undefined),
      held,
    );
  }

  override trusted(): Caller {
    return this.jointly('trusted', ({ callers, arn }) => callers.trusted(arn));
  }

  override letInWithAnyTags(role: Role): Verdict | undefined {
    this.shared.bySet ??= groupBy(this.assuming, ({ callers }) => callers);
    const asAny = strongestBy(this.shared.bySet, ([callers, [first]]) =>
      doneBy(first?.id ?? '', callers.letInWithAnyTags(role), assumeActions.ASSUME_ROLE),
    );
    const names = this.accountIndex.namedBy(role);
    const named = names.length === 0 ? [] : this.assuming.filter(({ arn }) => names.includes(arn));
    return strongest([
      asAny,
      ...named.map(({ id, callers, arn }) =>
        doneBy(id, callers.letInWithAnyTags(role, arn), assumeActions.ASSUME_ROLE),
      ),
    ]);
  }

  private get assuming(): readonly HeldIdentity[] {
    return this.shared.held.filter((one) => isLeftTo(assumeActions.ASSUME_ROLE, one));
  }

  override entrant(): Caller {
    return this.jointly('entrant', ({ callers, arn }) => callers.entrant(arn));
  }

  override selfGranting(actions: readonly string[], _member?: string, beside?: AppliedPolicy): Caller {
    const key = `granting ${actions.join(' ')} ${beside?.id ?? ''}`;
    return this.jointly(key, ({ callers, arn }) => callers.selfGranting(actions, arn, beside));
  }

  override facing(policy: AppliedPolicy): Caller {
    return this.jointly(`facing ${policy.id}`, ({ callers, arn }) => callers.facing(policy, arn));
  }

  /** Builds a joint caller. Of identities that are the same to the engine, and kept from the same, the first is asked. */
  private jointly(
    key: string,
    callerOf: (held: HeldIdentity) => Caller | undefined,
    held: readonly HeldIdentity[] = this.shared.held,
  ): Caller {
    return getOrMake(this.shared.joint, key, () => {
      const all: (readonly [HeldIdentity, Caller])[] = [];
      const known = new Set<Caller>();
      for (const one of held) {
        const caller = callerOf(one);
        if (caller === undefined || known.has(caller)) continue;
        if (one.barred === undefined) known.add(caller);
        all.push([one, caller]);
      }
      const [[, first] = ['', this.any] as const] = all;
      return new JointCaller(first, all, this.accountIndex.resources);
    });
  }
}

/** What two come to who ask the same of each action differs in who does it alone, and the first way is told. */
function passingDifferently(held: readonly HeldIdentity[]): readonly HeldIdentity[] {
  const numbers = new Map<RelevantStatements, number>();
  const numberOf = (asked: RelevantStatements) => getOrMake(numbers, asked, () => numbers.size);
  const asks = (held: HeldIdentity): string =>
    passingActions
      .map((one) => (mayCall(one, held) ? numberOf(held.callers.asking(one, held.arn).relevantTo(one)) : ''))
      .join(' ');
  const passing = held.filter((one) => mayCall(PASS_ROLE, one));
  return [...groupBy(passing, asks).values()].flatMap(([first]) => first ?? []);
}

class HeldOrAssumable implements Assumptions {
  private arns?: ReadonlySet<string>;
  private each?: readonly (readonly [id: string, assumptions: readonly Assumptions[]])[];

  constructor(private readonly held: readonly HeldIdentity[]) {}

  keys(): Iterable<string> {
    return (this.arns ??= new Set([
      ...this.held.map(({ arn }) => arn),
      ...this.assumptions().flatMap(([, all]) => all.flatMap((one) => [...one.keys()])),
    ]));
  }

  readonly get = memoize((arn: string): Verdict | undefined => {
    const own = this.held.find((one) => one.arn === arn);
    if (own) return doneBy(own.id, granted);
    return strongestBy(this.assumptions(), ([id, all]) =>
      doneBy(id, strongest(all.map((assumed) => assumed.get(arn))), assumeActions.ASSUME_ROLE),
    );
  });

  private assumptions() {
    return (this.each ??= this.held
      .filter((one) => isLeftTo(assumeActions.ASSUME_ROLE, one))
      .map(({ id, arn, callers }) => [id, callers.assumptions(arn)] as const));
  }
}
