/** Matches Resource and NotResource elements with a resource or a pattern of resources (L-11 to L-17). */
import { splitArn } from '../language/arn.js';
import { CAVEAT } from '../explain/caveats.js';
import { FALSE, TRUE, UNKNOWN, kleene, not, or, type Kleene } from '../decide/kleene.js';
import { arnsOfResourceless, comparedAs } from '../facts/data/serviceEnforced.js';
import type { ListElement, PolicyDocumentKind, PolicyVersion } from '../language/statement.js';
import type { ConditionContext } from './conditionContext.js';
import { compareGlobs, comparePatterns } from './globAlgebra.js';
import {
  expandTemplate,
  isTemplate,
  parseTemplate,
  plainGlob,
  splitTemplate,
  writtenGlob,
  type Expansion,
  type Template,
} from './variables.js';
import {
  compileGlob,
  globOf,
  hasWildcard,
  isUniversal,
  matchesGlob,
  matchesParts,
  splitTokens,
  type Glob,
} from './wildcard.js';
import { MOST_PARTS_REMEMBERED } from '../limits.js';

/** Six patterns, one for each part of an ARN. */
type ArnPattern = readonly Glob[];

/** Whether a wildcard in the type word of an IAM ARN matters (L-13d). `never`: the pattern matches nothing. */
type TypeWord = 'plain' | 'uncertain' | 'never';

export type ResourcePattern =
  | { readonly kind: 'everything'; readonly text: string }
  | {
      readonly kind: 'arn';
      readonly text: string;
      readonly whole: Glob;
      /** Six parts, padded if the text has fewer (L-14); undefined if such a text is not padded. */
      readonly parts: ArnPattern | undefined;
      /** Whether to try again as a plain glob: it has fewer than six parts, and a `*` at the end of one or the start (L-13b). */
      readonly retry: boolean;
      readonly typeWord: TypeWord;
    }
  | {
      readonly kind: 'template';
      readonly text: string;
      readonly head: ArnPattern;
      readonly resource: Template;
      readonly typeWord: TypeWord;
    }
  /** A pattern with a variable before the fifth colon (L-26). */
  | { readonly kind: 'misplacedVariable'; readonly text: string };

export interface ResourceMatcher {
  readonly inverted: boolean;
  readonly patterns: readonly ResourcePattern[];
}

/** The resource of a request, parsed once. */
export interface RequestedResource {
  readonly text: string;
  /** The glob of a pattern. */
  readonly glob: Glob;
  /** The parts of a concrete ARN. */
  readonly parts: readonly string[] | undefined;
  /** Set if the question is about all resources that match a pattern (L-17). */
  readonly pattern: ArnPattern | undefined;
  /** Whether the action has no resource type, so that `*` is literal (E-3). */
  readonly none: boolean;
  /** The parts, from the service on, of an ARN for which such an action is also decided (E-76). */
  readonly asArn: readonly string[] | undefined;
}

const ANYTHING = compileGlob('*');
const NOTHING = compileGlob('');

interface ResourceReading {
  /** The action in lower case, if the question is about one. */
  readonly action?: string;
  /** Whether wildcards in the text are plain characters (E-85). */
  readonly isLiteral?: boolean;
}

export function parseResource(
  asked: string,
  takesNoResource: boolean,
  { action, isLiteral = false }: ResourceReading = {},
): RequestedResource {
  const text = comparedAs(action, asked);
  const none = takesNoResource && text === '*';
  const asArn = none && action !== undefined ? arnsOfResourceless.get(action) : undefined;
  if (none || isLiteral || !hasWildcard(text))
    return { text, glob: NOTHING, parts: splitArn(text), pattern: undefined, none, asArn };
  const glob = compileGlob(text);
  return { text, glob, parts: undefined, pattern: paddedParts(glob), none, asArn };
}

export const compileResource = (
  element: ListElement,
  version: PolicyVersion,
  kind: PolicyDocumentKind,
): ResourceMatcher => new ElementMatcher(element, version, kind);

/** Makes its patterns on demand: few statements are about an action, and patterns take most of the memory. */
class ElementMatcher implements ResourceMatcher {
  readonly inverted: boolean;
  private made: readonly ResourcePattern[] | undefined;

  constructor(
    private readonly element: ListElement,
    private readonly version: PolicyVersion,
    private readonly kind: PolicyDocumentKind,
  ) {
    this.inverted = element.inverted;
  }

  get patterns(): readonly ResourcePattern[] {
    this.made ??= this.element.values.map((text) => compileResourcePattern(text, this.version, this.kind));
    return this.made;
  }
}

export function compileResourcePattern(
  text: string,
  version: PolicyVersion,
  kind: PolicyDocumentKind,
): ResourcePattern {
  if (text === '*') return { kind: 'everything', text };
  const parsed = parseTemplate(text, version);
  if (isTemplate(parsed)) return compileTemplate(text, parsed);
  const complete = splitArn(text);
  // L-14 is about identity policies; guardrails, which it does not mention, are read like them.
  const pads = kind !== 'RESOURCE' && kind !== 'ENDPOINT' && kind !== 'SESSION';
  const parts = complete !== undefined || pads ? paddedParts(parsed) : undefined;
  // VPC Lattice documents `*/PATH` for auth policies.
  const isPath = kind === 'RESOURCE' && text.startsWith('*');
  const retry = complete === undefined && (isPath || text.split(':').some((part) => part.endsWith('*')));
  return { kind: 'arn', text, whole: parsed, parts, retry, typeWord: parts ? typeWordOf(parts) : 'plain' };
}

/** Returns the parts of a pattern, padded to six. Its escapes are already plain characters (L-30). */
function paddedParts(whole: Glob): ArnPattern {
  const parts = splitTokens(whole.tokens).map((tokens) => onlyOnce(globOf(tokens)));
  return [...parts, ...Array<Glob>(6 - parts.length).fill(ANYTHING)];
}

/** Globs of partitions, services, Regions and accounts, which ARNs share, since they are few. */
const plainParts = new Map<string, Glob>();
const LONGEST_SHARED = 24;

function onlyOnce(glob: Glob): Glob {
  const { literal } = glob;
  if (literal === undefined) return isUniversal(glob) ? ANYTHING : glob;
  if (literal.length > LONGEST_SHARED) return glob;
  const known = plainParts.get(literal);
  if (known !== undefined) return known;
  if (plainParts.size < MOST_PARTS_REMEMBERED) plainParts.set(literal, glob);
  return glob;
}

function compileTemplate(text: string, template: Template): ResourcePattern {
  const parts = splitTemplate(template);
  const head = parts.slice(0, 5).flatMap((part) => plainGlob(part) ?? []);
  const resource = parts[5];
  if (head.length < 5 || resource === undefined) return { kind: 'misplacedVariable', text };
  return { kind: 'template', text, head, resource, typeWord: typeWordOf([...head, writtenGlob(resource)]) };
}

/** L-13d: IAM does not accept a wildcard in the word before the first `/`. */
function typeWordOf(parts: ArnPattern): TypeWord {
  const resource = parts[5];
  if (parts[2]?.literal !== 'iam' || resource === undefined || isUniversal(resource)) return 'plain';
  const slash = resource.tokens.indexOf(47);
  const word = slash < 0 ? resource.tokens : resource.tokens.slice(0, slash);
  if (word.every((token) => token >= 0)) return 'plain';
  return slash < 0 ? 'uncertain' : 'never';
}

/** L-7, L-29: NotResource is the complement. An entry that cannot be resolved matches nothing in either element. */
export function matchResource(
  matcher: ResourceMatcher,
  resource: RequestedResource,
  context: ConditionContext,
  analysis: boolean,
): Kleene {
  let listed: Kleene = FALSE;
  for (const pattern of matcher.patterns) {
    listed = or(listed, matchResourcePattern(pattern, resource, context, analysis));
    if (listed === TRUE) break;
  }
  return matcher.inverted ? not(listed) : listed;
}

export function matchResourcePattern(
  pattern: ResourcePattern,
  resource: RequestedResource,
  context: ConditionContext,
  analysis: boolean,
): Kleene {
  switch (pattern.kind) {
    case 'everything':
      return TRUE;
    case 'misplacedVariable':
      context.caveats |= CAVEAT.MISPLACED_VARIABLE;
      return FALSE;
    case 'template':
      return matchTemplate(pattern, resource, context);
    case 'arn':
      return resource.none
        ? matchNoResource(pattern, resource, context, analysis)
        : matchArnPattern(pattern, resource, context);
  }
}

type ArnResourcePattern = Extract<ResourcePattern, { kind: 'arn' }>;

/** E-3: only a pattern that matches the literal `*` counts; in practice one for all resources of a service may too. */
function matchNoResource(
  pattern: ArnResourcePattern,
  { asArn }: RequestedResource,
  context: ConditionContext,
  analysis: boolean,
): Kleene {
  if (matchesGlob(pattern.whole, '*')) return TRUE;
  if (asArn !== undefined)
    return kleene(pattern.parts !== undefined && matchesParts(pattern.parts.slice(2), asArn));
  const resource = pattern.parts?.[5];
  if (resource === undefined || !isUniversal(resource)) return FALSE;
  context.caveats |= CAVEAT.NO_RESOURCE;
  return analysis ? UNKNOWN : FALSE;
}

/** Matches an ARN pattern (L-13a, L-13b, L-13d, L-17). */
function matchArnPattern(
  pattern: ArnResourcePattern,
  resource: RequestedResource,
  context: ConditionContext,
): Kleene {
  const byParts = pattern.parts === undefined ? FALSE : matchParts(pattern.parts, resource);
  if (byParts !== FALSE && pattern.typeWord !== 'plain') context.caveats |= CAVEAT.IAM_TYPE_WORD;
  if (pattern.typeWord === 'never') return FALSE;
  if (byParts === TRUE || !pattern.retry) return byParts;
  const asGlob = matchWhole(pattern.whole, resource);
  if (asGlob > byParts) context.caveats |= CAVEAT.SHORT_ARN;
  return or(byParts, asGlob);
}

/** L-13a: compares six parts separately; wildcards cross `:` and `/` only in the last one. */
function matchParts(parts: ArnPattern, resource: RequestedResource): Kleene {
  if (resource.pattern !== undefined) return comparePatterns(parts, resource.pattern);
  return kleene(resource.parts !== undefined && matchesParts(parts, resource.parts));
}

function matchWhole(whole: Glob, resource: RequestedResource): Kleene {
  if (resource.pattern === undefined) return kleene(matchesGlob(whole, resource.text));
  return compareGlobs(whole, resource.glob);
}

type TemplatePattern = Extract<ResourcePattern, { kind: 'template' }>;

/** Returns the last part with its variables replaced; undefined if it matches nothing (L-13d, L-29). */
export function expandPattern(
  { typeWord, resource }: TemplatePattern,
  context: ConditionContext,
): Expansion | undefined {
  return typeWord === 'never' ? undefined : expandTemplate(resource, context);
}

/** L-26, L-28, L-29: if the variable's key is unknown, a match is unknown at best. */
function matchTemplate(
  pattern: TemplatePattern,
  resource: RequestedResource,
  context: ConditionContext,
): Kleene {
  const expansion = expandPattern(pattern, context);
  if (expansion === undefined) return FALSE;
  const matched = matchParts([...pattern.head, expansion.glob], resource);
  return expansion.exact || matched === FALSE ? matched : UNKNOWN;
}

const ANY_ROLE = compileGlob('arn:*:iam::*:role/*');
const PARTS_OF_ANY_ROLE = paddedParts(ANY_ROLE);

/**
 * Returns the account of the roles that the pattern may match, `*` if it is open; undefined: it matches no role. A
 * variable, even a misplaced one (L-26), may be any text.
 */
export function accountOfRoles(pattern: ResourcePattern): string | undefined {
  if (pattern.kind === 'everything' || pattern.kind === 'misplacedVariable') return '*';
  if (pattern.typeWord === 'never') return undefined;
  const parts = pattern.kind === 'template' ? [...pattern.head, ANYTHING] : pattern.parts;
  if (pattern.kind === 'arn' && pattern.retry && compareGlobs(pattern.whole, ANY_ROLE) !== FALSE) return '*';
  if (parts === undefined || comparePatterns(parts, PARTS_OF_ANY_ROLE) === FALSE) return undefined;
  return parts[4]?.literal ?? '*';
}
