/** Finds missing steps that would join two ends and may lack one side only, those of the shortest chains first. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { Principal, TrustGrant } from '../../../graph/model/graph.js';
import type { ApplicablePolicies, PrincipalPolicies } from '../../../graph/model/storedPolicies.js';
import { assumeRole } from '../../../graph/model/assumeActions.js';
import { isOfNoAccount, namedPrincipalKind, rootOf } from '../../../graph/model/principals/namedPrincipal.js';
import { partitionOf } from '../../../graph/engine/requestPrincipal.js';
import { keyOfRole, roleSessionKey } from '../../../graph/model/principals/roleSessionKey.js';
import { statementsFor, type CompiledStatement } from '../../../iam/language/compile.js';
import { FALSE } from '../../../iam/decide/kleene.js';
import { nothingKnown } from '../../../iam/match/conditionContext.js';
import { matchResource, parseResource } from '../../../iam/match/resourceElement.js';
import { applied } from '../../can/heldPolicy.js';
import { HopGraph } from '../../paths/hopGraph.js';
import { turned } from '../../reach/distances.js';
import { REACH, Walk, type ReachSearch } from '../../reach/walkReachable.js';

type AssumeRoleReach = Awaited<ReturnType<typeof reachOf>>;

interface Begin extends Pick<ReachSearch, 'direction' | 'context'> {
  readonly of: string;
  /** Principals whose hops it can take too. */
  readonly standIns?: readonly string[];
}

/**
 * Finds the roles within some hops of assuming from, or to, a principal. `chains`: by role, nearest first, a shortest
 * chain from or to the principal, which itself has a chain of one. `complete` is false if there are more than `most`.
 */
export async function reachOf(
  reader: GraphReader,
  { of, standIns = [], ...asked }: Begin,
  { maxHops, most }: { readonly maxHops: number; readonly most: number },
) {
  const principals = [of, ...standIns];
  const search = { ...asked, scope: 'ASSUMING', maxHops: maxHops - 1 } as const;
  const walk = new Walk(reader, search, { ...REACH, principals: most });
  const reach = await walk.from({ principals, accounts: [] });
  const { steps } = reach;
  const graph = HopGraph.of(asked.direction === 'FROM' ? steps : turned(steps), principals);
  const chains = chainsFrom(principals, graph);
  return {
    chains: new Map([...chains].slice(0, most)),
    complete: chains.size <= most && reach.truncatedBy.every((limit) => limit === 'MAX_HOPS'),
    graphVersions: maxHops > 0 ? [reach.graphVersion] : [],
  };
}

/** Finds a shortest chain to each role, by unconditional hops where there are any. */
function chainsFrom([of = '', ...standIns]: readonly string[], graph: HopGraph) {
  const chains = new Map<string, readonly string[]>([[of, [of]]]);
  for (let edge = [of, ...standIns]; edge.length > 0;) {
    const hops = edge.flatMap((by) => graph.next(graph.numberOf(by)).map((hop) => ({ ...hop, by })));
    edge = [];
    hops.sort((a, b) => a.to - b.to || Number(b.unconditional) - Number(a.unconditional));
    for (const { to, by } of hops) {
      const role = graph.nameOf(to);
      if (chains.has(role)) continue;
      chains.set(role, [...(chains.get(by) ?? [of]), role]);
      edge.push(role);
    }
  }
  return chains;
}

export interface CandidateStep {
  readonly from: string;
  readonly to: string;
  /** The principals of the whole chain, from the first to the last. */
  readonly principals: readonly string[];
}

/**
 * Finds candidate steps. `knowOfEachOther`: whether one side of a step names the other; otherwise both sides would
 * have to change, or inside one account the trust policy alone (E-27b), which is not proposed. `most`: steps.
 */
export function candidateSteps(
  onwards: AssumeRoleReach,
  back: AssumeRoleReach,
  knowOfEachOther: (from: string, to: string) => boolean,
  { maxHops, most }: { readonly maxHops: number; readonly most: number },
): { readonly steps: readonly CandidateStep[]; readonly complete: boolean } {
  const steps: CandidateStep[] = [];
  for (let length = 1; length <= maxHops; length += 1)
    for (const [from, before] of onwards.chains)
      for (const [to, after] of back.chains) {
        if (before.length + after.length !== length + 1 || !knowOfEachOther(from, to)) continue;
        const principals = [...before, ...after.toReversed()];
        if (new Set(principals).size < principals.length) continue;
        if (steps.length === most) return { steps, complete: false };
        steps.push({ from, to, principals });
      }
  return { steps, complete: true };
}

/**
 * Returns a filter that ignores conditions, which the engine judges. `trusted`: by ARN of a role. `callers`: all
 * callers that the filter may be asked about.
 */
export function sidesThatKnow(
  stored: ApplicablePolicies,
  trusted: ReadonlyMap<string, readonly TrustGrant[]>,
  callers: Iterable<string>,
): (from: string, to: string) => boolean {
  const sides = new Map(
    [...callers].map((from) => {
      const held = stored.principals.get(from);
      return [from, { names: namesOf(from, held?.principal), allows: allowsOf(held) }] as const;
    }),
  );
  return (from, to) => {
    const { names = new Set<string>(), allows = [] } = sides.get(from) ?? {};
    if (!stored.roles.has(to)) return false;
    return (
      (trusted.get(to) ?? []).some(({ principal: { identifier } }) =>
        // A session counts as its role (E-45).
        names.has(roleSessionKey(identifier) ?? identifier),
      ) || allows.some((allow) => isAbout(allow, to))
    );
  };
}

/** Returns the names by which a trust policy may mean the principal; services and providers have only their own. */
function namesOf(identifier: string, known: Principal | undefined): ReadonlySet<string> {
  if (isOfNoAccount(namedPrincipalKind(identifier))) return new Set([identifier]);
  const partition = partitionOf(identifier);
  return new Set([
    identifier,
    '*',
    rootOf(identifier) ?? identifier,
    ...(known?.kind === 'ROLE' ? [keyOfRole(partition, known.accountId, known.name)] : []),
  ]);
}

/** Returns the Allows of its identity policies that are about assuming roles. */
function allowsOf(held: PrincipalPolicies | undefined): readonly CompiledStatement[] {
  const policies = (held?.identity ?? []).flatMap((policy) => applied(policy, 'IDENTITY').compiled ?? []);
  return policies.flatMap((policy) =>
    statementsFor(policy, assumeRole).filter(({ effect }) => effect === 'ALLOW'),
  );
}

const isAbout = ({ resource }: CompiledStatement, role: string): boolean =>
  resource === undefined || matchResource(resource, parseResource(role, false), nothingKnown, true) !== FALSE;
