/** Defines the checks by which imported data can decide a precondition. */
import { z } from 'zod';
import workloadServices from '../data/workloadServices.json' with { type: 'json' };
import { delegatedServices } from '../../graph/model/delegatedServices.js';
import { actionNames, servicePrincipal, servicePrincipals, text, texts } from './terms.js';

const providerKind = z.enum(['SAML', 'OIDC', 'COGNITO']);

export type ProviderKind = z.infer<typeof providerKind>;

const checkOf = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });

const servicesOf: Readonly<Record<string, readonly string[]>> = workloadServices.services;

const servicesRunning = (kinds: readonly string[]): readonly string[] => [
  ...new Set(kinds.flatMap((kind) => servicesOf[kind] ?? [])),
];

export const preconditionCheck = z.discriminatedUnion('kind', [
  /** Holds whenever the requirements do: the decision includes it, or the caller provides it (G-4). */
  checkOf('GIVEN'),
  checkOf('CALLER_IS').extend({ principal: z.enum(['USER', 'ROLE']) }),
  /** Fewer than five versions of the policy, or `iam:DeletePolicyVersion` on it. */
  checkOf('POLICY_VERSION_FREE'),
  /** Another stored version of the policy grants more (F-16). */
  checkOf('STRONGER_VERSION'),
  checkOf('CALLER_HAS_BOUNDARY'),
  checkOf('TARGET_HAS_BOUNDARY'),
  /** A Deny of the removed policy is what keeps the caller from administration. */
  checkOf('DENY_MATTERS'),
  checkOf('ACCESS_KEYS').extend({ fewerThanTwo: z.boolean() }),
  checkOf('LOGIN_PROFILE').extend({ present: z.boolean() }),
  checkOf('NO_MFA_DEVICE'),
  /** The role that changes, the caller's own or the target, is neither service-linked nor under `/aws-reserved/`. */
  checkOf('ROLE_CAN_CHANGE'),
  /**
   * A workload of one of these kinds (`Workload.kind`) runs as the target role (G-3), which trusts one of the services;
   * missing: those that run such workloads. `use`: what uses the role's credentials; missing: the code that runs.
   * `indirect`: the caller writes something that a workload may read, so that only a known workload leads to its role.
   */
  checkOf('WORKLOAD_RUNS_AS')
    .extend({
      kinds: texts,
      services: servicePrincipals.exactOptional(),
      use: z.literal('SERVICE').exactOptional(),
      indirect: z.literal(true).exactOptional(),
    })
    .refine(
      ({ kinds, services }) => services !== undefined || kinds.every((kind) => kind in servicesOf),
      'Nothing says which services run one of these kinds: add it to workloadServices.json, or name `services`.',
    )
    .transform((check) => ({ ...check, services: check.services ?? servicesRunning(check.kinds) })),
  /** A workload of one of these kinds exists in the account; `withRole`: one with a role, or one without (G-12). */
  checkOf('WORKLOAD_EXISTS').extend({ kinds: texts, withRole: z.boolean().exactOptional() }),
  /** The service-linked role is in the account, or the caller may create it; undecided otherwise. */
  checkOf('SERVICE_LINKED_ROLE').extend({ service: servicePrincipal, name: text }),
  /**
   * The target role may do all of these on some resource of the account (G-16). `orResource`: undecided otherwise, as
   * the policy of a resource may let it, unless that is denied.
   */
  checkOf('ROLE_MAY').extend({ actions: actionNames, orResource: z.literal(true).exactOptional() }),
  /** The caller can start some workload with an instance profile; undecided otherwise. */
  checkOf('LAUNCHES_WITH_PROFILE'),
  /** The caller may pass some role of the account to the service, which that role trusts. */
  checkOf('PASSES_SERVICE_ROLE').extend({ service: servicePrincipal }),
  checkOf('ROLE_TRUSTS_PROVIDER').extend({ provider: providerKind }),
  /** `named`: the role also has this name, by which the service finds it where no role is passed. */
  checkOf('ROLE_TRUSTS_SERVICE').extend({ services: servicePrincipals, named: text.exactOptional() }),
  /** An instance profile holds the target role. */
  checkOf('ROLE_IN_PROFILE'),
  /** The group that a new user joins makes an administrator of it. */
  checkOf('GROUP_ADMINISTERS'),
  /** A policy of the caller or a trust policy of its account tests a key of these patterns; else nothing is gained. */
  checkOf('POLICY_TESTS').extend({ keys: texts }),
  /**
   * The caller's account manages its organization. `orDelegated`: or it administers this service for the organization,
   * or holds what the organization's policy delegates, which no import says. `withIdentityCenter`: Identity Center is
   * on there, which not every import says. `ifKnown`: of what whoever reads may do, it is told only where an import says
   * who manages the organization or administers the service; a data gap says where none does.
   */
  checkOf('MANAGEMENT_ACCOUNT').extend({
    orDelegated: z.enum([...delegatedServices, 'BY_RESOURCE_POLICY']).exactOptional(),
    withIdentityCenter: z.literal(true).exactOptional(),
    ifKnown: z.literal(true).exactOptional(),
  }),
  /** The caller is the role of a permission set, by which only users of Identity Center sign in; undecided otherwise. */
  checkOf('WORKFORCE_USER'),
  /** The caller already has another way into the target, by table B, C or D. */
  checkOf('OTHER_WAY_IN'),
  /**
   * The caller can start a workload at a service of table C that a role is passed to, whichever service the role trusts
   * now. It gains as much of the role as here: a session, or calls.
   */
  checkOf('LAUNCH_SET'),
]);

export type PreconditionCheck = Readonly<z.infer<typeof preconditionCheck>>;

export type CheckOf<K extends PreconditionCheck['kind']> = Extract<PreconditionCheck, { readonly kind: K }>;
