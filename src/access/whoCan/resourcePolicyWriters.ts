/** Who can write who may make use of a resource: such hands it to itself, and to others. */
import { isAssuming } from '../../graph/model/assumeActions.js';
import { policyWriting } from '../../escalation/apply/policyWriters.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { policyHolders } from '../../graph/engine/policyHolder.js';
import type { UnexploredEscalation } from '../../graph/contract/pathReader.js';
import { canBeTakenOver } from '../../graph/model/principals/namedPrincipal.js';
import { parseArn } from '../../iam/language/arn.js';
import { contextBehindHops } from '../paths/feasible/hopRequest.js';
import type { WhoCanQuestion } from './policySetDecisions.js';
import { everyoneWho, whoMayAfterGrant } from './evaluateWhoCan.js';

export interface Writer extends UnexploredEscalation {
  /** By one technique or more without conditions. */
  readonly unconditional: boolean;
}

/** By identifier, those who need the permission first among them. Whether its boundary and the guardrails leave it what it hands itself is not asked. */
export async function findPolicyWriters(reader: GraphReader, question: WhoCanQuestion) {
  const context = contextBehindHops(question.context);
  const found = await Promise.all(
    writesFor(question).map(async ({ techniqueId, action, resource }) => {
      const facts = await reader.whoCanFacts(action, resource);
      const write = { action, resource, context };
      const { allowed, graphVersions } = await everyoneWho(reader, write, facts);
      const later = await whoMayAfterGrant(reader, write, facts, allowed);
      return {
        techniqueId,
        allowed: [...allowed, ...later.given],
        graphVersions: [facts.graphVersion, ...graphVersions, ...later.graphVersions],
      };
    }),
  );
  const writes = found.flatMap(({ techniqueId, allowed }) =>
    allowed.map(({ principal, decision }) => ({ principal: principal.identifier, techniqueId, decision })),
  );
  const writers = [...groupBy(writes, ({ principal }) => principal)].map(([principal, own]): Writer => ({
    principal,
    techniqueIds: [...new Set(own.map(({ techniqueId }) => techniqueId))].sort(),
    unconditional: own.some(({ decision }) => decision === 'ALLOWED'),
  }));
  return {
    writers: writers.sort((a, b) => (a.principal < b.principal ? -1 : 1)),
    graphVersions: found.flatMap(({ graphVersions }) => graphVersions),
  };
}

/** A bucket's policy is what gives its objects; a role's is its trust policy. */
function writesFor({ action: asked, resource }: WhoCanQuestion) {
  const service = parseArn(resource)?.service ?? '';
  const isTrust = isAssuming(asked) && canBeTakenOver(resource);
  return (isTrust ? [resource] : policyHolders(resource)).flatMap((holder) =>
    policyWriting(service)
      .filter(({ action }) => action.toLowerCase() !== asked.toLowerCase())
      .map((one) => ({ ...one, resource: holder })),
  );
}
