/** Reads values of condition tests when a policy is compiled (L-32 to L-41). */
import type { PolicyVersion } from '../language/statement.js';
import { parseDate } from './date.js';
import { parseDecimal, type Decimal } from './decimal.js';
import { parseNetwork, type IpNetwork } from './ipAddress.js';
import type { Comparison, Operator } from './operators.js';
import { isTemplate, parseTemplate, type Template } from './variables.js';
import { globOf, literalTokens, matchesGlob, splitTokens, textOf, tokenize, type Glob } from './wildcard.js';

/** How text is compared: exactly, ignoring case, as a glob, as six parts of an ARN, or as a boolean. */
export type TextMode = 'equals' | 'equalsIgnoreCase' | 'like' | 'arn' | 'bool';

export type Operand =
  | { readonly kind: 'text'; readonly text: string }
  /** A text in lower case. */
  | { readonly kind: 'textIgnoreCase'; readonly text: string }
  | { readonly kind: 'glob'; readonly glob: Glob }
  | { readonly kind: 'arn'; readonly parts: readonly Glob[] }
  /** A text that is not an ARN: both operators are false in an Allow and true in a Deny (L-40). */
  | { readonly kind: 'notAnArn'; readonly star: boolean }
  | { readonly kind: 'template'; readonly template: Template; readonly mode: TextMode }
  | { readonly kind: 'number'; readonly number: Decimal; readonly comparison: Comparison }
  | { readonly kind: 'date'; readonly date: bigint; readonly comparison: Comparison }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'bytes'; readonly bytes: string; readonly base64: string }
  | { readonly kind: 'network'; readonly network: IpNetwork }
  /** A number, date or address that cannot be parsed, which matches nothing (L-25b). */
  | { readonly kind: 'nothing' };

/** Reads a value; undefined if it makes the whole statement invalid: unparsable base64 (L-25c). */
export function compileOperand(
  text: string,
  operator: Operator,
  version: PolicyVersion,
): Operand | undefined {
  switch (operator.family) {
    case 'equals':
    case 'equalsIgnoreCase':
    case 'like':
    case 'arn':
    case 'bool':
      return compileText(text, operator.family, version);
    case 'null':
      return { kind: 'truth', value: isTrue(text) };
    case 'binary': {
      const bytes = decodeBase64(text);
      return bytes === undefined ? undefined : { kind: 'bytes', bytes, base64: text };
    }
    case 'numeric': {
      const number = parseDecimal(text);
      return number === undefined ? NOTHING : { kind: 'number', number, comparison: operator.comparison };
    }
    case 'date': {
      const date = parseDate(text);
      return date === undefined ? NOTHING : { kind: 'date', date, comparison: operator.comparison };
    }
    case 'address': {
      const network = parseNetwork(text);
      return network === undefined ? NOTHING : { kind: 'network', network };
    }
    default:
      return operator.family satisfies never;
  }
}

const NOTHING: Operand = { kind: 'nothing' };

/** Reads text, in which these families take variables (L-26). */
function compileText(text: string, mode: TextMode, version: PolicyVersion): Operand {
  const pattern = parseTemplate(text, version, mode === 'like' || mode === 'arn' ? tokenize : literalTokens);
  return isTemplate(pattern) ? { kind: 'template', template: pattern, mode } : plainOperand(pattern, mode);
}

/** Makes an operand of text without variables, or with all of them replaced. */
export function plainOperand(glob: Glob, mode: TextMode): Operand {
  switch (mode) {
    case 'equals':
      return { kind: 'text', text: textOf(glob.tokens) };
    case 'equalsIgnoreCase':
      return { kind: 'textIgnoreCase', text: textOf(glob.tokens).toLowerCase() };
    case 'like':
      return { kind: 'glob', glob };
    case 'bool':
      return { kind: 'truth', value: isTrue(textOf(glob.tokens)) };
    case 'arn':
      return arnOperand(glob);
  }
}

function arnOperand(glob: Glob): Operand {
  const parts = splitTokens(glob.tokens).map(globOf);
  return isArnPattern(parts)
    ? { kind: 'arn', parts }
    : { kind: 'notAnArn', star: textOf(glob.tokens) === '*' };
}

/** Whether the pattern has six parts, the first of which matches `arn`. */
export function isArnPattern(parts: readonly Glob[]): boolean {
  const first = parts[0];
  return parts.length === 6 && first !== undefined && matchesGlob(first, 'arn');
}

/** Decodes base64, since values are compared decoded (L-38): one character per byte. Undefined for invalid text. */
export const decodeBase64 = (text: string): string | undefined =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    ? Buffer.from(text, 'base64').toString('latin1')
    : undefined;

/** Whether the text is `true` in any case; everything else is false (L-37). */
export function isTrue(text: string): boolean {
  return text.toLowerCase() === 'true';
}
