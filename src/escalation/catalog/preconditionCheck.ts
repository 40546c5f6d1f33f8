/** How imported data can decide a precondition. */
import { z } from 'zod';
import { delegatedServices } from '../../graph/model/delegatedServices.js';
import { actionNames, servicePrincipal, servicePrincipals, text, texts } from './terms.js';

const providerKind = z.enum(['SAML', 'OIDC', 'COGNITO']);

export type ProviderKind = z.infer<typeof providerKind>;

const checkOf = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });

export const preconditionCheck = z.discriminatedUnion('kind', [
  /** Holds wherever what is required does: the decision says it, or the caller brings it along (G-4). */
  checkOf('GIVEN'),
  checkOf('CALLER_IS').extend({ principal: z.enum(['USER', 'ROLE']) }),
  /** Fewer than five versions of the policy, or `iam:DeletePolicyVersion` on it. */
  checkOf('POLICY_VERSION_FREE'),
  /** Another stored version of the policy grants more (F-16). */
  checkOf('STRONGER_VERSION'),
  checkOf('CALLER_HAS_BOUNDARY'),
  checkOf('TARGET_HAS_BOUNDARY'),
  /** A Deny of the removed policy is what stands between the caller and administration. */
  checkOf('DENY_MATTERS'),
  checkOf('ACCESS_KEYS').extend({ fewerThanTwo: z.boolean() }),
  checkOf('LOGIN_PROFILE').extend({ present: z.boolean() }),
  checkOf('NO_MFA_DEVICE'),
  /** The role that changes, the caller's own or the target, is neither service-linked nor under `/aws-reserved/`. */
  checkOf('ROLE_CAN_CHANGE'),
  /**
   * A workload of one of these kinds, as `Workload.kind` names them, runs as the target role (G-3), which then trusts
   * one of the services. `use`: by whom its credentials are used; missing: by the code that runs. `indirect`: what the
   * caller writes is not the workload but what it may read, so that only a known one leads to its role.
   */
  checkOf('WORKLOAD_RUNS_AS').extend({
    kinds: texts,
    services: servicePrincipals,
    use: z.literal('SERVICE').exactOptional(),
    indirect: z.literal(true).exactOptional(),
  }),
  /** A workload of one of these kinds exists in the account; `withRole`: one that has a role, or none (G-12). */
  checkOf('WORKLOAD_EXISTS').extend({ kinds: texts, withRole: z.boolean().exactOptional() }),
  /** The service-linked role of the service is in the account, or the caller may create it; undecided otherwise. */
  checkOf('SERVICE_LINKED_ROLE').extend({ service: servicePrincipal, name: text }),
  /** The target role may do all of these on something of the account (G-16). */
  checkOf('ROLE_MAY').extend({ actions: actionNames }),
  /** The caller can start something with an instance profile, whichever; undecided otherwise. */
  checkOf('LAUNCHES_WITH_PROFILE'),
  /** The caller may pass some role of the account to the service, which that role trusts. */
  checkOf('PASSES_SERVICE_ROLE').extend({ service: servicePrincipal }),
  checkOf('ROLE_TRUSTS_PROVIDER').extend({ provider: providerKind }),
  /** `named`: and goes by this name, by which its service finds it where no role is passed. */
  checkOf('ROLE_TRUSTS_SERVICE').extend({ services: servicePrincipals, named: text.exactOptional() }),
  /** An instance profile holds the target role. */
  checkOf('ROLE_IN_PROFILE'),
  /** The group that a new user joins makes an administrator of it. */
  checkOf('GROUP_ADMINISTERS'),
  /** A policy of the caller or a trust policy of its account tests a key of these patterns: if none does, nothing is gained. */
  checkOf('POLICY_TESTS').extend({ keys: texts }),
  /**
   * The caller's account manages its organization. `orDelegated`: or it administers this service for it, or what a
   * policy of the organization delegates, which no import says. `withIdentityCenter`: it is on there, which not every
   * import says.
   */
  checkOf('MANAGEMENT_ACCOUNT').extend({
    orDelegated: z.enum([...delegatedServices, 'BY_RESOURCE_POLICY']).exactOptional(),
    withIdentityCenter: z.literal(true).exactOptional(),
  }),
  /** The caller already has another way into the target, of table B, C or D. */
  checkOf('OTHER_WAY_IN'),
  /**
   * The caller can start something at a service of table C that a role is passed to, whoever the role trusts now, and
   * gets as much of the role by it as it gains here: a session, or calls.
   */
  checkOf('LAUNCH_SET'),
]);

export type PreconditionCheck = Readonly<z.infer<typeof preconditionCheck>>;

export type RunsAsCheck = Extract<PreconditionCheck, { kind: 'WORKLOAD_RUNS_AS' }>;
