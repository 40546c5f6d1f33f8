/** Finds what all paths to one end pass: dominators of a graph that is walked towards its end. */

/** By number of a point: the points that follow it. */
export type Onwards = readonly (readonly number[])[];

export interface Bridge {
  readonly from: number;
  readonly to: number;
  /** Points that have no path to the end without this step, `from` among them. */
  readonly cutsOff: readonly number[];
}

const NONE = -1;

/**
 * Finds all single steps without which some point has no path to the end.
 *
 * On the reversed graph, from the end outwards, the dominators of a point are the points that all its paths pass.
 * They are computed by iteration (Cooper, Harvey, Kennedy 2001). All paths of a point take its step to the next
 * dominator if every other step leads only to points whose own paths all come back; then the step cuts off everything
 * that its start dominates. The result equals that for a graph in which a point splits every step, without the cost
 * of these points.
 */
export function bridgesTo(end: number, onwards: Onwards): readonly Bridge[] {
  const order = outwards(end, onwards);
  const place = new Int32Array(onwards.length).fill(NONE);
  order.forEach((point, index) => (place[point] = index));
  const next = dominators(order, place, onwards);
  const { inTree, spans } = treeOf(order, next);
  return order.slice(1).flatMap((from, index): readonly Bridge[] => {
    const own = spans[index + 1] ?? NOTHING;
    const to = order[next[index + 1] ?? 0] ?? end;
    const isOnly = (onwards[from] ?? []).every((other) => {
      const at = place[other] ?? NONE;
      return other === to || at === NONE || isWithin(spans[at] ?? NOTHING, own);
    });
    const cutsOff = (): readonly number[] => inTree.slice(own.first, own.last).map((at) => order[at] ?? end);
    return isOnly ? [{ from, to, cutsOff: cutsOff() }] : [];
  });
}

/** Returns the points that reach the end, in reverse postorder of the reversed graph. */
function outwards(end: number, onwards: Onwards): readonly number[] {
  const before = reversed(onwards);
  const seen = new Set([end]);
  const open: { readonly point: number; at: number }[] = [{ point: end, at: 0 }];
  const done: number[] = [];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const point = before[top.point]?.[top.at];
    top.at += 1;
    if (point === undefined) {
      done.push(top.point);
      open.pop();
    } else if (!seen.has(point)) {
      seen.add(point);
      open.push({ point, at: 0 });
    }
  }
  return done.reverse();
}

function reversed(onwards: Onwards): Onwards {
  const before: number[][] = onwards.map(() => []);
  onwards.forEach((points, from) => {
    for (const to of points) before[to]?.push(from);
  });
  return before;
}

/** Returns, by place in the order, the place of the nearest point that all paths pass. */
function dominators(order: readonly number[], place: Int32Array, onwards: Onwards): Int32Array {
  const next = new Int32Array(order.length).fill(NONE);
  next[0] = 0;
  for (let changed = true; changed;) {
    changed = false;
    for (let at = 1; at < order.length; at += 1) {
      const found = nearestShared(onwards[order[at] ?? 0] ?? [], place, next);
      if (found === next[at]) continue;
      next[at] = found;
      changed = true;
    }
  }
  return next;
}

function nearestShared(points: readonly number[], place: Int32Array, next: Int32Array): number {
  let shared = NONE;
  for (const point of points) {
    const at = place[point] ?? NONE;
    if (at === NONE || next[at] === NONE) continue;
    shared = shared === NONE ? at : meeting(shared, at, next);
  }
  return shared;
}

/** Finds the nearest common dominator. A dominator comes before the points that it dominates. */
function meeting(first: number, second: number, next: Int32Array): number {
  let [a, b] = [first, second];
  while (a !== b) {
    if (a > b) a = next[a] ?? 0;
    else b = next[b] ?? 0;
  }
  return a;
}

/** The part of the tree that a point dominates, itself included. */
interface Span {
  readonly first: number;
  readonly last: number;
}

const NOTHING: Span = { first: 0, last: 0 };

const isWithin = (one: Span, other: Span): boolean => one.first >= other.first && one.last <= other.last;

/** Lays out the dominator tree. `inTree`: places, each followed by all that it dominates. `spans`: by place. */
function treeOf(order: readonly number[], next: Int32Array) {
  const sizes = new Int32Array(order.length).fill(1);
  for (let at = order.length - 1; at > 0; at -= 1)
    sizes[next[at] ?? 0] = (sizes[next[at] ?? 0] ?? 0) + (sizes[at] ?? 0);
  const free = new Int32Array(order.length);
  const inTree: number[] = Array.from({ length: order.length }, () => 0);
  const spans: Span[] = [];
  order.forEach((_point, at) => {
    const above = next[at] ?? 0;
    const first = at === 0 ? 0 : (free[above] ?? 0);
    const last = first + (sizes[at] ?? 0);
    if (at > 0) free[above] = last;
    free[at] = first + 1;
    spans.push({ first, last });
    inTree[first] = at;
  });
  return { inTree, spans };
}
