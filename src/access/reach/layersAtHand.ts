/** Reads the layers of searches, and keeps them for all questions on one version of the graph. */
import { getOrMake } from '../../graph/model/memoize.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { keptByGraph, keptByVersion } from '../../graph/contract/keptByGraph.js';
import type {
  BeyondHops,
  HopEnds,
  HopLayer,
  LayerQuestion,
  MarkedHops,
  RegionHop,
  RegionHops,
} from '../../graph/contract/pathReader.js';
import { appendTo, groupBy } from '../../graph/model/groupBy.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { Granted } from '../../iam/decide/decision.js';
import { HOPS_AT_HAND } from '../shared/limits.js';
import type { ReachableSet } from './reachableSet.js';

/**
 * Reads a layer. `version`: that of the graph which the question has read; missing: it has read nothing yet, so this
 * layer is read in any case, and tells the present version. Others are taken from those kept for the version.
 */
export async function readLayer(
  reader: GraphReader,
  question: LayerQuestion,
  version: string | undefined,
): Promise<HopLayer> {
  const kept = keptOf(reader)[question.direction][question.scope];
  if (version === undefined || !kept.isOf(version))
    return kept.keep(question, await reader.hopLayer(question));
  const known = kept.layerOf(question);
  const rest = kept.restOf(question);
  if (rest.principals.length + rest.allPrincipalsOf.length + rest.accounts.length === 0) return known;
  const read = kept.keep(rest, await reader.hopLayer(rest));
  return {
    ...read,
    groups: [...known.groups, ...read.groups],
    members: [...known.members, ...read.members],
    privileged: new Map([...known.privileged, ...read.privileged]),
    beyond: [...known.beyond, ...read.beyond],
  };
}

/** What is kept of a principal, or of all principals of an account: hops of single members, or single hops. */
interface Part {
  readonly groups: RegionHops[];
  readonly beyond: BeyondHops[];
}

class KeptLayers {
  /** By key. */
  private readonly parts = new Map<string, Part>();
  /** By account: its members that were looked up. */
  private readonly members = new Map<string, readonly string[]>();
  private readonly privileged = new Map<string, Granted>();
  /** Groups with the same members share one list. */
  private readonly shared = new Map<string, readonly string[]>();
  private version: string | undefined;
  private size = 0;

  isOf(version: string): boolean {
    return version === this.version;
  }

  /** Keeps the answer, unless its hops were cut off. Returns it. */
  keep(question: LayerQuestion, layer: HopLayer): HopLayer {
    const { members, privileged, graphVersion } = layer;
    const hops = layer.groups.reduce((sum, group) => sum + group.hops.length, 0);
    if (hops >= question.most) return layer;
    const size = hops + question.principals.length;
    if (graphVersion !== this.version || this.size + size > HOPS_AT_HAND) this.clear();
    this.version = graphVersion;
    this.size += size;
    for (const [key, part] of this.partsIn(question, layer)) this.parts.set(key, part);
    const byAccount = groupBy(members, accountOfIdentifier);
    for (const id of question.accounts) this.members.set(id, byAccount.get(id) ?? []);
    for (const [one, decision] of privileged) this.privileged.set(one, decision);
    return layer;
  }

  /** Returns what is not kept of the layer. */
  restOf(question: LayerQuestion): LayerQuestion {
    const { ofPrincipal, ofAccount } = keysIn(question);
    return {
      ...question,
      principals: question.principals.filter((one) => !this.parts.has(ofPrincipal(one))),
      allPrincipalsOf: question.allPrincipalsOf.filter((id) => !this.parts.has(ofAccount(id))),
      accounts: question.accounts.filter((id) => !this.members.has(id)),
    };
  }

  /** Returns what is kept of the layer. */
  layerOf(question: LayerQuestion): HopLayer {
    const { principals, allPrincipalsOf, accounts, direction } = question;
    const { ofPrincipal, ofAccount } = keysIn(question);
    const keys = [...principals.map(ofPrincipal), ...allPrincipalsOf.map(ofAccount)];
    const parts = keys.flatMap((key) => this.parts.get(key) ?? []);
    const groups = (direction === 'FROM' ? joinedByHops : joinedByMembers)(parts);
    const members = accounts.flatMap((id) => this.members.get(id) ?? []);
    const met = groups.flatMap((group) =>
      direction === 'FROM' ? group.hops.map(({ to }) => to) : group.members,
    );
    return {
      groups,
      members,
      privileged: new Map([...principals, ...members, ...met].flatMap((one) => this.privilegeOf(one))),
      beyond: parts.flatMap(({ beyond }) => beyond),
      graphVersion: this.version ?? '',
    };
  }

  private privilegeOf(one: string): readonly (readonly [string, Granted])[] {
    const decision = this.privileged.get(one);
    return decision === undefined ? [] : [[one, decision]];
  }

  private partsIn(question: LayerQuestion, { groups, beyond }: HopLayer): ReadonlyMap<string, Part> {
    const { principals, allPrincipalsOf, direction } = question;
    const { ofPrincipal, ofAccount } = keysIn(question);
    const keys = [...principals.map(ofPrincipal), ...allPrincipalsOf.map(ofAccount)];
    const parts = new Map(keys.map((key): [string, Part] => [key, { groups: [], beyond: [] }]));
    const partsOf = (one: string): readonly Part[] =>
      [ofPrincipal(one), ofAccount(accountOfIdentifier(one) ?? '')].flatMap((key) => parts.get(key) ?? []);
    for (const { members, hops } of groups)
      if (direction === 'FROM')
        for (const one of members) partsOf(one)[0]?.groups.push({ members: [one], hops });
      else {
        const shared = this.sharedOf(members);
        for (const hop of hops) partsOf(hop.to)[0]?.groups.push({ members: shared, hops: [hop] });
      }
    for (const one of beyond) for (const part of partsOf(one.principal)) part.beyond.push(one);
    return parts;
  }

  private sharedOf(members: readonly string[]): readonly string[] {
    return getOrMake(this.shared, members.join(' '), () => members);
  }

  private clear(): void {
    for (const all of [this.parts, this.members, this.privileged, this.shared]) all.clear();
    this.size = 0;
  }
}

/** Of a principal whose account is administered, some hops may be left out. */
function keysIn({ administered }: LayerQuestion) {
  const leftOut = new Set(administered);
  return {
    ofPrincipal: (one: string): string =>
      leftOut.size > 0 && leftOut.has(accountOfIdentifier(one) ?? '') ? `leaving ${one}` : one,
    ofAccount: (id: string): string => `all of ${id}`,
  };
}

/** Members with the same hops share their list. */
function joinedByHops(parts: readonly Part[]): readonly RegionHops[] {
  const joined = new Map<readonly RegionHop[], string[]>();
  for (const { groups } of parts)
    for (const { members, hops } of groups) for (const one of members) appendTo(joined, hops, one);
  return [...joined].map(([hops, members]) => ({ members, hops }));
}

function joinedByMembers(parts: readonly Part[]): readonly RegionHops[] {
  const joined = new Map<readonly string[], RegionHop[]>();
  for (const { groups } of parts)
    for (const { members, hops } of groups) for (const hop of hops) appendTo(joined, members, hop);
  return [...joined].map(([members, hops]) => ({ members, hops }));
}

const ofEachScope = () => ({ ASSUMING: new KeptLayers(), ASSUMING_AND_ESCALATING: new KeptLayers() });

const keptOf = keptByGraph(() => ({ FROM: ofEachScope(), INTO: ofEachScope() }));

const keptMarked = keptByVersion((): { groups?: MarkedHops['groups'] } => ({}));

/** Returns the escalations between principals of the reach whose details are needed. */
export async function readMarkedHops(
  reader: GraphReader,
  { principals, graphVersion }: Pick<ReachableSet, 'principals' | 'graphVersion'>,
): Promise<{ readonly pairs: readonly HopEnds[]; readonly isCurrent: boolean }> {
  const kept = keptMarked(reader, graphVersion);
  const read = kept.groups ? undefined : await reader.hopsNeedingDetails();
  const isCurrent = read === undefined || read.graphVersion === graphVersion;
  const groups = kept.groups ?? read?.groups ?? [];
  if (isCurrent) kept.groups = groups;
  const pairs = groups
    .filter(({ to }) => principals.has(to))
    .flatMap(({ members, to }) =>
      members.filter((one) => principals.has(one)).map((one): HopEnds => [one, to]),
    );
  return { pairs, isCurrent };
}
