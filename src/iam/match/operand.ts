/** One value of a condition test: read once when the policy is compiled, compared with one request value (L-32 to L-41). */
import { parseArn, splitArn } from '../language/arn.js';
import { CAVEAT } from '../explain/caveats.js';
import { FALSE, TRUE, UNKNOWN, kleene, type Kleene } from '../decide/kleene.js';
import type { PolicyVersion } from '../language/statement.js';
import type { ConditionContext } from './conditionContext.js';
import { dateText, parseDate } from './date.js';
import { compareDecimals, parseDecimal, type Decimal } from './decimal.js';
import { compareGlobs, comparePatterns } from './globAlgebra.js';
import {
  dependsOnPrefix,
  networkHolds,
  parseAddress,
  parseNetwork,
  type IpAddress,
  type IpNetwork,
} from './ipAddress.js';
import { satisfies, satisfyFrom, type Comparison, type Operator } from './operators.js';
import {
  expandTemplate,
  isTemplate,
  parseTemplate,
  splitTemplate,
  type Expansion,
  type Template,
} from './variables.js';
import {
  globOf,
  literalTokens,
  matchesGlob,
  matchesParts,
  splitTokens,
  textOf,
  tokenize,
  type Glob,
} from './wildcard.js';

/** How text is compared: exactly, without case, as a glob, as six parts of an ARN, as a truth value. */
type TextMode = 'equals' | 'equalsIgnoreCase' | 'like' | 'arn' | 'bool';

export type Operand =
  | { readonly kind: 'text'; readonly text: string }
  /** Lower-cased. */
  | { readonly kind: 'textIgnoreCase'; readonly text: string }
  | { readonly kind: 'glob'; readonly glob: Glob }
  | { readonly kind: 'arn'; readonly parts: readonly Glob[] }
  /** L-40: not an ARN, so both operators are false in an Allow and true in a Deny. */
  | { readonly kind: 'notAnArn'; readonly star: boolean }
  | { readonly kind: 'template'; readonly template: Template; readonly mode: TextMode }
  | { readonly kind: 'number'; readonly number: Decimal; readonly comparison: Comparison }
  | { readonly kind: 'date'; readonly date: bigint; readonly comparison: Comparison }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'bytes'; readonly bytes: string; readonly base64: string }
  | { readonly kind: 'network'; readonly network: IpNetwork }
  /** L-25b: a number, date or address that cannot be parsed matches nothing. */
  | { readonly kind: 'nothing' };

/** Undefined for a value that makes the whole statement invalid: unparsable base64 (L-25c). */
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

/** L-26: these families take variables. */
function compileText(text: string, mode: TextMode, version: PolicyVersion): Operand {
  const pattern = parseTemplate(text, version, mode === 'like' || mode === 'arn' ? tokenize : literalTokens);
  return isTemplate(pattern) ? { kind: 'template', template: pattern, mode } : plainOperand(pattern, mode);
}

/** A text without variables, or with all of them filled in. */
function plainOperand(glob: Glob, mode: TextMode): Operand {
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

/** Six parts, the first of which can be `arn`. */
function isArnPattern(parts: readonly Glob[]): boolean {
  const first = parts[0];
  return parts.length === 6 && first !== undefined && matchesGlob(first, 'arn');
}

/** L-38: compared after decoding. The bytes, one per character of the result; undefined for text that is no base64. */
export const decodeBase64 = (text: string): string | undefined =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
    ? Buffer.from(text, 'base64').toString('latin1')
    : undefined;

/** L-37: everything but `true` in any case is false. */
function isTrue(text: string): boolean {
  return text.toLowerCase() === 'true';
}

/** What one operand says about one value; UNPARSABLE: decided by the statement's effect (L-40). */
export type OperandResult = Kleene | 'UNPARSABLE';

/** One value is held against many operands, one after the other: it is read once. */
function onceInARow<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly result: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, result: read(text) };
    return last.result;
  };
}

const lowerCase = onceInARow((text) => text.toLowerCase());
const readBytes = onceInARow(decodeBase64);
const readNumber = onceInARow(parseDecimal);
const readDate = onceInARow(parseDate);

/** Does one operand match one request value of its family? */
export function matchOperand(operand: Operand, value: string, context: ConditionContext): OperandResult {
  switch (operand.kind) {
    case 'text':
      return kleene(operand.text === value);
    case 'textIgnoreCase':
      return kleene(operand.text === lowerCase(value));
    case 'glob':
      return kleene(matchesGlob(operand.glob, value));
    case 'arn':
      return kleene(matchesArn(operand.parts, value));
    case 'notAnArn':
      if (operand.star) context.caveats |= CAVEAT.ARN_STAR;
      return 'UNPARSABLE';
    case 'template':
      return matchTemplateOperand(operand.template, operand.mode, value, context);
    case 'truth':
      return kleene(operand.value === isTrue(value));
    case 'bytes':
      return kleene(operand.bytes === readBytes(value));
    case 'number': {
      const number = readNumber(value);
      return kleene(
        number !== undefined && satisfies(compareDecimals(number, operand.number), operand.comparison),
      );
    }
    case 'date': {
      const date = readDate(value);
      return kleene(date !== undefined && satisfies(compareDates(date, operand.date), operand.comparison));
    }
    case 'network': {
      const address = parseAddress(value);
      return address === undefined ? FALSE : matchAddress(operand, address, context);
    }
    case 'nothing':
      return FALSE;
  }
}

const compareDates = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** As `matchOperand`, of an address that is read once for all the operands. */
export function matchAddress(operand: Operand, address: IpAddress, context: ConditionContext): Kleene {
  if (operand.kind !== 'network') return FALSE;
  const { network } = operand;
  if (dependsOnPrefix(network, address)) context.caveats |= CAVEAT.BARE_IPV6;
  return kleene(networkHolds(network, address));
}

/** L-40: ARN operators. */
function matchesArn(parts: readonly Glob[], value: string): boolean {
  const texts = splitArn(value);
  return texts !== undefined && matchesParts(parts, texts);
}

/** The operand with its variables filled in; undefined where it matches nothing, or a variable is unknown. */
export function resolveOperand(operand: Operand, context: ConditionContext): Operand | undefined {
  if (operand.kind !== 'template') return operand;
  const expansion = expandTemplate(operand.template, context);
  return expansion?.exact === true ? plainOperand(expansion.glob, operand.mode) : undefined;
}

/** L-28, L-29: while a variable's key is unknown, the operand may match if any filling could. */
function matchTemplateOperand(
  template: Template,
  mode: TextMode,
  value: string,
  context: ConditionContext,
): OperandResult {
  if (mode === 'arn') return matchArnTemplate(template, value, context);
  if (mode === 'bool') context.caveats |= CAVEAT.BOOL_VARIABLE;
  const expansion = expandTemplate(template, context);
  if (expansion === undefined) return FALSE;
  if (expansion.exact) return matchOperand(plainOperand(expansion.glob, mode), value, context);
  if (mode === 'bool') return UNKNOWN;
  return couldMatch(expansion.glob, mode, value) ? UNKNOWN : FALSE;
}

function couldMatch(glob: Glob, mode: TextMode, value: string): boolean {
  if (mode !== 'equalsIgnoreCase') return matchesGlob(glob, value);
  const folded = glob.tokens.map((token) => (token < 0 ? token : lowerCode(token)));
  return matchesGlob(globOf(folded), value.toLowerCase());
}

function lowerCode(code: number): number {
  return String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

/** L-28: text stays in its part, unless the variable is the whole value, which is then read as an ARN of its own. */
function matchArnTemplate(template: Template, value: string, context: ConditionContext): OperandResult {
  const [only, ...others] = template.parts;
  if (only?.kind === 'variable' && others.length === 0) {
    const whole = expandTemplate(template, context);
    if (whole === undefined) return FALSE;
    if (!whole.exact) return UNKNOWN;
    const text = textOf(whole.glob.tokens);
    return parseArn(text) === undefined ? 'UNPARSABLE' : kleene(text === value);
  }
  const parts: Expansion[] = [];
  for (const part of splitTemplate(template)) {
    const expansion = expandTemplate(part, context);
    if (expansion === undefined) return FALSE;
    parts.push(expansion);
  }
  const exact = parts.every((part) => part.exact);
  const globs = parts.map(({ glob }) => glob);
  if (parts[0]?.exact !== true || !isArnPattern(globs)) return exact ? 'UNPARSABLE' : UNKNOWN;
  return matchesArn(globs, value) ? (exact ? TRUE : UNKNOWN) : FALSE;
}

/** Is every text of the shape an ARN? A shape that is known of a key is of ARNs only, or of none. */
export function isArnShape(shape: Glob): boolean {
  return isArnPattern(splitTokens(shape.tokens).map(globOf));
}

/** What an operand says about all values of a shape: certain only where one holds the other, or they are disjoint. */
export function compareWithShape(operand: Operand, shape: Glob): OperandResult {
  switch (operand.kind) {
    case 'text':
      return matchesGlob(shape, operand.text) ? UNKNOWN : FALSE;
    case 'glob':
      return compareGlobs(operand.glob, shape);
    case 'arn':
      return comparePatterns(operand.parts, splitTokens(shape.tokens).map(globOf));
    case 'notAnArn':
      return 'UNPARSABLE';
    default:
      return UNKNOWN;
  }
}

/** What an operand says about all dates of the key from `earliest` on. */
export function compareDatesFrom(operand: Operand, key: string, earliest: bigint): OperandResult {
  switch (operand.kind) {
    case 'nothing':
      return FALSE;
    case 'date':
      return satisfyFrom(compareDates(earliest, operand.date), operand.comparison);
    case 'number': {
      // Only aws:EpochTime is a number to the numeric operators.
      const seconds = key === 'aws:epochtime' ? parseDecimal(dateText(earliest)) : undefined;
      return seconds === undefined
        ? UNKNOWN
        : satisfyFrom(compareDecimals(seconds, operand.number), operand.comparison);
    }
    default:
      return UNKNOWN;
  }
}
