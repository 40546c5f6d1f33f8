/** Compares values of condition tests with request values (L-32 to L-41). */
import { parseArn, splitArn } from '../language/arn.js';
import { CAVEAT } from '../explain/caveats.js';
import { rememberLast } from '../rememberLast.js';
import { FALSE, TRUE, UNKNOWN, kleene, type Kleene } from '../decide/kleene.js';
import {
  decodeBase64,
  isArnPattern,
  isTrue,
  plainOperand,
  type Operand,
  type TextMode,
} from './compileOperand.js';
import type { ConditionContext } from './conditionContext.js';
import { dateText, parseDate } from './date.js';
import { compareDecimals, parseDecimal } from './decimal.js';
import { compareGlobs, comparePatterns } from './globAlgebra.js';
import { dependsOnPrefix, networkHolds, parseAddress, type IpAddress } from './ipAddress.js';
import { satisfies, satisfyFrom } from './operators.js';
import { expandTemplate, splitTemplate, type Expansion, type Template } from './variables.js';
import { globOf, matchesGlob, matchesParts, splitTokens, textOf, type Glob } from './wildcard.js';

/** The result of one operand for one value. UNPARSABLE: the statement's effect decides (L-40). */
export type OperandResult = Kleene | 'UNPARSABLE';

// One value is compared with many operands in a row.
const lowerCase = rememberLast((text) => text.toLowerCase());
const readBytes = rememberLast(decodeBase64);
const readNumber = rememberLast(parseDecimal);
const readDate = rememberLast(parseDate);

/** Returns whether one operand matches one request value of its family. */
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

/** Like `matchOperand`, for an address that is parsed once for all operands. */
export function matchAddress(operand: Operand, address: IpAddress, context: ConditionContext): Kleene {
  if (operand.kind !== 'network') return FALSE;
  const { network } = operand;
  if (dependsOnPrefix(network, address)) context.caveats |= CAVEAT.BARE_IPV6;
  return kleene(networkHolds(network, address));
}

/** Compares as ARN operators do (L-40). */
function matchesArn(parts: readonly Glob[], value: string): boolean {
  const texts = splitArn(value);
  return texts !== undefined && matchesParts(parts, texts);
}

/** Returns the operand with its variables replaced; undefined if it matches nothing, or if a variable is unknown. */
export function resolveOperand(operand: Operand, context: ConditionContext): Operand | undefined {
  if (operand.kind !== 'template') return operand;
  const expansion = expandTemplate(operand.template, context);
  return expansion?.exact === true ? plainOperand(expansion.glob, operand.mode) : undefined;
}

/** L-28, L-29: if a variable's key is unknown, the operand may match if it would for some value. */
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

/** L-28: the text of a variable stays in its part, unless it is the whole value, which is then read as an ARN. */
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

/** Whether every text of the shape is an ARN. Shapes of keys match only ARNs or none. */
export function isArnShape(shape: Glob): boolean {
  return isArnPattern(splitTokens(shape.tokens).map(globOf));
}

/** Returns the result for all values of a shape: certain only if the operand contains it, or if they are disjoint. */
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

/** Returns the result for all values that none of the globs matches: certain only if the operand matches no other. */
export function compareOutside(operand: Operand, excludes: readonly Glob[]): OperandResult {
  const isExcluded = excludes.some((glob) => {
    switch (operand.kind) {
      case 'text':
        return matchesGlob(glob, operand.text);
      case 'glob':
        return compareGlobs(glob, operand.glob) === TRUE;
      case 'arn':
        return comparePatterns(splitTokens(glob.tokens).map(globOf), operand.parts) === TRUE;
      default:
        return false;
    }
  });
  if (operand.kind === 'notAnArn') return 'UNPARSABLE';
  return isExcluded || operand.kind === 'nothing' ? FALSE : UNKNOWN;
}

/** Returns the result for all dates from `earliest` on. */
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
