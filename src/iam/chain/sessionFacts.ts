/** What is known of a session from how it was made, and of no other session of its role (E-64). */
import { withOverrides } from '../facts/buildContext.js';
import { known, perhaps, webIdentityProvider } from '../facts/keyFacts.js';
import { ABSENT, type KeyState } from '../match/conditionContext.js';
import type { AccessRequest } from '../decide/request.js';
import { conditionsOn, keyOf, canBeSatisfied, type ChainRequest } from './chainStep.js';

const FEDERATED_PROVIDER = 'aws:federatedprovider';

/** Of the credentials of an instance. */
const isInstanceKey = (key: string): boolean =>
  key.startsWith('ec2:sourceinstance') || key.startsWith('aws:ec2instancesource');

export const isSessionFact = (key: string): boolean => key === FEDERATED_PROVIDER || isInstanceKey(key);

/**
 * Of the session that the request makes; undefined: that is open. E-74: AWS's page names web identity alone, and has
 * named SAML beside it.
 */
export function sessionFact(key: string, { principal, action }: AccessRequest): KeyState | undefined {
  if (isInstanceKey(key)) return principal.kind === 'service' ? undefined : ABSENT;
  if (principal.kind === 'webIdentity') return webIdentityProvider(principal.provider);
  if (principal.kind === 'saml') return perhaps(known(principal.provider));
  return action === 'sts:AssumeRole' ? ABSENT : undefined;
}

/** The request that how its session was made keeps from being made, for certain; -1: none. */
export const impossibleFact = (chain: readonly ChainRequest[]): number =>
  chain.findIndex((request, at) => {
    const making = chain[at - 1];
    return making !== undefined && !suits(making, request);
  });

const suits = (making: ChainRequest, made: ChainRequest): boolean =>
  conditionsOn(made, isSessionFact).every((condition) => {
    const key = keyOf(condition);
    const state = made.knownContext.has(key) ? undefined : making.factOfSession(key);
    return (
      state === undefined || canBeSatisfied(condition, withOverrides(made.context, new Map([[key, state]])))
    );
  });
