/** Finds resources that an action may be allowed on, from the statements that allow it. */
import type { CompiledStatement } from '../../iam/language/compile.js';
import { areaOf, openAreaOf } from '../../iam/permissions/areas.js';
import { splitArn } from '../../iam/language/arn.js';
import type { ConditionContext } from '../../iam/match/conditionContext.js';
import { globIntersection } from '../../iam/match/globAlgebra.js';
import { compileGlob, hasWildcard, matchesGlob, textOf, type Glob } from '../../iam/match/wildcard.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { memoize, once } from '../../graph/model/memoize.js';
import { doubtedResourceTypes, resourceTypes } from '../data/resourceTypes.js';
import type { RelevantStatements } from './relevantActions.js';
import { MOST_SHARED_PLACES } from '../limits.js';

/** A name that stands for any name that the caller picks. */
const PICKED = 'rolegraph';

/** Services with actions on resources of another service. */
const servicesOfArns: ReadonlyMap<string, readonly string[]> = new Map([
  ['ec2-instance-connect', ['ec2']],
  ['ebs', ['ec2']],
  ['ssm', ['ssm', 'ec2', 'ecs']],
  ['sts', ['iam']],
  ['codestar-connections', ['codestar-connections', 'codeconnections']],
  ['sso', ['sso']],
]);

/**
 * Returns ARNs and patterns of ARNs, the widest first. An Allow that applies only to other services or accounts gives
 * none: the action does not act on them.
 */
export function candidateResources(
  relevantStatements: RelevantStatements,
  wanted: string | undefined,
  place: Place,
  context: ConditionContext,
): readonly string[] {
  // Nothing of another partition is reached, so that a Deny on all of this one leaves nothing.
  const like = wanted?.replace(/^arn:\*:/, `arn:${place.partition}:`);
  const isWide = relevantStatements.allows.some(isAboutAll);
  const types = like === undefined ? typesOf(relevantStatements.action, place) : [like];
  if (types?.length === 0) return [...(isWide ? ['*'] : []), ...inDoubt(relevantStatements, place, context)];
  const bounds = types ?? ofServices(serviceOf(relevantStatements.action), place.accountId);
  // Where a statement is about some resources only, `*` would include those of other types.
  const narrowed = like === undefined && relevantStatements.narrowing.length > 0 ? types : undefined;
  const split = bounds.map(splitPattern);
  const inBounds = (texts: readonly string[]) =>
    texts
      .filter((text) => text !== '*')
      .map(splitPattern)
      .flatMap((one) => split.flatMap((bound) => common(one, bound)));
  const patterns = inBounds(relevantStatements.allows.flatMap((statement) => patternsIn(statement, context)));
  const excepted = inBounds(relevantStatements.narrowing.filter(takesAway).flatMap(textsOf));
  return [
    ...new Set([
      ...(isWide ? (narrowed ?? [like ?? '*']) : []),
      ...patterns,
      ...patterns.map(picked),
      ...(isWide && narrowed ? narrowed.map(picked) : inBounds(besideThose(excepted))),
    ]),
  ];
}

/**
 * Returns what an Allow names for an action that acts on no resource, where such an Allow may count: all of the service,
 * or something that AWS's own policies name for it (E-3).
 */
function inDoubt(
  { action, narrowing }: RelevantStatements,
  place: Place,
  context: ConditionContext,
): readonly string[] {
  const named = (doubtedResourceTypes.get(action) ?? []).map((type) => splitPattern(inAccount(type, place)));
  const all = ofServices(serviceOf(action), place.accountId).map(splitPattern);
  const patterns = narrowing
    .filter(({ effect }) => effect === 'ALLOW')
    .flatMap((statement) => patternsIn(statement, context))
    .map(splitPattern);
  return patterns.flatMap((one) =>
    (/^\*+$/.test(one.parts[5] ?? '') ? all : named).flatMap((bound) => common(one, bound)),
  );
}

/** The account that the caller acts in. */
interface Place {
  readonly partition: string;
  readonly accountId: string;
}

const serviceOf = (action: string): string => action.slice(0, action.indexOf(':')).toLowerCase();

/** Returns patterns of the ARNs that the action acts on there; undefined: not known. */
export const typesOf = (action: string, place: Place): readonly string[] | undefined =>
  resourceTypes.get(action)?.map((type) => inAccount(type, place));

export function inAccount(type: string, { partition, accountId }: Place): string {
  const [, , service = '', region = '', account = '', ...resource] = type.split(':');
  const owner = account === '*' ? accountId : account;
  return ['arn', partition, service, region, owner, ...resource].join(':');
}

const isAboutAll = ({ resource }: CompiledStatement): boolean =>
  resource === undefined || resource.inverted || resource.patterns.some(({ kind }) => kind === 'everything');

/** Whether the statement is a Deny on some resources, or an Allow on all but some. */
const takesAway = ({ effect, resource }: CompiledStatement): boolean =>
  (effect === 'DENY') !== (resource?.inverted === true);

const textsOf = ({ resource }: CompiledStatement): readonly string[] =>
  (resource?.patterns ?? []).map(({ text }) => text.replaceAll(/\$\{[^}]*\}/g, '*'));

/** Returns the patterns of an Allow, with variables filled in where their values are known. */
function patternsIn(statement: CompiledStatement, context: ConditionContext): readonly string[] {
  if (statement.resource?.inverted !== false) return [];
  const areas = [areaOf(statement, context).area, openAreaOf(statement, context)];
  return areas.flatMap((area) => area?.resources.included.map(({ text }) => text) ?? []);
}

/** Returns an ARN of the pattern that nothing else names, so that a Deny on others does not match it. */
export const picked = (pattern: string): string => pattern.replaceAll(/[*?]+/g, PICKED);

/** Returns another ARN of the same type, if all that are excepted have one type. */
function besideThose(patterns: readonly string[]): readonly string[] {
  const types = new Set(patterns.map(typeOf));
  return types.size === 1 ? [...types].map((type) => `${picked(type)}${PICKED}`) : [];
}

/** Returns the ARN up to the name: `arn:aws:lambda:*:111122223333:function:`. */
function typeOf(pattern: string): string {
  const parts = padded(pattern);
  const [type = ''] = /^[a-z][A-Za-z-]*[/:]/.exec(parts[5] ?? '') ?? [];
  return [...parts.slice(0, 5), type].join(':');
}

/** Returns patterns of ARNs of the account, and of those that name no account. */
const ofServices = (service: string, accountId: string): readonly string[] =>
  (servicesOfArns.get(service) ?? [service]).flatMap((one) => [
    `arn:*:${one}:*:${accountId}:*`,
    `arn:*:${one}:*::*`,
  ]);

/**
 * Returns places that all lists share: what one of each has in common, and a new name there. Undefined: they are too
 * many.
 */
export function sharedPlaces(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  let shared: readonly string[] = ['*'];
  for (const list of lists) {
    const split = list.map(splitPattern);
    const both = shared.map(splitPattern).flatMap((one) => split.flatMap((other) => common(one, other)));
    shared = [...new Set(both)];
    if (shared.length > MOST_SHARED_PLACES) return undefined;
  }
  return [...new Set([...shared, ...shared.map(picked)])];
}

/** Types that stand side by side in a domain of SageMaker Studio or an environment of MWAA, the first id of each. */
const sideBySide = new Set([
  'airflow:environment',
  'airflow:role',
  'sagemaker:app',
  'sagemaker:domain',
  'sagemaker:space',
  'sagemaker:user-profile',
]);

export const areSideBySide = (one: string, other: string): boolean =>
  sideBySide.has(one) && sideBySide.has(other) && serviceOf(one) === serviceOf(other);

function splitType(type: string) {
  const [head = '', ...inner] = type.split('/');
  const parts = inner.map((text) => ({ text, glob: compileGlob(text) }));
  return { kind: kindOf(type), head, headGlob: compileGlob(head), parts };
}

const splitTypes = memoize((action: string) => (resourceTypes.get(action) ?? []).map(splitType));

const typesByKind = once(() =>
  groupBy([...new Set([...resourceTypes.values()].flat())].map(splitType), ({ kind }) => kind),
);

/** Whether there is a type with as many parts, such as a branch of an app. Otherwise a slash is part of the name. */
const hasTypeOfItsOwn = (arn: string, ids: readonly string[]): boolean =>
  (typesByKind().get(kindOf(arn)) ?? []).some(
    ({ parts }) => parts.length === ids.length && countShared(parts, ids) === ids.length,
  );

/**
 * Returns ARNs and patterns of what the action acts on at a resource: the resource itself, else what it is in, what is
 * inside it, and what stands beside it in what both are in. Only the resource where AWS lists no type of these. An ARN
 * without an account, as GameLift prints it, gets the one of the account where the type has one.
 */
export function placesAt(arn: string, action: string, accountId: string): readonly string[] {
  const [ownHead = '', ...ids] = arn.split('/');
  const own = ownHead.split(':');
  const places = splitTypes(action).flatMap(({ kind, head, headGlob, parts }) => {
    const isSame = matchesGlob(headGlob, ownHead);
    if (!isSame && !areSideBySide(kind, kindOf(arn))) return [];
    const shared = isSame ? countShared(parts, ids) : 1;
    if (shared === undefined) return [];
    const [, , , , account, ...resource] = head.split(':');
    const owner = own[4] === '' && account === '*' ? accountId : own[4];
    const place = [...own.slice(0, 4), owner, ...(isSame ? own.slice(5) : resource)].join(':');
    const hasMore = isSame && shared === parts.length && ids.length > shared;
    const outer = hasMore && !hasTypeOfItsOwn(arn, ids) ? ids : ids.slice(0, shared);
    return [[place, ...outer, ...parts.slice(shared).map(({ text }) => text)].join('/')];
  });
  const itself = places.find((place) => place === arn || place.replace(`:${accountId}:`, '::') === arn);
  return itself === undefined && places.length > 0 ? places : [itself ?? arn];
}

/** Counts the parts, from the first, that the ids of the resource share with the type; undefined: they are of another type. */
function countShared(parts: readonly { readonly glob: Glob }[], ids: readonly string[]): number | undefined {
  const first = parts.findIndex(({ glob }, i) => ids[i] === undefined || !matchesGlob(glob, ids[i]));
  if (first < 0) return parts.length;
  return first === 0 && ids.length > 0 ? undefined : first;
}

interface SplitPattern {
  readonly text: string;
  readonly parts: readonly string[];
}

const splitPattern = (text: string): SplitPattern => ({ text, parts: padded(text) });

/** Returns what two patterns of ARNs have in common. Most have nothing, as their services differ. */
function common(one: SplitPattern, other: SplitPattern): readonly string[] {
  if (one.text === '*' || other.text === '*') return [one.text === '*' ? other.text : one.text];
  if (one.parts.some((part, i) => areApart(part, other.parts[i] ?? '*'))) return [];
  const shared = one.parts.map((part, i) => commonPart(part, other.parts[i] ?? '*'));
  let [texts = []] = shared;
  for (const parts of shared.slice(1)) {
    texts = texts.flatMap((text) => parts.map((part) => `${text}:${part}`));
    if (texts.length > 64) return [];
  }
  return texts;
}

const areApart = (one: string, other: string): boolean =>
  one !== other && !hasWildcard(one) && !hasWildcard(other);

/** Returns the common texts of two parts. Most parts are equal, or one is a star. */
function commonPart(one: string, other: string): readonly string[] {
  if (one === other || other === '*') return [one];
  if (one === '*') return [other];
  const shared = globIntersection(compileGlob(one), compileGlob(other)) ?? [];
  return shared.map(({ tokens }) => textOf(tokens));
}

/** Splits an ARN into six parts, with stars for missing ones (L-14). */
function padded(text: string): readonly string[] {
  const parts = splitArn(text) ?? text.split(':');
  return [...parts, ...Array<string>(6 - parts.length).fill('*')];
}

/** Returns the pattern of a type of ARN in one Region. */
export const inRegion = (type: string, wanted: string): string => {
  const [arn = '', partition = '', service = '', region = '', ...rest] = type.split(':');
  return [arn, partition, service, region === '*' ? wanted : region, ...rest].join(':');
};

/** Returns the kind, such as `ec2:instance`. */
export const kindOf = (type: string): string => {
  const [, , service = '', , , kind = ''] = type.split(/[:/]/);
  return `${service}:${kind}`;
};
