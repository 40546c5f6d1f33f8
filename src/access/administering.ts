/** How does whoever has administrative access to an account become somebody else in it? */
import type { Administration, EscalationWay, Principal } from '../graph/graph.js';
import type { GraphReader } from '../graph/graphReader.js';
import type { HopDetails } from '../graph/pathReader.js';
import { namedPrincipal, namedPrincipalKind } from '../graph/namedPrincipal.js';
import type { ContextInput } from './answer.js';
import { citeStoredCondition } from './cite.js';
import { contextOfHop } from './hopContext.js';
import { underContext, type Stored } from './knownConditions.js';

/** Nobody can make a service's role or one of Identity Center trust somebody else. */
export const canBeTakenOver = (identifier: string): boolean =>
  /^arn:[^:]+:iam::\d{12}:(user|role)\//.test(identifier) &&
  !/:role\/aws-(service-role|reserved)\//.test(identifier);

type Pair = readonly [from: string, to: string];

/** Hops that are not stored, as they follow from what one principal is: one round trip for all of them. */
export async function administeringHops(
  reader: GraphReader,
  pairs: readonly Pair[],
): Promise<readonly HopDetails[]> {
  if (pairs.length === 0) return [];
  const principals = await reader.principals([...new Set(pairs.flat())]);
  return pairs.flatMap(([administrator, member]): readonly HopDetails[] => {
    const from = principals.get(administrator) ?? namedPrincipal(administrator);
    const to = principals.get(member);
    const administration = administrationOf(from);
    return to && administration ? [{ from, to, grants: [], ways: [wayInto(to, administration)] }] : [];
  });
}

/** Root users have it so. */
const byNature: Administration = { decision: 'ALLOWED', conditions: [], evidence: [] };

const administrationOf = (principal: Principal): Administration | undefined =>
  namedPrincipalKind(principal.identifier) === 'ROOT'
    ? byNature
    : 'administration' in principal
      ? principal.administration
      : undefined;

/** What administrative access hangs on, of somebody who was become by so many hops. */
export function administrationAt(
  principal: Principal,
  hops: number,
  context: readonly ContextInput[],
): Stored {
  const { identifier } = principal;
  const { decision, conditions, preconditions = [] } = administrationOf(principal) ?? byNature;
  const cited = conditions.map((one) => citeStoredCondition(one, identifier, identifier));
  return underContext({ decision, conditions: cited, preconditions }, contextOfHop(principal, hops, context));
}

/** Of the techniques that administrative access is defined by, the plainest. */
const wayInto = (
  to: Principal,
  { decision, conditions, preconditions = [], evidence }: Administration,
): EscalationWay => ({
  techniqueId: to.kind === 'USER' ? NEW_ACCESS_KEY : REWRITE_THE_TRUST_POLICY,
  decision,
  conditions,
  preconditions,
  evidence,
  dataGaps: [],
});

const NEW_ACCESS_KEY = 'T-018';
const REWRITE_THE_TRUST_POLICY = 'T-026';
