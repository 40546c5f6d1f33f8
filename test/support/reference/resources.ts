/** Does an entry of a Resource list match the resource of the request (L-11 to L-16)? */
import { isArn, matchesSegments, splitTokens } from './arns.js';
import { matchesTokens, patternTokens, type Token } from './tokens.js';
import { expand, type VariableLookup } from './variables.js';

export interface ResourceScope {
  readonly resource: string;
  /** Only Version 2012-10-17 knows variables (L-2). */
  readonly lookup: VariableLookup | undefined;
  /** Only identity policies (boundaries among them) fill up short ARNs (L-14). */
  readonly pads: boolean;
}

export function matchesResource(entry: string, scope: ResourceScope): boolean {
  const { resource, lookup } = scope;
  if (entry === '*') return true;
  if (lookup !== undefined && hasEarlyVariable(entry)) return false;
  const tokens = expand(entry, lookup)?.tokens;
  if (tokens === undefined) return false;
  if (!isArn(resource)) return matchesTokens(tokens, resource);
  if (isForbiddenTypeWord(entry)) return false;
  return matchesBySegments(tokens, scope) || matchesAsGlob(tokens, resource);
}

/** L-26: a variable before the fifth colon is not expanded, and no ARN holds its text. */
function hasEarlyVariable(entry: string): boolean {
  const start = entry.indexOf('${');
  return start >= 0 && entry.slice(0, start).split(':').length - 1 < 5;
}

function matchesBySegments(tokens: readonly Token[], { resource, pads }: ResourceScope): boolean {
  const segments = [...splitTokens(tokens)];
  while (pads && segments.length < 6) segments.push(patternTokens('*'));
  return matchesSegments(segments, resource);
}

/** L-13b: a short pattern of which a segment ends with `*`, once more on the whole text. */
function matchesAsGlob(tokens: readonly Token[], resource: string): boolean {
  const segments = splitTokens(tokens);
  const mayCross = segments.length < 6 && segments.some((segment) => segment.at(-1)?.kind === 'run');
  return mayCross && matchesTokens(tokens, resource);
}

/** L-13d: in an ARN of IAM, a wildcard in the type word that a `/` follows. */
function isForbiddenTypeWord(entry: string): boolean {
  const [, , service, , , ...rest] = entry.split(':');
  const resource = rest.join(':');
  if (service !== 'iam' || !resource.includes('/')) return false;
  const typeWord = resource.slice(0, resource.indexOf('/'));
  return typeWord.includes('*') || typeWord.includes('?');
}
