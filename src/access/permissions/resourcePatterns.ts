/** Compares patterns of resources for lists of permissions: everything, or six parts (L-13a). */
import { FALSE, TRUE, UNKNOWN, type Kleene } from '../../iam/decide/kleene.js';
import { globContains, globsIntersect, intersectParts } from '../../iam/match/globAlgebra.js';
import { partwise } from '../../iam/permissions/areas.js';
import { compileGlob, globOf, isUniversal, type Glob } from '../../iam/match/wildcard.js';

export interface PermissionPattern {
  readonly everything: boolean;
  readonly parts: readonly Glob[];
  /** L-13b: a pattern with fewer parts as one text, which is tried too. */
  readonly whole?: Glob;
  /** For a resource type whose names hold no slash: the number of slashes in its ARNs. */
  readonly mostSlashes?: number;
}

const ANYTHING = compileGlob('*');

/** L-14: parts that a pattern leaves out at its end match anything. */
export function readPattern(text: string): PermissionPattern {
  const glob = compileGlob(text);
  if (isUniversal(glob)) return { everything: true, parts: [glob] };
  const written = text.split(':');
  const parts = [...written.slice(0, 5), ...(written.length > 5 ? [written.slice(5).join(':')] : [])];
  const padding = Array<Glob>(6 - parts.length).fill(ANYTHING);
  const isTriedWhole = parts.length < 6 && parts.some((part) => part.endsWith('*'));
  return {
    everything: false,
    parts: [...parts.map(compileGlob), ...padding],
    ...(isTriedWhole ? { whole: glob } : {}),
  };
}

const COLON = ':'.charCodeAt(0);

const wholeOf = ({ parts, whole }: PermissionPattern): Glob =>
  whole ?? globOf(parts.flatMap(({ tokens }, index) => (index === 0 ? tokens : [COLON, ...tokens])));

export const meets = (a: PermissionPattern, b: PermissionPattern): boolean =>
  a.everything ||
  b.everything ||
  (!hasTooManySlashes(a, b) &&
    !hasTooManySlashes(b, a) &&
    (partwise(a, b, globsIntersect) || (isTriedWhole(a, b) && globsIntersect(wholeOf(a), wholeOf(b)))));

const SLASH = '/'.charCodeAt(0);

/** Whether the pattern has more slashes than the type: `data/*` matches objects, not a bucket. */
const hasTooManySlashes = ({ parts }: PermissionPattern, { mostSlashes }: PermissionPattern): boolean =>
  mostSlashes !== undefined &&
  (parts[5]?.tokens ?? []).filter((token) => token === SLASH).length > mostSlashes;

export const contains = (outer: PermissionPattern, inner: PermissionPattern): boolean =>
  outer.everything ||
  (!inner.everything &&
    (partwise(outer, inner, (one, other) => globContains(one, other) === true) ||
      (outer.whole !== undefined && globContains(outer.whole, wholeOf(inner)) === true)));

/**
 * Returns patterns for everything that both match, and perhaps more: an overlap that cannot be written becomes the
 * whole type, or the pattern. Like the type, they match no further slash.
 */
export function overlapOf(pattern: PermissionPattern, type: PermissionPattern): readonly PermissionPattern[] {
  if (contains(pattern, type) || isTriedWhole(pattern, type)) return [type];
  const overlap = contains(type, pattern) ? undefined : intersectParts(pattern.parts, type.parts);
  return (overlap ?? [pattern.parts]).map((parts) => ({ ...type, parts }));
}

const isTriedWhole = (...patterns: readonly PermissionPattern[]): boolean =>
  patterns.some(({ whole }) => whole !== undefined);

/**
 * E-3: whether it matches the `*` that an action without resources is decided for. For a pattern of all resources of
 * a service, AWS does not say.
 */
export function meansNoResource({ everything, parts }: PermissionPattern): Kleene {
  if (everything) return TRUE;
  const resource = parts[5];
  return resource !== undefined && isUniversal(resource) ? UNKNOWN : FALSE;
}
