/**
 * Builds the content of a picture of paths: each principal once, and each step between two of them once, however many
 * paths take it.
 */

import { groupBy } from '../graph/model/groupBy.js';

export interface DrawnPrincipal {
  readonly identifier: string;
  readonly name: string;
  /** In words: `user`, `role`, `administration`. */
  readonly kind: string;
  /** Undefined for principals of no account, such as services. */
  readonly accountId?: string | undefined;
}

export interface DrawnActor extends DrawnPrincipal {
  /** Its part, if several act together. */
  readonly part?: string | undefined;
}

export interface DrawnStep {
  /** The acting principals, in the order of their calls. */
  readonly actors: readonly DrawnActor[];
  readonly to: DrawnPrincipal;
  /** The ways of making the step, the best first. */
  readonly ways: readonly string[];
  readonly isEscalation: boolean;
  readonly isConditional: boolean;
  /** What it lacks, if it is not possible. */
  readonly lacks?: string | undefined;
}

export interface DrawnPath {
  readonly start?: DrawnPrincipal | undefined;
  readonly steps: readonly DrawnStep[];
}

/** Paths of one answer, and whether a limit of the search may have left out others. */
export interface DrawnAnswer {
  readonly paths: readonly DrawnPath[];
  readonly isCut: boolean;
}

/** Marks what exists only after a change, only before it, by other means than before it, or not at all. */
export type Tone = 'ADDED' | 'REMOVED' | 'CHANGED' | 'MISSING';

export interface DrawnNode extends DrawnPrincipal {
  readonly isStart: boolean;
  readonly isGoal: boolean;
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** The ways of making the step on any of the paths. */
  readonly ways: readonly string[];
  readonly isEscalation: boolean;
  readonly isConditional: boolean;
  readonly tone?: Tone | undefined;
  /** The positions of the paths that take it. */
  readonly paths: readonly number[];
}

export interface Drawing {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

export function drawPaths(paths: readonly DrawnPath[]): Drawing {
  return { nodes: nodesOf(paths), edges: edgesOf(paths) };
}

function nodesOf(paths: readonly DrawnPath[]): readonly DrawnNode[] {
  const starts = new Set(paths.flatMap((path) => startOf(path)?.identifier ?? []));
  const goals = new Set(paths.flatMap(({ steps }) => steps.at(-1)?.to.identifier ?? []));
  const principals = paths.flatMap((path) => [
    ...(path.start ? [path.start] : []),
    ...path.steps.flatMap(({ actors, to }) => [...actors, to]),
  ]);
  const known = new Map<string, DrawnNode>();
  for (const { identifier, name, kind, accountId } of principals) {
    if (known.has(identifier)) continue;
    known.set(identifier, {
      identifier,
      name,
      kind,
      accountId,
      isStart: starts.has(identifier),
      isGoal: goals.has(identifier),
    });
  }
  return [...known.values()];
}

const startOf = ({ start, steps }: DrawnPath): DrawnPrincipal | undefined => start ?? steps[0]?.actors[0];

/** Draws an edge from each acting principal to the target of the step. */
function edgesOf(paths: readonly DrawnPath[]): readonly DrawnEdge[] {
  const edges = new Map<string, DrawnEdge>();
  for (const [at, { steps }] of paths.entries())
    for (const step of steps)
      for (const actor of step.actors) {
        const key = JSON.stringify([actor.identifier, step.to.identifier]);
        edges.set(key, withPath(edges.get(key), edgeOf(actor, step), at));
      }
  return [...edges.values()];
}

function edgeOf({ identifier, part }: DrawnActor, step: DrawnStep): DrawnEdge {
  const [first = '', ...others] = step.ways;
  const label = others.length === 0 ? first : `${first} + ${others.length}`;
  return {
    from: identifier,
    to: step.to.identifier,
    label: step.lacks ?? (part === undefined ? label : `${label}: ${part}`),
    ways: step.ways,
    tone: step.lacks === undefined ? undefined : 'MISSING',
    isEscalation: step.isEscalation,
    isConditional: step.isConditional,
    paths: [],
  };
}

/** Adds a path to an edge. A step that one path takes without conditions is drawn without. */
const withPath = (known: DrawnEdge | undefined, edge: DrawnEdge, path: number): DrawnEdge => ({
  ...(known && (edge.isConditional || !known.isConditional) ? known : edge),
  ways: [...new Set([...(known?.ways ?? []), ...edge.ways])],
  paths: [...(known?.paths ?? []), path].filter((one, at, all) => all.indexOf(one) === at),
});

const idOf = ({ from, to }: DrawnEdge): string => JSON.stringify([from, to]);

/** What a change can do to a step that stays: its conditions and techniques. */
const meansOf = ({ isConditional, ways }: DrawnEdge): string =>
  JSON.stringify([isConditional, ...ways.toSorted()]);

/**
 * Draws both at once, and marks what only one of them has and what they have by other means. What an answer that was
 * cut lacks may be on a path that it left out: then there is no mark, and nothing is drawn as removed. Paths are those
 * of `after`.
 */
export function drawChange(before: DrawnAnswer, after: DrawnAnswer): Drawing {
  const now = drawPaths(after.paths);
  const old = drawPaths(before.paths);
  const was = new Map(old.edges.map((edge) => [idOf(edge), edge]));
  const toneOf = (edge: DrawnEdge): Tone | undefined => {
    const earlier = was.get(idOf(edge));
    if (earlier === undefined) return before.isCut ? undefined : 'ADDED';
    return before.isCut || after.isCut || meansOf(earlier) === meansOf(edge) ? undefined : 'CHANGED';
  };
  const known = new Set(now.nodes.map(({ identifier }) => identifier));
  const isThere = new Set(now.edges.map(idOf));
  const { nodes, edges } = after.isCut ? { nodes: [], edges: [] } : old;
  return {
    nodes: [...now.nodes, ...nodes.filter(({ identifier }) => !known.has(identifier))],
    edges: [
      ...now.edges.map((edge) => ({ ...edge, tone: toneOf(edge) })),
      ...edges
        .filter((edge) => !isThere.has(idOf(edge)))
        .map((edge) => ({ ...edge, tone: 'REMOVED' as const, paths: [] })),
    ],
  };
}

/**
 * Reduces the drawing to at most `limit` nodes, as far as grouping helps: groups principals of one account and kind
 * that are neither a start nor a goal nor on the path to keep, largest groups first.
 */
export function groupNodes(drawing: Drawing, limit: number, keep: number): Drawing {
  if (drawing.nodes.length <= limit) return drawing;
  const kept = new Set(
    drawing.edges.filter(({ paths }) => paths.includes(keep)).flatMap(({ from, to }) => [from, to]),
  );
  const groups = groupBy(
    drawing.nodes.filter((node) => !node.isStart && !node.isGoal && !kept.has(node.identifier)),
    ({ accountId = '', kind }) => `${accountId} ${kind}`,
  );
  let left = drawing.nodes.length;
  const groupOf = new Map<string, DrawnNode>();
  for (const [key, members] of [...groups].toSorted(([, a], [, b]) => b.length - a.length)) {
    const [first] = members;
    if (left <= limit || first === undefined || members.length < 2) break;
    left -= members.length - 1;
    const group = { ...first, identifier: `group ${key}`, name: `${members.length} more` };
    for (const { identifier } of members) groupOf.set(identifier, group);
  }
  return regrouped(drawing, groupOf);
}

/** Returns the mark of steps that are drawn as one. None is drawn as removed while another of them is there. */
function toneOfAll(edges: readonly DrawnEdge[]): Tone | undefined {
  const tones = new Set(edges.map(({ tone }) => tone));
  if (tones.size === 1) return edges[0]?.tone;
  return (['MISSING', 'ADDED', 'CHANGED'] as const).find((tone) => tones.has(tone));
}

function regrouped({ nodes, edges }: Drawing, groupOf: ReadonlyMap<string, DrawnNode>): Drawing {
  const end = (identifier: string): string => groupOf.get(identifier)?.identifier ?? identifier;
  const grouped = groupBy(edges, ({ from, to }) => JSON.stringify([end(from), end(to)]));
  return {
    nodes: [...nodes.filter(({ identifier }) => !groupOf.has(identifier)), ...new Set(groupOf.values())],
    edges: [...grouped.values()].flatMap((alike) => {
      const [first, ...others] = alike;
      if (first === undefined || end(first.from) === end(first.to)) return [];
      return [
        {
          ...first,
          from: end(first.from),
          to: end(first.to),
          label: others.length === 0 ? first.label : `${alike.length} steps`,
          isEscalation: alike.some(({ isEscalation }) => isEscalation),
          isConditional: alike.every(({ isConditional }) => isConditional),
          tone: toneOfAll(alike),
          paths: alike.flatMap(({ paths }) => paths),
        },
      ];
    }),
  };
}
