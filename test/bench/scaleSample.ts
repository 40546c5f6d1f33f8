/** Draws which principals a benchmark asks about: the same ones of the same graph. */
import type { Connection } from '../../src/graph/neo4j/connection/connection.js';
import { cypher, type Query } from '../../src/graph/neo4j/connection/cypher.js';

export type Pair = readonly [from: string, to: string];

interface Drawn {
  /** Between which a chain of assumed roles leads, of one to five hops. */
  readonly connected: readonly Pair[];
  /** Between which none of six hops or less leads. */
  readonly unconnected: readonly Pair[];
  readonly fromHubs: readonly Pair[];
  readonly principals: readonly string[];
}

const PAIRS = 100;
const FROM_HUBS = 40;

const MEMBERS = cypher(`
MATCH (p:Principal)-[:GOVERNED_BY]->(s:PolicySet) WHERE p:IamUser OR p:IamRole
WITH p.uid AS principal, collect(s.uid) AS sets ORDER BY principal
RETURN principal, sets`);

const TARGETS = cypher(`
MATCH (s:PolicySet)-[:CAN_ASSUME|CAN_ASSUME_IF]->(r:IamRole)
WITH s.uid AS set, r.uid AS role ORDER BY set, role
RETURN set, collect(role) AS roles`);

export async function samplePairs(connection: Connection, hubs: readonly string[]): Promise<Drawn> {
  // Takes longer than a read may.
  const whole = (query: Query) => connection.write((runner) => runner.run(query));
  const [members, targets] = [await whole(MEMBERS), await whole(TARGETS)];
  const rolesOf = new Map(targets.map((row) => [String(row['set']), row['roles'] as readonly string[]]));
  const setsOf = new Map(members.map((row) => [String(row['principal']), row['sets'] as readonly string[]]));
  const next = (principal: string): readonly string[] =>
    (setsOf.get(principal) ?? []).flatMap((set) => rolesOf.get(set) ?? []);
  const principals = [...setsOf.keys()];
  const roles = principals.filter((one) => one.includes(':role/'));
  const draw = drawing(7);
  const mayAssume = principals.filter((one) => next(one).length > 0);
  const walk = (from: string): Pair => {
    let at = from;
    for (let left = 1 + draw(5); left > 0 && next(at).length > 0; left -= 1) at = pick(next(at), draw);
    return [from, at];
  };
  return {
    connected: distinct(
      PAIRS,
      () => walk(pick(mayAssume, draw)),
      ([from, to]) => from !== to,
    ),
    unconnected: distinct(
      PAIRS,
      () => [pick(mayAssume, draw), pick(roles, draw)],
      ([from, to]) => from !== to && !isWithin(from, to, next),
    ),
    fromHubs: distinct(
      FROM_HUBS,
      () => walk(pick(hubs, draw)),
      ([from, to]) => from !== to,
    ),
    principals: Array.from({ length: PAIRS }, () => pick(mayAssume, draw)),
  };
}

function distinct(count: number, make: () => Pair, isWanted: (pair: Pair) => boolean): readonly Pair[] {
  const found = new Map<string, Pair>();
  for (let tries = 0; found.size < count && tries < 50 * count; tries += 1) {
    const pair = make();
    if (isWanted(pair)) found.set(pair.join(' '), pair);
  }
  return [...found.values()];
}

function isWithin(from: string, to: string, next: (principal: string) => readonly string[]): boolean {
  let layer = [from];
  const met = new Set(layer);
  for (let hops = 0; hops < 6; hops += 1) {
    layer = [...new Set(layer.flatMap(next))].filter((one) => !met.has(one));
    if (layer.includes(to)) return true;
    for (const one of layer) met.add(one);
  }
  return false;
}

type Draw = (below: number) => number;

/** Numbers of a linear congruence: the same for the same seed. */
function drawing(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function pick<T>(items: readonly T[], draw: Draw): T {
  const item = items[draw(items.length)];
  if (item === undefined) throw new RangeError('nothing to draw from');
  return item;
}
