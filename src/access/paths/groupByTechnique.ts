/** Paths by what they go by: what somebody who closes techniques one after the other wants to see. */
import type { PathHop, PrivilegePath, TechniquePaths } from '../shared/answer.js';

/**
 * Each path stands with every technique that one of its steps can go by, and with those of assuming alone where each of
 * its steps can be made without a technique. In the order of the paths.
 */
export function byTechnique(paths: readonly PrivilegePath[]): readonly TechniquePaths[] {
  const groups = new Map<string | undefined, PrivilegePath[]>();
  for (const path of paths) {
    for (const techniqueId of techniquesOf(path)) {
      const group = groups.get(techniqueId);
      if (group) group.push(path);
      else groups.set(techniqueId, [path]);
    }
  }
  return [...groups].map(([techniqueId, found]) => ({
    ...(techniqueId === undefined ? {} : { techniqueId }),
    paths: found,
  }));
}

function techniquesOf({ hops }: PrivilegePath): ReadonlySet<string | undefined> {
  const steps = hops.map((hop) => [hop, ...(hop.alternatives ?? [])].map(techniqueOf));
  const byAssuming = steps.every((techniques) => techniques.includes(undefined));
  const techniqueIds = steps.flat().filter((id) => id !== undefined);
  return new Set([...techniqueIds, ...(byAssuming ? [undefined] : [])]);
}

const techniqueOf = (hop: PathHop): string | undefined =>
  hop.mechanism === 'ESCALATION' ? hop.techniqueId : undefined;
