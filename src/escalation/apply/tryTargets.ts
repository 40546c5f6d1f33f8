/** Tries forms of techniques on all possible targets, for any member of a policy set or for one. */
import type { Role, User } from '../context/accountContents.js';
import type { TechniqueApplication, Binding } from './applyTechnique.js';
import { candidateRoles, candidateUsers, groupsFor, namedBuckets, withNew, runsAsOf } from './candidates.js';
import {
  checks,
  isAboutTarget,
  leadsToAccount,
  mentions,
  needsOn,
  needsPassing,
  targetsOf,
} from '../catalog/variants.js';
import { gainFromLesser, gainFromName } from '../gains/lesserPrincipals.js';
import { gain, gainFromAttachments, type AttemptContext } from './outcomes.js';
import { throughOutsider, mayLetIn } from '../gains/outsiderEntry.js';
import type { Passed } from '../context/knownContext.js';
import { presupposed } from './preconditions.js';
import { allowedByOtherTags, isAlone, looksAtTags, retagging } from '../context/settableTags.js';
import { asksWhatIsPassed, passed, attributeAlternatives } from './passRole.js';
import { isLimited } from '../context/conditionalAttachment.js';
import { needed } from './requirement.js';
import type { Form } from '../catalog/technique.js';
import { both, strongest, strongestBy, granted, provided, type Verdict } from './verdict.js';
import { MOST_GUESSES } from '../limits.js';

/** A form that holds for a binding: the whole verdict, and the part of it about preconditions. */
interface SatisfiedRequirement {
  readonly binding: Binding;
  readonly verdict: Verdict;
  readonly presupposition: Verdict;
}

export class TargetSearch {
  private readonly caller: Binding;

  constructor(private readonly attempt: AttemptContext) {
    this.caller = attempt.member === undefined ? {} : { member: attempt.member };
  }

  tryForm(application: TechniqueApplication): void {
    const { form } = application;
    if (checks(form, 'LAUNCH_SET') && !launchesSome(application)) return;
    const targets = targetsOf(form);
    const passes = mentions(form.required, 'pass') || mentions(form.required, 'profile');
    if (passes && !isAboutTarget(form)) this.tryPassable(application);
    else if (targets === 'ROLE') this.tryRoles(application);
    else if (targets === 'USER') this.tryUsers(application);
    else if (form.gain.as === 'NEW') this.tryNew(application);
    else {
      this.tryBindings(application, withNew(application, this.caller));
      this.tryWithOwnTags(application);
    }
  }

  private tryNew(application: TechniqueApplication): void {
    const { form } = application;
    if (form.gain.kind === 'BECOME_NEXT_ROLE') {
      gainFromName({ application, out: this.attempt.out }, this.caller, (role) => this.wants(role, form));
      return;
    }
    const bindings = withNew(application, this.caller);
    this.tryBindings(application, bindings);
    gainFromLesser({ application, out: this.attempt.out }, bindings);
  }

  /** Tries roles that can be passed. The rest is judged once, unless conditions depend on the role (U-6). */
  private tryPassable(application: TechniqueApplication): void {
    const { form, technique, accountIndex } = application;
    const throughProfile = mentions(form.required, 'profile');
    const isAsked = asksWhatIsPassed(application, this.caller);
    for (const service of technique.passServices ?? []) {
      const presupposition = presupposed(application, { ...this.caller, service });
      if (presupposition === undefined) continue;
      const restOf = (what?: Passed): Verdict | undefined =>
        both(
          needed(form.required, application, { ...this.caller, service, ...(what ? { passed: what } : {}) }),
          presupposition,
        );
      const rest = isAsked ? undefined : restOf();
      if (!isAsked && rest === undefined) continue;
      for (const role of accountIndex.trusts.rolesTrusting(service).keys()) {
        if (!this.wants(role, form)) continue;
        const binding = { ...this.caller, service, role };
        const own = isAsked
          ? strongestBy(attributeAlternatives(application, role, throughProfile), restOf)
          : rest;
        const verdict = both(passed(throughProfile, application, binding), own);
        if (verdict) this.recordGain(application, { binding, verdict, presupposition });
        else
          this.tryWithOtherTags(application, role, (tagged) => {
            const may = both(passed(throughProfile, application, tagged), own);
            return may && { binding: tagged, verdict: may, presupposition };
          });
      }
    }
  }

  private tryRoles(application: TechniqueApplication): void {
    let guesses = 0;
    for (const role of candidateRoles(application, this.attempt.member, this.entered)) {
      if (this.isDone(application)) break;
      if (!this.wants(role, application.form)) continue;
      const isGuess = this.isGuess(application, role);
      if (isGuess) guesses += 1;
      if (!isGuess || guesses <= MOST_GUESSES) this.tryRole(application, role);
    }
    this.tryStrangers(application, application.accountIndex.account.roles);
    if (runsAsOf(application.form)?.indirect) this.tryUnknown(application);
    if (guesses > MOST_GUESSES) this.tryUnknown(application, furtherRoles(guesses - MOST_GUESSES));
  }

  /** Whether it is unknown if anything runs as the role, for lack of an inventory, and it is no administrator. */
  private isGuess({ accountIndex, form }: TechniqueApplication, role: Role): boolean {
    const runsAs = runsAsOf(form);
    if (runsAs === undefined || this.attempt.administrators.has(role.arn)) return false;
    return !accountIndex.workloadsOf(role).some(({ workload }) => runsAs.kinds.includes(workload.kind));
  }

  /** Tries each workload that runs as the role; if the caller can use none, one that may not have been inventoried. */
  private tryRole(application: TechniqueApplication, role: Role): void {
    const { technique, form, accountIndex } = application;
    const runsAs = runsAsOf(form);
    const services = technique.passServices ?? [undefined];
    const bindings = services.map((service): Binding => ({
      ...this.caller,
      role,
      ...(service === undefined ? {} : { service }),
    }));
    const used = accountIndex
      .workloadsOf(role)
      .filter(({ workload, use }) => runsAs?.kinds.includes(workload.kind) && use === (runsAs.use ?? 'CODE'))
      .map((running) => bindings.map((binding) => ({ ...binding, running })))
      .filter((throughOne) => this.tryBindings(application, throughOne));
    if (used.length > 0 || runsAs?.indirect === true || this.tryBindings(application, bindings)) return;
    this.tryWithOtherTags(application, role, (tagged) => this.strongestOf(application, [tagged]));
  }

  /** Records a finding for workloads that are not known: they lead to no certain role. */
  private tryUnknown(application: TechniqueApplication, further: Verdict = granted): void {
    for (const bucket of namedBuckets(application, this.attempt.member)) {
      const binding = bucket === undefined ? this.caller : { ...this.caller, chosen: bucket };
      const may = both(
        needed(application.form.required, application, binding),
        presupposed(application, binding),
      );
      const verdict = both(may, further);
      if (verdict) this.attempt.out.addFinding(application.technique.id, verdict);
    }
  }

  private tryUsers(application: TechniqueApplication): void {
    const groups = groupsFor(application, this.caller);
    for (const user of candidateUsers(application, this.attempt.member, this.entered)) {
      if (this.isDone(application)) return;
      const bindings = groups.map((group) => ({ ...this.caller, user, ...group }));
      if (!this.wants(user, application.form) || this.tryBindings(application, bindings)) continue;
      this.tryWithOtherTags(application, user, (tagged) => this.strongestOf(application, [tagged]));
    }
    this.tryStrangers(application, application.accountIndex.account.users);
  }

  /** Tries what can be done to the target after the caller changes its tags (G-20). */
  private tryWithOtherTags(
    application: TechniqueApplication,
    holder: Role | User,
    judge: (tagged: Binding) => SatisfiedRequirement | undefined,
  ): void {
    if (isAlone(holder, application) || !looksAtTags(application, this.caller)) return;
    const tagged = retagging(application, holder, this.attempt.member);
    const service = application.technique.passServices?.[0];
    const binding = { ...this.caller, ...asTarget(holder), ...(service === undefined ? {} : { service }) };
    const found = tagged && judge({ ...binding, hasOtherTags: true });
    const verdict = both(found?.verdict, tagged);
    const presupposition = both(found?.presupposition, tagged);
    if (found && verdict && presupposition)
      this.recordGain(application, { ...found, verdict, presupposition });
  }

  /** Tries what the caller could do to itself after changing its own tags. */
  private tryWithOwnTags(application: TechniqueApplication): void {
    const { member, out } = this.attempt;
    const holdings = application.callers.holdings(member ?? '');
    if (holdings === undefined || !needsOn(application.form.required, 'SELF', 'OWN_ROLE')) return;
    if (!looksAtTags(application, this.caller)) return;
    const tagged = retagging(application, holdings.holder, member);
    const allowed = tagged && allowedByOtherTags(application, this.caller, holdings);
    const verdict = both(allowed, both(tagged, presupposed(application, this.caller)));
    if (verdict) out.addUnexplored(application.technique.id, { ...verdict, via: holdings.holder.arn });
  }

  /** Records the first principal that the caller strengthens and cannot become by any known way (G-21). */
  private tryStrangers(application: TechniqueApplication, holders: readonly (Role | User)[]): void {
    const { technique, form } = application;
    const { out, shared, onlyTargets, administrators } = this.attempt;
    if (onlyTargets !== undefined || out.administers || shared.administers) return;
    if (!checks(form, 'OTHER_WAY_IN') || needsPassing(form)) return;
    for (const holder of holders) {
      if (!this.wants(holder, form) || administrators.has(holder.arn) || isAlone(holder, application))
        continue;
      const binding: Binding = { ...this.caller, ...asTarget(holder), anyoneMayEnter: true };
      const verdict = this.strongestOf(application, [binding])?.verdict;
      if (verdict === undefined || application.earlier.into(holder.arn, this.attempt.member)) continue;
      const whole = both(
        verdict,
        provided(`somebody who is ${holder.arn}, or becomes it, uses the added rights`),
      );
      if (whole) out.addUnexplored(technique.id, { ...whole, via: holder.arn });
      return;
    }
  }

  /** Records the strongest of the bindings that hold. Returns whether one does. */
  private tryBindings(application: TechniqueApplication, bindings: readonly Binding[]): boolean {
    const best = this.strongestOf(application, bindings);
    if (best) this.recordGain(application, best);
    else if (isLimited(application, this.attempt.member)) this.tryLimited(application, bindings);
    if (!best && mayLetIn(application)) this.tryFromElsewhere(application, bindings);
    return best !== undefined;
  }

  /** Tries it with a principal of another account (G-27). Whether the caller holds one is not judged. */
  private tryFromElsewhere(application: TechniqueApplication, bindings: readonly Binding[]): void {
    const best = this.strongestOf(
      application,
      bindings.map((binding) => ({ ...binding, isFromElsewhere: true })),
    );
    const verdict = both(best?.verdict, throughOutsider);
    if (verdict) this.attempt.out.addUnexplored(application.technique.id, verdict);
  }

  private strongestOf(
    application: TechniqueApplication,
    bindings: readonly Binding[],
  ): SatisfiedRequirement | undefined {
    let best: SatisfiedRequirement | undefined;
    for (const binding of bindings) {
      const mayAct = needed(application.form.required, application, binding);
      const presupposition = mayAct && presupposed(application, binding);
      const verdict = both(mayAct, presupposition);
      if (presupposition && verdict && strongest([best?.verdict, verdict]) === verdict)
        best = { binding, verdict, presupposition };
      if (best?.verdict.decision === 'ALLOWED') break;
    }
    const via = best?.binding.running?.workload.arn;
    return best && via !== undefined ? { ...best, verdict: { via, ...best.verdict } } : best;
  }

  /** Tries policies that a condition leaves; none of those that make an administrator is among them. */
  private tryLimited(application: TechniqueApplication, bindings: readonly Binding[]): void {
    if (application.form.gain.kind !== 'ADMINISTRATION') {
      const best = this.strongestOf(
        application,
        bindings.map((binding) => ({ ...binding, policy: undefined })),
      );
      if (best) this.recordGain(application, best);
      return;
    }
    for (const binding of bindings) {
      const presupposition = presupposed(application, binding);
      const { out } = this.attempt;
      if (presupposition && gainFromAttachments({ application, binding, presupposed: presupposition, out }))
        return;
    }
  }

  private recordGain(
    application: TechniqueApplication,
    { binding, verdict, presupposition }: SatisfiedRequirement,
  ): void {
    const { out, administrators } = this.attempt;
    gain({ application, binding, verdict, presupposed: presupposition, out, administrators });
  }

  /** Whether the target counts. For an administrator of the account, only ways to administrators count. */
  private wants({ arn }: Role | User, form: Form): boolean {
    const { member, onlyTargets, out, shared, administrators } = this.attempt;
    if (arn === member || onlyTargets?.has(arn) === false) return false;
    return !(out.administers || shared.administers) || leadsToAccount(form) || administrators.has(arn);
  }

  private isDone({ form, technique, accountIndex }: TechniqueApplication): boolean {
    return leadsToAccount(form) && this.attempt.out.isFull(accountIndex.rootArn, technique.id);
  }

  private readonly entered = (): readonly string[] => [
    ...new Set([...this.attempt.shared.entered(), ...this.attempt.out.entered()]),
  ];
}

const furtherRoles = (count: number): Verdict =>
  provided(
    `a workload runs as one of ${count} further roles (what runs was not imported, so they are not listed)`,
  );

const asTarget = (holder: Role | User): Pick<Binding, 'role' | 'user'> =>
  'groupArns' in holder ? { user: holder } : { role: holder };

const launchesSome = ({ form, earlier, callers }: TechniqueApplication): boolean =>
  earlier.launches({ gain: form.gain.kind, profile: 'TOO' }, callers).length > 0;
