/** Whatever text comes in, by a question or by an import, the database gets statements of ours only, and changes nothing. */
import neo4j, { type Session, type Transaction } from 'neo4j-driver';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Services } from '../../src/api/context.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import { encodeCursor } from '../../src/api/pagination.js';
import { queries } from '../../src/graph/neo4j/connection/cypher.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { database } from '../support/database.js';
import { schema } from '../support/everyField.js';
import { asFiles, servicesOn, importSample, useGraph } from '../support/graph.js';
import { someOf } from '../support/runs.js';
import { textPlaces, type TextPlace } from '../support/textPlaces.js';

/** Each ends a text, a name or a statement, and begins one of its own. */
const attacks: readonly string[] = [
  "'}) DETACH DELETE n //",
  '"}) DETACH DELETE n //',
  '`) MATCH (n) DETACH DELETE n //',
  "' OR 1=1 OR '",
  "') RETURN 1 UNION MATCH (n) DETACH DELETE n RETURN 1 //",
  '\\',
  "\\' MATCH (n) DETACH DELETE n //",
  '\\u0027}) MATCH (n) DETACH DELETE n //',
  '\u0027}) MATCH (n) DETACH DELETE n //',
  '\u02bc}) MATCH (n) DETACH DELETE n //',
  '\\u0060) MATCH (n) DETACH DELETE n //',
  '*/ MATCH (n) DETACH DELETE n /*',
  '// MATCH (n) DETACH DELETE n',
  '; MATCH (n) DETACH DELETE n;',
  '\n MATCH (n) DETACH DELETE n \n',
  "LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row",
  "' LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row //",
  'CALL dbms.listConfig() YIELD name RETURN name',
  "' CALL apoc.cypher.run('MATCH (n) DETACH DELETE n', {}) YIELD value RETURN value //",
  'CALL { MATCH (n) DETACH DELETE n }',
  '} CALL (*) { MATCH (n) DETACH DELETE n } //',
  'SHOW TRANSACTIONS',
  '$input',
  '$input.ids',
  '${7*7}',
  'Principal:IamRole {uid: "x"}',
  ':CAN_ASSUME]->(n) DETACH DELETE n //',
  'n.name = n.name OR true',
  '.*',
  '%27%7D%29%20DETACH%20DELETE%20n',
];

const role = 'arn:aws:iam::333333333333:role/payments-reader';
const given: Readonly<Record<string, string>> = {
  first: '2',
  text: '"payments"',
  action: '"s3:GetObject"',
  resource: '"*"',
  principal: `"${role}"`,
  identifier: `"${role}"`,
  from: `"${role}"`,
  to: `"${role}"`,
  accountId: '"333333333333"',
  targets: '["333333333333"]',
  type: 'SERVICE_CONTROL_POLICY',
  content: '"{\\"Statement\\":[]}"',
};

const encoded = (text: string): string => Buffer.from(text).toString('base64');

/** In the forms in which a place lets it through. */
function formsOf({ name, type }: TextPlace, attack: string): readonly string[] {
  if (name.endsWith('.after')) return [attack, encodeCursor({ graphVersion: '1', key: attack })];
  if (type === 'ID') return [attack, encoded(`PRINCIPAL:${attack}`), encoded(`POLICY:${attack}`)];
  if (type === 'ARN' || type === 'PrincipalIdentifier')
    return [`arn:aws:iam::333333333333:role/${attack}`, `arn:aws:iam::333333333333:user/${attack}`];
  if (type === 'ResourcePattern') return [`arn:aws:s3:::${attack}`, `${role}${attack}`];
  return [attack];
}

const asked = textPlaces(schema, given).flatMap((place) =>
  attacks.flatMap((attack) => formsOf(place, attack).map((it) => ({ place, it }))),
);

const graph = useGraph();
let services: Services;
const sent = new Set<string>();

/** All that goes through the driver. */
async function watchDriver(): Promise<void> {
  const driver = neo4j.driver(database.uri);
  const session: Session = driver.session();
  const transaction: Transaction = session.beginTransaction();
  for (const runner of [session, transaction]) {
    const prototype = Object.getPrototypeOf(runner) as Pick<Session, 'run'>;
    const original = prototype.run;
    vi.spyOn(prototype, 'run').mockImplementation(function (this: Session, ...args) {
      sent.add(String(args[0]));
      return original.apply(this, args);
    });
  }
  await transaction.rollback();
  await driver.close();
}

beforeAll(async () => {
  await graph.empty();
  await importSample(graph);
  services = await servicesOn(graph);
  await watchDriver();
});

afterAll(() => vi.restoreAllMocks());

/** Those that are declared, as they stand. */
const foreign = (known: ReadonlySet<string>): readonly string[] =>
  [...sent].filter((text) => !known.has(text));

test('attacks are many', () => {
  expect(asked.length).toBeGreaterThan(2_000);
});

test(
  'a question with an attack in any of its texts sends no statement but ours',
  { timeout: 600_000 },
  async () => {
    const known = new Set<string>(queries.keys());
    const before = await graph.dump();
    sent.clear();
    const wrong: string[] = [];
    for (const { place, it } of someOf(asked, 127)) {
      const { errors = [] } = await executeOperation(services, place.query, { it });
      const codes = errors.map(({ extensions }) => extensions['code']);
      if (codes.includes('INTERNAL')) wrong.push(`${place.name}: ${it}`);
    }
    expect(wrong).toEqual([]);
    expect(sent.size).toBeGreaterThan(10);
    expect(foreign(known)).toEqual([]);
    expect([...queries.keys()].filter((text) => !known.has(text))).toEqual([]);
    expect(await graph.dump()).toEqual(before);
  },
);

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

/** An account in whose tags, statements and names of policies the attacks are. */
const attacked = {
  UserDetailList: [],
  GroupDetailList: [],
  Policies: [],
  RoleDetailList: attacks.map((attack, index) => ({
    RoleName: `role-${index}`,
    Path: '/',
    Arn: `arn:aws:iam::666666666666:role/role-${index}`,
    Tags: [{ Key: attack, Value: attack }],
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: attack,
          Effect: 'Allow',
          Principal: { AWS: role, Service: attack },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { [attack]: attack, 'sts:ExternalId': attack } },
        },
      ],
    },
    RolePolicyList: [
      {
        PolicyName: attack,
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            statement,
            { ...statement, Resource: `arn:aws:s3:::${attack}` },
            { ...statement, Action: attack },
          ],
        },
      },
    ],
  })),
};

test('an import with attacks in its names, tags and documents sends no statement but ours', async () => {
  sent.clear();
  const { accounts } = await ingestDocuments(graph.writer, asFiles([attacked]));
  expect(accounts).toMatchObject([{ accountId: '666666666666', outcome: 'CREATED' }]);
  const known = new Set<string>(queries.keys());
  const query = `{ principals(first: 100, filter: { accountId: "666666666666", kind: ROLE }) { totalCount nodes { ... on IamRole {
    tags { key value } policies { name document } trustRelationships { principal { identifier } conditions { key values } } } } } }`;
  const { data, errors } = await executeOperation(services, query, {});
  expect(errors).toBeUndefined();
  const told = JSON.stringify(data);
  for (const attack of attacks) expect(told).toContain(JSON.stringify(attack).slice(1, -1));
  expect(foreign(known)).toEqual([]);
});
