/** Everything that goes wrong has a code of the closed list; mistakes of ours are told to the log, not to the client. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QuestionRefused } from '../../../src/access/shared/answer.js';
import { errorCodes } from '../../../src/api/errors.js';
import {
  CanBatchDocument,
  CanDocument,
  EffectivePermissionsDocument,
} from '../../../src/api/operations.generated.js';
import type { RunningServer } from '../../../src/api/server.js';
import { GraphTimeout, GraphUnavailable, ImportTooLarge } from '../../../src/graph/model/graph.js';
import { alice } from './sampleGraph.js';
import { ask, errorOf, failingReader, servicesOf, startServer } from './services.js';

const anything = '{ statistics { accounts } }';

describe('an error of the graph', () => {
  it.each([
    [new GraphUnavailable('Neo4j is down.'), { code: 'DB_UNAVAILABLE', retryable: true }],
    [new GraphTimeout('It took too long.'), { code: 'DEADLINE_EXCEEDED', retryable: false }],
    [
      new GraphTimeout('Change less.', { limit: { name: 'scenarioSeconds', max: 30 } }),
      { code: 'DEADLINE_EXCEEDED', limit: { name: 'scenarioSeconds', max: 30 } },
    ],
    [new ImportTooLarge('Raise the limit.'), { code: 'RESOURCE_LIMIT', retryable: false }],
    [
      new QuestionRefused('NOT_FOUND', 'Nobody of that name.', 'principal'),
      { code: 'NOT_FOUND', argument: 'principal' },
    ],
  ])('%s has its code and its words', async (error, extensions) => {
    const answer = await errorOf(anything, {}, servicesOf(failingReader(error)));
    expect(answer?.message).toBe(error.message);
    expect(answer?.extensions).toMatchObject(extensions);
  });

  it('that nobody foresaw is thrown in process', async () => {
    await expect(errorOf(anything, {}, servicesOf(failingReader(new Error('oops'))))).rejects.toThrow('oops');
  });
});

describe('an unforeseen error over HTTP', () => {
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ logger }, servicesOf(failingReader(new Error('secret detail'))));
  });
  afterAll(() => server.stop());

  it('is masked, and told to the log without the request', async () => {
    const answer = await ask(server.url, `query Canary4711 ${anything}`);
    expect(answer.status).toBe(200);
    expect(answer.body.data).toBeNull();
    expect(answer.body.errors).toMatchObject([
      {
        message: 'Internal error.',
        path: ['statistics'],
        extensions: { code: 'INTERNAL', retryable: false },
      },
    ]);
    expect(lines.join('')).toContain('secret detail');
    expect(lines.join('')).not.toContain('Canary4711');
  });
});

it('a literal wildcard is refused where no resource has one in its name', async () => {
  const askFor = (resource: string) =>
    errorOf(CanDocument.text, {
      principal: alice.identifier,
      action: 's3:GetObject',
      resource,
      resourceIsLiteral: true,
    });
  expect((await askFor('arn:aws:s3:::da*a/x'))?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'resource',
  });
  expect(await askFor('arn:aws:s3:::data/re*port?')).toBeUndefined();
});

const check = { principal: alice.identifier, action: 's3:GetObject', resource: 'arn:aws:s3:::data/x' };

describe('a value out of bounds', () => {
  const marking = (targets: string) => `mutation { setTargets(targets: [${targets}]) { name } }`;
  const paths = (rest: string) =>
    `{ assumeRolePaths(from: "${alice.identifier}", to: "arn:aws:iam::111122223333:role/admin", ${rest}) { graphVersion } }`;

  it.each([
    [paths('maxHops: 0'), 'maxHops'],
    [paths('maxHops: 11'), 'maxHops'],
    [paths('k: 0'), 'k'],
    [paths('k: 101'), 'k'],
    [paths('context: [{ key: "a:b", values: [] }, { key: "A:B", values: [] }]'), 'context'],
    [paths('avoid: { techniques: ["T-001", "T-9999"] }'), 'avoid.techniques'],
    [paths('only: { techniques: ["nothing"] }'), 'only.techniques'],
    [paths('avoid: { principals: ["arn:aws:iam::111122223333:role/nobody"] }'), 'avoid.principals'],
    [paths(`avoid: { principals: ["${alice.identifier}"] }`), 'avoid.principals'],
    [marking('{ name: " " }'), 'targets[0].name'],
    [marking('{ name: "x" }'), 'targets[0]'],
    [marking(`{ name: "x", principal: "${alice.identifier}", resource: "*" }`), 'targets[0]'],
    [marking('{ name: "x", resource: "arn:aws:s3:::data/x" }'), 'targets[0]'],
    [marking('{ name: "x", resource: "*", actions: ["s3:GetObjects"] }'), 'targets[0].actions'],
    [marking('{ name: "x", principal: "arn:aws:iam::111122223333:role/nobody" }'), 'targets[0].principal'],
    [
      marking(
        `{ name: "x", principal: "${alice.identifier}" }, { name: "x", resource: "*", actions: ["s3:GetObject"] }`,
      ),
      'targets[1].name',
    ],
    ['{ search(text: "a", first: 1) { totalCount } }', 'text'],
    ['{ whoCan(action: "s3:GetObject", resource: "*", first: 101) { totalCount } }', 'first'],
    [`{ effectivePermissions(principal: "${alice.identifier}", services: []) { unlimited } }`, 'services'],
    [
      `{ effectivePermissions(principal: "${alice.identifier}", services: ["S3", "elb"]) { unlimited } }`,
      'services',
    ],
    [
      `{ principal(identifier: "${alice.identifier}") { effectivePermissions(services: ["elb"]) { unlimited } } }`,
      'services',
    ],
    [`{ principal(identifier: "${alice.identifier}") { canAssume(first: 0) { totalCount } } }`, 'first'],
  ])('%s names the argument', async (document, argument) => {
    expect((await errorOf(document))?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  it.each([0, 501])('%i checks', async (length) => {
    const error = await errorOf(CanBatchDocument.text, { checks: Array.from({ length }, () => check) });
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'checks' });
  });

  it('more services than fifty', async () => {
    const services = Array.from({ length: 51 }, (_, index) => `s${index}`);
    const error = await errorOf(EffectivePermissionsDocument.text, {
      principal: alice.identifier,
      services,
    });
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'services' });
  });

  it('names the place inside a variable by its argument, not by the variable', async () => {
    const error = await errorOf(CanBatchDocument.text.replaceAll('$checks', '$list'), {
      list: [check, { ...check, principal: 'me' }],
    });
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'checks[1].principal' });
    expect(error?.message).toContain('"me" is not a principal');
  });
});

describe('an unknown action', () => {
  it('is told the nearest ones and the date of the list', async () => {
    const error = await errorOf(`{ whoCan(action: "s3:GetObjekt", resource: "*", first: 1) { totalCount } }`);
    expect(error?.message).toBe(
      'AWS has no action s3:GetObjekt, as of 2026-09-26. Did you mean s3:GetObject?',
    );
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'action' });
  });
});

describe('the list of codes', () => {
  it('says of each what it means', () => {
    expect(Object.values(errorCodes).every((meaning) => meaning.endsWith('.'))).toBe(true);
  });
});
