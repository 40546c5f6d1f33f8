/** What a call of a chain has to send so that later calls can be made: a source identity, and session tags. */
import type { PropagatedAttributes } from '../../../iam/chain/combineChain.js';
import type { ChainRequest } from '../../../iam/chain/chainStep.js';
import { TRANSITIVE_TAG_KEYS } from '../../../iam/chain/attributeGroups.js';
import { isStated } from '../../../iam/chain/passedAttributes.js';
import { SENT_IDENTITY } from '../../../iam/chain/attributeGroups.js';
import type { Hop } from '../../shared/answer.js';
import { hopSentence } from '../../shared/sentences.js';

/** The hop with what its caller has to send for a later one. `requests`: its own and those after it. */
export function sending(
  hop: Hop,
  propagated: PropagatedAttributes | undefined,
  requests: readonly ChainRequest[],
): Hop {
  const texts = propagatedTexts(hop, unstated(propagated, requests));
  if (texts.length === 0) return hop;
  const changed: Hop = { ...hop, decision: 'CONDITIONAL', preconditions: [...hop.preconditions, ...texts] };
  return { ...changed, sentence: hopSentence(changed) };
}

function propagatedTexts(
  { conditions }: Hop,
  { sourceIdentity, tags }: PropagatedAttributes,
): readonly string[] {
  const asked = new Set(conditions.map(({ key }) => key.toLowerCase()));
  const unasked = tags.filter(
    ({ key, transitive }) =>
      !asked.has(`aws:requesttag/${key.toLowerCase()}`) || (transitive && !asked.has(TRANSITIVE_TAG_KEYS)),
  );
  return [
    ...(sourceIdentity === undefined || asked.has('sts:sourceidentity')
      ? []
      : [`the call sets a source identity, such as "${sourceIdentity}"`]),
    ...unasked.map(
      ({ key, value, transitive }) =>
        `the call passes the ${transitive ? 'transitive ' : ''}session tag ${key}, such as "${value}"`,
    ),
  ];
}

/** Without what the question states of the first of these requests. */
function unstated(
  propagated: PropagatedAttributes | undefined,
  requests: readonly ChainRequest[],
): PropagatedAttributes {
  const { sourceIdentity, tags = [] } = propagated ?? {};
  const isSet = sourceIdentity !== undefined && requests[0]?.knownContext.has(SENT_IDENTITY) !== true;
  return { ...(isSet ? { sourceIdentity } : {}), tags: tags.filter((tag) => !isStated(tag, requests)) };
}
