/** What changes change: the stored graph beside the world of a scenario. */
import { compareGraphs } from '../../access/compare/compareGraphs.js';
import {
  guardrailImpact as impactOf,
  type GuardrailImpact as Impact,
} from '../../access/compare/guardrailImpact.js';
import { GraphTimeout } from '../../graph/model/graph.js';
import { ChangeRefused, type Scenario } from '../../ingest/changes/applyScenario.js';
import { administrationChanges, noChanges } from '../../graph/engine/administrationChanges.js';
import { checkLength } from '../arguments/arguments.js';
import { pageOfList, type PageArguments } from '../pagination.js';
import type {
  AccessDifferenceResolvers,
  GuardrailImpactResolvers,
  QueryResolvers,
} from '../types.generated.js';

/** It is resolved in the world, and may take as long as that lasts: everything is compared. */
export const compareScenario: Required<QueryResolvers>['compareScenario'] = (
  _root,
  _arguments,
  { reader, stored, answerCache, limit },
) =>
  answerCache.differences.answer('scenario', reader, () => limit.standStill(compareGraphs(stored, reader)));

/** However much there is below: it is bounded, and takes longer than a question has. */
export const guardrailImpact: Required<QueryResolvers>['guardrailImpact'] = (
  _root,
  { targets, ...question },
  { reader, limit },
) => {
  checkLength('targets', targets, 1, 20);
  return limit.standStill(impactOf(reader, { ...question, targets: [...new Set(targets)] }));
};

export const GuardrailImpact: GuardrailImpactResolvers = {
  complete: ({ caveats }) => caveats.length === 0,
  administration: async (impact, _arguments, { stored, scenarios }) => {
    try {
      const { reader } = await scenarios.in(attaching(impact));
      const [before, after] = [await stored.administration(), await reader.administration()];
      return administrationChanges(before, after);
    } catch (error) {
      if (!(error instanceof ChangeRefused) && !(error instanceof GraphTimeout)) throw error;
      return {
        ...noChanges,
        caveats: [`Who administers and who gets there was not compared: ${error.message}`],
      };
    }
  },
};

/** Nobody else has a policy of this id. */
const PROPOSED = 'p-proposedbyrolegraph';

const attaching = ({ question: { type, content, targets }, organizationId }: Impact): Scenario => ({
  changes: [
    { createOrganizationPolicy: { policyId: PROPOSED, type, name: PROPOSED, content, organizationId } },
    ...targets.map((targetId) => ({ attachPolicy: { policyId: PROPOSED, targetId } })),
  ],
});

/** In the order in which they come. */
function inOrder<T extends object>(page: PageArguments, list: readonly T[], graphVersion: string) {
  const places = new Map(list.map((one, at) => [one, String(at).padStart(9, '0')]));
  return pageOfList(page, list, (one) => places.get(one) ?? '', graphVersion);
}

export const AccessDifference: AccessDifferenceResolvers = {
  administrators: ({ administrators, graphVersion }, page) => inOrder(page, administrators, graphVersion),
  reach: ({ reach, graphVersion }, page) => inOrder(page, reach, graphVersion),
  exposures: ({ exposures, graphVersion }, page) => inOrder(page, exposures, graphVersion),
  permissions: ({ permissions, graphVersion }, page) => inOrder(page, permissions, graphVersion),
  policies: ({ policies, graphVersion }, page) => inOrder(page, policies, graphVersion),
  data: ({ data, graphVersion }, page) => inOrder(page, data, graphVersion),
};
