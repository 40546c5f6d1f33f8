/**
 * Lays out a picture from left to right, with a lane for each account. Dagre puts the principals into columns and
 * orders them; each lane then stacks its principals of a column, with room for the steps that pass by.
 */
import { Graph, layout as layOut } from '@dagrejs/dagre';
import type { DrawnEdge, DrawnNode, Drawing } from './drawing.js';

export interface PlacedNode extends DrawnNode {
  /** The position of its upper left corner. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge extends DrawnEdge {
  /** For the attribute `d` of an SVG path. */
  readonly curve: string;
  /** The center of its label. */
  readonly labelX: number;
  readonly labelY: number;
}

export interface Lane {
  readonly title: string;
  readonly y: number;
  readonly height: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export const NODE_WIDTH = 176;
export const NODE_HEIGHT = 46;
export const LABEL_HEIGHT = 18;
/** Longer names and labels are shortened; the full text is beside the picture. */
export const NODE_LETTERS = 23;
export const LABEL_LETTERS = 30;

const ROW = NODE_HEIGHT + 18;
const LANE_TITLE = 30;
const MARGIN = 12;
const LETTER_WIDTH = 6.2;
/** Room for a curve on both sides of a label. */
const CURVE_ROOM = 52;

/** Returns the width of a label's background, which hides the line behind it. */
export const labelWidth = (shown: string): number => shown.length * LETTER_WIDTH + 8;

/** How much of the end of a long text is kept: names of one kind often differ there alone. */
const ENDING = 7;

export const shorten = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - ENDING - 1)}…${text.slice(-ENDING)}` : text;

/** A principal, or the place where a step passes a column; slots are ordered from top to bottom. */
interface Slot {
  readonly lane: string;
  readonly column: number;
  readonly order: number;
  readonly node?: DrawnNode;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** `accountNames` are by account id. */
export function layoutOf(drawing: Drawing, accountNames: ReadonlyMap<string, string> = new Map()): Picture {
  const places = dagrePlaces(drawing);
  const slots = slotsOf(drawing, places);
  const { lanes, rowOf, height } = stack(slots);
  const titleOf = (id: string): string => (accountNames.has(id) ? `${accountNames.get(id)} (${id})` : id);
  const columns = columnsOf(drawing, places);
  const at = (slot: Slot | undefined): Point => ({
    x: columns.left[slot?.column ?? 0] ?? 0,
    y: slot ? rowOf(slot) : 0,
  });
  const nodes = drawing.nodes.map((node) => ({ ...node, ...at(slots.nodes.get(node.identifier)) }));
  const edges = drawEdges(drawing.edges, new Map(nodes.map((node) => [node.identifier, node])), {
    gapAfter: (column) => columns.gapAfter[column] ?? 0,
    columnOf: (identifier) => places.get(identifier)?.column ?? 0,
    passing: (edge) => (slots.passing.get(edge) ?? []).map((slot) => at(slot)),
  });
  return {
    width: columns.width,
    height,
    lanes: lanes.map(({ account, y, height: tall }) => ({
      title: account === '' ? 'No account' : titleOf(account),
      y,
      height: tall,
    })),
    nodes,
    edges,
  };
}

/** The column of each principal, counted from the left, and a number that orders those of a column. */
type Places = ReadonlyMap<string, { readonly column: number; readonly order: number }>;

function dagrePlaces({ nodes, edges }: Drawing): Places {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR' });
  for (const { identifier } of nodes) graph.setNode(identifier, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const { from, to } of edges) if (from !== to) graph.setEdge(from, to, {});
  layOut(graph);
  const placed = nodes.map(({ identifier }) => ({ identifier, ...pointOf(graph.node(identifier)) }));
  const xs = [...new Set(placed.map(({ x }) => x))].toSorted((a, b) => a - b);
  return new Map(placed.map(({ identifier, x, y }) => [identifier, { column: xs.indexOf(x), order: y }]));
}

const pointOf = ({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }): Point => ({ x, y });

interface Slots {
  readonly nodes: ReadonlyMap<string, Slot>;
  readonly passing: ReadonlyMap<DrawnEdge, readonly Slot[]>;
}

function slotsOf({ nodes, edges }: Drawing, places: Places): Slots {
  const laneOf = new Map(nodes.map(({ identifier, accountId = '' }) => [identifier, accountId]));
  const placeOf = (identifier: string) => places.get(identifier) ?? { column: 0, order: 0 };
  const slotOf = (node: DrawnNode): Slot => ({
    lane: node.accountId ?? '',
    ...placeOf(node.identifier),
    node,
  });
  const passing = (edge: DrawnEdge): readonly Slot[] => {
    const [from, to] = [placeOf(edge.from), placeOf(edge.to)];
    const between = Array.from({ length: Math.max(0, to.column - from.column - 1) }, (_, at) => at + 1);
    return between.map((at) => ({
      lane: laneOf.get(edge.to) ?? '',
      column: from.column + at,
      order: from.order + ((to.order - from.order) * at) / (to.column - from.column),
    }));
  };
  return {
    nodes: new Map(nodes.map((node) => [node.identifier, slotOf(node)])),
    passing: new Map(edges.map((edge) => [edge, passing(edge)])),
  };
}

/**
 * Stacks the lanes from top to bottom: lanes with a start first, then by the mean place that Dagre gave their
 * principals.
 */
function stack({ nodes, passing }: Slots) {
  const all = [...nodes.values(), ...[...passing.values()].flat()].toSorted((a, b) => a.order - b.order);
  const names = [...new Set([...nodes.values()].map(({ lane }) => lane))].toSorted(
    (a, b) => laneOrder(all, a) - laneOrder(all, b),
  );
  const rows = new Map<Slot, number>();
  const lanes: { readonly account: string; readonly y: number; readonly height: number }[] = [];
  let y = MARGIN;
  for (const name of names) {
    const used = new Map<number, number>();
    for (const slot of all.filter(({ lane }) => lane === name)) {
      const row = used.get(slot.column) ?? 0;
      used.set(slot.column, row + 1);
      rows.set(slot, y + LANE_TITLE + row * ROW);
    }
    const height = LANE_TITLE + Math.max(1, ...used.values()) * ROW;
    lanes.push({ account: name, y, height });
    y += height + MARGIN;
  }
  return { lanes, height: y, rowOf: (slot: Slot): number => rows.get(slot) ?? 0 };
}

function laneOrder(slots: readonly Slot[], name: string): number {
  const inside = slots.filter(({ lane, node }) => lane === name && node);
  if (inside.some(({ node }) => node?.isStart)) return -1;
  return inside.reduce((sum, { order }) => sum + order, 0) / inside.length;
}

/**
 * Returns where each column begins, and the middle of the gap behind it, which is wide enough for its longest label.
 */
function columnsOf({ edges }: Drawing, places: Places) {
  const count = Math.max(0, ...[...places.values()].map(({ column }) => column)) + 1;
  const letters = Array.from({ length: count }, () => 0);
  for (const { from, to, label } of edges) {
    const column = labelColumn(places.get(from)?.column ?? 0, places.get(to)?.column ?? 0);
    letters[column] = Math.max(letters[column] ?? 0, Math.min(label.length, LABEL_LETTERS));
  }
  const left: number[] = [];
  const gapAfter: number[] = [];
  let x = MARGIN * 2;
  for (const [column, width] of letters.entries()) {
    left.push(x);
    const gap = width === 0 && column === count - 1 ? 0 : width * LETTER_WIDTH + CURVE_ROOM;
    gapAfter.push(x + NODE_WIDTH + gap / 2);
    x += NODE_WIDTH + gap;
  }
  return { left, gapAfter, width: x + MARGIN };
}

/** Returns the gap of a label: the first one of its step; for a step back, the gap behind its start. */
const labelColumn = (from: number, to: number): number => (to > from ? from : Math.max(from, to));

interface Ways {
  readonly gapAfter: (column: number) => number;
  readonly columnOf: (identifier: string) => number;
  /** The upper left corners of the slots that it passes. */
  readonly passing: (edge: DrawnEdge) => readonly Point[];
}

function drawEdges(
  edges: readonly DrawnEdge[],
  nodes: ReadonlyMap<string, PlacedNode>,
  ways: Ways,
): readonly PlacedEdge[] {
  const labels = new Map<number, number[]>();
  return edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const [start, end] = [ways.columnOf(edge.from), ways.columnOf(edge.to)];
    const isForward = end > start;
    const first = { x: from.x + NODE_WIDTH, y: from.y + NODE_HEIGHT * (edge.from === edge.to ? 0.3 : 0.5) };
    const last = isForward
      ? { x: to.x, y: to.y + NODE_HEIGHT / 2 }
      : { x: to.x + NODE_WIDTH, y: to.y + NODE_HEIGHT * 0.7 };
    const middle = ways.passing(edge).flatMap(({ x, y }) => [
      { x, y: y + NODE_HEIGHT / 2 },
      { x: x + NODE_WIDTH, y: y + NODE_HEIGHT / 2 },
    ]);
    const next = middle[0] ?? last;
    const column = labelColumn(start, end);
    const label = { x: ways.gapAfter(column), y: freeBeside(labels, column, (first.y + next.y) / 2) };
    const curve = isForward ? through([first, label, ...middle, last]) : back(first, label, last);
    return [{ ...edge, curve, labelX: label.x, labelY: label.y }];
  });
}

/** Returns the nearest height at which the gap has no label yet. */
function freeBeside(labels: Map<number, number[]>, column: number, wanted: number): number {
  const taken = labels.get(column) ?? [];
  const isFree = (y: number): boolean => taken.every((other) => Math.abs(other - y) >= LABEL_HEIGHT + 2);
  let y = wanted;
  for (let step = 1; !isFree(y); step += 1) y = wanted + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * 10;
  labels.set(column, [...taken, y]);
  return y;
}

/** Returns a smooth line that is level at each point. */
function through([first, ...others]: readonly Point[]): string {
  let [{ x, y }] = [first ?? { x: 0, y: 0 }];
  let curve = `M${x},${y}`;
  for (const point of others) {
    const half = (point.x - x) / 2;
    curve += ` C${x + half},${y} ${point.x - half},${point.y} ${point.x},${point.y}`;
    ({ x, y } = point);
  }
  return curve;
}

/** Returns a line out to the right and back. */
const back = (from: Point, label: Point, to: Point): string =>
  `M${from.x},${from.y} C${label.x},${from.y} ${label.x},${from.y} ${label.x},${label.y} ` +
  `C${label.x},${to.y} ${label.x},${to.y} ${to.x},${to.y}`;
