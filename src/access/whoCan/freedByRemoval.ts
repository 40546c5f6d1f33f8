/**
 * Finds principals that a resource's own policy, or its tags, keep from an action, and who can remove or change that
 * (G-30, G-35).
 */
import type { Removal } from '../../escalation/apply/policyWriters.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { EquivalentSets, WhoCanFacts } from '../../graph/contract/whoCanReader.js';
import type { HeldPolicy, StoredResource } from '../../graph/model/storedPolicies.js';
import { accountsOf, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import { applied } from '../can/heldPolicy.js';
import { Walk, type ReachLimits } from '../reach/walkReachable.js';
import type { PrincipalAccess } from '../shared/answer.js';
import { everyoneWho } from './evaluateWhoCan.js';
import type { WhoCanQuestion } from './policySetDecisions.js';

export interface AnsweredQuestion {
  /** The question as it is asked after hops. */
  readonly question: WhoCanQuestion & { readonly maxHops: number };
  readonly facts: WhoCanFacts;
  /** Principals that may do it now. */
  readonly allowed: readonly PrincipalAccess[];
  /** Policy sets whose members have different answers. */
  readonly judgedSingly: readonly EquivalentSets[];
}

/** Somebody who may do something. */
export type Allowed = Pick<PrincipalAccess, 'principal' | 'decision'>;

export const hasDeny = ({ policy }: StoredResource): boolean =>
  policy !== undefined &&
  applied(policy, 'RESOURCE').compiled?.statements.some(({ effect }) => effect === 'DENY') === true;

/** Finds the principals that may do the asked action, or are surer to, once that is removed. */
export async function findFreed(
  reader: GraphReader,
  { question, facts, allowed }: AnsweredQuestion,
  removes: Removal,
) {
  const after = await everyoneWho(reader, question, without(facts, removes));
  const before = new Map(allowed.map(({ principal, decision }) => [principal.identifier, decision]));
  const freed = after.allowed.filter(({ principal: { identifier }, decision }) => {
    const own = before.get(identifier);
    return own !== 'ALLOWED' && own !== decision;
  });
  return { freed, graphVersions: after.graphVersions };
}

/** Returns those of `removers` that are freed, and principals that can become one of `removers` and one of `freed`. */
export async function findWhoFrees(
  reader: GraphReader,
  { question }: AnsweredQuestion,
  freed: readonly Allowed[],
  removers: readonly Allowed[],
  limits: ReachLimits,
) {
  const decisions = new Map(freed.map(({ principal, decision }) => [principal.identifier, decision]));
  const isFreed = ({ principal }: Allowed): boolean => decisions.has(principal.identifier);
  const others = removers.filter((one) => !isFreed(one));
  const both = await whoBecomesBoth(reader, others, freed, { maxHops: question.maxHops, limits });
  const itself = removers.filter(isFreed).map((one) => ({
    ...one,
    decision: decisions.get(one.principal.identifier) === 'ALLOWED' ? one.decision : ('CONDITIONAL' as const),
  }));
  return {
    found: [...itself, ...both.found],
    graphVersions: both.graphVersions,
  };
}

/**
 * Finds principals that can become one of both groups, by single identities alone. If the search is cut, all of
 * `some` count, since they could not be checked.
 */
async function whoBecomesBoth(
  reader: GraphReader,
  some: readonly Allowed[],
  others: readonly Allowed[],
  { maxHops, limits }: { readonly maxHops: number; readonly limits: ReachLimits },
) {
  if (some.length === 0) return { found: [], graphVersions: [] };
  const search = { direction: 'INTO', scope: 'ASSUMING_AND_ESCALATING', maxHops } as const;
  const [one, other] = await Promise.all(
    ([some, others] as const).map((all) => {
      const principals = all.map(({ principal }) => principal.identifier);
      return new Walk(reader, search, limits).from({ principals, accounts: accountsOf(principals) });
    }),
  );
  const isCut = [one, other].some((reach) => reach?.truncatedBy.some((limit) => limit !== 'MAX_HOPS'));
  const met = [...(one?.principals ?? [])].filter((identifier) => other?.principals.has(identifier));
  const found = [...new Set([...met, ...(isCut ? some.map(({ principal }) => principal.identifier) : [])])];
  return {
    found: found.map((identifier) => ({
      principal: namedPrincipal(identifier),
      decision: 'CONDITIONAL' as const,
    })),
    graphVersions: [one, other].flatMap((reach) => reach?.graphVersion ?? []),
  };
}

/** Returns the facts without what is removed, in every policy that applies to the resource, or with any tags. */
export function without(facts: WhoCanFacts, removes: Removal): WhoCanFacts {
  if (removes === 'TAGS' || removes === 'BUCKET_ABAC') return withAnyTags(facts, removes);
  const resources = [...facts.resources].map(([arn, { resource, policy }]) => {
    const left = policy && removes === 'STATEMENT' ? withoutDenies(policy) : undefined;
    return [arn, { resource, ...(left ? { policy: left } : {}) }] as const;
  });
  return { ...facts, resources: new Map(resources) };
}

function withAnyTags(facts: WhoCanFacts, removes: 'TAGS' | 'BUCKET_ABAC'): WhoCanFacts {
  const resources = [...facts.resources].map(([arn, { resource, ...held }]) => {
    const { tags: _tags, abacEnabled, ...rest } = resource;
    const abac = abacEnabled === undefined || removes === 'BUCKET_ABAC' ? {} : { abacEnabled };
    return [arn, { ...held, resource: { ...rest, ...abac } }] as const;
  });
  return { ...facts, resources: new Map(resources), roles: new Map() };
}

/** Returns the policy without its Denies; undefined if nothing is left, or it cannot be read. */
function withoutDenies(policy: HeldPolicy): HeldPolicy | undefined {
  const { documentText, documentHash, quarantined } = policy;
  if (documentText === undefined || documentHash === undefined || quarantined !== undefined) return undefined;
  const document = JSON.parse(documentText) as { readonly Statement: Statement | readonly Statement[] };
  const left = [document.Statement].flat().filter(({ Effect }) => Effect !== 'Deny');
  if (left.length === 0) return undefined;
  const text = JSON.stringify({ ...document, Statement: left });
  return { ...policy, documentHash: `${documentHash} without Denies`, documentText: text };
}

interface Statement {
  readonly Effect: string;
}
