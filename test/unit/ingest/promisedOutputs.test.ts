/** What docs/inputs.md promises of outputs that say what runs: each, at its least in the form of the AWS CLI, goes in, and out again. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workloadOutputs } from '../../../src/ingest/formats/workloads/outputs.js';
import { mergeAccountExports } from '../../../src/ingest/merge/mergePages.js';
import { tableOf } from '../../support/tables.js';
import { expectSame } from './export/reimported.js';
import { parseAs } from './exports.js';

/** By service and call, as the document names them. */
const outputs = tableOf<Readonly<Record<string, readonly object[]>>>('inputs/promised.yaml');

/** `- Service: `call`, `call`; …` of the section. */
function promised(): readonly string[] {
  const text = readFileSync('docs/inputs.md', 'utf8');
  const [, section = ''] = /\n## What runs as which role\n([^]*?)\n## /.exec(text) ?? [];
  const lines = section.split('\n').flatMap((line) => /^- ([A-Z][\w ]*): (.*)$/.exec(line) ?? []);
  const calls: string[] = [];
  for (let at = 0; at < lines.length; at += 3)
    for (const [, call = ''] of (lines[at + 2] ?? '').matchAll(/`([^`]+)`/g))
      calls.push(`${lines[at + 1] ?? ''} ${call}`);
  return calls;
}

function read(output: object) {
  const parsed = parseAs('compute', 'output.json', JSON.stringify(output));
  const { accounts, problems, notes } = mergeAccountExports([parsed]);
  const runsAs = accounts.flatMap(({ workloads }) => workloads).flatMap((one) => one.runsAs);
  return { problems, notes, relevantTo: runsAs.length };
}

describe('each output that the document names goes in, and out again', () => {
  it('is in the table of outputs', () => {
    const calls = workloadOutputs.flatMap((output) => output.calls);
    expect([...new Set(calls)].toSorted()).toEqual([...new Set(promised())].toSorted());
  });

  it('is one of these', () => {
    expect([...new Set(promised())].toSorted()).toEqual(Object.keys(outputs).toSorted());
  });

  it.each(Object.entries(outputs).flatMap(([call, list]) => list.map((output) => [call, output] as const)))(
    '%s',
    async (_call, output) => {
      const { problems, notes, relevantTo } = read(output);
      expect({ problems, notes }).toEqual({ problems: [], notes: [] });
      expect(relevantTo).toBeGreaterThan(0);
      expect(await expectSame([JSON.stringify(output)])).toEqual([]);
    },
  );
});
