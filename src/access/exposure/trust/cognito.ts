/** Whose identities of Amazon Cognito does a trust policy take: those of any identity pool, or guests (T-041, T-050)? */
import { exposure, type Exposure } from './exposureFinding.js';
import { fitting, patternsIn, STRANGER } from './strangerValues.js';
import type { Token } from './providerToken.js';
import { hangsOn } from './trustJudge.js';

export const cognitoExposure = (token: Token): readonly Exposure[] => [...anyPool(token), ...guests(token)];

/** Whoever has an account can make a pool in it. */
function anyPool(token: Token): readonly Exposure[] {
  const { judge, provider } = token;
  const [aud, sub] = [token.claim('aud'), token.claim('sub')];
  const patterns = patternsIn(judge.testsOn(aud)).map((pattern) => fitting(pattern));
  for (const pool of [`us-east-1:${STRANGER}`, ...patterns]) {
    const evaluation = token.letsIn({ [aud]: [pool], [sub]: [`us-east-1:${STRANGER}`] });
    if (!evaluation || hangsOn(evaluation, aud)) continue;
    const reason = `No condition on ${aud} ties it to one identity pool, so identities of a pool in anyone's account are let in.`;
    return [exposure(provider, 'ANY_IDENTITY_POOL', reason, evaluation)];
  }
  return [];
}

/** A pool that takes guests gives them to whoever asks. */
function guests(token: Token): readonly Exposure[] {
  const amr = token.claim('amr');
  for (const [values, why] of [
    [['unauthenticated'], 'Guests are let in: identities that have not signed in'],
    [undefined, `Identities without ${amr} are let in, and with them guests`],
  ] as const) {
    const evaluation = token.letsIn({ [amr]: values });
    const reason = `${why}. Whoever knows the id of an identity pool that takes guests can be one.`;
    if (evaluation) return [exposure(token.provider, 'COGNITO_GUESTS', reason, evaluation)];
  }
  return [];
}
