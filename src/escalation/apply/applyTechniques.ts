/** Applies techniques to the members of a policy set: finds what they can become, and what else they gain. */
import { splitBy } from '../../graph/model/groupBy.js';
import type { AccountPolicySet, Role } from '../context/accountContents.js';
import type { AlternativesBefore, Launch, LaunchingService, Trial, Binding } from './trial.js';
import type { Callers } from '../context/callers.js';
import { newCollected, type Collected } from './results.js';
import type { Work } from '../../graph/contract/turns.js';
import { asksWho, type AccountIndex } from '../context/accountIndex.js';
import {
  actionsIn,
  boundaryRemovals,
  checks,
  formsByAction,
  isAboutMember,
  isAboutTarget,
  requiredActionsOf,
  mentions,
  passingCalls,
} from '../catalog/forms.js';
import { ASSUME_ROLE_TECHNIQUE } from '../catalog/techniques.js';
import type { Administrators } from './outcomes.js';
import { isAlone, openWithOtherTags, retagging } from '../context/settableTags.js';
import { judgeTrial } from './preconditions.js';
import type { Form, GainKind, Requirement, Technique, TechniqueForm } from '../catalog/technique.js';
import { TargetSearch } from './tryTargets.js';
import { both, strongest, strongestBy, type Verdict } from './verdict.js';
import { getOrMake, memoizeWeakly } from '../../graph/model/memoize.js';

export interface Escalated {
  /** What holds for any member. */
  readonly shared: Collected;
  /** By ARN of the member: what holds for it alone. */
  readonly own: ReadonlyMap<string, Collected>;
}

/** An account as the techniques need it. */
export interface PreparedAccount {
  readonly accountIndex: AccountIndex;
  readonly forms: readonly TechniqueForm[];
  readonly administrators: Administrators;
  /** Whether ways to others are kept beside one to the administration of the account (G-8). */
  readonly keepsAll?: true;
}

/**
 * Tries all techniques, form by form. `shared`: what holds for any member, if it is known from similar callers.
 * `members`: those that are also tried one by one. `onlyTargets`: ARNs of the users and roles that count.
 */
export const escalating = (
  callers: Callers,
  account: PreparedAccount,
  shared?: Collected,
  members: readonly string[] = callers.set.members,
  onlyTargets?: ReadonlySet<string>,
): Work<Escalated> => new Escalation(callers, account, members, shared, onlyTargets).run();

/** Whether the members can make calls: only its service acts as a service-linked role (E-52). */
export const canAct = ({ anyMember }: AccountPolicySet): boolean =>
  anyMember.kind !== 'roleSession' || !anyMember.serviceLinked;

/** Kept, because the members of a set are tried one after the other. */
const possible = new WeakMap<object, Map<readonly TechniqueForm[], readonly TechniqueForm[]>>();

class Escalation {
  private readonly shared: Collected;
  private readonly own = new Map<string, Collected>();
  private readonly tried: readonly TechniqueForm[];
  /** Whether some statement of the callers' policies depends on who the caller is. */
  private someAsksWho?: boolean;
  private readonly launches = new Map<Callers, Map<string, readonly LaunchingService[]>>();

  constructor(
    private readonly callers: Callers,
    private readonly account: PreparedAccount,
    private readonly members: readonly string[],
    private readonly known?: Collected,
    private readonly onlyTargets?: ReadonlySet<string>,
  ) {
    this.shared = known ?? newCollected(account);
    const tried = getOrMake(possible, callers.cacheKey, () => new Map());
    this.tried = getOrMake(tried, account.forms, () => this.possibleForms());
  }

  *run(): Work<Escalated> {
    const forms = this.tried.filter(([, form]) => !gives(form, 'ENABLER') && !gives(form, 'ASSUMPTION'));
    const [built, first] = splitBy(forms, ([, form]) => isBuiltOnOthers(form));
    const [personal, common] = splitBy(first, ([, form]) => this.isPersonal(form));
    if (!this.known) yield* this.tryAll(common, undefined);
    if (personal.length > 0) for (const member of this.members) yield* this.tryAll(personal, member);
    this.tryAssumingTagged();
    this.tryAssumingElsewhere();
    if (built.length > 0) yield* this.tryBuilt(built);
    for (const own of this.own.values()) own.administers ||= this.shared.administers;
    return { shared: this.shared, own: this.own };
  }

  /** Tries forms that build on ways in (T-030 to T-037, T-182), once those are known. */
  private *tryBuilt(forms: readonly TechniqueForm[]): Work<void> {
    const [personal, common] = splitBy(forms, ([, form]) => this.readsMember(form));
    if (!this.known) yield* this.tryAll(common, undefined);
    for (const member of this.members) {
      const assumable = this.callers.assumptions(member).at(-1)?.keys() ?? [];
      const assumed = new Set([...(this.own.get(member)?.entered() ?? []), ...assumable]);
      if (assumed.size > 0) yield* this.tryAll(common, member, assumed);
      if (personal.length > 0) yield* this.tryAll(personal, member);
    }
  }

  /** Finds roles that would let the caller in with other tags, which it may set (G-20, T-038). */
  private tryAssumingTagged(): void {
    const form = this.account.forms.find(([{ id }]) => id === ASSUME_ROLE_TECHNIQUE);
    const { callers, shared, account } = this;
    const mayTag = ['iam:TagRole', 'iam:UntagRole'].some((action) => callers.mayAllow(action));
    if (form === undefined || !mayTag || shared.administers) return;
    const members = new Set(this.members);
    for (const role of account.accountIndex.account.roles) {
      if (!this.known) this.tryAssuming(role, form);
      for (const member of account.accountIndex.namedBy(role))
        if (members.has(member)) this.tryAssuming(role, form, member);
    }
  }

  /** Finds roles of other accounts that would let the caller in with other tags, which others may set (G-20). */
  private tryAssumingElsewhere(): void {
    const { callers, shared, account } = this;
    if (callers.cacheKey !== callers || shared.administers) return;
    for (const { member, verdict } of openWithOtherTags(callers, account.accountIndex, this.members))
      if (member !== undefined) this.ownOf(member).addUnexplored(ASSUME_ROLE_TECHNIQUE, verdict);
      else if (!this.known) shared.addUnexplored(ASSUME_ROLE_TECHNIQUE, verdict);
  }

  private tryAssuming(role: Role, form: TechniqueForm, member?: string): void {
    const { callers, shared } = this;
    const trial = this.trialOf(form, member === undefined ? {} : { member });
    const isAssumed = callers.assumptions(member).some((assumed) => assumed.get(role.arn));
    if (isAssumed || role.arn === member || isAlone(role, trial)) return;
    const letIn = callers.letInWithAnyTags(role, member);
    const verdict = letIn && both(retagging(trial, role), letIn);
    if (verdict === undefined) return;
    const out = member === undefined ? shared : this.ownOf(member);
    out.addEntry(role.arn, verdict);
    out.addEdge(role.arn, ASSUME_ROLE_TECHNIQUE, verdict);
  }

  /** Tries forms as any member or as one, on all possible targets or only on some. */
  private *tryAll(
    forms: readonly TechniqueForm[],
    member: string | undefined,
    onlyTargets = this.onlyTargets,
  ): Work<void> {
    const { shared, account } = this;
    const out = member === undefined ? shared : this.ownOf(member);
    const { administrators } = account;
    const search = new TargetSearch({ shared, out, administrators, member, onlyTargets });
    const binding = member === undefined ? {} : { member };
    for (const tried of forms)
      for (const callers of this.passing(tried)) {
        search.tryForm({ ...this.trialOf(tried, binding), callers });
        yield;
      }
  }

  /** Returns the callers that pass the role. Of several held identities, one must both pass it and make the call. */
  private passing([technique, form]: TechniqueForm): readonly Callers[] {
    const calls = passingCalls(technique, form);
    return calls === undefined ? [this.callers] : this.callers.eachPassing(calls);
  }

  private ownOf(member: string): Collected {
    return getOrMake(this.own, member, () => newCollected(this.account));
  }

  private trialOf([technique, form]: TechniqueForm, binding: Binding = {}): Trial {
    const { callers, earlier } = this;
    const { accountIndex } = this.account;
    return { accountIndex, callers, technique, form, binding, earlier, sameForAllTargets: new Map() };
  }

  // ── What is worth trying ─────────────────────────────────────────────────────────────────────────────────────────

  private possibleForms(): readonly TechniqueForm[] {
    const { callers, account } = this;
    if (!callers.mayAllowAny()) return [];
    const { byAction, others } = formsByAction(account.forms);
    const some = new Set(others);
    for (const action of callers.allowedActions)
      for (const tried of byAction.get(action) ?? []) some.add(tried);
    return account.forms.filter((tried) => some.has(tried) && this.isPossible(tried[1].required));
  }

  /** Whether some Allow may match each action that the requirement cannot do without. */
  private readonly isPossible = (required: Requirement): boolean => {
    if ('action' in required) return this.callers.mayAllow(required.action);
    if ('all' in required) return required.all.every(this.isPossible);
    if ('any' in required) return required.any.some(this.isPossible);
    if ('none' in required) return false;
    return 'assume' in required || this.callers.mayAllow('iam:PassRole');
  };

  /** Whether the result depends on which member tries. */
  private isPersonal(form: Form): boolean {
    return isAboutMember(form) || this.readsMember(form);
  }

  private readsMember({ required, gain }: Form): boolean {
    const { callers } = this;
    if (callers.cacheKey !== callers) return false;
    const leaves = requiredActionsOf(required);
    // Whether a function's policy names the caller can only be judged for one member.
    const { denyingPolicies } = this.account.accountIndex.around;
    if (denyingPolicies.size > 0 && leaves.some(({ on }) => on === 'WORKLOAD')) return true;
    this.someAsksWho ??= asksWho(callers.layers);
    if (!this.someAsksWho) return false;
    const actions = actionsIn(required);
    const alsoAsked = gain.kind === 'ADMINISTRATION' ? askedOfBoundaries : [];
    if ([...actions, ...alsoAsked].some((action) => callers.any.relevantTo(action).readsMember)) return true;
    // The policy that the caller writes allows the action; its own policies need not, but may deny it.
    const writesTrust = actions.has('iam:UpdateAssumeRolePolicy') || actions.has('iam:CreateRole');
    if (writesTrust && callers.entrant().relevantTo('sts:AssumeRole').readsMember) return true;
    return leaves.some(({ selfGrants = [] }) =>
      selfGrants.some((action) => callers.selfGranting(selfGrants).relevantTo(action).readsMember),
    );
  }

  // ── What other techniques give ───────────────────────────────────────────────────────────────────────────────────

  private readonly earlier: AlternativesBefore = {
    into: (arn, member) =>
      strongest([this.becoming(arn, member), ...this.reached(member).map((found) => found.calls(arn))]),
    becoming: (arn, member) => this.becoming(arn, member),
    launches: (launch, by) => {
      const known = getOrMake(this.launches, by, () => new Map());
      return getOrMake(known, Object.values(launch).join(' '), () => this.launching(launch, by));
    },
    enabling: (technique, binding) => this.enabling(technique, binding),
  };

  private becoming(arn: string, member: string | undefined): Verdict | undefined {
    const assumed = this.callers.assumptions(member).map((assumptions) => assumptions.get(arn));
    return strongest([...this.reached(member).map((found) => found.entry(arn)), ...assumed]);
  }

  private readonly reached = (member = ''): readonly Collected[] => [
    this.shared,
    ...[this.own.get(member) ?? []].flat(),
  ];

  private launching({ gain, profile }: Launch, by: Callers): readonly LaunchingService[] {
    const forms = this.tried.filter(([, form]) => {
      const throughProfile = mentions(form.required, 'profile');
      return (
        gives(form, gain) &&
        (throughProfile || mentions(form.required, 'pass')) &&
        !isAboutTarget(form) &&
        (profile === 'TOO' || throughProfile === (profile === 'ONLY'))
      );
    });
    const services = new Set(forms.flatMap(([{ passServices = [] }]) => passServices));
    return [...services].flatMap((service) => {
      const through = forms.filter(([{ passServices = [] }]) => passServices.includes(service));
      const verdict = this.strongestOf(through, { service }, by);
      return verdict ? [{ service, verdict }] : [];
    });
  }

  private enabling({ id }: Technique, binding: Binding): Verdict | undefined {
    const forms = this.tried.filter(
      ([{ enables = [] }, form]) => gives(form, 'ENABLER') && enables.includes(id),
    );
    return this.strongestOf(forms, binding);
  }

  private strongestOf(
    forms: readonly TechniqueForm[],
    binding: Binding,
    callers = this.callers,
  ): Verdict | undefined {
    return strongestBy(forms, (tried) => {
      const by = callers.alsoMaking(passingCalls(...tried) ?? []);
      return judgeTrial({ ...this.trialOf(tried, binding), callers: by });
    });
  }
}

/** What is asked beside a form that gives every permission under a boundary (T-011 to T-013). */
const askedOfBoundaries: readonly string[] = [
  ...boundaryRemovals('User'),
  ...boundaryRemovals('Role'),
  'iam:CreatePolicyVersion',
];

const gives = ({ gain }: Form, kind: GainKind): boolean => gain.kind === kind;

/** Whether a form builds on what other techniques gave the caller. */
export const isBuiltOnOthers = memoizeWeakly(
  (form: Form): boolean =>
    mentions(form.required, 'assume') || checks(form, 'OTHER_WAY_IN') || checks(form, 'LAUNCH_SET'),
);
