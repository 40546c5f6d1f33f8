/** Shapes that could make a quadratic number of edges or evaluations: how many relationships, in what time? */
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { cypher } from '../../src/graph/neo4j/connection/cypher.js';
import { neo4jWriter } from '../../src/graph/neo4j/neo4jGraph.js';
import { clearCompiled } from '../../src/graph/engine/compiledDocument.js';
import type { GraphWriter, ImportTransaction } from '../../src/graph/contract/graphWriter.js';
import { deriveAssumeEdges } from '../../src/derive/deriveAssumeEdges.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { exportsOfEstate, type Member } from '../support/roleEstate.js';
import { emptyDatabase } from './emptyDatabase.js';
import { load, quantile, say, seconds, taking, type Taken } from './measure.js';
import { type Json, allow } from '../support/statements.js';
import { atOnce } from '../../src/graph/contract/turns.js';

type Members = Readonly<Record<string, Member>>;

const HOME = '400000000001';
const VENDOR = '999900001111';
const trusting = (AWS: string, more: Json = {}): readonly Json[] => [
  { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...more },
];
const rootOf = (account: string): string => `arn:aws:iam::${account}:root`;
const role = (name: string, account = HOME): string => `arn:aws:iam::${account}:role/${name}`;
const user = (name: string): string => `arn:aws:iam::${HOME}:user/${name}`;
const others = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(500_000_000_001 + index));
const each = (count: number, make: (index: number) => readonly [string, Member]): Members =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));

/** Of 960 roles one in three trusts the root, and one in four may assume some or all. */
const ordinaryAccount = (): Members =>
  each(960, (index) => [
    role(`role-${index}`),
    {
      trust: index % 3 === 0 ? trusting(rootOf(HOME)) : trusting(role(`role-${(index * 7) % 960}`)),
      own: [
        allow('s3:GetObject', `arn:aws:s3:::bucket-${index}/*`),
        ...(index % 4 === 0
          ? [allow('sts:AssumeRole', index % 8 === 0 ? '*' : role(`role-${index % 10}*`))]
          : []),
      ],
    },
  ]);

/** As many administrators as roles that trust their account's root. */
const administrators = (count: number): Members => ({
  ...each(count, (index) => [user(`administrator-${index}`), { own: [allow('*')] }]),
  ...each(count, (index) => [role(`role-${index}`), { trust: trusting(rootOf(HOME)) }]),
});

/** The same, each administrator with a policy of its own beside. */
const unlikeAdministrators = (count: number): Members => ({
  ...administrators(count),
  ...each(count, (index) => [
    user(`administrator-${index}`),
    { own: [allow('*')], beside: [allow('s3:GetObject', `arn:aws:s3:::of-${index}/*`)] },
  ]),
});

/** The same, each by a policy of its own. */
const separateAdministrators = (count: number): Members => ({
  ...administrators(count),
  ...each(count, (index) => [
    user(`administrator-${index}`),
    { own: [allow('*'), allow('s3:GetObject', `arn:aws:s3:::of-${index}/*`)] },
  ]),
});

/** As many developers, each by a policy of its own, as roles that they may pass to Lambda. */
const passingDevelopers = (count: number): Members => ({
  ...each(count, (index) => [
    user(`developer-${index}`),
    {
      own: [
        allow('s3:GetObject', `arn:aws:s3:::of-${index}/*`),
        ...['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'].map((action) => allow(action)),
      ],
    },
  ]),
  ...each(count, (index) => [
    role(`role-${index}`),
    {
      trust: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      own: [allow('s3:PutObject', `arn:aws:s3:::of-${index}/*`)],
    },
  ]),
});

/** As many users as roles that let in those of them whose names say so. */
const usersByName = (count: number): Members => ({
  ...each(count, (index) => [user(`user-${index}`), { own: [allow('sts:AssumeRole')] }]),
  ...each(count, (index) => [
    role(`role-${index}`),
    {
      trust: trusting(rootOf(HOME), {
        Condition: { ArnLike: { 'aws:PrincipalArn': `${user('user-')}*${index % 10}` } },
      }),
    },
  ]),
});

const deployer = (count: number): Members => ({
  [role('deployer')]: { own: [allow('sts:AssumeRole', 'arn:aws:iam::*:role/deploy')] },
  ...Object.fromEntries(
    others(count).map((id) => [role('deploy', id), { trust: trusting(role('deployer')) }]),
  ),
});

const vendor = (count: number): Members =>
  Object.fromEntries(
    others(count).map((id) => [
      role('monitoring', id),
      { trust: trusting(rootOf(VENDOR), { Condition: { StringEquals: { 'sts:ExternalId': id } } }) },
    ]),
  );

/** A role that each of them may assume, by the same policy; `named`: the role says who, one by one. */
const developers = (count: number, named: boolean): Members => {
  const names = Array.from({ length: count }, (_, index) => user(`developer-${index}`));
  const trust = named ? names.flatMap((arn) => trusting(arn)) : trusting(rootOf(HOME));
  return {
    ...Object.fromEntries(names.map((arn) => [arn, { own: [allow('sts:AssumeRole', role('shared'))] }])),
    [role('shared')]: { trust },
  };
};

const GROWN = cypher(`
CALL () { MATCH ()-[e:CAN_ASSUME|CAN_ASSUME_IF]->() RETURN count(e) AS assume }
CALL () { MATCH ()-[e:ESCALATES_TO|ESCALATES_TO_IF]->() RETURN count(e) AS escalate }
CALL () { MATCH ()-[e]->() RETURN count(e) AS all }
RETURN assume, escalate, all`);

export async function benchShapes(connection: Connection): Promise<void> {
  await measured(connection, ordinaryAccount());
  const found = await measured(connection, ordinaryAccount());
  say(`960 roles in one account, all of the import: ${inWords(found)}`);
  say(`… deriving who may assume what and writing it: ${await assuming(connection)} (aim: 2 s)`);
  for (const count of [100, 1_000]) {
    const same = await measured(connection, administrators(count));
    say(
      `${count} administrators and ${count} roles that trust the root: ${inWords(same)} (aim at 1,000: 20,000 relationships)`,
    );
    const unlike = await measured(connection, unlikeAdministrators(count));
    say(`… each administrator with a policy of its own beside: ${inWords(unlike)}`);
    const byName = await measured(connection, usersByName(count));
    say(`${count} users and ${count} roles that let in one in ten by name: ${inWords(byName)}`);
    const passing = await measured(connection, passingDevelopers(count));
    say(`${count} developers who may each pass ${count} roles by a policy of its own: ${inWords(passing)}`);
    const separate = await measured(connection, separateAdministrators(count));
    say(`… each administrator by a policy of its own: ${inWords(separate)}`);
  }
  for (const count of [50, 500]) {
    say(`a deployer into ${count} accounts: ${inWords(await measured(connection, deployer(count)))}`);
    say(`${count} accounts that trust one vendor: ${inWords(await measured(connection, vendor(count)))}`);
  }
  for (const count of [100, 1_000])
    say(
      `a role for ${count} developers, by their account's root: ${inWords(await measured(connection, developers(count, false)))}`,
    );
  // More do not fit into a trust policy.
  for (const count of [10, 100])
    say(
      `a role for ${count} developers, each named: ${inWords(await measured(connection, developers(count, true)))}`,
    );
}

interface Grown extends Taken {
  readonly assume: number;
  readonly escalate: number;
  readonly all: number;
}

const inWords = ({ seconds, cpu, assume, escalate, all }: Grown): string =>
  `${seconds.toFixed(2)} s (CPU ${cpu.toFixed(2)} s beside the database), ${assume} relationships of assuming, ${escalate} of escalation, ${all} in all (load ${load()})`;

/** The part of an import that is about who may assume what: medians, of the writing the difference that it makes. */
async function assuming(connection: Connection): Promise<string> {
  const writer = neo4jWriter(connection);
  let [derive, again]: [() => unknown, number] = [() => undefined, 0];
  const withoutEdges = through(writer, (transaction) => ({
    ...transaction,
    neighbors: async (accounts) => {
      const neighbors = await transaction.neighbors(accounts);
      derive = () => atOnce(deriveAssumeEdges(accounts, neighbors));
      return neighbors;
    },
    write: async (proposal) => {
      clearCompiled();
      again = await seconds(() => Promise.resolve(derive()));
      return transaction.write({ ...proposal, assumeEdges: [] });
    },
  }));
  const runs = { all: [] as number[], without: [] as number[], deriving: [] as number[] };
  for (let run = 0; run < 5; run += 1) {
    runs.all.push((await imported(connection, ordinaryAccount(), writer)).seconds);
    const { seconds: taken } = await imported(connection, ordinaryAccount(), withoutEdges);
    runs.without.push(taken - again);
    runs.deriving.push(again);
  }
  const [all, without, deriving] = [median(runs.all), median(runs.without), median(runs.deriving)];
  return `${(deriving + all - without).toFixed(2)} s, of which deriving ${deriving.toFixed(2)} s (the import ${all.toFixed(2)} s, ${without.toFixed(2)} s where it writes none of it; load ${load()})`;
}

const median = (taken: readonly number[]): number =>
  quantile(
    taken.toSorted((a, b) => a - b),
    0.5,
  );

const through = (
  writer: GraphWriter,
  change: (transaction: ImportTransaction) => ImportTransaction,
): GraphWriter => ({
  ...writer,
  inTransaction: (work) => writer.inTransaction((transaction) => work(change(transaction))),
});

/** Into an empty database. */
async function imported(connection: Connection, members: Members, writer: GraphWriter): Promise<Taken> {
  await emptyDatabase(connection);
  const documents = exportsOfEstate({ members }).map((document, index) => ({
    name: `${index}.json`,
    content: JSON.stringify(document),
  }));
  return taking(() => ingestDocuments(writer, documents));
}

async function measured(connection: Connection, members: Members): Promise<Grown> {
  const taken = await imported(connection, members, neo4jWriter(connection));
  const [row = {}] = await connection.run(GROWN);
  return {
    ...taken,
    assume: Number(row['assume']),
    escalate: Number(row['escalate']),
    all: Number(row['all']),
  };
}
