/** Through what do all ways to one end lead? Dominators of a graph that is walked towards its end. */

/** By number of a point: where one can go on from it. */
export type Onwards = readonly (readonly number[])[];

export interface Bridge {
  readonly from: number;
  readonly to: number;
  /** Points that have no way to the end without it, `from` among them. */
  readonly cutsOff: readonly number[];
}

const NONE = -1;

/**
 * All single steps without which some point has no way to the end.
 *
 * On the reversed graph, from the end outwards, the dominators of a point are what all its ways pass. They are worked
 * out by iteration (Cooper, Harvey, Kennedy 2001). A step to the next dominator is one that all ways take where every
 * other step leads only to points whose own ways all come back; then it cuts off whatever its start dominates.
 * That says the same as dominators of a graph in which every step is split by a point, without that many points.
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

/** The points that can get to the end, in reverse postorder of the reversed graph. */
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

/** By place in the order: the place of the nearest point that all ways pass. */
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

/** A dominator comes before what it dominates. */
function meeting(first: number, second: number, next: Int32Array): number {
  let [a, b] = [first, second];
  while (a !== b) {
    if (a > b) a = next[a] ?? 0;
    else b = next[b] ?? 0;
  }
  return a;
}

/** Where what a point dominates stands in the tree, itself included. */
interface Span {
  readonly first: number;
  readonly last: number;
}

const NOTHING: Span = { first: 0, last: 0 };

const isWithin = (one: Span, other: Span): boolean => one.first >= other.first && one.last <= other.last;

/** `inTree`: places, each followed by all that it dominates. `spans` by place. */
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
