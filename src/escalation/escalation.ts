/** Applies techniques to the members of a policy set: whom they can become, and what else they gain. */
import type { Role, User } from './account.js';
import {
  checks,
  isAboutMember,
  isAboutTarget,
  leavesOf,
  mentions,
  targetsOf,
  type Attempt,
  type Binding,
  type WaysBefore,
} from './attempt.js';
import type { Callers } from './callers.js';
import { candidateRoles, candidateUsers, runsAsOf } from './candidates.js';
import { Collected } from './collected.js';
import { each } from './caller.js';
import type { Estate } from './estate.js';
import { gain, type Administrators } from './gains.js';
import { newPrincipals } from './newPrincipals.js';
import { presupposed } from './preconditions.js';
import { needed, passed } from './requirement.js';
import { formsOf, type Form, type Requirement, type Technique } from './technique.js';
import { both, firmest, type Verdict } from './verdict.js';

export interface Escalated {
  /** Of any member. */
  readonly shared: Collected;
  /** By ARN of the member: what holds for it alone. */
  readonly own: ReadonlyMap<string, Collected>;
}

export interface Applied {
  readonly estate: Estate;
  readonly forms: readonly Tried[];
  /** Of the account. */
  readonly administrators: Administrators;
}

export const escalate = (callers: Callers, applied: Applied): Escalated => new Escalation(callers, applied).run();

export type Tried = readonly [technique: Technique, form: Form];

export const triedOf = (techniques: readonly Technique[]): readonly Tried[] =>
  techniques.flatMap((technique) => formsOf(technique).map((form) => [technique, form] as const));

/** Who tries, where the results go, and on whom alone. */
interface Trial {
  readonly member?: string;
  readonly out: Collected;
  readonly only?: ReadonlySet<string>;
}

class Escalation {
  private readonly shared = new Collected();
  private readonly own = new Map<string, Collected>();
  private readonly tried: readonly Tried[];
  private readonly estate: Estate;
  private readonly launches = new Map<string, Verdict | undefined>();

  constructor(
    private readonly callers: Callers,
    private readonly applied: Applied,
  ) {
    this.estate = applied.estate;
    this.tried = callers.mayAllowAny()
      ? applied.forms.filter(([, { required }]) => this.isPossible(required))
      : [];
  }

  run(): Escalated {
    const forms = this.tried.filter(([, { gain: { kind } }]) => kind !== 'ENABLER' && kind !== 'ASSUMPTION');
    const [built, first] = parted(forms, ([, form]) => isBuiltOnOthers(form));
    const [personal, common] = parted(first, ([, form]) => this.isPersonal(form));
    const { members } = this.callers.set;
    this.attemptAll(common, { out: this.shared });
    if (personal.length > 0)
      for (const member of members) this.attemptAll(personal, { member, out: this.ownOf(member) });
    if (built.length > 0) this.attemptBuilt(built);
    return { shared: this.shared, own: this.own };
  }

  /** T-030 to T-037, T-182: once it is known into whom there is a way. */
  private attemptBuilt(forms: readonly Tried[]): void {
    const [personal, common] = parted(forms, ([, { required }]) => this.readsMember(required));
    this.attemptAll(common, { out: this.shared });
    for (const member of this.callers.set.members) {
      const assumable = this.estate.around.assumptions(member).keys();
      const only = new Set([...(this.own.get(member)?.entered() ?? []), ...assumable]);
      if (only.size > 0) this.attemptAll(common, { member, out: this.ownOf(member), only });
      if (personal.length > 0) this.attemptAll(personal, { member, out: this.ownOf(member) });
    }
  }

  private ownOf(member: string): Collected {
    const out = this.own.get(member) ?? new Collected();
    this.own.set(member, out);
    return out;
  }

  /** Some Allow may match each action that it cannot do without. */
  private isPossible(required: Requirement): boolean {
    if ('action' in required) return this.callers.mayAllow(required.action);
    if ('all' in required) return required.all.every((part) => this.isPossible(part));
    if ('any' in required) return required.any.some((part) => this.isPossible(part));
    if ('none' in required) return false;
    return 'assume' in required || this.callers.mayAllow('iam:PassRole');
  }

  /** Who of the members tries shows in what comes of it. */
  private isPersonal(form: Form): boolean {
    return isAboutMember(form) || this.readsMember(form.required);
  }

  private readsMember(required: Requirement): boolean {
    const actions = new Set(leavesOf(required).map(({ action }) => action));
    if (isPassing(required)) actions.add('iam:PassRole');
    if (actions.has('iam:UpdateAssumeRolePolicy') || actions.has('iam:CreateRole')) actions.add('sts:AssumeRole');
    return [...actions].some((action) => this.callers.any.says(action).readsMember);
  }

  private attemptAll(forms: readonly Tried[], trial: Trial): void {
    for (const tried of forms) this.attempt(tried, trial);
  }

  private attempt([technique, form]: Tried, trial: Trial): void {
    const { estate, callers, ways } = this;
    const attempt: Attempt = { estate, callers, technique, form, ways };
    const of: Binding = trial.member === undefined ? {} : { member: trial.member };
    const targets = targetsOf(form);
    if (isPassing(form.required) && !isAboutTarget(form)) this.attemptPassing(attempt, of, trial);
    else if (targets === 'ROLE') this.attemptRoles(attempt, of, trial);
    else if (targets === 'USER') this.attemptUsers(attempt, of, trial);
    else this.attemptOn(attempt, form.gain.as === 'NEW' ? newPrincipals(attempt, of) : [of], trial);
  }

  /** What is needed beside passing is the same for all roles. */
  private attemptPassing(attempt: Attempt, of: Binding, trial: Trial): void {
    const { form, technique } = attempt;
    const throughProfile = mentions(form.required, 'profile');
    for (const service of technique.passServices ?? []) {
      const met = presupposed(attempt, { ...of, service });
      const rest = met && both(needed(form.required, attempt, { ...of, service }), met);
      if (met === undefined || rest === undefined) continue;
      for (const role of this.estate.rolesTrusting(service).keys()) {
        if (!this.wants(role, trial)) continue;
        const binding = { ...of, service, role };
        const verdict = both(passed(throughProfile, attempt, binding), rest);
        if (verdict) this.gains(attempt, binding, verdict, met, trial);
      }
    }
  }

  private attemptRoles(attempt: Attempt, of: Binding, trial: Trial): void {
    const { technique, form } = attempt;
    const runsAs = runsAsOf(form);
    for (const role of candidateRoles(attempt, trial.member, () => this.entered(trial))) {
      if (this.isDone(attempt, trial)) return;
      if (!this.wants(role, trial)) continue;
      const services = technique.passServices ?? [undefined];
      const bindings = services.map((service): Binding => ({ ...of, role, ...(service ? { service } : {}) }));
      const running = this.estate
        .workloadsOf(role)
        .filter(({ workload, use }) => runsAs?.kinds.includes(workload.kind) && use === (runsAs.use ?? 'CODE'))
        .filter((one) => this.attemptOn(attempt, bindings.map((binding) => ({ ...binding, running: one })), trial));
      if (running.length === 0) this.attemptOn(attempt, bindings, trial);
    }
  }

  private attemptUsers(attempt: Attempt, of: Binding, trial: Trial): void {
    for (const user of candidateUsers(attempt, trial.member, () => this.entered(trial))) {
      if (this.isDone(attempt, trial)) return;
      if (this.wants(user, trial)) this.attemptOn(attempt, [{ ...of, user }], trial);
    }
  }

  /** The firmest of some bindings counts. True: one holds. */
  private attemptOn(attempt: Attempt, bindings: readonly Binding[], trial: Trial): boolean {
    let best: { readonly binding: Binding; readonly verdict: Verdict; readonly met: Verdict } | undefined;
    for (const binding of bindings) {
      const mayAct = needed(attempt.form.required, attempt, binding);
      const met = mayAct && presupposed(attempt, binding);
      const verdict = both(mayAct, met);
      if (met && verdict && firmest([best?.verdict, verdict]) === verdict) best = { binding, verdict, met };
    }
    if (best === undefined) return false;
    const via = best.binding.running?.workload.arn;
    const verdict = via === undefined ? best.verdict : { ...best.verdict, via };
    this.gains(attempt, best.binding, verdict, best.met, trial);
    return true;
  }

  private gains(attempt: Attempt, binding: Binding, verdict: Verdict, met: Verdict, { out }: Trial): void {
    gain({ attempt, binding, verdict, presupposed: met, out, administrators: this.applied.administrators });
  }

  /** Whoever administers the account already becomes nobody else by it, but another administrator. */
  private wants({ arn }: Role | User, { only, out, member }: Trial): boolean {
    if (arn === member || only?.has(arn) === false) return false;
    const { rootArn } = this.estate;
    const administers = out.reachesFirmly(rootArn) || this.shared.reachesFirmly(rootArn);
    return !administers || this.applied.administrators.has(arn);
  }

  private isDone({ form, technique }: Attempt, { out }: Trial): boolean {
    return form.gain.kind === 'ADMINISTRATION' && out.isFull(this.estate.rootArn, technique.id);
  }

  private entered({ out }: Trial): readonly string[] {
    return [...this.shared.entered(), ...(out === this.shared ? [] : out.entered())];
  }

  private readonly ways: WaysBefore = {
    into: (arn, member) => {
      const { assumptions } = this.estate.around;
      const own = member === undefined ? [] : [this.own.get(member)?.entry(arn), assumptions(member).get(arn)];
      return firmest([this.shared.entry(arn), assumptions(this.callers.set.uid).get(arn), ...own]);
    },
    launchable: () => this.launchable(),
    launches: (service) => {
      if (!this.launches.has(service)) this.launches.set(service, this.launchAt(service));
      return this.launches.get(service);
    },
    enabling: (technique, binding) => this.enabling(technique, binding),
  };

  private passing(): readonly Tried[] {
    return this.tried.filter(([, form]) => mentions(form.required, 'pass') && !isAboutTarget(form));
  }

  private launchable(): readonly string[] {
    return [...new Set(this.passing().flatMap(([{ passServices = [] }]) => passServices))];
  }

  private launchAt(service: string): Verdict | undefined {
    const { estate, callers, ways } = this;
    const forms = this.passing().filter(([{ passServices = [] }]) => passServices.includes(service));
    return firmest(
      each(forms, ([technique, form]) => {
        const attempt = { estate, callers, technique, form, ways };
        return both(needed(form.required, attempt, { service }), presupposed(attempt, { service }));
      }),
    );
  }

  private enabling({ id }: Technique, binding: Binding): Verdict | undefined {
    const { estate, callers, ways } = this;
    const forms = this.tried.filter(([{ enables = [] }, { gain: { kind } }]) => kind === 'ENABLER' && enables.includes(id));
    return firmest(
      each(forms, ([technique, form]) => {
        const attempt = { estate, callers, technique, form, ways };
        return both(needed(form.required, attempt, binding), presupposed(attempt, binding));
      }),
    );
  }
}

const isPassing = (required: Requirement): boolean => mentions(required, 'pass') || mentions(required, 'profile');

/** On what other techniques gave the caller. */
const isBuiltOnOthers = (form: Form): boolean =>
  mentions(form.required, 'assume') || checks(form, 'OTHER_WAY_IN') || checks(form, 'LAUNCH_SET');

function parted<T>(list: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [list.filter(isFirst), list.filter((one) => !isFirst(one))];
}
