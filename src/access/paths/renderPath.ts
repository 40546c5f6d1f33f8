/** Renders a path as Graphviz (DOT) or Mermaid source, or as a picture (SVG). */
import { visibleText } from '../../visibleText.js';
import type { Principal } from '../../graph/model/graph.js';
import type { HopActor } from '../shared/answer.js';
import type { VisiblePath, VisibleStep } from '../shared/visiblePath.js';
import { drawPaths, type DrawnPath, type DrawnPrincipal } from '../../picture/drawing.js';
import { layoutOf, type Picture } from '../../picture/layout.js';
import { svgText } from '../../picture/svgText.js';
import { isPlainChain } from '../shared/stepLinks.js';
import { targetText, nameOf, techniqueText } from '../shared/sentences.js';

export type GraphFormat = 'DOT' | 'MERMAID' | 'SVG';

interface Edge {
  /** Indexes of nodes. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly isUnconditional: boolean;
}

interface Drawing {
  readonly nodes: readonly string[];
  readonly edges: readonly Edge[];
}

export function renderPath(path: VisiblePath, format: GraphFormat): string {
  if (format === 'SVG') return svgText(pictureOf(path), path.sentence);
  const drawing = drawingOf(path);
  return format === 'DOT' ? dot(drawing) : mermaid(drawing);
}

/** Draws each principal as one node, with an edge from each acting principal to the target of the step. */
function drawingOf(path: VisiblePath): Drawing {
  const nodes = namesIn(path);
  const places = new Map([...nodes.keys()].map((identifier, place) => [identifier, place]));
  const placeOf = ({ identifier }: Principal): number => places.get(identifier) ?? 0;
  const isPlain = isPlainChain(path.hops);
  const edges = path.hops.flatMap((hop, at) =>
    hop.actingAs.map((actor) => ({
      from: placeOf(actor.principal),
      to: placeOf(hop.to),
      label: `${isPlain ? '' : `${at + 1}: `}${labelOf(hop, actor)}`,
      isUnconditional: hop.decision === 'ALLOWED',
    })),
  );
  return { nodes: [...nodes.values()], edges };
}

/** Returns the name of each principal by identifier, in the order in which the path reaches them. */
function namesIn({ hops, start }: VisiblePath): ReadonlyMap<string, string> {
  const stations = hops.flatMap(({ actingAs, to, mechanism }) => [
    ...actingAs.map(({ principal }) => [principal.identifier, nameOf(principal)] as const),
    [to.identifier, mechanism === 'ESCALATION' ? targetText(to) : nameOf(to)] as const,
  ]);
  const all = [...(start ? [[start.identifier, nameOf(start)] as const] : []), ...stations];
  // Each keeps its first place; the reversed entries restore its first name.
  return new Map([...all, ...all.toReversed()]);
}

/** Counts the other ways of the step, which stay open where the first is closed. Adds the actor's actions if several act. */
function labelOf(hop: VisibleStep, { actions }: HopActor): string {
  const [first = '', ...others] = waysOf(hop);
  const how = others.length === 0 ? first : `${first} + ${others.length}`;
  return hop.actingAs.length > 1 && actions.length > 0 ? `${how}: ${actions.join(', ')}` : how;
}

function pictureOf(path: VisiblePath): Picture {
  const names = path.accounts.flatMap(({ accountId, name }) =>
    name === undefined ? [] : [[accountId, name] as const],
  );
  return layoutOf(drawPaths([drawnPath(path)]), new Map(names));
}

function drawnPath({ hops, start }: VisiblePath): DrawnPath {
  const isPlain = isPlainChain(hops);
  const steps = hops.map((hop, at) => ({
    actors: hop.actingAs.map((actor) => ({
      ...drawnPrincipal(actor.principal),
      part: hop.actingAs.length > 1 ? actor.actions.join(', ') : undefined,
    })),
    to: drawnPrincipal(hop.to, hop.mechanism === 'ESCALATION'),
    ways: waysOf(hop).map((way) => `${isPlain ? '' : `${at + 1}: `}${way}`),
    isEscalation: hop.mechanism === 'ESCALATION',
    isConditional: hop.decision !== 'ALLOWED',
  }));
  return { start: start && drawnPrincipal(start), steps };
}

/** Returns the ways of making a step, the best first. */
const waysOf = (hop: VisibleStep): readonly string[] =>
  [hop, ...(hop.mechanism === 'HIDDEN' ? [] : (hop.alternatives ?? []))].map(mechanismText);

function drawnPrincipal({ identifier, name, kind, accountId }: Principal, isWhole = false): DrawnPrincipal {
  const words = kind.toLowerCase().replaceAll('_', ' ');
  return kind === 'ROOT' && isWhole
    ? { identifier, name: 'Administrative access', kind: 'whole account', accountId }
    : { identifier, name, kind: words, accountId };
}

const mechanismText = (hop: VisibleStep): string =>
  hop.mechanism === 'ESCALATION' ? techniqueText(hop.techniqueId) : mechanismName(hop.mechanism);

const mechanismName = (mechanism: Exclude<VisibleStep['mechanism'], 'ESCALATION'>): string =>
  mechanism === 'HIDDEN' ? 'hidden' : mechanism;

function dot({ nodes, edges }: Drawing): string {
  const quoted = (text: string): string =>
    `"${visibleText(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const lines = [
    'rankdir=LR;',
    ...nodes.map((name, index) => `n${index} [label=${quoted(name)}];`),
    ...edges.map(
      ({ from, to, label, isUnconditional }) =>
        `n${from} -> n${to} [label=${quoted(label)}${isUnconditional ? '' : ', style=dashed'}];`,
    ),
  ];
  return ['digraph path {', ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}

/** Draws conditional edges dotted. */
function mermaid({ nodes, edges }: Drawing): string {
  const quoted = (text: string): string =>
    `"${visibleText(text)
      .replaceAll('#', '#35;')
      .replaceAll('"', '#quot;')
      .replaceAll('<', '#lt;')
      .replaceAll('>', '#gt;')
      .replaceAll('`', '#96;')}"`;
  const lines = [
    ...nodes.map((name, index) => `n${index}[${quoted(name)}]`),
    ...edges.map(
      ({ from, to, label, isUnconditional }) =>
        `n${from} ${isUnconditional ? '-->' : '-.->'}|${quoted(label)}| n${to}`,
    ),
  ];
  return ['flowchart LR', ...lines.map((line) => `  ${line}`), ''].join('\n');
}
