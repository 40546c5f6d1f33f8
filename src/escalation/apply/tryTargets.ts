/** Tries forms of techniques on all who may be targets, for any member of a policy set or for one. */
import type { Role, User } from '../context/account.js';
import type { Attempt, Binding } from './applyTechnique.js';
import { candidateRoles, candidateUsers, runsAsOf } from './candidates.js';
import { namedBuckets } from './buckets.js';
import { changesOf } from '../gains/iamChanges.js';
import type { Collected } from './results.js';
import {
  alternatives,
  checks,
  isAboutTarget,
  leavesOf,
  mentions,
  needsOn,
  targetsOf,
} from '../catalog/variants.js';
import { gain, gainFromAttachments, type Administrators } from './outcomes.js';
import { newPrincipals } from './newPrincipals.js';
import { each } from '../context/caller.js';
import type { Passed } from '../context/knownContext.js';
import { presupposed } from './preconditions.js';
import { looksAtTags, retagging } from '../context/settableTags.js';
import { asksWhatIsPassed, PASS_ROLE, passed, attributeAlternatives } from './passRole.js';
import { isLimited } from '../context/conditionalAttachment.js';
import { needed } from './requirement.js';
import type { Holdings } from '../context/holdings.js';
import type { Form } from '../catalog/technique.js';
import { both, strongest, granted, provided, type Verdict } from './verdict.js';

/** Who tries, where the results go, and on whom alone. */
interface Trying {
  readonly member: string | undefined;
  readonly out: Collected;
  /** Of any member. */
  readonly shared: Collected;
  readonly only: ReadonlySet<string> | undefined;
  readonly administrators: Administrators;
}

/** Something that holds: with all that it takes, and of that what is presupposed. */
interface Held {
  readonly binding: Binding;
  readonly verdict: Verdict;
  readonly met: Verdict;
}

export class Trial {
  private readonly of: Binding;

  constructor(private readonly trying: Trying) {
    this.of = trying.member === undefined ? {} : { member: trying.member };
  }

  attempt(attempt: Attempt): void {
    const { form } = attempt;
    const targets = targetsOf(form);
    const passes = mentions(form.required, 'pass') || mentions(form.required, 'profile');
    if (passes && !isAboutTarget(form)) this.onPassable(attempt);
    else if (targets === 'ROLE') this.onRoles(attempt);
    else if (targets === 'USER') this.onUsers(attempt);
    else if (form.gain.as === 'NEW') this.on(attempt, newPrincipals(attempt, this.of));
    else {
      this.on(attempt, [this.of]);
      this.withOwnTags(attempt);
    }
  }

  /** What is needed beside passing is the same for all roles, unless conditions look at which one it is (U-6). */
  private onPassable(attempt: Attempt): void {
    const { form, technique, estate } = attempt;
    const throughProfile = mentions(form.required, 'profile');
    const isAsked = asksWhatIsPassed(attempt, this.of);
    for (const service of technique.passServices ?? []) {
      const met = presupposed(attempt, { ...this.of, service });
      if (met === undefined) continue;
      const restOf = (what?: Passed): Verdict | undefined =>
        both(needed(form.required, attempt, { ...this.of, service, ...(what ? { passed: what } : {}) }), met);
      const rest = isAsked ? undefined : restOf();
      if (!isAsked && rest === undefined) continue;
      for (const role of estate.trusts.rolesTrusting(service).keys()) {
        if (!this.wants(role, form)) continue;
        const binding = { ...this.of, service, role };
        const own = isAsked
          ? strongest(each(attributeAlternatives(attempt, role, throughProfile), restOf))
          : rest;
        const verdict = both(passed(throughProfile, attempt, binding), own);
        if (verdict) this.gains(attempt, { binding, verdict, met });
        else
          this.withOtherTags(attempt, role, (tagged) => both(passed(throughProfile, attempt, tagged), own));
      }
    }
  }

  private onRoles(attempt: Attempt): void {
    let guesses = 0;
    for (const role of candidateRoles(attempt, this.trying.member, this.entered)) {
      if (this.isDone(attempt)) break;
      if (!this.wants(role, attempt.form)) continue;
      if (this.isGuess(attempt, role)) guesses += 1;
      if (guesses <= MOST_GUESSES || !this.isGuess(attempt, role)) this.onRole(attempt, role);
    }
    this.onStrangers(attempt, attempt.estate.account.roles);
    if (runsAsOf(attempt.form)?.indirect) this.onUnknown(attempt);
    if (guesses > MOST_GUESSES) this.onUnknown(attempt, furtherRoles(guesses - MOST_GUESSES));
  }

  /** Nothing is known to run as it, since nobody looked, and it is no administrator. */
  private isGuess({ estate, form }: Attempt, role: Role): boolean {
    const runsAs = runsAsOf(form);
    if (runsAs === undefined || this.trying.administrators.has(role.arn)) return false;
    return !estate.workloadsOf(role).some(({ workload }) => runsAs.kinds.includes(workload.kind));
  }

  /** Through each workload that runs as it; where the caller may use none of them, one may be there that nobody saw. */
  private onRole(attempt: Attempt, role: Role): void {
    const { technique, form, estate } = attempt;
    const runsAs = runsAsOf(form);
    const services = technique.passServices ?? [undefined];
    const bindings = services.map((service): Binding => ({
      ...this.of,
      role,
      ...(service === undefined ? {} : { service }),
    }));
    const used = estate
      .workloadsOf(role)
      .filter(({ workload, use }) => runsAs?.kinds.includes(workload.kind) && use === (runsAs.use ?? 'CODE'))
      .map((running) => bindings.map((binding) => ({ ...binding, running })))
      .filter((throughOne) => this.on(attempt, throughOne));
    if (used.length > 0 || runsAs?.indirect === true || this.on(attempt, bindings)) return;
    this.withOtherTags(attempt, role, (tagged) => this.firmestOf(attempt, [tagged])?.verdict);
  }

  /** Whatever may run there, or read what the caller writes: it leads to no certain role. */
  private onUnknown(attempt: Attempt, further: Verdict = granted): void {
    for (const bucket of namedBuckets(attempt, this.trying.member)) {
      const binding = bucket === undefined ? this.of : { ...this.of, chosen: bucket };
      const may = both(needed(attempt.form.required, attempt, binding), presupposed(attempt, binding));
      const verdict = both(may, further);
      if (verdict) this.trying.out.addFinding(attempt.technique.id, verdict);
    }
  }

  private onUsers(attempt: Attempt): void {
    for (const user of candidateUsers(attempt, this.trying.member, this.entered)) {
      if (this.isDone(attempt)) return;
      if (!this.wants(user, attempt.form) || this.on(attempt, [{ ...this.of, user }])) continue;
      this.withOtherTags(attempt, user, (tagged) => this.firmestOf(attempt, [tagged])?.verdict);
    }
    this.onStrangers(attempt, attempt.estate.account.users);
  }

  /** G-20: what could be done to the target if its tags were others, and the caller may change them. */
  private withOtherTags(
    attempt: Attempt,
    holder: Role | User,
    judge: (tagged: Binding) => Verdict | undefined,
  ): void {
    const { member, out } = this.trying;
    if (isAlone(holder, attempt) || !looksAtTags(attempt, this.of)) return;
    const tagged = retagging(attempt, holder, member);
    const service = attempt.technique.passServices?.[0];
    const binding = { ...this.of, ...asTarget(holder), ...(service === undefined ? {} : { service }) };
    const verdict = tagged && both(judge({ ...binding, hasOtherTags: true }), tagged);
    if (verdict) out.addOpen(attempt.technique.id, { ...verdict, via: holder.arn });
  }

  /** The same of what the caller could do to itself. */
  private withOwnTags(attempt: Attempt): void {
    const { member, out } = this.trying;
    const standing = attempt.callers.standing(member ?? '');
    if (standing === undefined || !needsOn(attempt.form.required, 'SELF', 'OWN_ROLE')) return;
    if (!looksAtTags(attempt, this.of)) return;
    const tagged = retagging(attempt, standing.holder, member);
    const opened = tagged && openedByTags(attempt, this.of, standing);
    const verdict = both(opened, both(tagged, presupposed(attempt, this.of)));
    if (verdict) out.addOpen(attempt.technique.id, { ...verdict, via: standing.holder.arn });
  }

  /** G-21: the caller strengthens others, and becomes none of them that is known: the first is told. */
  private onStrangers(attempt: Attempt, holders: readonly (Role | User)[]): void {
    const { technique, form } = attempt;
    const { out, shared, only, administrators } = this.trying;
    if (only !== undefined || out.administers || shared.administers) return;
    if (!checks(form, 'OTHER_WAY_IN') || needsPassing(form)) return;
    for (const holder of holders) {
      if (!this.wants(holder, form) || administrators.has(holder.arn) || isAlone(holder, attempt)) continue;
      const binding: Binding = { ...this.of, ...asTarget(holder), isForOthers: true };
      const verdict = this.firmestOf(attempt, [binding])?.verdict;
      if (verdict === undefined || attempt.ways.into(holder.arn, this.trying.member)) continue;
      const whole = both(
        verdict,
        provided(`somebody who is ${holder.arn}, or becomes it, uses the added rights`),
      );
      if (whole) out.addOpen(technique.id, { ...whole, via: holder.arn });
      return;
    }
  }

  /** The strongest of some bindings counts. True: one holds. */
  private on(attempt: Attempt, bindings: readonly Binding[]): boolean {
    const best = this.firmestOf(attempt, bindings);
    if (best) this.gains(attempt, best);
    else if (isLimited(attempt, this.trying.member)) this.onLimited(attempt, bindings);
    return best !== undefined;
  }

  private firmestOf(attempt: Attempt, bindings: readonly Binding[]): Held | undefined {
    let best: Held | undefined;
    for (const binding of bindings) {
      const mayAct = needed(attempt.form.required, attempt, binding);
      const met = mayAct && presupposed(attempt, binding);
      const verdict = both(mayAct, met);
      if (met && verdict && strongest([best?.verdict, verdict]) === verdict) best = { binding, verdict, met };
    }
    const via = best?.binding.running?.workload.arn;
    return best && via !== undefined ? { ...best, verdict: { via, ...best.verdict } } : best;
  }

  /** A condition says which policy it may be, and none is let through that makes an administrator. */
  private onLimited(attempt: Attempt, bindings: readonly Binding[]): void {
    if (attempt.form.gain.kind !== 'ADMINISTRATION') {
      const best = this.firmestOf(
        attempt,
        bindings.map((binding) => ({ ...binding, policy: undefined })),
      );
      if (best) this.gains(attempt, best);
      return;
    }
    for (const binding of bindings) {
      const met = presupposed(attempt, binding);
      const { out } = this.trying;
      if (met && gainFromAttachments({ attempt, binding, presupposed: met, out })) return;
    }
  }

  private gains(attempt: Attempt, { binding, verdict, met }: Held): void {
    const { out, administrators } = this.trying;
    gain({ attempt, binding, verdict, presupposed: met, out, administrators });
  }

  /** Of whoever administers the account already, only ways to administrators are told. */
  private wants({ arn }: Role | User, form: Form): boolean {
    const { member, only, out, shared, administrators } = this.trying;
    if (arn === member || only?.has(arn) === false) return false;
    return !(out.administers || shared.administers) || leadsToAccount(form) || administrators.has(arn);
  }

  private isDone({ form, technique, estate }: Attempt): boolean {
    return leadsToAccount(form) && this.trying.out.isFull(estate.rootArn, technique.id);
  }

  private readonly entered = (): readonly string[] => [
    ...new Set([...this.trying.shared.entered(), ...this.trying.out.entered()]),
  ];
}

/** What the caller, with other tags, could do of the form to itself that it cannot do now. */
function openedByTags(attempt: Attempt, of: Binding, standing: Holdings): Verdict | undefined {
  const { required, gain: gained } = attempt.form;
  const tagged = { ...of, hasOtherTags: true } as const;
  if (gained.kind === 'OWN_RIGHTS') {
    const now = new Set(changesOf(attempt, of, standing).map(({ place }) => place));
    const then = changesOf(attempt, tagged, standing).filter(({ place }) => !now.has(place));
    return strongest(then.map(({ verdict }) => verdict));
  }
  const closed = alternatives(required).filter((one) => needed(one, attempt, of) === undefined);
  return strongest(closed.map((one) => needed(one, attempt, tagged)));
}

/** Without an inventory anything may run as any role: edges to all would be callers times roles (G-3). */
const MOST_GUESSES = 20;

const furtherRoles = (count: number): Verdict =>
  provided(
    `a workload runs as one of ${count} further roles (what runs was not imported, so they are not listed)`,
  );

/** It is the caller: nobody else has its policies. */
const isAlone = ({ arn }: Role | User, { callers: { set } }: Attempt): boolean =>
  set.members.length === 1 && set.members[0] === arn;

const asTarget = (holder: Role | User): Pick<Binding, 'role' | 'user'> =>
  'groupArns' in holder ? { user: holder } : { role: holder };

const needsPassing = ({ required }: Form): boolean =>
  leavesOf(required).some(({ action }) => action === PASS_ROLE);

/** The target is given more rights, or is used for its own, and stands for the account. */
const leadsToAccount = ({ gain: { kind, what } }: Form): boolean =>
  kind === 'ADMINISTRATION' || kind === 'API_AS_ROLE' || (kind.startsWith('BECOME') && what !== undefined);
