/** What somebody who adds a technique is told where it is not written as it should be. */
import { expect, test } from 'vitest';
import { parseTechniques } from '../../../src/escalation/catalog/techniqueSchema.js';

const technique = {
  id: 'T-123',
  name: 'Lambda code',
  required: ['pass', 'lambda:CreateFunction', { action: 'lambda:InvokeFunction', on: 'WORKLOAD' }],
  preconditions: [
    'something invokes the function',
    { text: 'the caller is a user', check: 'GIVEN' },
    { text: 'a function runs as the role', check: { kind: 'WORKLOAD_RUNS_AS', kinds: ['lambda:function'] } },
  ],
  gain: { kind: 'BECOME_ROLE' },
  closing: 'Do not.',
  sources: ['aws'],
  mitre: ['T1648'],
};

const parse = (change: object) =>
  parseTechniques('code.yaml', { table: 'D', techniques: [{ ...technique, ...change }] });

test('words, actions and clauses stand for what they are short for', () => {
  expect(parse({})).toEqual([
    {
      ...technique,
      table: 'D',
      status: 'DOCUMENTED',
      required: {
        all: [
          { pass: true },
          { action: 'lambda:CreateFunction', on: 'SOMETHING' },
          { action: 'lambda:InvokeFunction', on: 'WORKLOAD' },
        ],
      },
      preconditions: [
        { text: 'something invokes the function' },
        { text: 'the caller is a user', check: { kind: 'GIVEN' } },
        {
          text: 'a function runs as the role',
          check: {
            kind: 'WORKLOAD_RUNS_AS',
            kinds: ['lambda:function'],
            services: ['lambda.amazonaws.com'],
          },
        },
      ],
    },
  ]);
});

test('a file says once what most of its techniques say', () => {
  const { sources: _, mitre: __, ...bare } = technique;
  const usually = { sources: ['d'], mitre: ['T1098'] };
  const parsed = parseTechniques('code.yaml', { table: 'D', usually, techniques: [bare, technique] });
  expect(parsed.map(({ sources, mitre }) => ({ sources, mitre }))).toEqual([
    usually,
    { sources: ['aws'], mitre: ['T1648'] },
  ]);
});

test.each([
  [['aws', 'pc:lambda-003'], 'CATALOGUED'],
  [['ht', 'aws'], 'DOCUMENTED'],
  [['ht'], 'REPORTED'],
  [['d'], 'EXPERIMENTAL'],
])('a technique of the sources %j is %s', (sources, status) => {
  expect(parse({ sources })[0]?.status).toBe(status);
});

test('a form is as its row but for what it says', () => {
  const [first] = parse({ forms: [{}, { required: 'pass', preconditions: [] }] });
  const { required, preconditions, gain } = parse({})[0] ?? {};
  expect(first?.forms).toEqual([
    { required, preconditions, gain },
    { required: { pass: true }, preconditions: [], gain },
  ]);
});

test.each([
  ['an id of another form', { id: 'T-1' }, /^code\.yaml: techniques\.0\.id \(T-1\): An id is written T-001/],
  [
    'a field that does not exist',
    { closes: 'x' },
    /^code\.yaml: techniques\.0 \(T-123\): Unrecognized key: "closes"/,
  ],
  ['no gain', { gain: undefined }, /^code\.yaml: techniques\.0\.gain \(T-123\): /],
  ['a gain that nothing computes', { gain: { kind: 'EVERYTHING' } }, /techniques\.0\.gain\.kind \(T-123\): /],
  ['an action without a service', { required: 'CreateFunction' }, /techniques\.0\.required \(T-123\): /],
  ['a catalog that is not known', { sources: ['xy:1'] }, /techniques\.0\.sources\.0 \(T-123\): A source is /],
  ['a page of pathfinding.cloud without its id', { sources: ['pc'] }, /techniques\.0\.sources\.0 /],
  ['nothing of MITRE ATT&CK', { mitre: [] }, /techniques\.0\.mitre \(T-123\): /],
  ['an id of ours as one of MITRE ATT&CK', { mitre: ['T-098'] }, /mitre\.0 \(T-123\): An id of MITRE ATT&CK/],
  [
    'a kind of workload without a known service',
    { preconditions: [{ text: 'x', check: { kind: 'WORKLOAD_RUNS_AS', kinds: ['moon:base'] } }] },
    /techniques\.0\.preconditions\.0/,
  ],
  [
    'a check that nothing computes',
    { preconditions: [{ text: 'x', check: { kind: 'LUCK' } }] },
    /techniques\.0\.preconditions\.0/,
  ],
])('%s is an error that says where', (_name, change, expected) => {
  expect(() => parse(change)).toThrow(expected);
});
