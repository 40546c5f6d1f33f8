/** Helpers that make states of condition keys, for the tables of facts. */
import { parseIamArn } from '../language/arn.js';
import { UNKNOWN_VALUE, type KeyState } from '../match/conditionContext.js';
import { compileGlob, globOf, literalTokens } from '../match/wildcard.js';
import type { AccessRequest, OrganizationMembership, Tags } from '../decide/request.js';

/** A request, with facts that are computed once. */
export interface RequestFacts {
  readonly request: AccessRequest;
  /** The account that owns the resource, if the question or the ARN tells it. */
  readonly owner: string | undefined;
}

export function known(value: string): KeyState {
  return { kind: 'known', values: [value] };
}

/** Makes a value of which only the form is known: it matches one of the globs. */
export function shaped(...globs: readonly string[]): KeyState {
  return { kind: 'unknown', present: true, shapes: globs.map(compileGlob) };
}

/** Makes a state in which the key has this value or is absent. */
export function perhaps(state: KeyState): KeyState {
  if (state.kind === 'known')
    return { kind: 'unknown', present: false, shapes: state.values.map(compileGlob) };
  return state.kind === 'unknown' ? { ...state, present: false } : state;
}

/** Makes the value for a provider (E-74): a built-in name, or the ARN or the URL without `https://` of another. */
export function webIdentityProvider(provider: string): KeyState {
  const entity = parseIamArn(provider);
  if (entity?.kind !== 'oidcProvider') return known(provider);
  const spellings = [provider, entity.name];
  return { kind: 'unknown', present: true, shapes: spellings.map(compileGlob), spellings };
}

/** Returns the id or path of the organization (E-64). `key` ends with `orgid` or `orgpaths`. */
export function organizationFact(
  key: string,
  organization: OrganizationMembership | undefined,
): KeyState | undefined {
  if (organization === undefined) return undefined;
  if (key.endsWith('orgid')) return known(organization.id);
  return organization.path === undefined ? UNKNOWN_VALUE : known(organization.path);
}

/** Returns the value of a tag. Tag keys are compared ignoring case (L-19): of several, any may count (E-107). */
export function tagState(tags: Tags, key: string, otherwise: KeyState): KeyState {
  const values = new Set<string>();
  for (const [tag, value] of tags) if (tag.toLowerCase() === key) values.add(value);
  const [only] = values;
  if (only === undefined) return otherwise;
  if (values.size === 1) return known(only);
  const shapes = [...values].map((value) => globOf(literalTokens(value)));
  return { kind: 'unknown', present: true, shapes };
}
