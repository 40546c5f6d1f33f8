/** Reads the region of the graph that a search for paths covers. */
import { VIRTUAL_END, type HopGroup } from './hopGraph.js';
import type { Granted } from '../../iam/decide/decision.js';
import type { Administration } from '../../graph/model/graph.js';
import { changedSince, type LimitedRoots } from '../can/limitedRoots.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import type { PathRegion, RegionQuestion } from '../../graph/contract/pathReader.js';
import {
  accountOfIdentifier,
  namedPrincipalKind,
  rootOf,
} from '../../graph/model/principals/namedPrincipal.js';

export interface Region extends PathRegion {
  /** The principal at which chains begin; for an assumed-role session its role. */
  readonly start: string;
  /** Principals whose hops the start can take too; hops from the start may be theirs. */
  readonly standIns: readonly string[];
  /** Missing: guardrails do not limit it, or it is no root user. */
  readonly startLimitedTo?: Administration;
  /** An import happened between its reads: more hops may be missing than a filter excludes. */
  readonly isChanged?: boolean;
}

export interface RegionSearch extends Omit<RegionQuestion, 'from' | 'most'> {
  readonly start: string;
  /** Other principals at which paths may begin. */
  readonly gained?: readonly string[];
}

/** `most`: policy sets to look at from either end. */
export async function readRegion(reader: GraphReader, search: RegionSearch, most: number): Promise<Region> {
  const own = await readAs(reader, search, [], most);
  const standIns = standInsOf(search.start, own);
  return standIns.length === 0 ? own : readAs(reader, search, standIns, most);
}

/**
 * Returns the stand-ins of a start. A principal of an account that was never imported can also go where its account's
 * root can, and where anyone can; a service can go where anyone can (O-12).
 */
export function standInsOf(
  start: string,
  { importedAccounts }: Pick<PathRegion, 'importedAccounts'>,
): readonly string[] {
  const accountId = accountOfIdentifier(start);
  if (namedPrincipalKind(start) === 'SERVICE') return ['*'];
  const signs = ['ROOT', 'EXTERNAL', 'ROLE_SESSION'].includes(namedPrincipalKind(start));
  if (!signs || accountId === undefined || importedAccounts.has(accountId)) return [];
  return [rootOf(start) ?? '*', '*'].filter((identifier) => identifier !== start);
}

async function readAs(
  reader: GraphReader,
  { start, gained = [], ...search }: RegionSearch,
  standIns: readonly string[],
  most: number,
): Promise<Region> {
  const region = await reader.pathRegion({ ...search, from: [start, ...standIns, ...gained], most });
  const asStart = (principals: readonly string[]): readonly string[] => [
    ...new Set(principals.map((one) => (standIns.includes(one) ? start : one))),
  ];
  return {
    ...region,
    groups: region.groups.map(({ members, hops }) => ({ members: asStart(members), hops })),
    start,
    standIns,
  };
}

/** Takes from a root user at the start what guardrails deny it. */
export function asLimitedStart(region: Region, roots: LimitedRoots | undefined): Region {
  const { start } = region;
  const limited = roots?.of.get(start);
  const isChanged = roots !== undefined && changedSince(roots, region.graphVersion).length > 0;
  if (limited === undefined) return isChanged ? { ...region, isChanged } : region;
  const privileged = new Map(region.privileged);
  if (limited !== 'DENIED') {
    privileged.set(start, limited.decision);
    return { ...region, privileged, startLimitedTo: limited, isChanged };
  }
  privileged.delete(start);
  const groups = region.groups.map(({ members, hops }) => ({
    members: members.filter((one) => one !== start),
    hops,
  }));
  return { ...region, groups, privileged, isChanged };
}

/** Returns hops from ends of paths to VIRTUAL_END: those of unconditional ends, and those of conditional ones. */
export const hopsToVirtualEnd = (
  ends: Iterable<readonly [name: string, decision: Granted]>,
): readonly HopGroup[] => {
  const all = [...ends];
  return (['ALLOWED', 'CONDITIONAL'] as const).map((decision) => ({
    members: all.filter(([, own]) => own === decision).map(([name]) => name),
    hops: [{ to: VIRTUAL_END, unconditional: decision === 'ALLOWED' }],
  }));
};

/** Adds hops to VIRTUAL_END. An unconditional administrator is an end; a conditional one is an end and may be passed. */
export const hopsToPrivilege = ({ groups, privileged }: Region): readonly HopGroup[] => [
  ...groups.map(({ members, hops }) => ({
    members: members.filter((member) => privileged.get(member) !== 'ALLOWED'),
    hops,
  })),
  ...hopsToVirtualEnd(privileged),
];
