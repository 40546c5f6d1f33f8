/** Pictures of paths with names that try to break out of them: whatever the names, a picture has the same parts. */
import { describe, expect, it } from 'vitest';
import { chainSteps, pathOf } from '../../../src/access/paths/pathAnswer.js';
import { renderPath } from '../../../src/access/paths/renderPath.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';

/** What they run where they get out of their place. */
const scripts = [
  'alert(1)',
  'window.isOwned=1',
  'javascript:alert(1)',
  "fetch('http://127.0.0.1:9/')",
  "=cmd|' /C calc'!A0",
];
/** How they get there. */
const ways: readonly ((script: string) => string)[] = [
  (script) => `<script>${script}</script>`,
  (script) => `</text><script>${script}</script>`,
  (script) => `</title></svg><svg onload="${script}">`,
  (script) => `"><img src=x onerror="${script}">`,
  (script) => `' onmouseover='${script}`,
  (script) => `<a xlink:href="${script}">x</a>`,
  (script) => `<foreignObject><iframe src="${script}"></iframe></foreignObject>`,
  (script) => `<style>@import '${script}';</style>`,
  (script) => `]]><script>${script}</script><![CDATA[`,
  (script) => `<!-- --><script>${script}</script>`,
  (script) => `&lt;script&gt;${script}&lt;/script&gt;`,
  (script) => `&#60;script&#62;${script}`,
  (script) => `\u0000<script>${script}</script>\ufffe`,
  (script) => `\ud800"${script}`,
  (script) => `"]; n9 [label="${script}"]; n9 -> n0 [URL="${script}"]; //`,
  (script) => `\\"]; n9 [URL="${script}"`,
  (script) => `\\\\"]; n9 [URL="${script}"`,
  (script) => `x"\n  n0 -> n0 [href="${script}"]\n`,
  (script) => `"]\n  click n0 call ${script}`,
  (script) => `"]\n  click n0 href "${script}"`,
  (script) => `x"| n0\n  %%{init: {"securityLevel": "loose"}}%% ${script}`,
  (script) => `#quot;]#59; click n0 "${script}"`,
  (script) => '`' + `<b>${script}</b>` + '`',
  (script) => `subgraph x\n${script}\nend`,
];
const names = ways.flatMap((way) => scripts.map(way));

const arnOf = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const step = {
  decision: 'CONDITIONAL',
  conditions: [],
  preconditions: [],
  determiningStatements: [],
  caveats: [],
  crossAccount: false,
  mechanism: 'ASSUME_ROLE',
} as const;

function pictureWith(name: string, format: 'SVG' | 'DOT' | 'MERMAID'): string {
  const [from, to] = [namedPrincipal(arnOf(name)), namedPrincipal(arnOf(`second-${name}`))];
  const account = {
    type: 'ACCOUNT',
    accountId: '111122223333',
    partition: 'aws',
    imported: true,
    version: 1,
    name,
    dataGaps: [],
  } as const;
  return renderPath(
    pathOf(chainSteps([{ ...step, from, to }]), new Map([[account.accountId, account]])),
    format,
  );
}

/** The elements of a picture with the names of their attributes, and all that is no text and no value. */
const elementsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/="[^"]*"/g, '=""'));

/** All that is outside of quotes. */
const outside = (text: string, quoted: RegExp): string => text.replace(quoted, '""');
const IN_DOT = /"(?:\\.|[^"\\\n])*"/g;
const IN_MERMAID = /"[^"\n]*"/g;

describe('a picture of a path', () => {
  it('is drawn with more than a hundred hostile names', () => {
    expect(new Set(names).size).toBeGreaterThan(100);
  });

  it.each(names)('keeps names as text: %j', (name) => {
    const svg = pictureWith(name, 'SVG');
    // A long name takes more lines of the text below the picture.
    expect(new Set(elementsOf(svg))).toEqual(new Set(elementsOf(pictureWith('plain', 'SVG'))));
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
    const dot = pictureWith(name, 'DOT');
    expect(outside(dot, IN_DOT)).toBe(outside(pictureWith('plain', 'DOT'), IN_DOT));
    const mermaid = pictureWith(name, 'MERMAID');
    expect(outside(mermaid, IN_MERMAID)).toBe(outside(pictureWith('plain', 'MERMAID'), IN_MERMAID));
    for (const [text] of mermaid.matchAll(IN_MERMAID)) expect(text).not.toMatch(/[<>`\n]/);
  });
});
