/** Random well-typed cases: a request in a known context, and all the layers that bear on it. */
import {
  accountOf,
  type CallerJson,
  type CaseJson,
  type GivenJson,
  type GuardrailJson,
  type LayerJson,
  type PolicyJson,
  type WhenJson,
} from './cases.js';
import type { DocumentKind } from './documents.js';
import type { JsonObject } from './json.js';
import { keyModels, type KeyModel } from './keys.js';
import type { Random } from './random.js';
import { randomDocument, type Subject } from './statementArbitraries.js';
import { abroad, federatedTargets, home, members, targets, type Target } from './universe.js';

export interface CaseOptions {
  readonly denyRate: number;
  /** The condition keys that policies may test. */
  readonly keys?: readonly KeyModel[];
  /** Layers that were not collected, documents that cannot be read. */
  readonly gaps: boolean;
  /**
   * For requests with unknown keys: nothing that the rules decide in one way where the context is known and in
   * another where it is not (E-3, E-25b), and variables in every document.
   */
  readonly analysis?: true;
  /** Instead of a well-typed document, this one. */
  readonly document?: (random: Random, kind: DocumentKind, subject: Subject) => JsonObject;
}

export const wellTyped: CaseOptions = { denyRate: 0.12, gaps: true };

export const fullAccess: JsonObject = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
};

interface Draft extends CaseOptions {
  readonly random: Random;
  readonly subject: Subject;
  readonly target: Target;
}

export function randomCase(random: Random, options: CaseOptions): CaseJson {
  const target = randomTarget(random, options.analysis === true);
  const owner = random.chance(0.7) ? home : abroad;
  const caller = randomCaller(random, target, owner);
  const account = accountOf(caller);
  const finalOwner = target.takesNoResource === true && account !== undefined ? account : owner;
  const keys = options.keys ?? random.list(5, 5, () => random.pick(keyModels));
  const when = randomWhen({ random, target, caller, owner: finalOwner, keys });
  const { action, resource } = when;
  const { denyRate, analysis } = options;
  const subject: Subject = {
    caller,
    action,
    resource,
    owner: finalOwner,
    denyRate,
    keys,
    ...(analysis === undefined ? {} : { analysis }),
  };
  return { given: randomGiven({ ...options, random, subject, target }), when };
}

function randomTarget(random: Random, withResource: boolean): Target {
  if (random.chance(0.04)) return random.pick(federatedTargets);
  const usable = withResource ? targets.filter(({ takesNoResource }) => takesNoResource !== true) : targets;
  return random.weighted(usable.map((target) => [target.weight, () => target] as const));
}

function randomCaller(random: Random, { outsiders, action }: Target, owner: string): CallerJson {
  const isFederated = action.includes('RoleWith');
  if (outsiders !== undefined && (isFederated || random.chance(0.15))) return random.pick(outsiders);
  const near = members.filter((caller) => accountOf(caller) === owner);
  return random.pick(random.chance(0.7) ? near : members);
}

interface Question {
  readonly random: Random;
  readonly target: Target;
  readonly caller: CallerJson;
  readonly owner: string;
  /** Those that policies test. */
  readonly keys: readonly KeyModel[];
}

/** Keys that variables insert. */
const insertedKeys = keyModels.filter(({ key }) =>
  ['aws:RequestTag/team', 'custom:arn', 'aws:TagKeys'].includes(key),
);

function randomWhen({ random, target, caller, owner, keys }: Question): WhenJson {
  return {
    action: target.action,
    resource: target.resource.replace('OWNER', owner),
    owner,
    resourceTags:
      target.takesNoResource === true || random.chance(0.4)
        ? {}
        : { team: random.pick(['red', 'blue', 'b*d']) },
    ...(target.takesNoResource === true ? { takesNoResource: true } : {}),
    ...(target.action.startsWith('s3:') && random.chance(0.05) ? { restrictsPublicAccess: true } : {}),
    ...(isBucket(target) ? { abacEnabled: random.chance(0.7) } : {}),
    context: randomContext(random, caller, [...insertedKeys, ...keysOfEveryRequest, ...keys]),
    unlistedContextKeys: 'ABSENT',
  };
}

/** Nothing makes these absent (U-1). */
const keysOfEveryRequest = keyModels.filter(({ always }) => always === true);

const isBucket = ({ resource }: Target): boolean => resource.startsWith('arn:aws:s3:::');

export function randomContext(
  random: Random,
  caller: CallerJson,
  models: readonly KeyModel[],
): Readonly<Record<string, readonly string[] | null>> {
  const context: Record<string, readonly string[] | null> = {};
  for (const { key, requestValues, holders, multivalued, always } of models) {
    if (requestValues.length === 0 || (holders !== undefined && !holders(caller))) continue;
    const draw = (): string => random.pick(requestValues);
    if (always === true || random.chance(0.6))
      context[key] = multivalued === true ? random.list(0, 3, draw) : [draw()];
    else if (random.chance(0.2)) context[key] = null;
  }
  return context;
}

function randomGiven(draft: Draft): GivenJson {
  const { random, subject, target } = draft;
  const { caller } = subject;
  const hasAccount = accountOf(caller) !== undefined;
  const canBeBounded =
    caller.kind === 'user' || (caller.kind === 'roleSession' && !caller.serviceLinked) || hasParent(caller);
  const canHaveSession =
    caller.kind === 'federatedUserSession' || caller.kind === 'roleSession' || caller.kind === 'root';
  const sessionRate = caller.kind === 'federatedUserSession' ? 0.7 : caller.kind === 'root' ? 0.1 : 0.2;
  return {
    principal: caller,
    ...(hasIdentity(caller) ? { identity: layer(draft, 'IDENTITY', 0, 2) } : {}),
    ...(canBeBounded && random.chance(0.25) ? { boundary: layer(draft, 'IDENTITY', 1, 1) } : {}),
    ...(canHaveSession && random.chance(sessionRate) ? { session: layer(draft, 'SESSION', 1, 2) } : {}),
    ...(hasAccount ? guardrail(draft, 'scp') : {}),
    ...guardrail(draft, 'rcp'),
    ...(target.policy !== 'NONE' && random.chance(target.policy === 'TRUST' ? 1 : 0.75)
      ? { resource: layer(draft, target.policy, 1, 1) }
      : {}),
    ...(hasEndpoint(caller) && random.chance(0.06) ? { endpoint: layer(draft, 'ENDPOINT', 1, 1) } : {}),
  };
}

/** Root has none, and neither has a session that root federated. */
function hasIdentity(caller: CallerJson): boolean {
  return caller.kind === 'user' || caller.kind === 'roleSession' || hasParent(caller);
}

/** The rules do not say how the `*` of an endpoint policy reads for a federated caller. */
function hasEndpoint(caller: CallerJson): boolean {
  return caller.kind !== 'webIdentity' && caller.kind !== 'saml';
}

function hasParent(caller: CallerJson): boolean {
  return caller.kind === 'federatedUserSession' && caller.userArn !== undefined;
}

function layer(draft: Draft, kind: DocumentKind, least: number, most: number): LayerJson {
  const { random, gaps } = draft;
  if (gaps && random.chance(0.04)) return 'NOT_COLLECTED';
  return { policies: random.list(least, most, () => policy(draft, kind)) };
}

function policy(draft: Draft, kind: DocumentKind): PolicyJson {
  const { random, gaps, subject, document } = draft;
  if (gaps && random.chance(0.07)) return 'QUARANTINED';
  return (document ?? randomDocument)(random, kind, subject);
}

/** Mostly no organization at all; else one to three levels, nearly always with full access among the policies. */
function guardrail(
  draft: Draft,
  name: 'scp' | 'rcp',
): { readonly scp?: GuardrailJson; readonly rcp?: GuardrailJson } {
  const { random, gaps } = draft;
  return random.weighted<{ readonly scp?: GuardrailJson; readonly rcp?: GuardrailJson }>([
    [5, () => ({})],
    [1, () => ({ [name]: 'NOT_APPLICABLE' })],
    [gaps ? 0.2 : 0, () => ({ [name]: 'NOT_COLLECTED' })],
    [3, () => ({ [name]: random.list(1, random.chance(0.7) ? 1 : 3, () => level(draft, name)) })],
  ]);
}

function level(draft: Draft, name: 'scp' | 'rcp'): readonly PolicyJson[] {
  const { random } = draft;
  const own = random.list(0, 1, () => policy(draft, name === 'scp' ? 'SERVICE_CONTROL' : 'RESOURCE_CONTROL'));
  return name === 'scp' && random.chance(0.85) ? [fullAccess, ...own] : own;
}
