/** Adds to a request the organizations of its two accounts, and the guardrails that apply to it. */
import type { AppliedPolicy, GuardrailLevel, Guardrails, PolicyLayers } from '../../iam/decide/layers.js';
import {
  hasAccount,
  type OrganizationMembership,
  type RequestPrincipal,
  type RequestResource,
} from '../../iam/decide/request.js';
import { mayBeOf } from '../../iam/facts/resourceFacts.js';
import { inPartitionOf } from './requestPrincipal.js';
import { compiledDocument, policyDocumentOf } from './compiledDocument.js';
import type { OrganizationPlace, StoredGuardrails, StoredOrganizations } from '../model/storedPolicies.js';
import { definedFields } from '../model/definedFields.js';
import { getOrMake, memoizeWeakly } from '../model/memoize.js';

/** Principal and resource of a request with their partition and organizations, and the guardrails that apply. */
export interface Guarded {
  readonly principal: RequestPrincipal;
  readonly resource: RequestResource;
  readonly guardrails: Pick<PolicyLayers, 'serviceControl' | 'resourceControl'>;
}

export type Guard = (principal: RequestPrincipal, resource: RequestResource) => Guarded;

type GuardrailType = keyof Guarded['guardrails'];

/**
 * Returns the function that does so. Service control policies apply by the principal's account (E-19), resource control
 * policies by the resource's (E-20); a resource whose owner is not known counts as the caller's own, if it may be. An
 * account that is in no imported organization is outside of them (E-19d), whether it was imported or not: no guardrail
 * over it is known (U-9f), and full access is assumed (U-9a).
 */
export const guardOf = memoizeWeakly(({ anyImported, places }: StoredOrganizations): Guard => {
  const known = new Map<string, Guardrails>();
  const unplaced: Guardrails = { status: anyImported ? 'OUTSIDE' : 'NO_ORGANIZATION' };
  const guardrails = (type: GuardrailType, accountId: string | undefined): Guardrails =>
    getOrMake(known, `${type} ${accountId ?? ''}`, () => {
      const place = accountId === undefined ? undefined : places.get(accountId);
      return place ? guardrailsOf(type, place[type]) : unplaced;
    });
  return (principal, resource) => {
    const caller = hasAccount(principal) ? principal.accountId : undefined;
    const owner =
      resource.accountId ?? (hasAccount(principal) && mayBeOf(principal, resource) ? caller : undefined);
    return {
      principal: hasAccount(principal)
        ? { ...inPartitionOf(resource.arn, principal), ...membershipOf(places.get(principal.accountId)) }
        : principal,
      resource: {
        ...resource,
        ...(resource.accountId === undefined ? {} : membershipOf(places.get(resource.accountId))),
      },
      guardrails: {
        serviceControl: guardrails('serviceControl', caller),
        resourceControl: guardrails('resourceControl', owner),
      },
    };
  };
});

/**
 * Returns the organizations of accounts. The management account is in its organization, also if no list of accounts that
 * was imported holds it.
 */
export const organizationsByAccount = memoizeWeakly(
  ({ places }: StoredOrganizations): ReadonlyMap<string, string> =>
    new Map(
      [...places].flatMap(([accountId, { managementAccountId, organizationId }]) =>
        [managementAccountId, accountId].map((id) => [id, organizationId] as const),
      ),
    ),
);

function membershipOf(place: OrganizationPlace | undefined): { organization?: OrganizationMembership } {
  if (place === undefined) return {};
  const { organizationId: id, managementAccountId, path, delegatedServices } = place;
  return { organization: { id, managementAccountId, ...definedFields({ path, delegatedServices }) } };
}

const documentKinds = { serviceControl: 'SERVICE_CONTROL', resourceControl: 'RESOURCE_CONTROL' } as const;

/** Makes guardrails for the engine. A policy whose content was not collected (F-168) makes its level partial. */
function guardrailsOf(type: GuardrailType, stored: StoredGuardrails): Guardrails {
  if (stored.status !== 'COLLECTED') return { status: stored.status };
  const levels = stored.levels.map(({ targetId, targetName, policies }): GuardrailLevel => {
    const collected = policies.flatMap((policy): readonly AppliedPolicy[] => {
      const document = policyDocumentOf(policy);
      const { uid: id, name } = policy;
      return document ? [{ id, name, compiled: compiledDocument(document, documentKinds[type]) }] : [];
    });
    const partial = collected.length < policies.length;
    return { target: targetId, name: targetName, policies: collected, ...(partial ? { partial } : {}) };
  });
  return { status: 'COLLECTED', levels };
}
