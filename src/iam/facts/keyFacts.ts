/** Small words for what is known of a condition key; shared by the tables of facts. */
import { parseIamArn } from '../language/arn.js';
import { UNKNOWN_VALUE, type KeyState } from '../match/conditionContext.js';
import { compileGlob } from '../match/wildcard.js';
import type { AccessRequest, OrganizationMembership, Tags } from '../decide/request.js';

/** What a request is about, with what was worked out once. */
export interface RequestFacts {
  readonly request: AccessRequest;
  /** The account that owns the resource, where the question or the ARN says it. */
  readonly owner: string | undefined;
}

export function known(value: string): KeyState {
  return { kind: 'known', values: [value] };
}

/** A value of which only the form is known: it matches one of the globs. */
export function shaped(...globs: readonly string[]): KeyState {
  return { kind: 'unknown', present: true, shapes: globs.map(compileGlob) };
}

/** The same value, or no such key. */
export function perhaps(state: KeyState): KeyState {
  if (state.kind === 'known')
    return { kind: 'unknown', present: false, shapes: state.values.map(compileGlob) };
  return state.kind === 'unknown' ? { ...state, present: false } : state;
}

/** E-74: the name of a built-in provider; of one that an account has made, its ARN or its URL without `https://`. */
export function webIdentityProvider(provider: string): KeyState {
  const entity = parseIamArn(provider);
  if (entity?.kind !== 'oidcProvider') return known(provider);
  const spellings = [provider, entity.name];
  return { kind: 'unknown', present: true, shapes: spellings.map(compileGlob), spellings };
}

/** E-64: `key` ends with `orgid` or `orgpaths`. */
export function organizationFact(
  key: string,
  organization: OrganizationMembership | undefined,
): KeyState | undefined {
  if (organization === undefined) return undefined;
  if (key.endsWith('orgid')) return known(organization.id);
  return organization.path === undefined ? UNKNOWN_VALUE : known(organization.path);
}

/** L-19: tag keys are compared without case. */
export function tagState(tags: Tags, key: string, otherwise: KeyState): KeyState {
  for (const [tag, value] of tags) if (tag.toLowerCase() === key) return known(value);
  return otherwise;
}
