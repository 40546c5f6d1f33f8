/** One form of a technique, tried by the members of one policy set; and on whom. */
import type { Role, User } from '../context/accountContents.js';
import type { Callers } from '../context/callers.js';
import type { AccountIndex, Running } from '../context/accountIndex.js';
import type { Passed } from '../context/knownContext.js';
import type { Form, GainKind, Technique } from '../catalog/technique.js';
import type { Verdict } from './verdict.js';

export interface TechniqueApplication {
  readonly accountIndex: AccountIndex;
  readonly callers: Callers;
  readonly technique: Technique;
  readonly form: Form;
  readonly earlier: AlternativesBefore;
  /** By part of the requirement and by member: verdicts that are the same whoever the target is. */
  readonly sameForAllTargets: Map<object, Map<string, Verdict | undefined>>;
}

/** A part of a requirement that no target shows in is judged once for all of them. */
export function onceForAllTargets(
  part: object,
  { sameForAllTargets }: TechniqueApplication,
  { member = '', running, passed, chosen }: Binding,
  judge: () => Verdict | undefined,
): Verdict | undefined {
  if (running !== undefined || passed !== undefined || chosen !== undefined) return judge();
  const known = sameForAllTargets.get(part) ?? new Map<string, Verdict | undefined>();
  sameForAllTargets.set(part, known);
  if (!known.has(member)) known.set(member, judge());
  return known.get(member);
}

/** What other techniques gave the same caller. */
export interface AlternativesBefore {
  /** Into a user or role, of table B, C or D (T-182). */
  into(arn: string, member: string | undefined): Verdict | undefined;
  /** Services in which it starts something as a role that is passed, whoever the role trusts (T-037). */
  launches(launch: Launch, by: Callers): readonly LaunchingService[];
  /** What has to be done first to meet the precondition of a technique (T-023). */
  enabling(technique: Technique, binding: Binding): Verdict | undefined;
}

export interface LaunchingService {
  readonly service: string;
  readonly verdict: Verdict;
}

export interface Launch {
  /** What the caller gets of the role: a session of it, or calls only. */
  readonly gain: GainKind;
  /** Whether what takes an instance profile counts: with everything else, alone, or not at all (G-2). */
  readonly profile: 'TOO' | 'ONLY' | 'NOT';
}

/** What a requirement is tried on. */
export interface Binding {
  /** ARN of the one member that tries; missing: any member. */
  readonly member?: string;
  readonly role?: Role;
  readonly user?: User;
  readonly running?: Running;
  readonly service?: string;
  /** What is needed beside passing it is asked with it in mind; missing: whichever it is. */
  readonly passed?: Passed;
  /** `role/x` or `user/x`, which is not there yet. */
  readonly created?: string;
  /** `group/x`, the same. */
  readonly createdGroup?: string;
  /** ARN of the boundary that the new one is given. */
  readonly newBoundary?: string;
  /** The one policy or group of several that counts. */
  readonly chosen?: string;
  /** ARN of the policy that is attached, detached or made the boundary; undefined: whichever; missing: AdministratorAccess or the like. */
  readonly policy?: string | undefined;
  /** The user or role has whatever tags the caller gives it (G-20). */
  readonly hasOtherTags?: true;
  /** Whom a trust policy lets in that the caller writes is of another account. */
  readonly isFromElsewhere?: true;
  /** It is no matter whether the caller becomes the user or role (G-21). */
  readonly isForOthers?: true;
}
