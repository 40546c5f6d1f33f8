/** Writes a picture as a self-contained SVG file: it runs no scripts and loads nothing. */
import {
  LABEL_HEIGHT,
  LABEL_LETTERS,
  labelWidth,
  NODE_HEIGHT,
  NODE_LETTERS,
  NODE_WIDTH,
  shorten,
  type Lane,
  type Picture,
  type PlacedEdge,
  type PlacedNode,
} from './layout.js';
import { sentence } from '../answerWords.js';

const style = [
  'text{font:13px system-ui,sans-serif;fill:#1b1f27}',
  '.lane{fill:#f4f5f8;stroke:#d8dbe3}',
  '.lane-title,.kind{font-size:11px;fill:#5a6272}',
  '.node{fill:#fff;stroke:#8089a0}',
  '.goal{stroke:#b3261e;stroke-width:2}',
  '.step{fill:none;stroke:#46506a;stroke-width:1.5}',
  '.escalation{stroke:#b3261e}',
  '.conditional{stroke-dasharray:6 4}',
  '.added{stroke:#14683a;stroke-width:3}',
  '.changed{stroke:#1a5fb4;stroke-width:3}',
  '.missing{stroke:#b3261e;stroke-dasharray:2 5}',
  '.removed{stroke:#a3211a;stroke-dasharray:2 5}',
  '.label{font-size:11px;text-anchor:middle}',
  '.label-back{fill:#fff;opacity:.9}',
].join('');

const head = `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#46506a"/></marker></defs>`;

const LINE_HEIGHT = 20;
const LETTER_WIDTH = 7.5;

/** `title`: what the picture shows. It stands below it, with what the lines mean: a file is read without the page. */
export function svgText({ width, height, lanes, nodes, edges }: Picture, title: string): string {
  const letters = Math.max(80, Math.floor((width - 32) / LETTER_WIDTH));
  const lines = [title, legendOf(edges)].flatMap((text) => wrapped(text, letters));
  const widest = Math.max(width, ...lines.map((line) => Math.ceil(line.length * LETTER_WIDTH) + 32));
  const tall = height + lines.length * LINE_HEIGHT + 8;
  const size = `width="${widest}" height="${tall}" viewBox="0 0 ${widest} ${tall}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size}>`,
    `<title>${escape(title)}</title><style>${style}</style>${head}`,
    ...lanes.map((lane) => laneText(lane, width)),
    ...edges.map(edgeText),
    ...nodes.map(nodeText),
    ...lines.map(
      (line, at) => `<text x="16" y="${height + (at + 1) * LINE_HEIGHT - 4}">${escape(line)}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** Breaks a text between words into lines of so many letters. */
function wrapped(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > letters) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.filter((line) => line !== '');
}

/** Says what the lines mean that are drawn. */
function legendOf(edges: readonly PlacedEdge[]): string {
  const tones = new Set(edges.map(({ tone }) => tone));
  const meanings = [
    ...(edges.some(({ isConditional }) => isConditional) ? ['dashed: under conditions'] : []),
    ...(edges.some(({ isEscalation }) => isEscalation) ? ['red: escalation'] : []),
    ...(tones.has('ADDED') ? ['green: new with the change'] : []),
    ...(tones.has('CHANGED') ? ['blue: changed by it'] : []),
    ...(tones.has('REMOVED') ? ['dotted: gone with the change'] : []),
    ...(tones.has('MISSING') ? ['dotted: missing'] : []),
  ];
  return sentence(meanings.join(', '));
}

const laneText = ({ title, y, height }: Lane, width: number): string =>
  `<rect class="lane" x="4" y="${y}" width="${width - 8}" height="${height}" rx="8"/>` +
  `<text class="lane-title" x="16" y="${y + 18}">${escape(title)}</text>`;

function edgeText({ curve, label, labelX, labelY, isEscalation, isConditional, tone }: PlacedEdge): string {
  const classes = ['step', isEscalation && 'escalation', isConditional && 'conditional', tone?.toLowerCase()];
  const shown = shorten(label, LABEL_LETTERS);
  const width = labelWidth(shown);
  return (
    `<path class="${classes.filter(Boolean).join(' ')}" d="${curve}" marker-end="url(#tip)"><title>${escape(label)}</title></path>` +
    `<rect class="label-back" x="${labelX - width / 2}" y="${labelY - LABEL_HEIGHT / 2}" width="${width}" height="${LABEL_HEIGHT}"/>` +
    `<text class="label" x="${labelX}" y="${labelY + 4}">${escape(shown)}</text>`
  );
}

const nodeText = ({ x, y, name, kind, identifier, isGoal }: PlacedNode): string =>
  `<g><title>${escape(identifier)}</title>` +
  `<rect class="node${isGoal ? ' goal' : ''}" x="${x}" y="${y}" width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="6"/>` +
  `<text x="${x + 10}" y="${y + 19}">${escape(shorten(name, NODE_LETTERS))}</text>` +
  `<text class="kind" x="${x + 10}" y="${y + 36}">${escape(kind)}</text></g>`;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text. Replaces characters that XML cannot hold by the replacement character. */
const escape = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
