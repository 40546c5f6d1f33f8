/** Does one side of an assumption name the other: the trust policy the caller, or the caller's policies the role? */
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

export interface StoredSides {
  readonly stored: ApplicablePolicies;
  /** Of the roles, by ARN. */
  readonly trusted: ReadonlyMap<string, readonly TrustGrant[]>;
}

/** A filter that looks at no condition: the engine decides. `callers`: who may be asked about. */
export function sidesThatKnow(
  { stored, trusted }: StoredSides,
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
