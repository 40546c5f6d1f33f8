/** Matches Action and NotAction elements with an action (L-7, L-9, L-10). */
import { FALSE, TRUE, UNKNOWN, not, type Kleene } from '../decide/kleene.js';
import type { ListElement } from '../language/statement.js';
import { compileGlob, hasWildcard, matchesGlob, type Glob } from './wildcard.js';

/** An action, split once per request, with both parts in lower case (L-9). */
export interface ActionName {
  readonly service: string;
  readonly name: string;
  /** Both parts, with the colon. */
  readonly text: string;
}

interface NameMatcher {
  any: boolean;
  readonly exact: Set<string>;
  readonly globs: Glob[];
}

export interface ActionMatcher {
  readonly inverted: boolean;
  /** Whether a lone `*` is among the values. */
  readonly all: boolean;
  /** The patterns by service. */
  readonly services: ReadonlyMap<string, NameMatcher>;
  /** Whether the service part has a wildcard: the statement cannot grant, and it is unknown what it denies (L-9). */
  readonly invalid: boolean;
}

/** An action that AWS does not have. Only `*` matches it (L-10). */
export const NO_ACTION: ActionName = { service: '', name: '', text: '' };

/** Splits an action; undefined if it has no `service:` prefix. */
export function splitAction(action: string): ActionName | undefined {
  const colon = action.indexOf(':');
  if (colon <= 0) return undefined;
  const text = action.toLowerCase();
  return { service: text.slice(0, colon), name: text.slice(colon + 1), text };
}

export function compileAction(element: ListElement): ActionMatcher {
  const services = new Map<string, NameMatcher>();
  let all = false;
  let invalid = false;
  for (const value of element.values) {
    const split = splitAction(value);
    if (value === '*' || value === '*:*') all = true;
    else if (split !== undefined && hasWildcard(split.service)) invalid = true;
    else if (split !== undefined) addName(services, split);
  }
  return { inverted: element.inverted, all, services, invalid };
}

function addName(services: Map<string, NameMatcher>, { service, name }: ActionName): void {
  const matcher = services.get(service) ?? { any: false, exact: new Set<string>(), globs: [] };
  services.set(service, matcher);
  if (name === '*') matcher.any = true;
  else if (hasWildcard(name)) matcher.globs.push(compileGlob(name));
  else matcher.exact.add(name);
}

/** L-7: NotAction is the complement of the same list. */
export function matchAction(matcher: ActionMatcher, action: ActionName): Kleene {
  if (matcher.invalid) return UNKNOWN;
  const listed = matcher.all || listsAction(matcher, action) ? TRUE : FALSE;
  return matcher.inverted ? not(listed) : listed;
}

function listsAction({ services }: ActionMatcher, action: ActionName): boolean {
  const names = services.get(action.service);
  if (names === undefined) return false;
  if (names.any || names.exact.has(action.name)) return true;
  return names.globs.some((glob) => matchesGlob(glob, action.name));
}
