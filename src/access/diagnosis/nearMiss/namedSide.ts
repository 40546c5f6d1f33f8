/** Does one side of an assumption name the other: the trust policy the caller, or the caller's policies the role? */
import type { Principal, TrustGrant } from '../../../graph/model/graph.js';
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import type { PrincipalPolicies } from '../../../graph/model/storedPolicies.js';
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
import { matchResource, readResource, type RequestedResource } from '../../../iam/match/resourceElement.js';
import { applied } from '../../can/heldPolicy.js';

export interface StoredSides {
  readonly stored: ApplicablePolicies;
  /** Of the roles, by ARN. */
  readonly trusted: ReadonlyMap<string, readonly TrustGrant[]>;
}

/** A filter that looks at no condition: the engine decides. */
export function sidesThatKnow({ stored, trusted }: StoredSides): (from: string, to: string) => boolean {
  const names = once((from: string) => namesOf(from, stored.principals.get(from)?.principal));
  const allows = once((from: string) => allowsOf(stored.principals.get(from)));
  const named = once((to: string) => (trusted.get(to) ?? []).map(({ principal }) => spelled(principal)));
  const asked = once((to: string) => readResource(to, false));
  return (from, to) =>
    named(to).some((name) => names(from).has(name)) ||
    allows(from).some((allow) => isAbout(allow, asked(to)));
}

function once<T>(find: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

/** Sessions go by their role (E-45). */
const spelled = ({ identifier }: Principal): string => roleSessionKey(identifier) ?? identifier;

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

function isAbout({ resource }: CompiledStatement, role: RequestedResource): boolean {
  const nothingKnown: ConditionContext = {
    scalarOnMultiValued: 'never',
    caveats: 0,
    lookup: () => UNKNOWN_KEY,
  };
  return resource === undefined || matchResource(resource, role, nothingKnown, true) !== FALSE;
}
