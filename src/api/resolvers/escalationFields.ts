/** Whom a principal can escalate to and who to it, what else it can do with the techniques, and its administrative access. */
import { citeStored, citeStoredCondition } from '../../access/shared/evidence.js';
import { techniqueById } from '../../escalation/catalog/techniques.js';
import type {
  Administration,
  EscalationGrant,
  EscalationAlternative,
  Principal,
} from '../../graph/model/graph.js';
import { connect, type PageArguments } from '../pagination.js';
import type { Context } from '../context.js';
import { actingIdentity } from './actingIdentity.js';
import { stepsOf } from './steps.js';

/** A session can do what its role can. */
export async function canEscalateTo(principal: Principal, page: PageArguments, { loaders }: Context) {
  const { identifier } = (await actingIdentity(principal, loaders)) ?? principal;
  const found = await connect(page, (request) => loaders.escalations(identifier, request));
  return stepsOf(found, (grant, target) => citedGrant(grant, identifier, target));
}

export async function escalatableBy(target: Principal, page: PageArguments, { loaders }: Context) {
  const found = await connect(page, (request) => loaders.escalationsInto(target.identifier, request));
  return stepsOf(found, (grant, { identifier }) => citedGrant(grant, identifier, target));
}

export async function findings(principal: Principal, _arguments: object, { loaders }: Context) {
  const { identifier } = (await actingIdentity(principal, loaders)) ?? principal;
  const ways = (await loaders.findings.load(identifier)) ?? [];
  return ways.map((alternative) => citedAlternative(alternative, identifier, alternative.via ?? identifier));
}

export async function administration(principal: Principal, _arguments: object, { loaders }: Context) {
  const holder = await actingIdentity(principal, loaders);
  return holder?.administration ? citedAdministration(holder.administration, holder.identifier) : null;
}

const citedGrant = ({ decision, alternatives }: EscalationGrant, holder: string, target: Principal) => ({
  decision,
  ways: alternatives.map((alternative) =>
    citedAlternative(alternative, holder, trustingRole(alternative, target)),
  ),
});

/** Whose trust policy the evidence means: the target's, or that of the role through which an account is reached. */
const trustingRole = ({ via }: EscalationAlternative, { kind, identifier }: Principal): string =>
  kind === 'ROLE' ? identifier : (via ?? identifier);

const citedAlternative = (alternative: EscalationAlternative, holder: string, role: string) => ({
  techniqueId: alternative.techniqueId,
  technique: techniqueById(alternative.techniqueId) ?? null,
  decision: alternative.decision,
  via: alternative.via ?? null,
  conditions: alternative.conditions.map((condition) => citeStoredCondition(condition, holder, role)),
  preconditions: alternative.preconditions,
  determiningStatements: alternative.evidence.map((statement) => citeStored(statement, holder, role)),
  caveats: alternative.caveats,
  dataGaps: alternative.dataGaps,
});

const citedAdministration = (
  { decision, conditions, preconditions = [], evidence, caveats = [] }: Administration,
  holder: string,
) => ({
  decision,
  preconditions,
  conditions: conditions.map((condition) => citeStoredCondition(condition, holder, holder)),
  determiningStatements: evidence.map((statement) => citeStored(statement, holder, holder)),
  caveats,
});
