/** Can what is asked for in the end be asked for by the session that a route ends with (U-8)? */
import type { ApplicablePolicies } from '../../../graph/model/storedPolicies.js';
import { isClaim } from '../../../iam/chain/sharedValues.js';
import { allowingAnywhere, type PolicyLayers } from '../../../iam/decide/layers.js';
import {
  keyOf,
  passingActions,
  type ChainCondition,
  type ChainRequest,
} from '../../../iam/chain/chainStep.js';
import { isSessionFact } from '../../../iam/chain/sharedValues.js';
import { PRINCIPAL_TAG } from '../../../iam/chain/attributeGroups.js';
import { contextOf, prepareRequest, type AccessQuestion } from '../../can/loadRequest.js';
import type { Hop, PrincipalAccess } from '../../shared/answer.js';
import { chainRequest, conditionsAsFound, type OpenRequest } from './chainRequest.js';
import { callerOfHop } from './hopRequest.js';
import { grantAlternatives, type OpenTags } from './grantAlternatives.js';

export interface LastRequest {
  /** The principal is the role that the route leads to. */
  readonly question: AccessQuestion;
  /** By itself, whichever session of the role asks. */
  readonly found: Pick<PrincipalAccess, 'conditions' | 'preconditions'>;
  /** Where it takes several. Missing: the question itself. Empty: nobody can tell. */
  readonly alternatives?: readonly Alternative[];
}

/** One of several ways to do something, which takes all that is needed. */
export interface Alternative {
  readonly needed: readonly Needed[];
  /** It takes no more, and all is asked as it will be. Otherwise it may be closed though all that is asked is open. */
  readonly isWhole: boolean;
}

/** `by`: whatever bears on it, or identity policies alone, on what is asked or on anything. */
export interface Needed {
  readonly question: AccessQuestion;
  readonly by: 'ALL' | 'IDENTITY' | 'IDENTITY_ANYWHERE';
}

export const isFreeLast = (last: LastRequest | undefined): boolean =>
  last === undefined || last.found.conditions.length + last.found.preconditions.length === 0;

/**
 * Undefined where only the policies tell: a precondition may be about the session's name, and a variable may stand for
 * something of the resource.
 */
export function buildFinalRequest(
  { question, found }: LastRequest,
  hops: readonly Hop[],
): ChainRequest | undefined {
  const role = hops.at(-1)?.to;
  const hasVariables = found.conditions.some(({ values }) => values.some((value) => value.includes('${')));
  if (role === undefined || found.preconditions.length > 0 || hasVariables) return undefined;
  const request = {
    principal: callerOfHop(role, undefined),
    action: question.action,
    resource: {
      arn: question.resource,
      ...(question.resourceIsLiteral === true ? { isLiteral: true } : {}),
    },
    context: contextOf(question.context, 'UNKNOWN'),
  };
  const conditions = conditionsAsFound(found.conditions);
  return ofSession(chainRequest(request, hops.length, conditions, undefined, anythingPassed));
}

export const layersFor = ({ by }: Needed, layers: PolicyLayers): PolicyLayers => layersBy[by](layers);

export function openLast(
  needed: Needed,
  hops: readonly Hop[],
  stored: ApplicablePolicies,
  { ofCallers }: OpenTags,
): OpenRequest {
  const openTags = { ofCallers, ofRoles: new Set<string>() };
  const prepared = prepareRequest(needed.question, stored);
  const layers = layersFor(needed, prepared.layers);
  const { request, alternatives, complete } = grantAlternatives({ ...prepared, layers }, openTags);
  return {
    alternatives,
    complete,
    made: ({ alternative: { sessionName }, tests }) =>
      ofSession(chainRequest(request, hops.length, tests, sessionName, anythingPassed)),
  };
}

const identityAlone = ({ identity }: PolicyLayers): PolicyLayers => ({
  identity,
  serviceControl: { status: 'NOT_APPLICABLE' },
  resourceControl: { status: 'NOT_APPLICABLE' },
});

const layersBy: Readonly<Record<Needed['by'], (layers: PolicyLayers) => PolicyLayers>> = {
  ALL: (layers) => layers,
  IDENTITY: identityAlone,
  IDENTITY_ANYWHERE: ({ identity, ...layers }) =>
    identityAlone({ ...layers, identity: allowingAnywhere(identity) }),
};

/** It makes no session. */
const anythingPassed: ChainRequest['permits'] = new Set(passingActions);

/** Only what the session carries ties the request to those before; all else it meets, or not, by itself. */
function ofSession({ conditions, knownContext, ...request }: ChainRequest): ChainRequest {
  return {
    ...request,
    conditions: conditions.filter((condition: ChainCondition) => isCarried(keyOf(condition))),
    knownContext: new Map([...knownContext].filter(([key]) => isCarried(key))),
  };
}

/** Of what was found, what any other way has to meet too, for all that is known: it hangs on no session. */
export const foundAnyway = ({ found }: LastRequest): LastRequest['found']['conditions'] =>
  found.conditions.filter(({ key }) => !isCarried(key.toLowerCase()));

/** Whether the session carries it; `key` in lower case. */
export const isCarried = (key: string): boolean =>
  key === 'aws:sourceidentity' ||
  key === 'aws:userid' ||
  key.startsWith(PRINCIPAL_TAG) ||
  isSessionFact(key) ||
  isClaim(key);
