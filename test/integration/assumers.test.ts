/** Edges that policy sets have in common: who joins them, who leaves them, and what roles elsewhere see of it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { executeOperation } from '../../src/api/executeOperation.js';
import { deleteAccount } from '../../src/ingest/deleteAccount.js';
import { ingestDocuments } from '../../src/ingest/ingest.js';
import { asFiles, servicesOn, useGraph } from '../support/graph.js';
import { exportsOfEstate, type Member } from '../support/roleEstate.js';
import { type Json, allow } from '../support/statements.js';

const [here, there] = ['111111111111', '222222222222'] as const;
const user = (name: string): string => `arn:aws:iam::${here}:user/${name}`;
const target = `arn:aws:iam::${there}:role/target`;
const reading = (name: string): readonly Json[] => [allow('s3:GetObject', `arn:aws:s3:::${name}/*`)];
const admin = (name: string): Member => ({ own: [allow('*')], beside: reading(name) });
const denied: Member = {
  own: [allow('*')],
  beside: [{ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }],
};

const accountHere = (members: Readonly<Record<string, Member>>): readonly Json[] =>
  exportsOfEstate({
    members: Object.fromEntries(Object.entries(members).map(([name, one]) => [user(name), one])),
  });
const accountThere = exportsOfEstate({
  members: {
    [target]: {
      trust: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${here}:root` }, Action: 'sts:AssumeRole' }],
    },
  },
});

const graph = useGraph();
beforeEach(() => graph.empty());

const importAll = (...documents: readonly Json[]) => ingestDocuments(graph.writer, asFiles(documents));

/** The graph is what an import of these into an empty one makes. */
async function expectSameAs(...documents: readonly Json[]): Promise<void> {
  const changed = await graph.dump();
  await graph.empty();
  await importAll(...documents);
  expect(await graph.dump()).toEqual(changed);
}

async function assuming(): Promise<readonly string[]> {
  const page = (await graph.reader.assumableBy([target], { first: 100 })).get(target);
  return (page?.entries ?? []).map(([identifier]) => identifier);
}

const edges = async (): Promise<number> => (await graph.reader.statistics()).canAssume;

test('administrators with something of their own beside have one edge, whichever account comes first (E-37)', async () => {
  const ours = accountHere({ ann: admin('a'), bob: admin('b'), cyd: admin('c') });
  await importAll(...ours);
  await importAll(...accountThere);
  const first = await graph.dump();
  expect(await assuming()).toEqual([user('ann'), user('bob'), user('cyd')]);
  expect(await edges()).toBe(1);
  await graph.empty();
  await importAll(...accountThere);
  await importAll(...ours);
  expect(await graph.dump()).toEqual(first);
});

test('who is denied it later leaves them, and nobody else does', async () => {
  await importAll(...accountThere, ...accountHere({ ann: admin('a'), bob: admin('b'), cyd: admin('c') }));
  await importAll(...accountHere({ ann: admin('a'), bob: denied, cyd: admin('c') }));
  expect(await assuming()).toEqual([user('ann'), user('cyd')]);
});

test.each<readonly [string, Readonly<Record<string, Member>>]>([
  ['the last but one goes', { ann: admin('a') }],
  ['all that is beside is the same', { ann: admin('a'), bob: admin('a') }],
  ['one more comes', { ann: admin('a'), bob: admin('b'), cyd: admin('c') }],
  ['nobody may any more', { ann: denied, bob: denied }],
])('the graph is what an import of it alone makes, where %s', async (_, members) => {
  await importAll(...accountThere, ...accountHere({ ann: admin('a'), bob: admin('b') }));
  await importAll(...accountHere(members));
  await expectSameAs(...accountThere, ...accountHere(members));
});

describe('where each has a document of its own that allows it', () => {
  const named = { ...allow('sts:AssumeRole'), Sid: 'Enter' };
  const members: Readonly<Record<string, Member>> = {
    ann: { own: [...reading('a'), named] },
    bob: { own: [named, ...reading('b')] },
    cyd: { own: [...reading('c'), ...reading('cc')], beside: [named] },
  };
  const statements = `{
    edges {
      node { identifier }
      determiningStatements { layer statementIndex sid policy { document } }
    }
  }`;
  const question = `{ principal(identifier: "${target}") { ... on IamRole { assumableBy(first: 10) ${statements} } } }`;

  interface Cited {
    readonly layer: string;
    readonly statementIndex: number;
    readonly sid: string | null;
    readonly policy: { readonly document: { readonly Statement: readonly Json[] } } | null;
  }
  interface Answer {
    readonly principal: {
      readonly assumableBy: {
        readonly edges: readonly {
          readonly node: { readonly identifier: string };
          readonly determiningStatements: readonly Cited[];
        }[];
      };
    };
  }

  test('there is one edge, and of each the answer cites its own policy and place (E-37)', async () => {
    await importAll(...accountThere, ...accountHere(members));
    expect(await edges()).toBe(1);
    const services = await servicesOn(graph);
    const { data, errors } = await executeOperation(services, question);
    expect(errors).toBeUndefined();
    const { edges: found } = (data as unknown as Answer).principal.assumableBy;
    const cited = found.map(({ node, determiningStatements }) => {
      const own = determiningStatements.find(({ layer }) => layer === 'IDENTITY');
      const index = own?.statementIndex ?? -1;
      return [node.identifier, index, own?.policy?.document.Statement[index]];
    });
    expect(cited).toEqual([
      [user('ann'), 1, named],
      [user('bob'), 0, named],
      [user('cyd'), 0, named],
    ]);
  });

  test('the graph is the same whichever account comes first, and when one of them changes (E-37)', async () => {
    await importAll(...accountHere({ ...members, bob: { own: [...reading('bb'), named] } }));
    await importAll(...accountThere);
    await importAll(...accountHere(members));
    await expectSameAs(...accountThere, ...accountHere(members));
  });
});

test('nothing of them is left once the account is deleted', async () => {
  await importAll(...accountThere);
  await importAll(...accountHere({ ann: admin('a'), bob: admin('b') }));
  await deleteAccount(graph.writer, here);
  expect((await graph.dump()).filter((one) => one.includes('ASSUMERS'))).toEqual([]);
});
