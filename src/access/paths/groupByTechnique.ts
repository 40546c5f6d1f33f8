/** Groups paths by technique, for an engineer who closes techniques one after the other. */
import { appendTo } from '../../graph/model/groupBy.js';
import type { VisiblePath, VisibleStep, TechniquePaths } from '../shared/visiblePath.js';

/**
 * Lists each path under every technique that one of its steps can use, and under no technique (assuming roles alone)
 * if each of its steps can do without one. Keeps the order of the paths.
 */
export function byTechnique(paths: readonly VisiblePath[]): readonly TechniquePaths[] {
  const groups = new Map<string | undefined, VisiblePath[]>();
  for (const path of paths) for (const id of techniquesOf(path)) appendTo(groups, id, path);
  return [...groups].map(([techniqueId, found]) => ({
    ...(techniqueId === undefined ? {} : { techniqueId }),
    paths: found,
  }));
}

function techniquesOf({ hops }: VisiblePath): ReadonlySet<string | undefined> {
  const steps = hops.map(techniquesOfStep);
  const byAssuming = steps.every((techniques) => techniques.includes(undefined));
  const techniqueIds = steps.flat().filter((id) => id !== undefined);
  return new Set([...techniqueIds, ...(byAssuming ? [undefined] : [])]);
}

/** Returns none for a hidden step. */
const techniquesOfStep = (hop: VisibleStep): readonly (string | undefined)[] =>
  hop.mechanism === 'HIDDEN'
    ? []
    : [hop, ...(hop.alternatives ?? [])].map((one) =>
        one.mechanism === 'ESCALATION' ? one.techniqueId : undefined,
      );
