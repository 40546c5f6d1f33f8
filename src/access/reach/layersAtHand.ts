/** Reads the layers of searches backwards, and keeps them for all questions on one version of the graph. */
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type {
  HopLayer,
  HopScope,
  LayerQuestion,
  RegionHop,
  RegionHops,
} from '../../graph/contract/pathReader.js';
import { appendTo, groupBy } from '../../graph/model/groupBy.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { Granted } from '../../iam/decide/decision.js';
import { HOPS_AT_HAND } from '../shared/limits.js';

/**
 * Reads a layer. `version`: that of the graph which the question has read; missing: it has read nothing yet, so this
 * layer is read in any case, and tells the present version. Others are taken from those kept for the version.
 */
export async function readLayer(
  reader: GraphReader,
  question: LayerQuestion,
  version: string | undefined,
): Promise<HopLayer> {
  if (question.direction === 'FROM') return reader.hopLayer(question);
  const kept = keptOf(reader, question.scope);
  if (version === undefined || !kept.isOf(version))
    return kept.keep(question, await reader.hopLayer(question));
  const principals = question.principals.filter((one) => !kept.into.has(one));
  const accounts = question.accounts.filter((id) => !kept.administrators.has(id));
  const known = kept.layerOf(question);
  if (principals.length + accounts.length === 0) return known;
  const rest = { ...question, principals, accounts };
  const read = kept.keep(rest, await reader.hopLayer(rest));
  return {
    ...read,
    groups: [...known.groups, ...read.groups],
    members: [...known.members, ...read.members],
    privileged: new Map([...known.privileged, ...read.privileged]),
  };
}

interface HopInto {
  readonly members: readonly string[];
  readonly hop: RegionHop;
}

class KeptLayers {
  /** By principal: the hops that lead to it. */
  readonly into = new Map<string, readonly HopInto[]>();
  /** By account. */
  readonly administrators = new Map<string, readonly string[]>();
  private readonly privileged = new Map<string, Granted>();
  /** Members of the same policy set share one list. */
  private readonly members = new Map<string, readonly string[]>();
  private version: string | undefined;
  private hops = 0;

  isOf(version: string): boolean {
    return version === this.version;
  }

  /** Keeps the answer, unless its hops were cut off. Returns it. */
  keep(question: LayerQuestion, layer: HopLayer): HopLayer {
    const { groups, members, privileged, graphVersion } = layer;
    const hops = groups.reduce((sum, group) => sum + group.hops.length, 0);
    if (hops >= question.most) return layer;
    if (graphVersion !== this.version || this.hops + hops > HOPS_AT_HAND) this.clear();
    this.version = graphVersion;
    this.hops += hops;
    const into = new Map<string, HopInto[]>(question.principals.map((one) => [one, []]));
    for (const group of groups) {
      const shared = this.shared(group.members);
      for (const hop of group.hops) appendTo(into, hop.to, { members: shared, hop });
    }
    for (const [to, all] of into) this.into.set(to, all);
    const administrators = groupBy(members, accountOfIdentifier);
    for (const id of question.accounts) this.administrators.set(id, administrators.get(id) ?? []);
    for (const [one, decision] of privileged) this.privileged.set(one, decision);
    return layer;
  }

  /** Returns what is kept of the layer. */
  layerOf({ principals, accounts }: LayerQuestion): HopLayer {
    const hops = new Map<readonly string[], RegionHop[]>();
    for (const one of principals)
      for (const { members, hop } of this.into.get(one) ?? []) appendTo(hops, members, hop);
    const groups = [...hops].map(([members, some]): RegionHops => ({ members, hops: some }));
    const members = accounts.flatMap((id) => this.administrators.get(id) ?? []);
    const met = [...principals, ...members, ...groups.flatMap((group) => group.members)];
    return {
      groups,
      members,
      privileged: new Map(met.flatMap((one) => this.privilegeOf(one))),
      unreadBeyond: [],
      assumable: { named: [], openTo: [] },
      unexplored: [],
      graphVersion: this.version ?? '',
    };
  }

  private privilegeOf(one: string): readonly (readonly [string, Granted])[] {
    const decision = this.privileged.get(one);
    return decision === undefined ? [] : [[one, decision]];
  }

  private shared(members: readonly string[]): readonly string[] {
    const key = members.join(' ');
    const known = this.members.get(key) ?? members;
    this.members.set(key, known);
    return known;
  }

  private clear(): void {
    for (const all of [this.into, this.administrators, this.privileged, this.members]) all.clear();
    this.hops = 0;
  }
}

/** What is kept for all readers of one graph, by the scope of searches. */
const byGraph = new WeakMap<object, Map<HopScope, KeptLayers>>();

function keptOf({ graph }: GraphReader, scope: HopScope): KeptLayers {
  const scopes = byGraph.get(graph) ?? new Map<HopScope, KeptLayers>();
  byGraph.set(graph, scopes);
  const kept = scopes.get(scope) ?? new KeptLayers();
  scopes.set(scope, kept);
  return kept;
}
