/** What do questions cost beside the database: with what it answers at hand? */
import { loadActionCatalog } from '../../src/access/permissions/actionCatalog.js';
import { can } from '../../src/access/can/can.js';
import { decideOnce, type Decide } from '../../src/access/shared/memoizedDecide.js';
import { effectivePermissions } from '../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../src/access/permissions/expandPermissions.js';
import { whoCan } from '../../src/access/whoCan/whoCan.js';
import type { Principal } from '../../src/graph/model/graph.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { ApplicablePolicies } from '../../src/graph/model/storedPolicies.js';
import type { HeldPolicy } from '../../src/graph/model/storedPolicies.js';
import { decide } from '../../src/iam/decide/decide.js';
import { collectGarbage } from '../../src/ingest/read/heapGuard.js';
import { medians, say } from './measure.js';

export async function benchInProcess(reader: GraphReader): Promise<void> {
  await benchWhoCan(reader);
  await benchPermissions(reader);
  await benchCanBatch(reader);
}

async function benchWhoCan(reader: GraphReader): Promise<void> {
  const question = { action: 's3:GetObject', resource: 'arn:aws:s3:::some-bucket/some/key', context: [] };
  const before = heapInUse();
  const facts = await reader.whoCanFacts(question.action, question.resource);
  const held = { ...reader, whoCanFacts: async () => facts };
  const { totalCount } = await whoCan(held, question, { first: 100 });
  const megabytes = (heapInUse() - before) / 2 ** 20;
  const taken = await medians(30, () => whoCan(held, question, { first: 100 }));
  const members = facts.sets.reduce((sum, { memberCount }) => sum + memberCount, 0);
  say(
    `whoCan in process over 10,000 principals (${facts.sets.length} policy sets of ${members} principals may, ${totalCount} do): ${taken} (aim: 50 ms); ${megabytes.toFixed(0)} MB of heap with everything compiled`,
  );
}

/** In bytes, without garbage. */
function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function benchPermissions(reader: GraphReader): Promise<void> {
  const catalog = await (await loadActionCatalog()).services();
  const [[admin, identifier] = [undefined, '']] = await rolesOf(reader);
  for (const [name, stored] of [
    ['an administrator', withPolicies(admin, identifier, [administrator])],
    ['a role of 30 policies', withPolicies(admin, identifier, Array.from({ length: 30 }, narrow))],
  ] as const) {
    const held = { ...reader, applicablePolicies: async () => stored };
    const ask = async () => expandPermissions(await effectivePermissions(held, identifier), catalog);
    const services = await ask();
    const taken = await medians(30, ask);
    const count = services.flatMap(({ accessLevels }) =>
      accessLevels.flatMap(({ actions }) => actions),
    ).length;
    say(`effectivePermissions of ${name}, expanded to ${count} actions: ${taken} (aim: 20 ms)`);
  }
}

const CHECKS = 500;

/** 500 principals, one question, ten policies each; beside the same checks, each decided by itself. */
async function benchCanBatch(reader: GraphReader): Promise<void> {
  const { entries } = await reader.principalPage({ first: CHECKS }, { kind: 'ROLE' });
  const principals = entries.map(([, principal]) => principal);
  const stored = await reader.applicablePolicies(
    principals.map(({ identifier }) => identifier),
    [],
  );
  for (const sets of [5, CHECKS]) {
    const inPlace = inSets(stored, principals, sets);
    const held = { ...reader, applicablePolicies: async () => inPlace };
    const batch = (judge: Decide) =>
      Promise.all(principals.map(({ identifier: principal }) => can(held, { ...check, principal }, judge)));
    const together = await medians(30, () => batch(decideOnce()));
    const alone = await medians(30, () => batch(decide));
    say(
      `canBatch in process, ${principals.length} checks over ${sets} policy sets: ${together}; each decided by itself: ${alone}`,
    );
  }
}

const check = {
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::some-bucket/some/key',
  context: [],
  unlistedContextKeys: 'UNKNOWN',
} as const;

/** The principals with policies of as many kinds as there are sets, each principal with its own copies. */
function inSets(stored: ApplicablePolicies, all: readonly Principal[], sets: number): ApplicablePolicies {
  const principals = all.map((principal, index) => {
    const own = policy(`own-${index % sets}`, {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: `*/${index % sets}`,
    });
    const held = [...Array.from({ length: 9 }, narrow), own];
    const identity = held.map((one) => ({ ...one, uid: `${principal.identifier}#${one.uid}` }));
    return [principal.identifier, { principal, identity, missingGroups: [] }] as const;
  });
  return { ...stored, principals: new Map(principals) };
}

async function rolesOf(reader: GraphReader): Promise<readonly (readonly [ApplicablePolicies, string])[]> {
  const { entries } = await reader.principalPage({ first: 1 }, { kind: 'ROLE' });
  return Promise.all(entries.map(async ([id]) => [await reader.applicablePolicies([id], []), id] as const));
}

const policy = (uid: string, statement: object): HeldPolicy => ({
  uid,
  name: uid,
  documentHash: `bench ${uid}`,
  documentText: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
});

const administrator = policy('admin', { Effect: 'Allow', Action: '*', Resource: '*' });

const services = ['s3', 'ec2', 'dynamodb', 'sqs', 'sns', 'kms', 'logs', 'lambda', 'iam', 'rds'];

const narrow = (_: unknown, index: number): HeldPolicy => {
  const service = services[index % services.length] ?? 's3';
  const verb = ['Get*', 'List*', 'Describe*'][index % 3] ?? 'Get*';
  return policy(`narrow-${index}`, {
    Effect: 'Allow',
    Action: [`${service}:${verb}`, `${service}:Put*`],
    Resource: '*',
  });
};

function withPolicies(
  stored: ApplicablePolicies | undefined,
  identifier: string,
  identity: readonly HeldPolicy[],
): ApplicablePolicies {
  const held = stored?.principals.get(identifier);
  if (!stored || !held) throw new Error('the estate holds no role');
  const principals = new Map([[identifier, { principal: held.principal, identity, missingGroups: [] }]]);
  return { ...stored, principals };
}
