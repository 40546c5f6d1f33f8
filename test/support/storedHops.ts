/** Single steps as the database stores them. */
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../src/graph/contract/pageRequests.js';
import type { Principal } from '../../src/graph/model/graph.js';
import type { PlainHop } from './plainPaths.js';

/** The entries of all pages. */
export async function allOf<T>(
  read: (page: PageRequest) => Promise<Page<T> | undefined>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let after: string | undefined; ;) {
    const page = await read({ first: 100, ...(after === undefined ? {} : { after }) });
    found.push(...(page?.entries ?? []).map(([, entry]) => entry));
    if (!page?.hasNextPage) return found;
    after = page.entries.at(-1)?.[0];
  }
}

type Steps = readonly { readonly principal: Principal; readonly grant: { readonly decision: string } }[];

const plain = (from: string, steps: Steps): readonly PlainHop[] =>
  steps.map(({ principal, grant }) => ({
    from,
    to: principal.identifier,
    unconditional: grant.decision === 'ALLOWED',
  }));

export const assumptionsFrom = async (reader: GraphReader, from: string): Promise<readonly PlainHop[]> =>
  plain(from, await allOf(async (page) => (await reader.canAssume([from], page)).get(from)));

const escalationsFrom = async (reader: GraphReader, from: string): Promise<readonly PlainHop[]> =>
  plain(from, await allOf(async (page) => (await reader.escalations([from], page)).get(from)));

/** By assuming roles and by escalating. */
export const stepsFrom = async (reader: GraphReader, from: string): Promise<readonly PlainHop[]> => [
  ...(await assumptionsFrom(reader, from)),
  ...(await escalationsFrom(reader, from)),
];
