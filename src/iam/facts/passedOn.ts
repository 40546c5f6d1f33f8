/** What a request passes on to the session that it makes: session tags and a source identity (E-39, E-49). */
import type { Layer } from '../decide/layers.js';
import type { AccessRequest, RequestPrincipal } from '../decide/request.js';
import { mayAllowAction } from '../language/compile.js';
import { REQUEST_TAG, TAG_KEYS, TRANSITIVE_TAG_KEYS } from './data/conditionKeys.js';

/** The actions that permit a request to pass attributes to the session that it makes (E-39). */
export type PassingAction = 'sts:SetSourceIdentity' | 'sts:TagSession';
export const passingActions: readonly PassingAction[] = ['sts:SetSourceIdentity', 'sts:TagSession'];

const what: Readonly<Record<PassingAction, string>> = {
  'sts:TagSession': 'passes session tags',
  'sts:SetSourceIdentity': 'sets a source identity',
};

export const isPassingAction = (action: string): action is PassingAction => action in what;

/** Such as "a call that passes session tags needs sts:TagSession too". */
export const passingText = (actions: readonly PassingAction[]): string =>
  `a call that ${actions.map((action) => what[action]).join(' and ')} needs ${actions.join(' and ')} too`;

/** Returns the action that permits to send the key, in lower case, in a request that assumes a role. */
export function permissionFor(key: string): PassingAction | undefined {
  if (key === 'sts:sourceidentity') return 'sts:SetSourceIdentity';
  const isOfTags = key.startsWith(REQUEST_TAG) || key === TAG_KEYS || key === TRANSITIVE_TAG_KEYS;
  return isOfTags ? 'sts:TagSession' : undefined;
}

/**
 * Whether the role that the request assumes lets nobody pass this on, so that a request which does is denied (E-39).
 * Who else has to allow it, and to whom, is not asked.
 */
export const isNeverPassed = (
  { action, isPassingApart }: AccessRequest,
  trust: Layer | undefined,
  passing: PassingAction,
): boolean =>
  isPassingApart !== true &&
  assumesRole(action) &&
  trust?.status === 'COLLECTED' &&
  trust.policies.every(({ compiled }) => compiled !== undefined && !mayAllowAction(compiled, passing));

/** Whether a request for the action assumes a role. */
export const assumesRole = (action: string): boolean => /^sts:assumerole(with|$)/i.test(action);

/** Returns what permits what a request for the action can pass on to the session that it makes (E-39, E-39a). */
export function passableBy(action: string): readonly PassingAction[] {
  if (assumesRole(action)) return passingActions;
  return action.toLowerCase() === 'sts:getfederationtoken' ? ['sts:TagSession'] : [];
}

/** Returns what permits what the request passes on, as the question says. */
export function statedPassing({
  action,
  isPassingApart,
  context,
}: Pick<AccessRequest, 'action' | 'isPassingApart' | 'context'>): readonly PassingAction[] {
  const passable = isPassingApart === true ? [] : passableBy(action);
  if (passable.length === 0) return passable;
  const sent = [...context.entries].filter(([, value]) => value.kind === 'known' && value.values.length > 0);
  const needed = new Set(sent.map(([key]) => permissionFor(key)));
  return passable.filter((one) => needed.has(one));
}

/** Returns the action of the request, and those that permit what it passes on: policies about any of them count (E-39). */
export const requestedActions = (request: Parameters<typeof statedPassing>[0]): readonly string[] => [
  request.action,
  ...statedPassing(request),
];

interface HandedOn {
  readonly all: readonly PassingAction[];
  /** What stays with later sessions of a chain. */
  readonly lasting: readonly PassingAction[];
}

/**
 * By service name, what it sets in every session that it makes. The session tags of EKS Pod Identity are transitive
 * (E-49).
 */
const handedOn: ReadonlyMap<string, HandedOn> = new Map([
  ['pods.eks.amazonaws.com', { all: ['sts:TagSession'], lasting: ['sts:TagSession'] }],
  [
    'rolesanywhere.amazonaws.com',
    { all: ['sts:TagSession', 'sts:SetSourceIdentity'], lasting: ['sts:SetSourceIdentity'] },
  ],
]);

const handsOn = (principal: RequestPrincipal): HandedOn | undefined =>
  principal.kind === 'service' ? handedOn.get(principal.service) : undefined;

export const passedByService = (principal: RequestPrincipal): readonly PassingAction[] =>
  handsOn(principal)?.all ?? [];

/** Returns what each later request of a chain has to permit, since the first session carries it on (E-39, E-40). */
export const lastingOf = (principal: RequestPrincipal): readonly PassingAction[] =>
  handsOn(principal)?.lasting ?? [];

/** E-49: the precondition under which EKS Pod Identity sets none; IAM Roles Anywhere always does. */
export const TAGS_OFF = 'the session tags of the Pod Identity association are turned off';

/** The precondition of passing them where a Deny of that alone is open. */
export const TAGS_NOT_DENIED = 'no policy denies sts:TagSession';

/** Whether the service may be told to leave out what it hands on. */
export const canBeTurnedOff = (principal: RequestPrincipal): boolean =>
  principal.kind === 'service' && principal.service === 'pods.eks.amazonaws.com';
