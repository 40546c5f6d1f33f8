/** One request of a chain, from what is known of it and of the conditions under which it is allowed. */
import type { ChainCondition, ChainRequest } from '../../../iam/chain/chainStep.js';
import { sessionFact } from '../../../iam/chain/sharedValues.js';
import { compileTest, type ValidTest } from '../../../iam/match/condition.js';
import type { AccessRequest } from '../../../iam/decide/request.js';
import type { CitedCondition } from '../../shared/answer.js';
import { contextOfRequest } from './hopRequest.js';
import type { OpenAlternative, GrantAlternatives } from './grantAlternatives.js';

/** A request that may be made in several ways. */
export interface OpenRequest extends Pick<GrantAlternatives, 'alternatives' | 'complete'> {
  readonly made: (by: OpenAlternative) => ChainRequest;
}

export const conditionsAsFound = (conditions: readonly CitedCondition[]): readonly ChainCondition[] =>
  conditions.flatMap(({ effect, ...test }): readonly ChainCondition[] => {
    const readings = readingsOf(test);
    return readings.length === 0 ? [] : [{ readings, effect }];
  });

/** Which version its policy has is not known here: only there variables are filled in (L-26). */
function readingsOf({
  operator,
  key,
  values,
}: Pick<CitedCondition, 'operator' | 'key' | 'values'>): readonly ValidTest[] {
  const versions = values.some((value) => value.includes('${'))
    ? (['2012-10-17', '2008-10-17'] as const)
    : (['2012-10-17'] as const);
  return versions
    .map((version) => compileTest({ operator, key, values }, version))
    .filter((test) => test.valid);
}

export function chainRequest(
  request: AccessRequest,
  index: number,
  conditions: readonly ChainCondition[],
  sessionName: string | undefined,
  permits: ChainRequest['permits'],
): ChainRequest {
  const { principal, resource, context } = request;
  return {
    conditions,
    context: contextOfRequest(request, index),
    caller: principal,
    ...(resource.tags ? { resourceTags: resource.tags } : {}),
    ...(sessionName === undefined ? {} : { sessionName }),
    knownContext: context.entries,
    factOfSession: (key) => sessionFact(key, request),
    permits,
  };
}
