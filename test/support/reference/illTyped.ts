/** Documents and requests with something wrong or odd in them, made from well-typed ones. */
import type { CaseJson } from './cases.js';
import { wellTyped, randomCase, type CaseOptions } from './caseArbitraries.js';
import type { DocumentKind } from './documents.js';
import { isObject, listOf, type Json, type JsonObject } from './json.js';
import { keyModels, type KeyModel, type KeyType } from './keys.js';
import { baseOperators } from './operators.js';
import type { Random } from './random.js';
import { randomDocument, type Subject } from './statementArbitraries.js';
import { home } from './universe.js';

const badValues: Readonly<Record<KeyType, readonly string[]>> = {
  TEXT: ['', 'RED', '${', 'red}', '${aws:username'],
  ARN: ['', 'red', 'arn:aws:s3', 'arn:aws:iam::1:', `aws:arn:iam::${home}:user/ann`],
  DATE: ['', 'not-a-date', '2026-13-01', '2026-02-30T00:00:00Z', '2026-06-01T25:00:00Z', '06/01/2026'],
  NUMBER: ['', '10abc', 'NaN', 'Infinity', '0x10', '1e', '--5', '5 5'],
  BOOL: ['', 'yes', '1', ' true ', 'TRUE'],
  IP: [
    '',
    'not-an-ip',
    '10.0.0.256',
    '10.0.0.0/33',
    '10.0.0',
    '2001:db8:::1',
    '2001:db8::1/129',
    '10.0.0.0/x',
  ],
  BINARY: ['', '???', 'abc'],
};

const oddOperators = [
  'stringEquals',
  'StringMatches',
  'StringEqualsifExists',
  'NullIfExists',
  'ForSomeValue:StringEquals',
  'StringEqualsIfExistsIfExists',
  'DateLike',
];

const oddActions = [
  'GetObject',
  's*:Get*',
  '?3:GetObject',
  's3',
  '',
  's3:',
  '*:GetObject',
  's3:Get*:x',
  '**',
  's3:GetObject ',
];

const oddResources = [
  'red',
  '',
  `arn:aws:iam::${home}:us?r/ann`,
  `arn:aws:iam::${home}:*/ann`,
  `arn:aws:iam::${home}:u*`,
  `arn:aws:iam::${home}:r*`,
  'arn:aws:s*:::red/a/x',
  'arn:aws:s3:${aws:RequestedRegion}::red/a/x',
  'arn:${custom:none}:s3:::red/a/x',
  "arn:aws:s3:::${aws:PrincipalTag/team,'red'}/a/x",
  'arn:aws:s3:::${aws:TagKeys}/a/x',
  'arn:aws:s3:::${*}',
  'ARN:aws:s3:::red/a/x',
  'arn:aws:s3:::[r]ed/a/x',
  'arn:aws:s3:::red\\/a/x',
  '${aws:username}',
];

const oddPrincipals: readonly Json[] = [
  { AWS: `arn:aws:iam::${home}:user/*` },
  { AWS: `arn:aws:iam::${home}:user/ANN` },
  { AWS: `arn:aws:iam::${home}:Root` },
  { AWS: ` ${home}` },
  { AWS: '1111' },
  { AWS: '*', CanonicalUser: 'abc' },
  { CanonicalUser: 'abc' },
  { Service: 'EC2.amazonaws.com' },
  { Service: '*' },
  { Federated: '*' },
  { AWS: [] },
  {},
  { aws: '*' },
  { AWS: 5 },
  `arn:aws:iam::${home}:user/ann`,
  ['*'],
  null,
];

type Change = (statement: JsonObject, random: Random, kind: DocumentKind) => JsonObject;

const statementChanges: readonly Change[] = [
  (statement, random) => ({ ...statement, Action: withOdd(statement['Action'], random, oddActions) }),
  (statement, random) => ({ ...statement, Action: withOdd(statement['Action'], random, oddActions) }),
  (statement, random) => ({ ...statement, Action: withOdd(statement['Action'], random, oddActions) }),
  (statement, random) => ({ ...statement, Resource: withOdd(statement['Resource'], random, oddResources) }),
  (statement, random) => ({ ...statement, Resource: withOdd(statement['Resource'], random, oddResources) }),
  (statement, random) => ({ ...statement, Principal: random.pick(oddPrincipals) }),
  (statement, random) => ({ ...statement, Principal: random.pick(oddPrincipals) }),
  (statement, random) => ({ ...statement, Effect: random.pick(['allow', 'DENY', '', 1, null]) }),
  (statement, random) => ({ ...statement, [random.pick(['Action', 'Resource'])]: [] }),
  (statement, random) => ({
    ...statement,
    [random.pick(['Action', 'Resource', 'Condition'])]: random.pick<Json>([5, null, [[]], {}]),
  }),
  (statement, random) =>
    withoutElement(statement, random.pick(['Action', 'Resource', 'Principal', 'Effect'])),
  (statement) => ({ ...statement, NotAction: ['s3:*'] }),
  (statement) => ({ ...statement, NotPrincipal: { AWS: home } }),
  ...new Array<Change>(12).fill((statement, random) => ({
    ...statement,
    Condition: oddCondition(statement, random),
  })),
];

function withoutElement(statement: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(statement).filter(([key]) => key !== name));
}

/** An odd entry alone, or among the others. */
function withOdd(value: Json | undefined, random: Random, odd: readonly string[]): Json {
  const entry = random.pick(odd);
  return random.chance(0.5) ? entry : [...listOf(value), entry];
}

function oddCondition(statement: JsonObject, random: Random): JsonObject {
  const old = isObject(statement['Condition']) ? statement['Condition'] : {};
  const model = random.pick(keyModels.filter(({ holders }) => holders === undefined));
  return random.weighted<JsonObject>([
    [1.5, () => ({ ...old, [random.pick(oddOperators)]: { [model.key]: 'red' } })],
    [
      6,
      () => ({ ...old, [random.pick([...baseOperators.keys()])]: { [model.key]: oddValues(random, model) } }),
    ],
    [1, () => ({ ...old, [random.pick([...baseOperators.keys()])]: { [model.key]: [] } })],
    [
      1.5,
      () => ({
        ...old,
        StringLike: { 'aws:RequestTag/team': 'r*', 'AWS:requesttag/TEAM': random.pick(['red', '*d', 'b*']) },
      }),
    ],
    [0.3, () => ({ ...old, StringEquals: { [model.key]: null } })],
    [0.3, () => ({ ...old, StringEquals: 'red' })],
    [1, () => ({ ...old, NumericLessThanEquals: { 'custom:number': random.pick<Json>([5, 4.5, -5]) } })],
    [0.7, () => ({ ...old, Bool: { 'aws:SecureTransport': "${custom:none, 'true'}" } })],
    [0.7, () => ({ ...old, StringEquals: { 'custom:text': "${custom:none,'red'}" } })],
  ]);
}

function oddValues(random: Random, model: KeyModel): Json {
  const type = random.chance(0.7)
    ? model.type
    : random.pick<KeyType>(['TEXT', 'ARN', 'DATE', 'NUMBER', 'IP', 'BINARY']);
  return random.list(1, 3, () => random.pick(random.chance(0.7) ? badValues[type] : model.literals));
}

function illTypedDocument(random: Random, kind: DocumentKind, subject: Subject): JsonObject {
  const document = randomDocument(random, kind, subject);
  return random.weighted<JsonObject>([
    [5, () => document],
    [
      5,
      () => ({
        ...document,
        Statement: listOf(document['Statement']).map((entry) => oddStatement(entry, random, kind)),
      }),
    ],
    [0.2, () => ({ ...document, Version: random.pick(['2012-10-18', '', '2012-10-17 ']) })],
    [0.1, () => ({ ...document, Statement: random.pick<Json>([null, 5, 'Allow', [5]]) })],
    [0.05, () => ({ Version: '2012-10-17' })],
  ]);
}

function oddStatement(entry: Json, random: Random, kind: DocumentKind): Json {
  return isObject(entry) && random.chance(0.6) ? random.pick(statementChanges)(entry, random, kind) : entry;
}

const options: CaseOptions = { ...wellTyped, denyRate: 0.3, document: illTypedDocument };

/** Odd documents, and values that cannot be read in the request as well. */
export function randomIllTypedCase(random: Random): CaseJson {
  const { given, when } = randomCase(random, options);
  const context = { ...when.context };
  for (const { key, type, requestValues } of keyModels)
    if (
      requestValues.length > 0 &&
      context[key] !== undefined &&
      context[key] !== null &&
      random.chance(0.25)
    )
      context[key] = [random.pick(badValues[type])];
  return { given, when: { ...when, context } };
}
