/**
 * Judges root users as the principals that they are, whom guardrails may limit (E-19). As the end of a path, and between
 * two steps, a root user stands for the administration of its account, which such limits take from nobody else.
 */
import { storedAdministration } from '../../derive/escalationEdges.js';
import { provided } from '../../escalation/apply/verdict.js';
import { Caller } from '../../escalation/context/caller.js';
import { ResourceIndex } from '../../escalation/context/resourceIndex.js';
import {
  administrationOf,
  administrativeActions,
  allowingEverything,
  withoutEverything,
} from '../../escalation/gains/administration.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { partitionOf } from '../../graph/engine/requestPrincipal.js';
import type { Administration } from '../../graph/model/graph.js';
import { accountOfIdentifier, namedPrincipalKind } from '../../graph/model/principals/namedPrincipal.js';
import type { ApplicablePolicies } from '../../graph/model/storedPolicies.js';
import { decide } from '../../iam/decide/decide.js';
import type { StatementMatch } from '../../iam/decide/decision.js';
import { allPolicies, levelsOf, type GuardrailLevel } from '../../iam/decide/layers.js';
import { hasAccount } from '../../iam/decide/request.js';
import { prepareRequest } from './loadRequest.js';

export interface LimitedRoots {
  /** What guardrails leave them of their administrative access; DENIED: nothing. Missing: they limit none of it. */
  readonly of: ReadonlyMap<string, Administration | 'DENIED'>;
  /** Of the read; missing: there was nothing to read. */
  readonly graphVersion?: string;
}

/** Whether the read is of another state of the graph than this one. */
export const changedSince = ({ graphVersion }: LimitedRoots, version: string): readonly 'GRAPH_CHANGED'[] =>
  graphVersion === undefined || graphVersion === version ? [] : ['GRAPH_CHANGED'];

/** Reads the limits of those of the principals that are root users of imported accounts. */
export async function readLimitedRoots(
  reader: GraphReader,
  identifiers: Iterable<string>,
): Promise<LimitedRoots> {
  const roots = [...new Set(identifiers)].filter((one) => namedPrincipalKind(one) === 'ROOT');
  if (roots.length === 0) return { of: new Map() };
  const stored = await reader.applicablePolicies(roots, []);
  const limits = roots.flatMap((root) => {
    const limited = limitedTo(root, stored, reader.administrativeActions);
    return limited === undefined ? [] : [[root, limited] as const];
  });
  return { of: new Map(limits), graphVersion: stored.graphVersion };
}

/** An action that AWS does not have: only statements about all actions, or all but some, apply to it. */
const ANYTHING = 'rolegraph:Anything';

function limitedTo(
  root: string,
  stored: ApplicablePolicies,
  actions = administrativeActions,
): Administration | 'DENIED' | undefined {
  const accountId = accountOfIdentifier(root) ?? '';
  if (!stored.importedAccounts.has(accountId)) return undefined;
  const asked = { principal: root, action: ANYTHING, resource: '*', context: [] };
  const { request, layers } = prepareRequest(asked, stored);
  const { serviceControl, resourceControl } = layers;
  if (serviceControl.status !== 'COLLECTED') return undefined;
  const { principal } = request;
  const organization = hasAccount(principal) ? principal.organization : undefined;
  const resources = new ResourceIndex(partitionOf(root), accountId, organization, stored.clock);
  const holding = { identity: allowingEverything, serviceControl, resourceControl };
  const caller = new Caller(principal, holding, resources);
  const left = withoutEverything(administrationOf(caller, resources, actions));
  if (left) return left.decision === 'ALLOWED' ? undefined : storedAdministration(left);
  const { decision, determiningStatements } = decide(request, layers);
  if (decision === 'UNKNOWN') return undefined;
  const isOfAll = ({ policyId, statementIndex, effect }: StatementMatch): boolean =>
    effect === 'DENY' &&
    allPolicies(layers).some(
      ({ id, compiled }) => id === policyId && compiled?.statements[statementIndex]?.action.all === true,
    );
  const isDenied = decision === 'EXPLICIT_DENY' && determiningStatements.some(isOfAll);
  return isDenied || levelsOf(serviceControl).some(allowsNothing) ? 'DENIED' : storedAdministration(LESS);
}

/** Whether every request of the accounts below is denied (E-19c). */
const allowsNothing = ({ partial = false, policies }: GuardrailLevel): boolean =>
  !partial &&
  policies.every(({ compiled }) => compiled?.statements.every(({ effect }) => effect === 'DENY') === true);

const LESS = provided('what guardrails leave the root user is enough to administer its account');
