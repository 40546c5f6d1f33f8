/** Parses and expands policy variables: `${key}`, `${key, 'default'}` and the escapes (L-26 to L-31). */
import { CAVEAT } from '../explain/caveats.js';
import type { PolicyVersion } from '../language/statement.js';
import { isMultiValuedKey } from '../facts/data/conditionKeys.js';
import type { ConditionContext, UnknownState } from './conditionContext.js';
import { ANY_RUN, globOf, literalTokens, matchesGlob, tokenize, type Glob, type Tokens } from './wildcard.js';

export interface Variable {
  /** The key in lower case. */
  readonly key: string;
  readonly defaultText: string | undefined;
  /** Whether the default does not have the documented form, so that the variable is not resolved (L-31). */
  readonly malformed: boolean;
}

export type TemplatePart =
  | { readonly kind: 'text'; readonly tokens: Tokens }
  | { readonly kind: 'variable'; readonly variable: Variable };

/** A pattern with at least one variable. */
export interface Template {
  readonly parts: readonly TemplatePart[];
}

/** An expanded template. `exact`: false if a variable's key is unknown; `glob` then covers every possible text. */
export interface Expansion {
  readonly glob: Glob;
  readonly exact: boolean;
}

/**
 * Parses a pattern with variables, or a plain glob if it has none or the version predates them (L-2). `read`: whether
 * `*` and `?` are wildcards (`tokenize`) or characters (`literalTokens`).
 */
export function parseTemplate(
  text: string,
  version: PolicyVersion,
  read: (text: string) => Tokens = tokenize,
): Template | Glob {
  if (version !== '2012-10-17' || !text.includes('${')) return globOf(read(text));
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', from)) {
    const end = text.indexOf('}', open);
    if (end < 0) break;
    addText(parts, read(text.slice(from, open)));
    addVariable(parts, text.slice(open + 2, end));
    from = end + 1;
  }
  addText(parts, read(text.slice(from)));
  return parts.some((part) => part.kind === 'variable') ? { parts } : globOf(joined(parts));
}

export function isTemplate(pattern: Template | Glob): pattern is Template {
  return 'parts' in pattern;
}

function addText(parts: TemplatePart[], tokens: Tokens): void {
  if (tokens.length > 0) parts.push({ kind: 'text', tokens });
}

/** L-30: `${*}`, `${?}` and `${$}` are the characters themselves. */
function addVariable(parts: TemplatePart[], content: string): void {
  if (content === '*' || content === '?' || content === '$') addText(parts, literalTokens(content));
  else parts.push({ kind: 'variable', variable: parseVariable(content) });
}

function parseVariable(content: string): Variable {
  const comma = content.indexOf(',');
  if (comma < 0) return { key: content.toLowerCase(), defaultText: undefined, malformed: false };
  const key = content.slice(0, comma).toLowerCase();
  const rest = content.slice(comma + 1);
  const malformed = !(rest.length >= 3 && rest.startsWith(" '") && rest.endsWith("'"));
  return { key, defaultText: malformed ? undefined : rest.slice(2, -1), malformed };
}

function joined(parts: readonly TemplatePart[]): Tokens {
  return parts.flatMap((part) => (part.kind === 'text' ? part.tokens : []));
}

/** Returns the template with variables replaced; undefined if one has no value: the pattern matches nothing (L-29). */
export function expandTemplate(template: Template, context: ConditionContext): Expansion | undefined {
  const tokens: number[] = [];
  let exact = true;
  for (const part of template.parts) {
    if (part.kind === 'text') {
      tokens.push(...part.tokens);
      continue;
    }
    const value = resolveVariable(part.variable, context);
    if (value === undefined) return undefined;
    if (typeof value === 'string') tokens.push(...literalTokens(value));
    else {
      exact = false;
      tokens.push(...formOf(value));
    }
  }
  return { glob: globOf(tokens), exact };
}

/** Returns the form of an unknown value; any text if there are several shapes. */
function formOf({ shapes = [] }: UnknownState): Tokens {
  const [only, ...others] = shapes;
  return only === undefined || others.length > 0 ? [ANY_RUN] : only.tokens;
}

/** Returns the value of a variable; undefined if it has none (L-29, L-31). Only single-valued keys expand (L-27). */
function resolveVariable(variable: Variable, context: ConditionContext): string | UnknownState | undefined {
  if (variable.malformed) {
    context.caveats |= CAVEAT.VARIABLE_DEFAULT;
    return undefined;
  }
  if (isMultiValuedKey(variable.key)) return undefined;
  const state = context.lookup(variable.key);
  if (state.kind === 'absent') return variable.defaultText;
  if (state.kind === 'unknown') return state;
  return state.values.length === 1 ? state.values[0] : undefined;
}

/** Splits the template at its literal colons, like an ARN: the sixth part keeps all further ones (L-12, L-28). */
export function splitTemplate(template: Template): readonly Template[] {
  const segments: TemplatePart[][] = [[]];
  for (const part of template.parts) {
    if (part.kind === 'variable') {
      segments.at(-1)?.push(part);
      continue;
    }
    let from = 0;
    part.tokens.forEach((token, i) => {
      if (token !== 58 || segments.length >= 6) return;
      addText(segments.at(-1) ?? [], part.tokens.slice(from, i));
      segments.push([]);
      from = i + 1;
    });
    addText(segments.at(-1) ?? [], part.tokens.slice(from));
  }
  return segments.map((segment) => ({ parts: segment }));
}

/** Returns a template without variables as a glob; undefined if it has variables. */
export function plainGlob(template: Template): Glob | undefined {
  return template.parts.every((part) => part.kind === 'text') ? writtenGlob(template) : undefined;
}

/** Returns the text of a template without its variables. */
export function writtenGlob({ parts }: Template): Glob {
  return globOf(joined(parts));
}

export function variableKeys(pattern: Template | Glob): readonly string[] {
  if (!isTemplate(pattern)) return [];
  return pattern.parts.flatMap((part) => (part.kind === 'variable' ? [part.variable.key] : []));
}

/** Returns parts of the text for which the rest of the pattern matches, whatever the other variables are. */
export function fittingParts({ parts }: Template, key: string, text: string): readonly string[] {
  const isKey = (part: TemplatePart): boolean => part.kind === 'variable' && part.variable.key === key;
  const at = parts.findIndex(isKey);
  const rest = parts.slice(at + 1);
  const before = filled(parts.slice(0, at));
  const after = filled(rest);
  const cuts = Array.from({ length: text.length + 1 }, (_, i) => i);
  const starts = cuts.filter((cut) => matchesGlob(before, text.slice(0, cut)));
  const ends = cuts.filter((cut) => matchesGlob(after, text.slice(cut)));
  const fitting = new Set(
    starts.flatMap((start) => ends.filter((end) => end >= start).map((end) => text.slice(start, end))),
  );
  if (!rest.some(isKey)) return [...fitting];
  return [...fitting].filter((value) => matchesGlob(filled(parts, key, value), text));
}

/** Returns the pattern with one variable replaced, if any, and the others open. */
function filled(parts: readonly TemplatePart[], key?: string, value = ''): Glob {
  const tokensOf = (part: TemplatePart): Tokens => {
    if (part.kind === 'text') return part.tokens;
    return part.variable.key === key ? literalTokens(value) : [ANY_RUN];
  };
  return globOf(parts.flatMap(tokensOf));
}
