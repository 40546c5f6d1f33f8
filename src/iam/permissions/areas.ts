/** Areas of permission: actions on resources as lists of patterns, and operations on areas. */
import type { CompiledStatement } from '../language/compile.js';
import type { ConditionContext } from '../match/conditionContext.js';
import { globContains, globsIntersect, intersectParts } from '../match/globAlgebra.js';
import { expandPattern, type ResourcePattern } from '../match/resourceElement.js';
import { ANY_ONE, ANY_RUN, compileGlob, isUniversal, type Glob, type Tokens } from '../match/wildcard.js';

/** A pattern: its text as written or computed, and its compiled form. */
export interface AreaPattern {
  readonly text: string;
  /** One glob for an action (in lower case), six for a resource; the lone `*` for everything. */
  readonly parts: readonly Glob[];
  /** For a resource pattern that is also tried as one text (L-13b). */
  readonly whole?: Glob;
}

/** All texts that match one of the included patterns and none of the excluded ones. */
interface PatternSet {
  readonly included: readonly AreaPattern[];
  readonly excluded: readonly AreaPattern[];
  /** It holds more than what two others have in common, which is too much to list. */
  readonly isWider?: true;
}

/** A rectangle: these actions on these resources. */
export interface Area {
  readonly actions: PatternSet;
  readonly resources: PatternSet;
}

export const EVERYTHING: AreaPattern = { text: '*', parts: [compileGlob('*')] };

const only = (included: readonly AreaPattern[]): PatternSet => ({ included, excluded: [] });
const allBut = (excluded: readonly AreaPattern[]): PatternSet => ({ included: [EVERYTHING], excluded });

export const wholeArea: Area = { actions: allBut([]), resources: allBut([]) };

/**
 * Returns the area of a statement. An inverted element is everything but its list (L-7). `exact`: false if the
 * statement may match less than the area, because a variable in it is unknown.
 */
export function areaOf(
  statement: CompiledStatement,
  context: ConditionContext,
): { readonly area: Area; readonly exact: boolean } {
  const { action } = statement.source;
  const actions = action.values.flatMap(actionPattern);
  const { set, exact } = resourceSet(statement, context);
  return {
    area: {
      actions: action.inverted ? allBut(actions) : only(actions),
      resources: set,
    },
    exact: exact && !statement.action.invalid,
  };
}

/** Returns the area of an Allow for resources with an unknown variable, which is `*` in the patterns. */
export function openAreaOf(statement: CompiledStatement, context: ConditionContext): Area | undefined {
  const { resource } = statement;
  if (resource === undefined || resource.inverted) return undefined;
  const included = resource.patterns
    .map((pattern) => resourcePattern(pattern, context))
    .flatMap(({ pattern, exact }) => (exact || pattern === undefined ? [] : [pattern]));
  if (included.length === 0) return undefined;
  return { actions: areaOf(statement, context).area.actions, resources: only(included) };
}

/** Returns the pattern of an action; none for a value without a service, which matches nothing (L-9). */
export function actionPattern(text: string): readonly AreaPattern[] {
  if (text === '*' || text === '*:*') return [EVERYTHING];
  return text.indexOf(':') > 0 ? [{ text, parts: [compileGlob(text.toLowerCase())] }] : [];
}

/** Returns the resources of a statement. Without the element, it is about the resource that it is attached to. */
function resourceSet(
  { resource, effect }: CompiledStatement,
  context: ConditionContext,
): { readonly set: PatternSet; readonly exact: boolean } {
  if (resource === undefined) return { set: wholeArea.resources, exact: true };
  const { inverted } = resource;
  const patterns: AreaPattern[] = [];
  let exact = true;
  for (const pattern of resource.patterns) {
    const read = resourcePattern(pattern, context);
    exact &&= read.exact;
    // An uncertain pattern must neither extend an Allow nor reduce a Deny.
    if (read.pattern !== undefined && (read.exact || inverted === (effect === 'ALLOW')))
      patterns.push(read.pattern);
  }
  return { set: inverted ? allBut(patterns) : only(patterns), exact };
}

interface ReadPattern {
  readonly pattern: AreaPattern | undefined;
  readonly exact: boolean;
}

/** Reads a pattern. Replaces known variables by their values, and unknown ones by `*`. */
function resourcePattern(pattern: ResourcePattern, context: ConditionContext): ReadPattern {
  switch (pattern.kind) {
    case 'everything':
      return { pattern: EVERYTHING, exact: true };
    case 'misplacedVariable':
      return { pattern: undefined, exact: true };
    case 'arn': {
      if (pattern.typeWord === 'never') return { pattern: undefined, exact: true };
      const { text, parts = [pattern.whole] } = pattern;
      return { pattern: { text, parts, ...(pattern.retry ? { whole: pattern.whole } : {}) }, exact: true };
    }
    case 'template': {
      const expansion = expandPattern(pattern, context);
      if (expansion === undefined) return { pattern: undefined, exact: true };
      return { pattern: ofParts([...pattern.head, expansion.glob]), exact: expansion.exact };
    }
  }
}

function ofParts(parts: readonly Glob[]): AreaPattern {
  return { text: parts.map(({ tokens }) => patternText(tokens)).join(':'), parts };
}

/** Returns tokens in the syntax of policies, with escapes for `*` and `?` as characters (L-30). */
function patternText(tokens: Tokens): string {
  let text = '';
  for (const token of tokens) {
    if (token === ANY_RUN) text += '*';
    else if (token === ANY_ONE) text += '?';
    else
      text += token === 42 || token === 63 ? `\${${String.fromCharCode(token)}}` : String.fromCharCode(token);
  }
  return text;
}

/** Returns the intersection of two areas; undefined if it is empty. */
export function intersectAreas(a: Area, b: Area): Area | undefined {
  const actions = intersectSets(a.actions, b.actions);
  if (actions === undefined) return undefined;
  const resources = intersectSets(a.resources, b.resources);
  return resources === undefined ? undefined : { actions, resources };
}

/** Whether two areas overlap. May be true if they do not, but is never false if they do. */
export function areasMeet(a: Area, b: Area): boolean {
  const resources = a.resources.included.some((one) =>
    b.resources.included.some((other) => meetAsTexts(one, other)),
  );
  return (
    intersectAreas(a, b) !== undefined || (resources && intersectSets(a.actions, b.actions) !== undefined)
  );
}

/** L-13b: compares short patterns as one text. */
const meetAsTexts = (a: AreaPattern, b: AreaPattern): boolean =>
  (a.whole ?? b.whole) !== undefined && globsIntersect(wholeOf(a), wholeOf(b));

const wholeOf = ({ whole, text }: AreaPattern): Glob => whole ?? compileGlob(text);

/** Whether the area, made by `intersectAreas`, is just what two others have in common, and no more. */
export const isExactOverlap = ({ actions, resources }: Area): boolean =>
  !actions.isWider && !resources.isWider;

function intersectSets(a: PatternSet, b: PatternSet): PatternSet | undefined {
  const excluded = unique([...a.excluded, ...b.excluded]);
  let isWider = false;
  const overlaps = (x: AreaPattern, y: AreaPattern): readonly AreaPattern[] => {
    const overlap = overlapOf(x, y);
    if (overlap !== undefined || !globsIntersect(wholeOf(x), wholeOf(y))) return overlap ?? [];
    isWider = true;
    return [x];
  };
  const included = unique(a.included.flatMap((x) => b.included.flatMap((y) => overlaps(x, y)))).filter(
    (pattern) => !excluded.some((other) => patternContains(other, pattern)),
  );
  if (included.length === 0) return undefined;
  const kept = withoutRedundant(included);
  return {
    ...(isWider ? { isWider } : {}),
    included: kept,
    excluded: excluded.filter((out) => kept.some((pattern) => patternsMeet(out, pattern))),
  };
}

function unique(patterns: readonly AreaPattern[]): readonly AreaPattern[] {
  return [...new Map(patterns.map((pattern) => [pattern.text, pattern])).values()];
}

function withoutRedundant(patterns: readonly AreaPattern[]): readonly AreaPattern[] {
  return patterns.filter(
    (pattern, i) =>
      !patterns.some(
        (other, j) =>
          i !== j && patternContains(other, pattern) && (j < i || !patternContains(pattern, other)),
      ),
  );
}

/** Returns the overlap as a list of patterns; undefined if it is too large, or if the patterns differ in form. */
function overlapOf(a: AreaPattern, b: AreaPattern): readonly AreaPattern[] | undefined {
  if (patternContains(b, a)) return [a];
  if (patternContains(a, b)) return [b];
  return intersectParts(a.parts, b.parts)?.map(ofParts);
}

function isEverything({ parts }: AreaPattern): boolean {
  const [only] = parts;
  return parts.length === 1 && only !== undefined && isUniversal(only);
}

function patternContains(outer: AreaPattern, inner: AreaPattern): boolean {
  return isEverything(outer) || partwise(outer, inner, (part, other) => globContains(part, other) === true);
}

function patternsMeet(a: AreaPattern, b: AreaPattern): boolean {
  if (isEverything(a) || isEverything(b) || a.parts.length !== b.parts.length) return true;
  return partwise(a, b, globsIntersect);
}

type Parted = Pick<AreaPattern, 'parts'>;

/** Whether two patterns have equally many parts, and every two of them pass the test. */
export const partwise = (a: Parted, b: Parted, test: (a: Glob, b: Glob) => boolean): boolean =>
  a.parts.length === b.parts.length &&
  a.parts.every((part, index) => {
    const other = b.parts[index];
    return other !== undefined && test(part, other);
  });

/** Whether `outer` contains `inner`. May be false if it does, but is never true if it does not. */
export function areaContains(outer: Area, inner: Area): boolean {
  return setContains(outer.actions, inner.actions) && setContains(outer.resources, inner.resources);
}

/** Whether areas together contain an area: one of them has each action pattern on each resource pattern (E-84). */
export function areasContain(outers: readonly Area[], { actions, resources }: Area): boolean {
  return actions.included.every((action) =>
    resources.included.every((resource) => {
      const inner = {
        actions: { ...actions, included: [action] },
        resources: { ...resources, included: [resource] },
      };
      return outers.some((outer) => areaContains(outer, inner));
    }),
  );
}

function setContains(outer: PatternSet, inner: PatternSet): boolean {
  return inner.included.every(
    (pattern) =>
      outer.included.some((other) => patternContains(other, pattern)) &&
      outer.excluded.every(
        (out) => !patternsMeet(out, pattern) || inner.excluded.some((hole) => patternContains(hole, out)),
      ),
  );
}

/**
 * Whether the Denies together match each of the asked resources that the Allow can match (E-84). May be false if they
 * do, but is never true if they do not. `asked`: the parts of a pattern.
 */
export function areAllDenied(
  allow: CompiledStatement,
  denied: readonly PatternSet[],
  asked: readonly Glob[],
  context: ConditionContext,
): boolean {
  const allowed = allowedAtMost(allow, ofParts(asked), context);
  if (allowed === undefined) return false;
  const { included, excluded } = allowed;
  return included.every((pattern) =>
    denied.some((set) => setContains(set, { included: [pattern], excluded })),
  );
}

/** Returns all asked resources that the Allow can match, and perhaps more; undefined if patterns do not tell. */
function allowedAtMost(
  { resource }: CompiledStatement,
  asked: AreaPattern,
  context: ConditionContext,
): PatternSet | undefined {
  if (resource === undefined) return only([asked]);
  const read = resource.patterns.map((pattern) => resourcePattern(pattern, context));
  if (resource.inverted) {
    const excluded = read.flatMap(({ pattern, exact }) => (exact && pattern ? [pattern] : []));
    return { included: [asked], excluded };
  }
  if (resource.patterns.some(isTriedWhole)) return undefined;
  return only(
    read.flatMap(({ pattern }) => (pattern === undefined ? [] : (overlapOf(pattern, asked) ?? [pattern]))),
  );
}

export function deniedAtLeast(deny: CompiledStatement, context: ConditionContext): readonly PatternSet[] {
  if (deny.resource?.inverted === true && deny.resource.patterns.some(isTriedWhole)) return [];
  const { set, exact } = resourceSet(deny, context);
  return exact ? [set] : [];
}

/** Whether the pattern is also tried as one text, so that it can match more than its parts do (L-13b). */
const isTriedWhole = (pattern: ResourcePattern): boolean => pattern.kind === 'arn' && pattern.retry;
