/** What docs/inputs.md promises of outputs that say what runs: each, at its least in the form of the AWS CLI, goes in, and out again. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../src/escalation/catalog/technique.js';
import { techniques } from '../../../src/escalation/catalog/techniques.js';
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
  const workloads = accounts.flatMap((account) => account.workloads);
  return { problems, notes, workloads, relevantTo: workloads.flatMap((one) => one.runsAs).length };
}

/** Kinds whose roles techniques find elsewhere, or into which nobody gets who may not pass the role. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'by what they launch or are part of': [
    'autoscaling:launchConfiguration',
    'ec2:fleet',
    'ec2:spot-instances-request',
    'sagemaker:endpoint-config',
    'sagemaker:model',
  ],
  'by the trust policy of the role': [
    'cognito-identity:identitypool',
    'eks:addon',
    'emr-containers',
    'ssm:windowtask',
  ],
  'run by themselves to their end': [
    'braket:job',
    'omics:run',
    'sagemaker:automl-job',
    'sagemaker:hyper-parameter-tuning-job',
    'sagemaker:processing-job',
  ],
  'take iam:PassRole for each change': ['glue:crawler', 'glue:mlTransform'],
};

/** Kinds in checks of techniques. */
const used = new Set(
  techniques
    .flatMap(formsOf)
    .flatMap(({ preconditions }) => preconditions)
    .flatMap(({ check }) => (check !== undefined && 'kinds' in check ? check.kinds : [])),
);

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

  it('is of a kind that a technique uses, if code runs as its role, but for these (G-3)', () => {
    const running = Object.values(outputs)
      .flat()
      .flatMap((output) => read(output).workloads)
      .filter(({ runsAs }) => runsAs.some(({ use }) => use === 'CODE'));
    const kinds = [...new Set(running.map(({ kind }) => kind))];
    expect(kinds.filter((kind) => !used.has(kind)).sort()).toEqual(Object.values(exceptions).flat().sort());
  });
});
