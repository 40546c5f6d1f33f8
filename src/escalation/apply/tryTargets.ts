/** Tries forms of techniques on all possible targets, for any member of a policy set or for one. */
import type { Role, User } from '../context/accountContents.js';
import { bound, type Trial, type Binding } from './trial.js';
import { candidateRoles, candidateUsers, groupsFor, namedBuckets, withNew, runsAsOf } from './candidates.js';
import {
  checks,
  isAboutTarget,
  leadsToAccount,
  mentions,
  needsOn,
  needsPassing,
  PASS_ROLE,
  targetsOf,
} from '../catalog/forms.js';
import { changesTo } from '../gains/iamChanges.js';
import { gainFromLesser, gainFromName } from '../gains/lesserPrincipals.js';
import { gain, gainFromAttachments, type AttemptContext, type Outcome } from './outcomes.js';
import { throughOutsider, mayLetIn } from '../gains/outsiderEntry.js';
import type { Passed } from '../context/knownContext.js';
import { judgeTrial, presupposed } from './preconditions.js';
import { allowedByOtherTags, isAlone, looksAtTags, retagging } from '../context/settableTags.js';
import { asksWhatIsPassed, passed, attributeAlternatives, launchesFor } from './passRole.js';
import { isLimited } from '../context/conditionalAttachment.js';
import { needed } from './requirement.js';
import type { Form } from '../catalog/technique.js';
import { both, strongest, strongestBy, granted, provided, type Verdict } from './verdict.js';
import { MOST_GUESSES } from '../limits.js';

/** A trial that holds: the whole verdict, and the part of it about preconditions. */
type SatisfiedRequirement = Omit<Outcome, 'out' | 'administrators'>;

export class TargetSearch {
  constructor(private readonly attempt: AttemptContext) {}

  tryForm(trial: Trial): void {
    const { form } = trial;
    if (checks(form, 'LAUNCH_SET') && launchesFor(trial, 'TOO').length === 0) return;
    const targets = targetsOf(form);
    // What is made anew is none of these targets.
    if (this.attempt.onlyTargets !== undefined && targets === undefined) return;
    if (mentions(form.required, 'pass', 'profile') && !isAboutTarget(form)) this.tryPassable(trial);
    else if (targets === 'ROLE') this.tryRoles(trial);
    else if (targets === 'USER') this.tryUsers(trial);
    else if (form.gain.as === 'NEW') this.tryNew(trial);
    else {
      this.tryAny(trial, withNew(trial));
      this.tryWithOwnTags(trial);
    }
  }

  private tryNew(trial: Trial): void {
    const { form } = trial;
    const { out } = this.attempt;
    if (form.gain.kind === 'BECOME_NEXT_ROLE') {
      gainFromName({ trial, out }, (role) => this.wants(role, form));
      return;
    }
    const trials = withNew(trial);
    this.tryAny(trial, trials);
    gainFromLesser({ trial, out }, trials);
  }

  /** Tries roles that can be passed. The rest is judged once, unless conditions depend on the role (U-6). */
  private tryPassable(trial: Trial): void {
    const { form, technique, accountIndex, callers, binding } = trial;
    const { allows } = callers.asking(PASS_ROLE, binding.member).relevantTo(PASS_ROLE);
    const meant = accountIndex.meantBy(allows);
    const throughProfile = mentions(form.required, 'profile');
    const isAsked = asksWhatIsPassed(trial);
    for (const service of technique.passServices ?? []) {
      const toService = bound(trial, { service });
      const presupposition = presupposed(toService);
      if (presupposition === undefined) continue;
      const restOf = (what?: Passed): Verdict | undefined =>
        both(needed(form.required, what ? bound(toService, { passed: what }) : toService), presupposition);
      const rest = isAsked ? undefined : restOf();
      if (!isAsked && rest === undefined) continue;
      for (const role of accountIndex.trusts.rolesTrusting(service).keys()) {
        if (meant?.has(role.arn) === false || !this.wants(role, form)) continue;
        const own = isAsked ? strongestBy(attributeAlternatives(trial, role, throughProfile), restOf) : rest;
        const judge = (one: Trial): SatisfiedRequirement | undefined => {
          const verdict = both(passed(throughProfile, one), own);
          return verdict && { trial: one, verdict, presupposed: presupposition };
        };
        const found = judge(bound(toService, { role }));
        if (found) this.recordGain(found);
        else this.tryWithOtherTags(trial, role, judge);
      }
    }
  }

  private tryRoles(trial: Trial): void {
    let guesses = 0;
    for (const role of candidateRoles(trial, this.entered)) {
      if (this.isDone(trial)) break;
      if (!this.wants(role, trial.form)) continue;
      const isGuess = this.isGuess(trial, role);
      if (isGuess) guesses += 1;
      if (!isGuess || guesses <= MOST_GUESSES) this.tryRole(trial, role);
    }
    this.tryStrangers(trial, trial.accountIndex.account.roles);
    const { form } = trial;
    // Not for calls as the role of a stack: as it leads on, the answer about who may write any bucket would stay open (G-17).
    const isTemplate = needsOn(form.required, 'CODE_SOURCE') && form.gain.kind === 'API_AS_ROLE';
    if (runsAsOf(form)?.indirect && !isTemplate) this.tryUnknown(trial);
    if (guesses > MOST_GUESSES) this.tryUnknown(trial, furtherRoles(guesses - MOST_GUESSES));
  }

  /** Whether it is unknown if anything runs as the role, for lack of an inventory, and it is no administrator. */
  private isGuess({ accountIndex, form }: Trial, role: Role): boolean {
    const runsAs = runsAsOf(form);
    if (runsAs === undefined || this.attempt.administrators.has(role.arn)) return false;
    return !accountIndex.workloadsOf(role).some(({ workload }) => runsAs.kinds.includes(workload.kind));
  }

  /** Tries each workload that runs as the role; if the caller can use none, one that may not have been inventoried. */
  private tryRole(trial: Trial, role: Role): void {
    const { technique, form, accountIndex } = trial;
    const runsAs = runsAsOf(form);
    const services = technique.passServices ?? [undefined];
    const trials = services.map((service) =>
      bound(trial, service === undefined ? { role } : { role, service }),
    );
    const used = accountIndex
      .workloadsOf(role)
      .filter(({ workload, use }) => runsAs?.kinds.includes(workload.kind) && use === (runsAs.use ?? 'CODE'))
      .map((running) => trials.map((one) => bound(one, { running })))
      .filter((throughOne) => this.tryAny(trial, throughOne));
    if (used.length > 0 || runsAs?.indirect === true || this.tryAny(trial, trials)) return;
    this.tryWithOtherTags(trial, role);
  }

  /** Records a finding for workloads that are not known: they lead to no certain role. */
  private tryUnknown(trial: Trial, further: Verdict = granted): void {
    for (const chosen of namedBuckets(trial)) {
      const may = judgeTrial(chosen === undefined ? trial : bound(trial, { chosen }));
      const verdict = both(may, further);
      if (verdict) this.attempt.out.addFinding(trial.technique.id, verdict);
    }
  }

  private tryUsers(trial: Trial): void {
    const groups = groupsFor(trial);
    for (const user of candidateUsers(trial, this.entered)) {
      if (this.isDone(trial)) return;
      const trials = groups.map((group) => bound(trial, { user, ...group }));
      if (!this.wants(user, trial.form) || this.tryAny(trial, trials)) continue;
      this.tryWithOtherTags(trial, user);
    }
    this.tryStrangers(trial, trial.accountIndex.account.users);
  }

  /** Tries what can be done to the target after the caller changes its tags (G-20). */
  private tryWithOtherTags(
    trial: Trial,
    holder: Role | User,
    judge = (tagged: Trial) => this.strongestOf([tagged]),
  ): void {
    if (isAlone(holder, trial) || !looksAtTags(trial)) return;
    const tagged = retagging(trial, holder);
    const service = trial.technique.passServices?.[0];
    const passing = service === undefined ? {} : { service };
    const found = tagged && judge(bound(trial, { ...asTarget(holder), ...passing, hasOtherTags: true }));
    const verdict = both(found?.verdict, tagged);
    const presupposition = both(found?.presupposed, tagged);
    if (found && verdict && presupposition)
      this.recordGain({ ...found, verdict, presupposed: presupposition });
  }

  /** Tries what the caller could do to itself after changing its own tags. */
  private tryWithOwnTags(trial: Trial): void {
    const { member, out } = this.attempt;
    const holdings = trial.callers.holdings(member ?? '');
    if (holdings === undefined || !needsOn(trial.form.required, 'SELF', 'OWN_ROLE')) return;
    if (!looksAtTags(trial)) return;
    const tagged = retagging(trial, holdings.holder);
    const allowed = tagged && allowedByOtherTags(trial, holdings);
    const verdict = both(allowed, both(tagged, presupposed(trial)));
    if (verdict) out.addUnexplored(trial.technique.id, { ...verdict, via: holdings.holder.arn });
  }

  /** Records the first principal that the caller strengthens and cannot become by any known way (G-21). */
  private tryStrangers(trial: Trial, holders: readonly (Role | User)[]): void {
    const { technique, form } = trial;
    const { member, out, shared, onlyTargets, administrators } = this.attempt;
    if (onlyTargets !== undefined || out.administers || shared.administers) return;
    if (!checks(form, 'OTHER_WAY_IN') || needsPassing(form)) return;
    for (const holder of holders) {
      if (!this.wants(holder, form) || administrators.has(holder.arn) || isAlone(holder, trial)) continue;
      const verdict = this.strengthening(bound(trial, { ...asTarget(holder), anyoneMayEnter: true }), holder);
      if (verdict === undefined || trial.earlier.into(holder.arn, member)) continue;
      const whole = both(
        verdict,
        provided(`somebody who is ${holder.arn}, or becomes it, uses the added rights`),
      );
      if (whole) out.addUnexplored(technique.id, { ...whole, via: holder.arn });
      return;
    }
  }

  /** Judges giving somebody every permission, or any change of its rights that gives something. */
  private strengthening(entered: Trial, holder: Role | User): Verdict | undefined {
    if (entered.form.gain.what === undefined) return this.strongestOf([entered])?.verdict;
    const changes = changesTo(entered, holder).map(({ verdict }) => verdict);
    return both(strongest(changes), presupposed(entered));
  }

  /** Records the strongest of the trials that hold. Returns whether one does. */
  private tryAny(trial: Trial, trials: readonly Trial[]): boolean {
    const best = this.strongestOf(trials);
    if (best) this.recordGain(best);
    else if (isLimited(trial)) this.tryLimited(trial, trials);
    if (!best && mayLetIn(trial)) this.tryFromElsewhere(trial, trials);
    return best !== undefined;
  }

  /** Tries it with a principal of another account (G-27). Whether the caller holds one is not judged. */
  private tryFromElsewhere({ technique }: Trial, trials: readonly Trial[]): void {
    const best = this.strongestOf(trials.map((one) => bound(one, { isFromElsewhere: true })));
    const verdict = both(best?.verdict, throughOutsider);
    if (verdict) this.attempt.out.addUnexplored(technique.id, verdict);
  }

  private strongestOf(trials: readonly Trial[]): SatisfiedRequirement | undefined {
    let best: SatisfiedRequirement | undefined;
    for (const trial of trials) {
      const mayAct = needed(trial.form.required, trial);
      const presupposition = mayAct && presupposed(trial);
      const verdict = both(mayAct, presupposition);
      if (presupposition && verdict && strongest([best?.verdict, verdict]) === verdict)
        best = { trial, verdict, presupposed: presupposition };
      if (best?.verdict.decision === 'ALLOWED') break;
    }
    const via = best?.trial.binding.running?.workload.arn;
    return best && via !== undefined ? { ...best, verdict: { via, ...best.verdict } } : best;
  }

  /** Tries policies that a condition leaves; none of those that make an administrator is among them. */
  private tryLimited({ form }: Trial, trials: readonly Trial[]): void {
    if (form.gain.kind !== 'ADMINISTRATION') {
      const best = this.strongestOf(trials.map((one) => bound(one, { policy: undefined })));
      if (best) this.recordGain(best);
      return;
    }
    const { out } = this.attempt;
    for (const trial of trials) {
      const presupposition = presupposed(trial);
      if (presupposition && gainFromAttachments({ trial, presupposed: presupposition, out })) return;
    }
  }

  private recordGain({ trial, verdict, presupposed: beside }: SatisfiedRequirement): void {
    const { out, administrators } = this.attempt;
    gain({ trial, verdict, presupposed: beside, out, administrators });
  }

  /** Whether the target counts. For an administrator of the account, only ways to administrators count. */
  private wants({ arn }: Role | User, form: Form): boolean {
    const { member, onlyTargets, out, shared, administrators } = this.attempt;
    if (arn === member || onlyTargets?.has(arn) === false) return false;
    return !(out.administers || shared.administers) || leadsToAccount(form) || administrators.has(arn);
  }

  private isDone({ form, technique, accountIndex }: Trial): boolean {
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
