/** Which steps that are not there would join two ends, and may lack one side only? Those of the shortest chains first. */
import type { GraphReader } from '../../../graph/contract/graphReader.js';
import type { FurtherHops } from '../../../graph/contract/pathReader.js';
import type { Principal, TrustGrant } from '../../../graph/model/graph.js';
import type { ApplicablePolicies, PrincipalPolicies } from '../../../graph/model/storedPolicies.js';
import { assumeRole } from '../../../graph/model/assumeActions.js';
import {
  accountOfIdentifier,
  isOfNoAccount,
  namedPrincipalKind,
} from '../../../graph/model/principals/namedPrincipal.js';
import { partitionOf } from '../../../graph/engine/requestPrincipal.js';
import { keyOfRole, roleSessionKey } from '../../../graph/model/principals/roleSessionKey.js';
import { statementsFor, type CompiledStatement } from '../../../iam/language/compile.js';
import { FALSE } from '../../../iam/decide/kleene.js';
import { UNKNOWN_KEY, type ConditionContext } from '../../../iam/match/conditionContext.js';
import { matchResource, readResource } from '../../../iam/match/resourceElement.js';
import { applied } from '../../can/heldPolicy.js';

type AssumeRoleReach = Awaited<ReturnType<typeof reachOf>>;

/**
 * Principals that lie some hops of assuming roles from one. `chains`: by principal, the nearest first: a shortest chain
 * from the one, which has itself alone. `complete` is false where there are more than `most`. `standIns`: principals
 * whose hops it has too.
 */
export async function reachOf(
  reader: GraphReader,
  direction: FurtherHops['direction'],
  { of, standIns = [] }: { readonly of: string; readonly standIns?: readonly string[] },
  { maxHops, most }: { readonly maxHops: number; readonly most: number },
) {
  const chains = new Map<string, readonly string[]>([[of, [of]]]);
  const graphVersions: string[] = [];
  let edge: readonly string[] = [of, ...standIns];
  for (let distance = 1; distance <= maxHops && edge.length > 0; distance += 1) {
    const room = most - chains.size;
    const except = [...chains.keys()];
    const found = await reader.oneHopFurther(edge, { direction, except, most: room + 1 });
    graphVersions.push(found.graphVersion);
    const taken = [...found.roles].slice(0, room);
    for (const [role, by] of taken) chains.set(role, [...(chains.get(by) ?? [of]), role]);
    if (taken.length < found.roles.size) return { chains, complete: false, graphVersions };
    edge = taken.map(([role]) => role);
  }
  return { chains, complete: true, graphVersions };
}

export interface CandidateStep {
  readonly from: string;
  readonly to: string;
  /** Of the whole chain, from the first to the last. */
  readonly principals: readonly string[];
}

/** `knowOfEachOther`: does one side of such a step name the other? Without that both would have to be written. `most`: steps. */
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

export /** A filter that looks at no condition: the engine decides. `trusted`: of roles, by ARN. `callers`: who may be asked about. */
function sidesThatKnow(
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
    return (
      (trusted.get(to) ?? []).some(({ principal: { identifier } }) =>
        // Sessions go by their role (E-45).
        names.has(roleSessionKey(identifier) ?? identifier),
      ) || allows.some((allow) => isAbout(allow, to))
    );
  };
}

/** By which a trust policy may mean it; services and providers go by their own alone. */
function namesOf(identifier: string, known: Principal | undefined): ReadonlySet<string> {
  if (isOfNoAccount(namedPrincipalKind(identifier))) return new Set([identifier]);
  const accountId = accountOfIdentifier(identifier);
  const partition = partitionOf(identifier);
  return new Set([
    identifier,
    '*',
    ...(accountId === undefined ? [] : [`arn:${partition}:iam::${accountId}:root`]),
    ...(known?.kind === 'ROLE' ? [keyOfRole(partition, known.accountId, known.name)] : []),
  ]);
}

/** The Allows of its identity policies that are about assuming roles. */
function allowsOf(held: PrincipalPolicies | undefined): readonly CompiledStatement[] {
  const policies = (held?.identity ?? []).flatMap((policy) => applied(policy, 'IDENTITY').compiled ?? []);
  return policies.flatMap((policy) =>
    statementsFor(policy, assumeRole).filter(({ effect }) => effect === 'ALLOW'),
  );
}

const nothingKnown: ConditionContext = {
  scalarOnMultiValued: 'never',
  caveats: 0,
  lookup: () => UNKNOWN_KEY,
};

const isAbout = ({ resource }: CompiledStatement, role: string): boolean =>
  resource === undefined || matchResource(resource, readResource(role, false), nothingKnown, true) !== FALSE;
