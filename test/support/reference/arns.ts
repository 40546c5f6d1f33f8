/** ARN texts and ARN patterns, segment by segment (L-12, L-40). */
import { expand, type VariableLookup } from './variables.js';
import { remember } from './remember.js';
import { literalTokens, matchesTokens, plainText, type Token } from './tokens.js';

/** The six segments of `arn:partition:service:region:account:resource`, or fewer where colons are missing. */
export const segmentsOf = remember((text): readonly string[] =>
  splitTokens(literalTokens(text, false)).map(plainText),
);

export function isArn(text: string): boolean {
  const segments = segmentsOf(text);
  return segments.length === 6 && segments[0] === 'arn';
}

/** Split on the first five colons that were written; a colon that a variable inserted adds no segment (L-28). */
export function splitTokens(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    const splits = token.char === ':' && !token.inserted && segments.length < 6;
    if (splits) segments.push([]);
    else segments.at(-1)?.push(token);
  }
  return segments;
}

/** Each pattern segment against the segment at the same place. */
export function matchesSegments(patterns: readonly (readonly Token[])[], arn: string): boolean {
  const segments = segmentsOf(arn);
  if (patterns.length !== segments.length) return false;
  return patterns.every((pattern, i) => matchesTokens(pattern, segments[i] ?? ''));
}

export type ArnOutcome = 'MATCH' | 'NO_MATCH' | 'UNPARSABLE';

/** One value of an ARN operator against a well-formed ARN of the request (L-40). */
export function compareArn(template: string, arn: string, lookup: VariableLookup | undefined): ArnOutcome {
  const expansion = expand(template, lookup);
  if (expansion === undefined) return 'NO_MATCH';
  const { tokens, wholeVariable } = expansion;
  const segments = splitTokens(
    wholeVariable ? tokens.map((token) => ({ ...token, inserted: false })) : tokens,
  );
  const first = segments[0];
  if (segments.length !== 6 || first === undefined || plainText(first) !== 'arn') return 'UNPARSABLE';
  return matchesSegments(segments, arn) ? 'MATCH' : 'NO_MATCH';
}
