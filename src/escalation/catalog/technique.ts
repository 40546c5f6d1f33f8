/** What a technique of escalating privileges is: one row of data (docs/techniques.md lists them all). */
import type { PreconditionCheck } from './preconditionCheck.js';

export interface Technique {
  /** `T-071`: never changes, never reused (G-10). */
  readonly id: string;
  readonly name: string;
  readonly table: TechniqueTable;
  readonly required: Requirement;
  /** Where the alternatives of `required` differ in what they need or give: each of them. */
  readonly forms?: readonly Form[];
  /** Actions that help, and are not needed. */
  readonly optional?: readonly string[];
  /** Services that the role is passed to, as their principals: `lambda.amazonaws.com` (G-1). */
  readonly passServices?: readonly string[];
  /** No page says what `iam:PassedToService` holds: conditions on it stay open (G-1). */
  readonly passedAs?: 'UNKNOWN';
  /** The calls that take the role, whose caller has to be allowed to pass it; missing: those of the first part of `required`. */
  readonly passedIn?: readonly string[];
  /** All must hold. What no imported data decides makes the edge CONDITIONAL. */
  readonly preconditions: readonly Precondition[];
  readonly gain: Gain;
  /** Techniques whose precondition this one meets. */
  readonly enables?: readonly string[];
  /** Of catalogs and documents: `pc:lambda-001`, `rh:15`, `aws`. */
  readonly sources: readonly string[];
  /** What it is to MITRE ATT&CK: `T1098.003`. */
  readonly mitre: readonly string[];
  readonly status: TechniqueStatus;
  readonly marks?: readonly TechniqueMark[];
  /** How to close it, in one sentence. */
  readonly closing: string;
}

/** One way to carry a technique out. */
export type Form = Pick<Technique, 'required' | 'preconditions' | 'gain'>;

/** Most techniques have one form: themselves. */
export const formsOf = (technique: Technique): readonly Form[] => technique.forms ?? [technique];

export type TechniqueForm = readonly [technique: Technique, form: Form];

export const triedOf = (techniques: readonly Technique[]): readonly TechniqueForm[] =>
  techniques.flatMap((technique) => formsOf(technique).map((form) => [technique, form] as const));

/**
 * IAM writes on oneself, taking over another principal, passing a role to a new workload, using an existing workload,
 * resource policies and data, Identity Center and Organizations.
 */
export const techniqueTables = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export type TechniqueTable = (typeof techniqueTables)[number];

/** G-9: experimental ones are computed only where they are switched on. */
export const techniqueStatuses = ['CATALOGUED', 'DOCUMENTED', 'REPORTED', 'EXPERIMENTAL'] as const;

export type TechniqueStatus = (typeof techniqueStatuses)[number];

/** The service has ended (off); closed to new customers (CONDITIONAL); its list of actions is not settled (off). */
export const techniqueMarks = ['END_OF_LIFE', 'CLOSED', 'INCOMPLETE'] as const;

export type TechniqueMark = (typeof techniqueMarks)[number];

/** What the caller has to be allowed (G-5, G-11). */
export type Requirement =
  | {
      readonly action: string;
      readonly on: RequiredOn;
      /** SOMETHING, narrower: with an ARN of this pattern. */
      readonly like?: string;
      /** Condition keys that the caller's request leaves out. */
      readonly without?: readonly string[];
      /** It writes the policy of the resource, which then allows the caller one of these actions there (G-13). */
      readonly selfGrants?: readonly string[];
    }
  /** G-1: pass the target role to one of `passServices`. */
  | { readonly pass: true }
  /** G-2: the same to EC2, and an instance profile holds the role. */
  | { readonly profile: true }
  /** E-37: assume the target role. */
  | { readonly assume: true }
  | { readonly all: readonly Requirement[] }
  | { readonly any: readonly Requirement[] }
  | { readonly none: true };

/**
 * The resource that an action is needed on. SELF: the user that the caller is; OWN_ROLE: the role that it is a session
 * of; OTHER_GROUP: one that the user who gains is no member of. Policies are the account's own, for AWS's cannot be
 * changed. NEW: a role or user that is not there yet, the same in all of a row, as NEW_GROUP a group; SOMETHING: any
 * resource will do, it may be a new one; WORKLOAD: the one that runs as the target role (G-3); CODE_SOURCE: an object that
 * its code comes from (G-17).
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
  /** How imported data can decide it; missing: none does. */
  readonly check?: PreconditionCheck;
}

/**
 * What the caller gains (G-6).
 *
 * BECOME: a session of the target role, or the user. BECOME_NEXT_ROLE: a session of another role, which the target may
 * assume and which trusts it; not of the target. API: single calls with the role's rights; counts where the role
 * is an administrator (G-6a). LIMITED: part of its rights only. ADMINISTRATION: any permission, as the caller itself,
 * as the target or as a new principal, up to boundaries and guardrails (G-6b). OWN_RIGHTS: the caller stays who it is
 * and has more. OTHER_ACCOUNTS: administration of other accounts. PERMISSION_SET: the rights of one. DATA: a resource
 * whose content may yield credentials. CEILING: guardrails go away, which gives nothing by itself. ENABLER: nothing by
 * itself. OUTSIDER: somebody outside becomes the role; ASSUMPTION: what the assume-role edges say already.
 */
export const gainKinds = [
  'BECOME_ROLE',
  'BECOME_USER',
  'BECOME_NEXT_ROLE',
  'API_AS_ROLE',
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
   * As what, for ADMINISTRATION, OWN_RIGHTS and LIMITED: the caller, the target role or user, or a new principal. For
   * OTHER_ACCOUNTS: as what it administers the caller's own account too, where that one manages the others.
   */
  readonly as?: GainingAs;
  /** What is gained, in words: "bucket: read, write", "rights of that version". */
  readonly what?: string;
}

/** On unless it is experimental, its service has ended, or its list of actions is not settled. */
export const isOnByDefault = ({ status, marks = [] }: Technique): boolean =>
  status !== 'EXPERIMENTAL' && !marks.includes('END_OF_LIFE') && !marks.includes('INCOMPLETE');
