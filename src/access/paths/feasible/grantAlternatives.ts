/** Finds the ways in which the policies allow one request, for when the way found at import leads nowhere. */
import { keyOfRole, roleSessionKey, sessionIsNamed } from '../../../graph/model/principals/roleSessionKey.js';
import { nameOfArn } from '../../../iam/language/arn.js';
import { sessionNameOf } from '../../../iam/chain/sharedValues.js';
import type { ChainRequest } from '../../../iam/chain/chainStep.js';
import { policiesOfLayer } from '../../../iam/decide/layers.js';
import type { AccessRequest, Tags } from '../../../iam/decide/request.js';
import { canBeTurnedOff, TAGS_OFF, type PassingAction } from '../../../iam/facts/passedOn.js';
import { namesSession } from '../../../iam/unknown/residual.js';
import { allowAlternatives, type AllowAlternative } from '../../../iam/unknown/alternatives.js';
import type { Candidates } from '../../../iam/unknown/search.js';
import type { PrincipalPolicies } from '../../../graph/model/storedPolicies.js';
import type { PreparedRequest } from '../../can/loadRequest.js';
import type { Evidence } from '../../shared/answer.js';
import { byHeldDocument, cite, decisionUnder } from '../../shared/evidence.js';
import { distinct } from '../../../graph/model/groupBy.js';
import type { Granted } from '../../../iam/decide/decision.js';
import { REQUEST_TAG, TRANSITIVE_TAG_KEYS } from '../../../iam/facts/data/conditionKeys.js';

/** A request and all policies that decide it. */
export interface JudgedRequest extends Pick<PreparedRequest, 'request' | 'layers'> {
  /** Policies of the caller that evidence cites by document; missing: it cites all by uid. */
  readonly held?: PrincipalPolicies | undefined;
}

export interface GrantAlternative extends Evidence {
  readonly decision: Granted;
  /** The name that the caller's session must have, if any. */
  readonly sessionName?: string;
}

/** An alternative with its conditions as tests, and what may be passed on under them. */
export interface OpenAlternative extends Pick<ChainRequest, 'conditions' | 'sessionName' | 'permits'> {
  readonly alternative: GrantAlternative;
}

export type GrantAlternatives = ReturnType<typeof grantAlternatives>;

/** Requests of a chain that can replace each other. `alternative`: missing for the request as it was found. */
export type AlternativeRequests = Candidates<{
  readonly request: ChainRequest;
  readonly alternative?: GrantAlternative;
}>;

/**
 * Keys, in lower case, of tags that count as unknown: those of the calling role, and those of the role that it
 * assumes.
 */
export interface OpenTags {
  readonly ofCallers: ReadonlySet<string>;
  readonly ofRoles: ReadonlySet<string>;
}

/**
 * Returns the session tags that requests need. The values of roles' tags with these keys depend on earlier requests
 * (E-37, E-40).
 */
export function requestedTags(
  requests: readonly { readonly conditions: readonly { readonly key: string }[] }[],
): OpenTags {
  const keys = requests.flatMap(({ conditions }) => conditions.map(({ key }) => key.toLowerCase()));
  const asked = keys.filter((key) => key.startsWith(REQUEST_TAG)).map((key) => key.slice(REQUEST_TAG.length));
  const areTransitive = keys.includes(TRANSITIVE_TAG_KEYS);
  return { ofCallers: new Set(asked), ofRoles: new Set(areTransitive ? asked : []) };
}

/** Finds the alternatives, those with the fewest conditions first. `complete`: there are no others. */
export function grantAlternatives(judged: JudgedRequest, openTags: OpenTags) {
  const open = withoutTags(judged, openTags);
  const found = [undefined, ...sessionsNamed(judged)].map((session) => alternativesAs(session, open));
  return {
    judged,
    openTags,
    alternatives: found.flatMap(({ alternatives }) => alternatives),
    complete: found.every(({ complete }) => complete),
  };
}

/** Removes open tags, whose values are unknown: a condition on one becomes one that the chain has to meet. */
function withoutTags({ request, ...rest }: JudgedRequest, { ofCallers, ofRoles }: OpenTags): JudgedRequest {
  const { principal, resource } = request;
  const caller =
    principal.kind === 'roleSession' && principal.tags
      ? { ...principal, tags: tagsBut(principal.tags, ofCallers) }
      : principal;
  const { tags, ...role } = resource;
  const isOpen = tags === undefined || ofRoles.size > 0;
  return { ...rest, request: { ...request, principal: caller, resource: isOpen ? role : resource } };
}

const tagsBut = (tags: Tags, keys: ReadonlySet<string>): Tags =>
  new Map([...tags].filter(([key]) => !keys.has(key.toLowerCase())));

/** Returns the ARNs of sessions of the caller's role that the resource's policy names (E-55). */
function sessionsNamed({ request: { principal }, layers }: JudgedRequest): readonly string[] {
  if (principal.kind !== 'roleSession' || principal.sessionArn !== undefined) return [];
  const name = principal.roleArn === undefined ? undefined : nameOfArn(principal.roleArn);
  if (name === undefined) return [];
  const key = keyOfRole(principal.partition, principal.accountId, name);
  const statements = policiesOfLayer(layers.resource).flatMap(({ compiled }) => compiled?.statements ?? []);
  const values = statements.flatMap(({ source }) => source.principal?.values ?? []).map(({ value }) => value);
  return [...new Set(values)].filter((value) => roleSessionKey(value) === key).sort();
}

/** Finds the alternatives for the session with that ARN; without one, for a session that no policy names. */
function alternativesAs(sessionArn: string | undefined, { request, layers, held }: JudgedRequest) {
  const { principal } = request;
  const caller =
    sessionArn !== undefined && principal.kind === 'roleSession' ? { ...principal, sessionArn } : principal;
  const { alternatives, complete } = allowAlternatives({ ...request, principal: caller }, layers);
  const sessionName = sessionArn === undefined ? undefined : sessionNameOf(sessionArn);
  const unnamed = alternatives.filter(({ residuals }) => !residuals.some(namesSession));
  return { alternatives: unnamed.map((one) => cited(one, sessionName, held)), complete };
}

function cited(
  { residuals, determiningStatements, caveats }: AllowAlternative,
  sessionName: string | undefined,
  held: PrincipalPolicies | undefined,
): OpenAlternative {
  const open = residuals.filter((residual) => residual.kind === 'condition');
  const texts = residuals.flatMap((residual) => (residual.kind === 'precondition' ? [residual.text] : []));
  const preconditions = sessionName === undefined ? texts : [sessionIsNamed(sessionName), ...texts];
  const named = sessionName === undefined ? {} : { sessionName };
  const conditions = open.map(({ condition }) => condition);
  const found = { conditions, preconditions, determiningStatements, caveats };
  const evidence = cite(found, byHeldDocument(held));
  return {
    alternative: { decision: decisionUnder(evidence), ...evidence, ...named },
    conditions: open.map(({ test, condition }) => ({ readings: [test], effect: condition.effect })),
    ...named,
    permits: new Set(),
  };
}

/**
 * E-39: lists the alternatives that pass nothing on first, then those under whose conditions passing is permitted
 * too.
 */
export const withPassing = (found: GrantAlternatives, actions: readonly PassingAction[]): GrantAlternatives =>
  actions.reduce((reached, action) => {
    const { judged, openTags } = found;
    const passing = grantAlternatives({ ...judged, request: { ...judged.request, action } }, openTags);
    const isFree = passing.alternatives.some(({ alternative }) => alternative.decision === 'ALLOWED');
    const alternatives = isFree
      ? reached.alternatives.map((one) => permitting(one, action))
      : [
          ...reached.alternatives,
          ...reached.alternatives.flatMap((one) =>
            passing.alternatives.flatMap((other) => joinAlternatives(one, other, action)),
          ),
        ];
    return { ...reached, alternatives, complete: reached.complete && passing.complete };
  }, found);

const permitting = (alternative: OpenAlternative, action: PassingAction): OpenAlternative => ({
  ...alternative,
  permits: new Set([...alternative.permits, action]),
});

/** Joins two alternatives. Returns nothing if they need different sessions. */
function joinAlternatives(
  one: OpenAlternative,
  other: OpenAlternative,
  action: PassingAction,
): readonly OpenAlternative[] {
  const names = [one.sessionName, other.sessionName];
  if (!names.includes(undefined) && one.sessionName !== other.sessionName) return [];
  const [own, added] = [one.alternative, other.alternative];
  const alternative = {
    ...added,
    ...own,
    decision: 'CONDITIONAL' as const,
    conditions: distinct([...own.conditions, ...added.conditions]),
    preconditions: distinct([...own.preconditions, ...added.preconditions]),
    determiningStatements: distinct([...own.determiningStatements, ...added.determiningStatements]),
    caveats: distinct([...own.caveats, ...added.caveats]),
  };
  const conditions = [...one.conditions, ...other.conditions];
  return [permitting({ ...other, ...one, alternative, conditions }, action)];
}

/** E-49: adds, as the last, the ways in which the service passes nothing on. */
export function withTurnedOff(
  { principal }: AccessRequest,
  alternatives: readonly OpenAlternative[],
): readonly OpenAlternative[] {
  if (!canBeTurnedOff(principal)) return alternatives;
  const others = alternatives.filter(({ alternative }) => !alternative.preconditions.includes(TAGS_OFF));
  const turnedOff = others.map(({ alternative, ...one }): OpenAlternative => {
    const preconditions = [...alternative.preconditions, TAGS_OFF];
    return { ...one, alternative: { ...alternative, decision: 'CONDITIONAL', preconditions } };
  });
  return [...alternatives, ...turnedOff];
}
