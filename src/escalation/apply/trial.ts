/** Defines a trial of a form of a technique: who tries it, on what, and by which choices. */
import type { Role, User } from '../context/accountContents.js';
import type { Callers } from '../context/callers.js';
import type { AccountIndex, Running } from '../context/accountIndex.js';
import type { Passed } from '../context/knownContext.js';
import type { Form, GainKind, Technique } from '../catalog/technique.js';
import type { Verdict } from './verdict.js';
import { getOrMake } from '../../graph/model/memoize.js';

/** One form of a technique, tried by the members of one policy set with one binding. */
export interface Trial {
  readonly accountIndex: AccountIndex;
  readonly callers: Callers;
  readonly technique: Technique;
  readonly form: Form;
  readonly binding: Binding;
  readonly earlier: AlternativesBefore;
  /** By part of the requirement and by member: verdicts that are the same for every target. */
  readonly sameForAllTargets: Map<object, Map<string, Verdict | undefined>>;
}

/** Judges a part of a requirement once for all targets if the target makes no difference to it. */
export function onceForAllTargets(
  part: object,
  { sameForAllTargets, binding: { member = '', running, passed, chosen } }: Trial,
  judge: () => Verdict | undefined,
): Verdict | undefined {
  if (running !== undefined || passed !== undefined || chosen !== undefined) return judge();
  const known = getOrMake(sameForAllTargets, part, () => new Map());
  return getOrMake(known, member, judge);
}

/** What other techniques gave to the same caller. */
export interface AlternativesBefore {
  /** Returns the way into a user or role, or to calls as it, by techniques of table B, C or D (T-182). */
  into(arn: string, member: string | undefined): Verdict | undefined;
  /** The same, without calls as the role, which give no session of it (G-6a). */
  becoming(arn: string, member: string | undefined): Verdict | undefined;
  /** Returns services where the caller starts something with a passed role, whatever that role trusts (T-037). */
  launches(launch: Launch, by: Callers): readonly LaunchingService[];
  /** Returns what has to be done first to meet the precondition of a technique (T-023). */
  enabling(technique: Technique, binding: Binding): Verdict | undefined;
}

export interface LaunchingService {
  readonly service: string;
  readonly verdict: Verdict;
}

export interface Launch {
  /** What the caller gains: a session of the role, or only calls. */
  readonly gain: GainKind;
  /** Whether techniques that take an instance profile count: with all others, alone, or not at all (G-2). */
  readonly profile: 'TOO' | 'ONLY' | 'NOT';
}

/** The member, targets and choices that a requirement is tried with. */
export interface Binding {
  /** ARN of the one member that tries; missing: any member. */
  readonly member?: string;
  readonly role?: Role;
  readonly user?: User;
  readonly running?: Running;
  readonly service?: string;
  /** The passed role, for conditions on what else is required; missing: any role. */
  readonly passed?: Passed;
  /** `role/x` or `user/x`: a principal that does not exist yet. */
  readonly created?: string;
  /** `group/x`: a group that does not exist yet. */
  readonly createdGroup?: string;
  /** ARN of the boundary of the new principal. */
  readonly newBoundary?: string;
  /** The policy or group that counts, where there are several. */
  readonly chosen?: string;
  /**
   * ARN of the policy that is attached, detached or made the boundary. Undefined: any; missing: AdministratorAccess or
   * the like.
   */
  readonly policy?: string | undefined;
  /** The user or role has any tags that the caller gives it (G-20). */
  readonly hasOtherTags?: true;
  /** The trust policy that the caller writes lets in a principal of another account. */
  readonly isFromElsewhere?: true;
  /** Whether the caller can become the user or role makes no difference (G-21). */
  readonly anyoneMayEnter?: true;
}

export const bound = (trial: Trial, more: Binding): Trial => ({
  ...trial,
  binding: { ...trial.binding, ...more },
});
