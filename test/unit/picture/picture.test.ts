/** Pictures of paths: who stands where, what is drawn once, and what no name can do to them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawChange, drawPaths, groupNodes, type DrawnPath } from '../../../src/picture/drawing.js';
import { layoutOf, NODE_HEIGHT, NODE_LETTERS, NODE_WIDTH, shorten } from '../../../src/picture/layout.js';
import { svgText } from '../../../src/picture/svgText.js';

const principal = (name: string, accountId = '111111111111') => ({
  identifier: `arn:aws:iam::${accountId}:role/${name}`,
  name,
  kind: 'role',
  accountId,
});

const pathOver = (...names: readonly string[]): DrawnPath => {
  const stations = names.map((name) => principal(name, name.length % 2 === 0 ? '222222222222' : undefined));
  const steps = stations.slice(1).map((to, at) => ({
    actors: stations.slice(at, at + 1),
    to,
    ways: [`step ${at + 1}`],
    isEscalation: false,
    isConditional: at % 2 === 1,
  }));
  return { start: stations[0], steps };
};

const anyPath = fc
  .array(fc.constantFrom('a', 'bb', 'c', 'dd', 'e', 'ff', 'g', 'hh'), { minLength: 2, maxLength: 6 })
  .map((names) => pathOver(...names));
const anyPaths = fc.array(anyPath, { minLength: 1, maxLength: 12 });

describe('a drawing of paths', () => {
  test('has each principal and each step once', () => {
    const { nodes, edges } = drawPaths([pathOver('a', 'bb', 'c'), pathOver('a', 'bb', 'dd')]);
    expect(nodes.map(({ name, isStart, isGoal }) => [name, isStart, isGoal])).toEqual([
      ['a', true, false],
      ['bb', false, false],
      ['c', false, true],
      ['dd', false, true],
    ]);
    expect(edges.map(({ paths }) => paths)).toEqual([[0, 1], [0], [1]]);
  });

  test('counts the other ways of a step', () => {
    const [step] = pathOver('a', 'bb').steps;
    if (step === undefined) throw new Error('The path has a step.');
    const { edges } = drawPaths([{ steps: [{ ...step, ways: ['sts:AssumeRole', 'x', 'y'] }] }]);
    expect(edges.map(({ label }) => label)).toEqual(['sts:AssumeRole + 2']);
  });

  test('shows a step without conditions where one path makes it so', () => {
    const [step] = pathOver('a', 'bb').steps;
    if (step === undefined) throw new Error('The path has a step.');
    const conditional = { steps: [{ ...step, isConditional: true }] };
    expect(drawPaths([conditional]).edges[0]?.isConditional).toBe(true);
    expect(drawPaths([conditional, { steps: [step] }]).edges[0]?.isConditional).toBe(false);
  });

  const answerOf = (isCut: boolean, ...paths: readonly DrawnPath[]) => ({ paths, isCut });
  const tonesOf = (...answers: Parameters<typeof drawChange>) =>
    drawChange(...answers).edges.map(({ to, tone }) => [to.split('/')[1], tone]);

  test('marks what a change adds and removes', () => {
    expect(tonesOf(answerOf(false, pathOver('a', 'bb')), answerOf(false, pathOver('a', 'c')))).toEqual([
      ['c', 'ADDED'],
      ['bb', 'REMOVED'],
    ]);
  });

  test('marks nothing as added or removed that may be on a path beyond a limit', () => {
    const [before, after] = [pathOver('a', 'bb'), pathOver('a', 'c')];
    expect(tonesOf(answerOf(true, before), answerOf(false, after))).toEqual([
      ['c', undefined],
      ['bb', 'REMOVED'],
    ]);
    const { nodes, edges } = drawChange(answerOf(false, before), answerOf(true, after));
    expect(edges.map(({ to, tone }) => [to.split('/')[1], tone])).toEqual([['c', 'ADDED']]);
    expect(nodes.map(({ name }) => name)).toEqual(['a', 'c']);
  });

  test('marks a step that a change leaves, but under conditions or by another technique', () => {
    const before = pathOver('a', 'bb');
    const changed = (change: object) => ({ steps: before.steps.map((step) => ({ ...step, ...change })) });
    for (const change of [{ isConditional: true }, { ways: ['another technique'] }]) {
      expect(tonesOf(answerOf(false, before), answerOf(false, changed(change)))).toEqual([['bb', 'CHANGED']]);
      expect(tonesOf(answerOf(true, before), answerOf(false, changed(change)))).toEqual([['bb', undefined]]);
    }
    expect(tonesOf(answerOf(false, before), answerOf(false, before))).toEqual([['bb', undefined]]);
  });

  test('groups principals until few enough are left, but none of the path in focus', () => {
    const many = Array.from({ length: 40 }, (_, at) => pathOver('start', `m${at}`, 'goal'));
    const grouped = groupNodes(drawPaths(many), 10, 7);
    expect(grouped.nodes.length).toBeLessThanOrEqual(10);
    expect(grouped.nodes.map(({ name }) => name)).toContain('m7');
    expect(new Set(grouped.edges.flatMap(({ paths }) => paths)).size).toBe(40);
  });
});

test('steps that are grouped keep what stands out of any of them', () => {
  const many = Array.from({ length: 40 }, (_, at) => pathOver('start', `m${at}`, 'goal'));
  const escalating = many.map(({ steps }, at) => ({
    steps: steps.map((step) => ({ ...step, isEscalation: at === 20 })),
  }));
  const drawing = drawChange({ paths: many.slice(0, 20), isCut: false }, { paths: escalating, isCut: false });
  const grouped = groupNodes(drawing, 10, 0).edges.filter(({ label }) => label.endsWith('steps'));
  expect(grouped.some(({ isEscalation, tone }) => isEscalation && tone === 'ADDED')).toBe(true);
  expect(
    groupNodes(
      drawChange({ paths: many, isCut: false }, { paths: many.slice(0, 20), isCut: false }),
      10,
      0,
    ).edges.filter(({ label, tone }) => label.endsWith('steps') && tone === 'REMOVED'),
  ).toEqual([]);
});

describe('the places in a picture', () => {
  test('keep every principal inside its lane and apart from all others', () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const { lanes, nodes, width, height } = layoutOf(drawPaths(paths));
        for (const { x, y, accountId } of nodes) {
          const lane = lanes.find(({ title }) => title === accountId);
          expect(lane && y >= lane.y && y + NODE_HEIGHT <= lane.y + lane.height).toBe(true);
          expect(x >= 0 && x + NODE_WIDTH <= width && y + NODE_HEIGHT <= height).toBe(true);
        }
        const corners = nodes.map(({ x, y }) => `${x},${y}`);
        expect(new Set(corners).size).toBe(nodes.length);
      }),
      { numRuns: 200 },
    );
  });

  test('draw every step with a label of its own, also those that lead back or nowhere else', () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const drawing = drawPaths(paths);
        const { edges } = layoutOf(drawing);
        expect(edges).toHaveLength(drawing.edges.length);
        expect(edges.every(({ curve }) => /^M[-\d., C]+$/.test(curve))).toBe(true);
        expect(new Set(edges.map(({ labelX, labelY }) => `${labelX},${labelY}`)).size).toBe(edges.length);
      }),
      { numRuns: 200 },
    );
  });

  test('stand from left to right along a path', () => {
    const { nodes } = layoutOf(drawPaths([pathOver('a', 'bb', 'c', 'dd')]));
    const xs = nodes.map(({ x }) => x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(new Set(xs).size).toBe(4);
  });
});

test('names that begin alike stay apart where they are shortened', () => {
  const names = [1, 12, 123].map((at) => `production-data-pipeline-worker-${at}`);
  const shown = names.map((name) => shorten(name, NODE_LETTERS));
  expect(new Set(shown).size).toBe(3);
  for (const name of shown) expect(name).toHaveLength(NODE_LETTERS);
  expect(shorten('short', NODE_LETTERS)).toBe('short');
});

describe('the SVG file', () => {
  test('keeps hostile names as text', () => {
    const name = `</text><script>alert("1")</script>&'\u0000\uD800`;
    const svg = svgText(layoutOf(drawPaths([pathOver('a', name)])), name);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)');
    expect(svg).not.toMatch(/[\u0000\uD800]/);
  });

  test('dashes steps under conditions', () => {
    const svg = svgText(layoutOf(drawPaths([pathOver('a', 'bb', 'c')])), 'a becomes c');
    expect(svg.match(/class="step conditional"/g)).toHaveLength(1);
    expect(svg).toContain('<title>a becomes c</title>');
  });

  test('says below the picture what it shows and what the lines mean', () => {
    const shown = (paths: ReturnType<typeof pathOver>, title: string) =>
      [...svgText(layoutOf(drawPaths([paths])), title).matchAll(/<text x="16" y="\d+">(.*)<\/text>/g)].map(
        ([, text]) => text,
      );
    expect(shown(pathOver('a', 'bb', 'c'), 'At least 1 path')).toEqual([
      'At least 1 path',
      'Dashed: under conditions',
    ]);
    expect(shown(pathOver('a', 'bb'), 'a becomes bb')).toEqual(['a becomes bb']);
    expect(shown(pathOver('a', 'bb'), 'word '.repeat(60).trim()).length).toBeGreaterThan(2);
    const changed = drawChange(
      { paths: [pathOver('a', 'bb')], isCut: false },
      { paths: [pathOver('a', 'c')], isCut: false },
    );
    expect(svgText(layoutOf(changed), 'as if')).toContain(
      'Green: new with the change, dotted: gone with the change',
    );
  });
});
