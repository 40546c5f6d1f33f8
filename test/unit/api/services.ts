/** What the API tests run on: a graph in memory, a writer that keeps nothing, a short list of actions. */
import type { ActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import type { Services } from '../../../src/api/context.js';
import { executeOperation } from '../../../src/api/executeOperation.js';
import { createServer, type RunningServer, type ServerOptions } from '../../../src/api/server.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { GraphWriter, ImportTransaction } from '../../../src/graph/contract/graphWriter.js';
import type { World, Worlds } from '../../../src/graph/contract/worlds.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { sampleGraph } from './sampleGraph.js';

const known = ['s3:GetObject', 's3:ListBucket', 's3:DeleteObject', 'sts:AssumeRole', 'ec2:DescribeInstances'];

export const actions: ActionCatalog = {
  updatedAt: Date.parse('2026-09-26T00:00:00Z'),
  spelling: async (action) => known.find((one) => one.toLowerCase() === action.toLowerCase()),
  isResourceless: async (action) => action === 'ec2:DescribeInstances',
  startingWith: async () => [{ action: 's3:GetObject', accessLevel: 'READ', resources: [] }],
  nearest: async () => ['s3:GetObject'],
  services: async (only = ['s3']) =>
    [
      {
        service: 's3',
        actions: [
          { action: 's3:GetObject', accessLevel: 'READ', resources: ['arn:*:s3:::*/*'] } as const,
          { action: 's3:ListBucket', accessLevel: 'LIST', resources: ['arn:*:s3:::*'] } as const,
        ],
      },
    ].filter(({ service }) => only.includes(service)),
};

const writer: GraphWriter = {
  inOneTransaction: (work) => work(writer),
  setTargets: async () => undefined,
  inTransaction: (work) =>
    work({
      lastLists: async (wanted) => new Map(wanted.map(({ accountId }) => [accountId, new Map()])),
      unchanged: async () => new Set(),
      neighbors: async () => noNeighbors,
      lastUnitLists: async () => new Map(),
      principalsOf: async () => new Map(),
      ownersOf: async () => new Map(),
      organizationsOf: async () => new Map(),
      policyHoldersNaming: async () => new Map(),
      writeUnit: async () => ({ outcome: 'CREATED', added: 1, changed: 0, removed: 0 }),
      forgetAccount: async () => undefined,
      deleteIdentityCenter: async () => 0,
      outdatedAccounts: async () => [],
      writeDocuments: async () => undefined,
      writeDates: async () => new Map(),
      write: async ({ accounts }) =>
        new Map(
          accounts.map(({ facts }) => [
            facts.accountId,
            { outcome: 'CREATED', added: 1, changed: 0, removed: 0 },
          ]),
        ),
    }),
  history: {
    version: async () => 7,
    administration: async () => ({
      principals: [],
      gaps: new Map(),
      principalGaps: new Map(),
      organizationGaps: new Map(),
      unexplored: 0,
    }),
    keep: async (made) => ({ ...made, id: '0000000002', besideAnother: false }),
  },
};

/** Whatever the scenario, its world is that of the reader. */
const worldsOf = (reader: GraphReader): Worlds => ({
  open: async () => ({
    writer,
    settle: async () => undefined,
    readerWithin: () => reader,
    close: async () => undefined,
  }),
});

export const servicesOf = (reader: GraphReader): Services => ({
  reader,
  writer,
  worlds: worldsOf(reader),
  actions,
});

/** In a world, the graph is another one where its last import wrote something that holds this text. */
export const servicesIn = (stored: GraphReader, other: GraphReader, text: string): Services => ({
  ...servicesOf(stored),
  worlds: { open: async () => worldThatKeeps(stored, other, text) },
});

function worldThatKeeps(stored: GraphReader, other: GraphReader, text: string): World {
  let isOther = false;
  let kept = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const keeping = (transaction: ImportTransaction): ImportTransaction => ({
    ...transaction,
    lastLists: async (wanted) =>
      new Map(wanted.map(({ accountId }) => [accountId, kept.get(accountId) ?? new Map()])),
    write: async (proposal) => {
      kept = new Map(proposal.accounts.map((one) => [one.facts.accountId, one.exportTexts]));
      isOther = JSON.stringify(proposal.accounts.map(({ facts }) => facts)).includes(text);
      return transaction.write(proposal);
    },
  });
  const own: GraphWriter = {
    ...writer,
    inOneTransaction: (work) => work(own),
    inTransaction: (work) => writer.inTransaction((transaction) => work(keeping(transaction))),
  };
  return {
    writer: own,
    settle: async () => undefined,
    readerWithin: () => ({
      ...(isOther ? other : stored),
      contentHashes: async () => new Map([...kept.keys()].map((id) => [id, String(isOther)])),
    }),
    close: async () => undefined,
  };
}

export const services: Services = servicesOf(inMemoryReader(sampleGraph));

/** Every method a failure. */
export const failingReader = (error: Error): GraphReader =>
  new Proxy(inMemoryReader(sampleGraph), { get: () => () => Promise.reject(error) });

/** Counts calls by method. */
export function counted(reader: GraphReader): {
  readonly reader: GraphReader;
  readonly calls: Map<string, number>;
} {
  const calls = new Map<string, number>();
  const get = (target: GraphReader, key: string): unknown => {
    const method: unknown = Reflect.get(target, key);
    if (typeof method !== 'function') return method;
    return (...question: readonly unknown[]): unknown => {
      calls.set(key, (calls.get(key) ?? 0) + 1);
      return Reflect.apply(method, target, question);
    };
  };
  return { reader: new Proxy(reader, { get: (target, key) => get(target, String(key)) }), calls };
}

/** The data of an operation that has no errors. */
export async function dataOf(
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  on: Services = services,
): Promise<Record<string, unknown>> {
  const { data, errors } = await executeOperation(on, document, variables);
  if (errors) throw new AggregateError(errors, errors.map((error) => error.message).join('; '));
  return { ...data };
}

/** The first error of an operation. */
export async function errorOf(
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
  on: Services = services,
) {
  const { errors } = await executeOperation(on, document, variables);
  return errors?.[0]?.toJSON();
}

export const startServer = (
  options: Partial<ServerOptions> = {},
  on: Services = services,
): Promise<RunningServer> =>
  createServer(on, { host: '127.0.0.1', port: 0, readiness: async () => ({ ready: true }), ...options });

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  /** What the answer says of itself; the rest is the same each time. */
  readonly told: {
    readonly requestId?: string;
    readonly durationMs?: number;
    readonly graphVersion?: string;
    readonly cost?: {
      readonly requested: number;
      readonly actual: number;
      readonly limit: number;
      readonly remaining: number;
    };
  };
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
  };
}

type AnswerText = Answer['body'] & { readonly extensions?: Answer['told'] };

/** Posts a body as it is. */
export async function post(
  url: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const { status } = response;
  const type = response.headers.get('content-type') ?? '';
  const { extensions, ...answer } = (await response.json()) as AnswerText;
  return { status, type, headers: response.headers, told: extensions ?? {}, body: answer };
}

export const ask = (url: string, query: string, variables: object = {}): Promise<Answer> =>
  post(url, JSON.stringify({ query, variables }));

/** Of `/metrics`, by its name and labels. */
export async function numberOf(url: string, name: string): Promise<number> {
  const lines = (await (await fetch(`${url}metrics`)).text()).split('\n');
  return Number(lines.find((line) => line.startsWith(`${name} `))?.slice(name.length));
}
