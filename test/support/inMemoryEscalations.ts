/** Who can escalate to whom in an in-memory graph, and who is an administrator in it. */
import { mergedGrant, mergedAlternatives } from '../../src/graph/model/escalationAlternatives.js';
import type { EscalationGrant } from '../../src/graph/model/graph.js';
import type { GraphReader, Step } from '../../src/graph/contract/graphReader.js';
import type { Page, PageRequest } from '../../src/graph/contract/pageRequests.js';
import { found, isAdministrator, type InMemoryGraph } from './inMemoryFacts.js';

type PageOf = <T>(all: readonly T[], key: (entry: T) => string, page: PageRequest) => Page<T>;

export function escalationReader(graph: InMemoryGraph, pageOf: PageOf) {
  const { escalations = [] } = graph;
  const pages = (
    keys: readonly string[],
    [near, far]: readonly ['from' | 'to', 'from' | 'to'],
    page: PageRequest,
  ): ReadonlyMap<string, Page<Step<EscalationGrant>>> =>
    found(keys, (key) => {
      const steps = escalations.filter((each) => each[near].identifier === key);
      const ends = new Map(steps.map((step) => [step[far].identifier, step[far]]));
      const entries = [...ends.values()].map((principal) => {
        const ours = steps.filter((step) => step[far].identifier === principal.identifier);
        return { principal, grant: mergedGrant(ours.map(({ grant }) => grant)) };
      });
      return pageOf(entries, ({ principal }) => principal.identifier, page);
    });
  const administrators = (accountId: string) =>
    graph.principals.filter((one) => isAdministrator(one) && one.accountId === accountId);
  return {
    escalations: async (identifiers, page) => pages(identifiers, ['from', 'to'], page),
    escalationsInto: async (arns, page) => pages(arns, ['to', 'from'], page),
    findings: async (identifiers) =>
      found(identifiers, (identifier) => {
        const lists = graph.findings?.get(identifier);
        return lists && mergedAlternatives(lists);
      }),
    administratorsOfAccounts: async (ids, page) =>
      found(ids, (id) => pageOf(administrators(id), (one) => one.identifier, page)),
  } satisfies Partial<GraphReader>;
}
