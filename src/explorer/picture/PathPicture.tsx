/**
 * Shows paths as a picture: one path in focus, the others faint. The table beside it has the same content for users
 * who do not see it.
 */
import { useEffect, useRef } from 'react';
import type { DrawnEdge } from '../../picture/drawing.js';
import {
  LABEL_HEIGHT,
  LABEL_LETTERS,
  labelWidth,
  NODE_HEIGHT,
  NODE_LETTERS,
  NODE_WIDTH,
  shorten,
  type Picture,
  type PlacedEdge,
  type PlacedNode,
} from '../../picture/layout.js';

/** The smallest scale: a wide picture shrinks to fit, as long as its text can be read. */
const SMALLEST = 0.72;

interface PathPictureOptions {
  readonly picture: Picture;
  readonly title: string;
  /** The position of the path in focus. */
  readonly focus: number;
  /** The ends of the step in focus, if one is. */
  readonly step?: { readonly from: string; readonly to: string } | undefined;
  readonly onStep: (edge: DrawnEdge) => void;
}

export function PathPicture({ picture, title, focus, step, onStep }: PathPictureOptions) {
  const { width, height, lanes, nodes, edges } = picture;
  const inFocus = edges.filter(({ paths, tone }) => paths.includes(focus) || tone === 'REMOVED');
  const isFaint = (edge: PlacedEdge) => !inFocus.includes(edge);
  const lit = new Set(inFocus.flatMap(({ from, to }) => [from, to]));
  const isStep = ({ from, to }: PlacedEdge) => from === step?.from && to === step.to;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => showChosen(frame.current), [picture, focus, step?.from, step?.to]);
  return (
    <div ref={frame} className="picture" role="group" aria-label="Picture of the paths" tabIndex={0}>
      <svg
        role="img"
        aria-label={title}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        style={{ minWidth: width * SMALLEST }}
      >
        <defs>
          {['tip', 'tip-escalation'].map((id) => (
            <marker
              key={id}
              id={id}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerUnits="userSpaceOnUse"
              markerWidth="9"
              markerHeight="9"
              orient="auto"
            >
              <path d="M0,0 L8,4 L0,8 z" />
            </marker>
          ))}
        </defs>
        {lanes.map(({ title: account, y, height: tall }) => (
          <g key={account}>
            <rect className="lane" x="4" y={y} width={width - 8} height={tall} rx="8" />
            <text className="lane-title" x="16" y={y + 18}>
              {account}
            </text>
          </g>
        ))}
        {edges.map((edge) => (
          <Edge
            key={`${edge.from} ${edge.to}`}
            edge={edge}
            isFaint={isFaint(edge)}
            isStep={isStep(edge)}
            onStep={onStep}
          />
        ))}
        {nodes.map((node) => (
          <Node key={node.identifier} node={node} isFaint={!lit.has(node.identifier) && lit.size > 0} />
        ))}
      </svg>
    </div>
  );
}

/** Scrolls a large picture, and not the page, to where the step in focus leads. */
function showChosen(frame: HTMLDivElement | null): void {
  const chosen = frame?.querySelector<SVGPathElement>('.chosen path');
  if (!frame || !chosen) return;
  const end = chosen.getPointAtLength(chosen.getTotalLength());
  const { x, y } = new DOMPoint(end.x, end.y).matrixTransform(chosen.getScreenCTM() ?? undefined);
  const { left, top } = frame.getBoundingClientRect();
  frame.scrollBy(x - left - frame.clientWidth / 2, y - top - frame.clientHeight / 2);
}

interface EdgeOptions {
  readonly edge: PlacedEdge;
  readonly isFaint: boolean;
  readonly isStep: boolean;
  readonly onStep: (edge: DrawnEdge) => void;
}

function Edge({ edge, isFaint, isStep, onStep }: EdgeOptions) {
  const { curve, label, labelX, labelY, isEscalation, isConditional, tone } = edge;
  const shown = shorten(label, LABEL_LETTERS);
  const width = labelWidth(shown);
  const classes = [
    'step',
    isEscalation && 'escalation',
    isConditional && 'conditional',
    isFaint && 'faint',
    isStep && 'chosen',
    tone?.toLowerCase(),
  ];
  return (
    <g className={classes.filter(Boolean).join(' ')} onClick={() => onStep(edge)}>
      <title>{label}</title>
      <path d={curve} markerEnd={`url(#${isEscalation ? 'tip-escalation' : 'tip'})`} />
      <rect x={labelX - width / 2} y={labelY - LABEL_HEIGHT / 2} width={width} height={LABEL_HEIGHT} />
      <text x={labelX} y={labelY + 4}>
        {shown}
      </text>
    </g>
  );
}

const Node = ({ node, isFaint }: { readonly node: PlacedNode; readonly isFaint: boolean }) => (
  <g className={`node${node.isGoal ? ' goal' : ''}${node.isStart ? ' start' : ''}${isFaint ? ' faint' : ''}`}>
    <title>{node.identifier}</title>
    <rect x={node.x} y={node.y} width={NODE_WIDTH} height={NODE_HEIGHT} rx="6" />
    <text x={node.x + 10} y={node.y + 19}>
      {shorten(node.name, NODE_LETTERS)}
    </text>
    <text className="kind" x={node.x + 10} y={node.y + 36}>
      {node.kind}
    </text>
  </g>
);
