/** Which principals may do an action on a resource themselves? */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../graph/contract/pageRequests.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { datedBy, type Dated } from '../can/loadRequest.js';
import { distinctGaps } from '../shared/dataGaps.js';
import { briefly } from '../paths/pathAnswer.js';
import type { Completeness, PrincipalAccess } from '../shared/answer.js';
import { steadily } from '../reach/walkReachable.js';
import { completenessOf } from '../shared/completeness.js';
import type { WhoCanQuestion } from './policySetDecisions.js';
import { accessOf, firstOf, whoMay } from './evaluateWhoCan.js';

export interface WhoCanAnswer extends Page<PrincipalAccess>, Dated {
  readonly completeness: Completeness;
  readonly dataGaps: readonly DataGap[];
}

export const whoCan = (
  reader: GraphReader,
  question: WhoCanQuestion,
  page: PageRequest,
): Promise<WhoCanAnswer> => steadily(() => whoCanOnce(reader, question, page));

async function whoCanOnce(
  reader: GraphReader,
  question: WhoCanQuestion,
  { first, after }: PageRequest,
): Promise<WhoCanAnswer> {
  const facts = await reader.whoCanFacts(question.action, question.resource);
  const all = await whoMay(reader, question, facts);
  const oneMore = { first: first + 1, ...(after === undefined ? {} : { after }) };
  const { allowed, graphVersion } = await firstOf(reader, all, oneMore);
  const shown = allowed.slice(0, first);
  const principals = await reader.principals(shown.map(({ principal }) => principal.identifier));
  const isCurrent = [all.graphVersion, graphVersion].every((version) => version === facts.graphVersion);
  return {
    entries: shown.map((one) => {
      const { identifier } = one.principal;
      return [
        identifier,
        { ...accessOf(one), principal: principals.get(identifier) ?? one.principal },
      ] as const;
    }),
    hasNextPage: allowed.length > first,
    totalCount: all.totalCount,
    graphVersion: facts.graphVersion,
    ...datedBy(facts.clock, question.context),
    completeness: completenessOf(isCurrent ? [] : ['GRAPH_CHANGED'], all.explored, []),
    dataGaps: distinctGaps([...all.gaps, ...briefly(facts.principalGaps)]),
  };
}
