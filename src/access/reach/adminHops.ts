/** Builds the hops by which an administrator of an account becomes other principals of it. */
import { STRENGTHEN_TECHNIQUE } from '../../escalation/catalog/techniques.js';
import { contextOf } from '../can/loadRequest.js';
import { underAdministration } from '../../graph/model/escalationAlternatives.js';
import type { Administration, Principal } from '../../graph/model/graph.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { HopDetails, HopEnds } from '../../graph/contract/pathReader.js';
import { isRole, namedPrincipal, namedPrincipalKind } from '../../graph/model/principals/namedPrincipal.js';
import type { Clock } from '../../iam/decide/request.js';
import type { ContextInput, GrantTerms } from '../shared/answer.js';
import { strongestTakeover } from './adminTakeover.js';
import { citeStored } from '../shared/evidence.js';
import { contextOfHop } from '../paths/feasible/hopRequest.js';
import type { Needing } from '../paths/lostRights.js';
import { underContext } from '../paths/feasible/simplifyConditions.js';

/** Returns hops from administrators, which are not stored, in one round trip for all of them. `start`: of the path. */
export async function administeringHops(
  reader: GraphReader,
  pairs: readonly HopEnds[],
  start?: string,
): Promise<readonly HopDetails[]> {
  if (pairs.length === 0) return [];
  const administrators = new Set(pairs.map(([from]) => from));
  const roles = new Set(pairs.map(([, to]) => to).filter(isRole));
  const [principals, stored] = await Promise.all([
    reader.principals([...new Set(pairs.flat())]),
    reader.applicablePolicies([...administrators], [...roles]),
  ]);
  return pairs.flatMap(([administrator, member]): readonly HopDetails[] => {
    const from = principals.get(administrator) ?? namedPrincipal(administrator);
    const to = principals.get(member) ?? namedPrincipal(member);
    const administration = administrationOf(from);
    const way = takeoverOf(from, to, stored, start);
    return administration && way
      ? [{ from, to, grants: [], alternatives: [underAdministration(administration, way)] }]
      : [];
  });
}

/** Whoever the path starts at is held from the first, and need not be taken over. */
function takeoverOf(from: Principal, to: Principal, stored: ApplicablePolicies, start: string | undefined) {
  if (to.kind === 'ROOT') return givenItself.ROOT;
  if (to.kind !== 'USER' && to.kind !== 'ROLE') return undefined;
  return [from.identifier, start].includes(to.identifier)
    ? givenItself[to.kind]
    : strongestTakeover(to, from, stored, from.identifier === start);
}

const given = { decision: 'ALLOWED', conditions: [], preconditions: [], evidence: [], caveats: [] } as const;

/** Takeovers by rights that the administrator gives itself or, for the whole account, a principal that it creates. */
const givenItself = {
  USER: { techniqueId: 'T-003', ...given },
  ROLE: { techniqueId: 'T-004', ...given },
  ROOT: { techniqueId: STRENGTHEN_TECHNIQUE, ...given },
} as const;

const byNature: Administration = { decision: 'ALLOWED', conditions: [], evidence: [] };

/** Returns the principal's administrative access; root users always have it. */
export const administrationOf = (principal: Principal): Administration | undefined =>
  namedPrincipalKind(principal.identifier) === 'ROOT'
    ? byNature
    : 'administration' in principal
      ? principal.administration
      : undefined;

/** Returns the conditions of administrative access for a principal reached by `hops` hops. `limited`: what it has. */
export function administrationAt(
  principal: Principal,
  hops: number,
  context: readonly ContextInput[],
  clock: Clock | undefined,
  limited?: Administration,
): GrantTerms {
  const { identifier } = principal;
  const administration = limited ?? administrationOf(principal) ?? byNature;
  return underContext(
    { decision: administration.decision, ...citeStored(administration, identifier, identifier) },
    contextOf(contextOfHop(principal, hops, context), clock),
  );
}

/** Returns what administrative access rests on; undefined: it has that by nature. */
export function neededToAdminister(principal: Principal): Needing | undefined {
  const { identifier } = principal;
  const administration = administrationOf(principal) ?? byNature;
  if (administration === byNature) return undefined;
  const { determiningStatements } = citeStored(administration, identifier, identifier);
  return { from: principal, determiningStatements };
}
