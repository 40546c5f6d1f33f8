/** Defines hops that several held identities make together, and the question for a search for them. */
import { accountOfId } from '../../../escalation/together/heldIdentity.js';
import type { HeldIdentities } from '../../../escalation/together/heldIdentities.js';
import type { HeldStep } from '../../../escalation/together/jointStep.js';
import { firstOfEach } from '../../../graph/model/groupBy.js';
import type { HopEnds, UnexploredEscalation } from '../../../graph/contract/pathReader.js';
import type { Granted } from '../../../iam/decide/decision.js';
import type { SearchLimit } from '../../shared/answer.js';
import type { HopGraph } from '../hopGraph.js';
import { hopKey } from '../loadHops.js';
import type { PathFilter } from '../wanted/pathFilter.js';
import type { SearchedAccounts } from './searchedAccounts.js';

/** A hop of several identities. Ids are ARNs, or `arn#1` for an identity after a change. */
export interface JointHop {
  /** The deepest of the identities that the hop depends on. */
  readonly from: string;
  readonly to: string;
  /** One more than the depth of that identity. */
  readonly depth: number;
  readonly unconditional: boolean;
  readonly step: HeldStep;
  readonly held: HeldIdentities;
}

export interface JointHops {
  /** By them each identity is gained at its least depth. */
  readonly hops: readonly JointHop[];
  /** Those without conditions, by which an identity may be gained later than by `hops`. */
  readonly unconditionalHops: readonly JointHop[];
  /** ARNs of all that the start gains, including itself. */
  readonly held: readonly string[];
  /** Gains that the search did not follow, of single identities or of several together. */
  readonly unexplored: readonly UnexploredGain[];
  /** Data that several gain only together. */
  readonly data: readonly UnexploredGain[];
  readonly truncatedBy: readonly SearchLimit[];
  /** Whether the search left out several identities of an account because it held an administrator of it. */
  readonly isLeftToAdministrators: boolean;
  /** Returns gains of others who take a step to one of the principals, of whom no hop tells. `ids`: those of the principals. */
  readonly othersTo: (ids: Iterable<string>) => Promise<Others>;
}

export type Others = Pick<JointHops, 'unexplored' | 'truncatedBy'>;

export const noOthers: Others = { unexplored: [], truncatedBy: [] };

/** Returns the result of a search that was not made, or that ended before it began. */
export const noJointHops = (...truncatedBy: readonly SearchLimit[]): JointHops => ({
  hops: [],
  unconditionalHops: [],
  held: [],
  unexplored: [],
  data: [],
  truncatedBy,
  isLeftToAdministrators: false,
  othersTo: () => Promise.resolve(noOthers),
});

/** Returns one hop of each pair: of those that are as deep, the one without conditions. */
export function leastDeep(
  found: readonly Pick<JointHops, 'hops'>[],
  unconditional: Pick<JointHops, 'hops'>,
): readonly JointHop[] {
  const keyOf = ({ from, to, depth }: JointHop): string => `${hopKey(from, to)} ${depth}`;
  const same = new Map(unconditional.hops.map((hop) => [keyOf(hop), hop]));
  const hops = found.flatMap((one) => one.hops);
  return firstOfEach(hops, ({ from, to }) => hopKey(from, to)).map((hop) => same.get(keyOf(hop)) ?? hop);
}

/** Returns the hops without conditions that gain an identity later than `hops` do, or otherwise. */
export const laterHops = ({ hops, unconditionalHops }: JointHops): readonly JointHop[] =>
  unconditionalHops.filter((hop) => !hops.includes(hop));

export interface UnexploredGain extends UnexploredEscalation {
  /** Whether no single unchanged identity has it. */
  readonly isJoint: boolean;
}

/** A search over the hops of a graph. A gained principal without hops in the graph is an end. */
export interface JointQuestion {
  readonly graph: HopGraph;
  readonly start: string;
  readonly maxHops: number;
  readonly accounts: SearchedAccounts;
  /** Ids of the accounts whose identities are judged together; missing: all. */
  readonly within?: ReadonlySet<string>;
  /** ARNs of the principals that count when they are gained; missing: all. */
  readonly wanted?: ReadonlySet<string>;
  /** The principals known to have administrative access: where one is held, nothing more is gained in its account. */
  readonly privileged: ReadonlyMap<string, Granted>;
  /** The steps that count; missing: all. */
  readonly filter?: PathFilter | undefined;
  /** Whether several identities count also where an administrator of their account is held. */
  readonly besideAdministrators?: boolean;
  /** Hops of the graph that contradict those before them: the search also tries what there is without them. */
  readonly contradicted?: readonly HopEnds[] | undefined;
  /** The numbers in ids of changes, so that several searches give a change the same id. */
  readonly numbers?: Map<string, number>;
}

/** Whether an identity administers its account without conditions. */
export function isAdministrator(
  { accounts, privileged }: Pick<JointQuestion, 'accounts' | 'privileged'>,
  id: string,
): boolean {
  const administrators = accounts.get(accountOfId(id) ?? '')?.administrators;
  return id.endsWith(':root') || [privileged.get(id), administrators?.get(id)?.decision].includes('ALLOWED');
}
