/** Defines a technique of privilege escalation: one row of data (docs/techniques.md lists them all). */
import type { PreconditionCheck } from './preconditionCheck.js';
import { memoizeWeakly } from '../../graph/model/memoize.js';

export interface Technique {
  /** `T-071`: never changes, never reused (G-10). */
  readonly id: string;
  readonly name: string;
  readonly table: TechniqueTable;
  readonly required: Requirement;
  /** Each of the alternatives of `required`, where they differ in what they need or give. */
  readonly forms?: readonly Form[];
  /** Actions that help but are not needed. */
  readonly optional?: readonly string[];
  /** Principals of the services that the role is passed to: `lambda.amazonaws.com` (G-1). */
  readonly passServices?: readonly string[];
  /**
   * What `iam:PassedToService` may hold, where pages name other services than those: a condition on it stays open if it
   * lets one of them pass. `UNKNOWN`: no page says it, and any condition stays open (G-1).
   */
  readonly passedAs?: readonly string[] | 'UNKNOWN';
  /** Calls that take the role, made by the caller that passes it; missing: those of the first part of `required`. */
  readonly passedIn?: readonly string[];
  /** All must hold. One that no imported data decides makes the edge CONDITIONAL. */
  readonly preconditions: readonly Precondition[];
  readonly gain: Gain;
  /** Techniques whose precondition this one meets. */
  readonly enables?: readonly string[];
  /** The technique in other catalogs and documents: `pc:lambda-001`, `rh:15`, `aws`. */
  readonly sources: readonly string[];
  /** The technique in MITRE ATT&CK: `T1098.003`. */
  readonly mitre: readonly string[];
  readonly status: TechniqueStatus;
  readonly marks?: readonly TechniqueMark[];
  /** How to prevent it, in one sentence. */
  readonly closing: string;
}

/** One way to carry a technique out. */
export type Form = Pick<Technique, 'required' | 'preconditions' | 'gain'>;

/** Returns the forms. Most techniques have one: themselves. */
export const formsOf = (technique: Technique): readonly Form[] => technique.forms ?? [technique];

export type TechniqueForm = readonly [technique: Technique, form: Form];

/** Returns the forms of all; the same list each time, because what is known of a list is kept by it. */
export const triedOf = memoizeWeakly((techniques: readonly Technique[]): readonly TechniqueForm[] =>
  techniques.flatMap((technique) => formsOf(technique).map((form) => [technique, form] as const)),
);

/**
 * IAM writes on oneself, taking over another principal, passing a role to a new workload, using an existing workload,
 * resource policies and data, Identity Center and Organizations.
 */
export const techniqueTables = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export type TechniqueTable = (typeof techniqueTables)[number];

/** Experimental techniques are derived only where they are switched on (G-9). */
export type TechniqueStatus = 'CATALOGUED' | 'DOCUMENTED' | 'REPORTED' | 'EXPERIMENTAL';

/** The service has ended (off); closed to new customers (CONDITIONAL); its list of actions is not settled (off). */
export const techniqueMarks = ['END_OF_LIFE', 'CLOSED', 'INCOMPLETE'] as const;

export type TechniqueMark = (typeof techniqueMarks)[number];

/** What the caller must be allowed (G-5, G-11). */
export type Requirement =
  | {
      readonly action: string;
      readonly on: RequiredOn;
      /** The pattern of ARNs that SOMETHING is limited to. */
      readonly like?: string;
      /** Condition keys that the caller's request leaves out. */
      readonly without?: readonly string[];
      /** AWS lists the resource, and policies of its own leave it out: a Deny counts, a missing Allow stays open (E-2). */
      readonly doubted?: true;
      /** The action writes the resource's policy, which then allows the caller one of these actions there (G-13). */
      readonly selfGrants?: readonly string[];
    }
  /** Passes the target role to one of `passServices` (G-1). */
  | { readonly pass: true }
  /** Passes the role to EC2, in an instance profile that holds it (G-2). */
  | { readonly profile: true }
  /** Assumes the target role (E-37). */
  | { readonly assume: true }
  | { readonly all: readonly Requirement[] }
  | { readonly any: readonly Requirement[] }
  | { readonly none: true };

/**
 * The resource that an action is needed on. SELF: the calling user. OWN_ROLE: the role whose session the caller is.
 * OTHER_GROUP: a group without the user who gains. Policies are the account's own, as AWS's cannot be changed. NEW: a
 * role or user that does not exist yet, the same in all of a row; NEW_GROUP: such a group. SOMETHING: any resource,
 * also a new one. WORKLOAD: the one that runs as the target role, or what the action acts on inside it or beside it in
 * the same domain or API (G-3). CODE_SOURCE: an object that its code comes from (G-17).
 */
export const requiredOn = [
  'SELF',
  'OWN_ROLE',
  'OWN_GROUP',
  'OWN_POLICY',
  'OWN_BOUNDARY',
  'OTHER_GROUP',
  'ROLE',
  'USER',
  'POLICY_OF_ROLE',
  'POLICY_OF_USER',
  'GROUP_OF_USER',
  'BOUNDARY_OF_ROLE',
  'BOUNDARY_OF_USER',
  'WORKLOAD',
  'CODE_SOURCE',
  'PROVIDER',
  'PERMISSION_SET',
  'MEMBER_ROOT',
  'NEW',
  'NEW_GROUP',
  'SOMETHING',
] as const;

export type RequiredOn = (typeof requiredOn)[number];

export interface Precondition {
  /** A clause that completes "if …", shown where it is open: "something invokes the function". */
  readonly text: string;
  /** How imported data can decide it; missing: no data does. */
  readonly check?: PreconditionCheck;
}

/**
 * What the caller gains (G-6).
 *
 * BECOME: a session of the target role, or the user. BECOME_NEXT_ROLE: a session of another role that the target may
 * assume and that trusts it, but not of the target. API: single calls with the rights of the target, or of such another
 * role; counts where that one is an administrator (G-6a). LIMITED: part of its rights only. ADMINISTRATION: any permission, as the caller, the target
 * or a new principal, up to boundaries and guardrails (G-6b). OWN_RIGHTS: more rights for the caller itself.
 * OTHER_ACCOUNTS: administration of other accounts. PERMISSION_SET: the rights of one. DATA: a resource whose content
 * may hold credentials. CEILING: guardrails are removed, which gives nothing by itself. ENABLER: nothing by itself.
 * OUTSIDER: a principal outside becomes the role. ASSUMPTION: what assume-role edges already say.
 */
export const gainKinds = [
  'BECOME_ROLE',
  'BECOME_USER',
  'BECOME_NEXT_ROLE',
  'API_AS_ROLE',
  'API_AS_NEXT_ROLE',
  'LIMITED',
  'ADMINISTRATION',
  'OWN_RIGHTS',
  'OTHER_ACCOUNTS',
  'PERMISSION_SET',
  'LIMITED_ROOT',
  'DATA',
  'CEILING',
  'ENABLER',
  'OUTSIDER',
  'ASSUMPTION',
] as const;

export type GainKind = (typeof gainKinds)[number];

export const gainingAs = ['SELF', 'ROLE', 'USER', 'NEW'] as const;

export type GainingAs = (typeof gainingAs)[number];

export interface Gain {
  readonly kind: GainKind;
  /**
   * Who gains ADMINISTRATION, OWN_RIGHTS or LIMITED: the caller, the target role or user, or a new principal. For
   * OTHER_ACCOUNTS: who then also administers the caller's own account, where that manages the others.
   */
  readonly as?: GainingAs;
  /** The gain in words: "bucket: read, write", "rights of that version". */
  readonly what?: string;
}

/** Whether it is on: not experimental, of a service that has not ended, and with a settled list of actions. */
export const isOnByDefault = ({ status, marks = [] }: Technique): boolean =>
  status !== 'EXPERIMENTAL' && !marks.includes('END_OF_LIFE') && !marks.includes('INCOMPLETE');
