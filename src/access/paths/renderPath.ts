/** A path as a drawing: what Graphviz (DOT) or Mermaid make a picture of. */
import type { Principal } from '../../graph/model/graph.js';
import type { PathHop, PrivilegePath } from '../shared/answer.js';
import { becomeText, nameOf, techniqueText } from '../shared/sentences.js';

export type GraphFormat = 'DOT' | 'MERMAID';

interface Drawing {
  readonly nodes: readonly string[];
  /** From each node to the next. */
  readonly edges: readonly { readonly label: string; readonly isUnconditional: boolean }[];
}

export function renderPath(path: PrivilegePath, format: GraphFormat): string {
  const drawing = { nodes: nodesOf(path), edges: path.hops.map(edgeOf) };
  return format === 'DOT' ? dot(drawing) : mermaid(drawing);
}

function nodesOf({ hops, start }: PrivilegePath): readonly string[] {
  const [first] = hops;
  if (first) return [nameOf(first.from), ...hops.map(({ to, mechanism }) => endText(to, mechanism))];
  return start ? [nameOf(start)] : [];
}

const endText = (to: Principal, mechanism: PathHop['mechanism']): string =>
  mechanism === 'ESCALATION' ? becomeText(to) : nameOf(to);

const edgeOf = (hop: PathHop) => ({
  label: hop.mechanism === 'ESCALATION' ? techniqueText(hop.techniqueId) : hop.mechanism,
  isUnconditional: hop.decision === 'ALLOWED',
});

function dot({ nodes, edges }: Drawing): string {
  const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const lines = [
    'rankdir=LR;',
    ...nodes.map((name, index) => `n${index} [label=${quoted(name)}];`),
    ...edges.map(
      ({ label, isUnconditional }, index) =>
        `n${index} -> n${index + 1} [label=${quoted(label)}${isUnconditional ? '' : ', style=dashed'}];`,
    ),
  ];
  return ['digraph path {', ...lines.map((line) => `  ${line}`), '}', ''].join('\n');
}

/** Under conditions: dotted. */
function mermaid({ nodes, edges }: Drawing): string {
  const quoted = (text: string): string =>
    `"${text
      .replaceAll('#', '#35;')
      .replaceAll('"', '#quot;')
      .replaceAll('<', '#lt;')
      .replaceAll('>', '#gt;')
      .replaceAll('`', '#96;')}"`;
  const lines = [
    ...nodes.map((name, index) => `n${index}[${quoted(name)}]`),
    ...edges.map(
      ({ label, isUnconditional }, index) =>
        `n${index} ${isUnconditional ? '-->' : '-.->'}|${quoted(label)}| n${index + 1}`,
    ),
  ];
  return ['flowchart LR', ...lines.map((line) => `  ${line}`), ''].join('\n');
}
