/** Finds what a user may do by a session of `sts:GetFederationToken`, but not itself. */
import { partitionOf } from '../../graph/engine/requestPrincipal.js';
import { allowingEverything } from '../../escalation/gains/administration.js';
import { GET_FEDERATION_TOKEN, UNNAMED_SESSION } from '../../escalation/gains/federatedSessions.js';
import { isGranted, type AccessEvaluation } from '../../iam/decide/decision.js';
import type { PolicyLayers } from '../../iam/decide/layers.js';
import type { AccessRequest } from '../../iam/decide/request.js';
import type { Decide } from '../shared/memoizedDecide.js';
import { PRINCIPAL_TAG } from '../../iam/facts/data/conditionKeys.js';

export const TAG_SESSION = 'sts:TagSession';

/** Returns the ARN of a session of the user; `*`: of any name. */
export const sessionOf = (user: string, accountId: string, name: string): string =>
  `arn:${partitionOf(user)}:sts::${accountId}:federated-user/${name}`;

export const dependsOnTags = ({ conditions }: Pick<AccessEvaluation, 'conditions'>): boolean =>
  conditions.some(({ key }) => key.toLowerCase().startsWith(PRINCIPAL_TAG));

/** Returns a caveat for a user that is denied. Does not check whether a policy names one of its sessions. */
export function federatedCaveat(
  request: AccessRequest,
  layers: PolicyLayers,
  judge: Decide,
): readonly string[] {
  const { principal } = request;
  if (principal.kind !== 'user' || principal.arn === undefined) return [];
  const { arn: userArn, userId: _id, tags: _own, ...of } = principal;
  const { resource: _policy, ...own } = layers;
  const anyName = { arn: sessionOf(userArn, of.accountId, '*'), accountId: of.accountId };
  const may = (action: string): boolean =>
    isGranted(judge({ ...request, action, resource: anyName }, own).decision);
  if (!may(GET_FEDERATION_TOKEN)) return [];
  const sessionArn = sessionOf(userArn, of.accountId, UNNAMED_SESSION);
  const session = { ...of, kind: 'federatedUserSession', sessionArn, userArn } as const;
  const evaluation = judge({ ...request, principal: session }, { ...layers, session: allowingEverything });
  if (!isGranted(evaluation.decision) || (dependsOnTags(evaluation) && !may(TAG_SESSION))) return [];
  const how = dependsOnTags(evaluation) ? ', with the tags that policies ask for,' : '';
  return [`The user can make itself a session by ${GET_FEDERATION_TOKEN} that${how} may do it.`];
}
