/** Policy variables (L-26 to L-31): what a template stands for in a given context. */
import { literalTokens, patternTokens, type Token } from './tokens.js';

/** The value of a single-valued key; undefined where it is missing; MULTIVALUED where it may not be expanded (L-27). */
export type VariableLookup = (key: string) => string | undefined | 'MULTIVALUED';

/** `wholeVariable`: the template is one variable and nothing else (L-28). */
export interface Expansion {
  readonly tokens: readonly Token[];
  readonly wholeVariable: boolean;
}

/**
 * Undefined where a variable has no value: then the template matches nothing (L-29). No lookup: the document's
 * version knows no variables, and the text is taken as it stands (L-2).
 */
export function expand(template: string, lookup: VariableLookup | undefined): Expansion | undefined {
  if (lookup === undefined) return { tokens: patternTokens(template), wholeVariable: false };
  const start = template.indexOf('${');
  const end = template.indexOf('}', start);
  if (start < 0 || end < 0) return { tokens: patternTokens(template), wholeVariable: false };
  const content = template.slice(start + 2, end);
  const value = valueOf(content, lookup);
  const rest = expand(template.slice(end + 1), lookup);
  if (value === undefined || rest === undefined) return undefined;
  return {
    tokens: [...patternTokens(template.slice(0, start)), ...literalTokens(value, true), ...rest.tokens],
    wholeVariable: start === 0 && end === template.length - 1 && !isEscape(content),
  };
}

function isEscape(content: string): boolean {
  return content === '*' || content === '?' || content === '$';
}

/** `key`, or `key, 'default'` in exactly this form (L-31). */
function valueOf(content: string, lookup: VariableLookup): string | undefined {
  if (isEscape(content)) return content;
  const comma = content.indexOf(',');
  const key = comma < 0 ? content : content.slice(0, comma);
  const tail = comma < 0 ? '' : content.slice(comma);
  const wellFormed = tail === '' || (tail.startsWith(", '") && tail.endsWith("'") && tail.length >= 4);
  if (!wellFormed) return undefined;
  const value = lookup(key);
  if (value === 'MULTIVALUED') return undefined;
  return value ?? (tail === '' ? undefined : tail.slice(3, -1));
}
