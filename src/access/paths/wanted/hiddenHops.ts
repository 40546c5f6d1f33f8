/** Keeps conditions in accounts that an answer may not show from deciding what it shows (S3). */
import { createHmac, randomBytes } from 'node:crypto';
import type { HopEnds, HopLayer, RegionHop, RegionHops, Shown } from '../../../graph/contract/pathReader.js';
import { groupBy } from '../../../graph/model/groupBy.js';
import { accountOfIdentifier, namedPrincipalKind } from '../../../graph/model/principals/namedPrincipal.js';
import type { HopGroup } from '../hopGraph.js';

type Hops = Pick<HopLayer, 'groups' | 'privileged'>;

/** Whether it is of an account that the answer may not show. */
const hiddenBy =
  ({ shownAccounts }: Shown) =>
  (identifier: string): boolean => {
    const id = accountOfIdentifier(identifier);
    return id !== undefined && shownAccounts?.includes(id) === false;
  };

/** Returns the hops as if those of hidden accounts had no conditions: which paths come first does not rest on them. */
export function withoutHiddenConditions(groups: readonly HopGroup[], shown: Shown): readonly HopGroup[] {
  if (shown.shownAccounts === undefined) return groups;
  const isHidden = hiddenBy(shown);
  return groups.flatMap(({ members, hops }) => [
    { members: members.filter(isHidden), hops: hops.map(({ to }) => ({ to, unconditional: true })) },
    {
      members: members.filter((one) => !isHidden(one)),
      hops: hops.map((hop) => (isHidden(hop.to) ? { ...hop, unconditional: true } : hop)),
    },
  ]);
}

const secret = randomBytes(32);

/**
 * Returns what paths of equal length are ordered by: of hidden principals something that tells nothing of their names,
 * after all others, the same until the server is started anew. Undefined: by name.
 */
export function orderOfHidden(shown: Shown): ((name: string) => string) | undefined {
  if (shown.shownAccounts === undefined) return undefined;
  const isHidden = hiddenBy(shown);
  const masked = (name: string): string => createHmac('sha256', secret).update(name).digest('hex');
  return (name) => (isHidden(name) ? `~${masked(name)}` : name);
}

/** Who escalates to administer its account, by ways that count. */
type Takers = ReadonlySet<string>;

/**
 * Leaves out ways inside hidden accounts beside those to administer them. Whoever has a way without conditions has no
 * others (G-8): that a way has conditions would show by the others. `contradicted`: hops that do not count as ways to
 * administer.
 */
export const withoutHopsBeside = <H extends Hops>(
  hops: H,
  shown: Shown,
  contradicted: readonly HopEnds[] = [],
): H => (shown.shownAccounts === undefined ? hops : leaveOut(hops, takersIn(hops, shown, contradicted)));

/** The same for hops into principals. `readFrom`: reads all hops from some. */
export async function withoutHopsBesideInto(
  layer: HopLayer,
  shown: Shown,
  readFrom: (principals: readonly string[]) => Promise<HopLayer>,
): Promise<HopLayer> {
  const isHidden = hiddenBy(shown);
  const mayTake = layer.groups.flatMap(({ members, hops }) =>
    members.filter((one) => isHidden(one) && hops.some((hop) => isBeside(one, hop, layer))),
  );
  if (mayTake.length === 0) return layer;
  const further = await readFrom([...new Set(mayTake)]);
  return leaveOut(layer, takersIn(further, shown, []));
}

function takersIn({ groups, privileged }: Hops, shown: Shown, contradicted: readonly HopEnds[]): Takers {
  const isHidden = hiddenBy(shown);
  const isContradicted = (from: string, to: string): boolean =>
    contradicted.some(([one, other]) => one === from && other === to);
  return new Set(
    groups.flatMap(({ members, hops }) =>
      members.filter(
        (from) =>
          isHidden(from) &&
          hops.some(
            (hop) =>
              isInside(from, hop) && isAdministrator(hop.to, privileged) && !isContradicted(from, hop.to),
          ),
      ),
    ),
  );
}

function leaveOut<H extends Hops>(hops: H, takers: Takers): H {
  if (takers.size === 0) return hops;
  const groups = hops.groups.flatMap((group): readonly RegionHops[] => {
    const taking = group.members.filter((one) => takers.has(one));
    if (taking.length === 0) return [group];
    return [
      { members: group.members.filter((one) => !takers.has(one)), hops: group.hops },
      ...[...groupBy(taking, accountOfIdentifier).values()].map((members) => ({
        members,
        hops: group.hops.filter((hop) => !isBeside(members[0] ?? '', hop, hops)),
      })),
    ];
  });
  return { ...hops, groups };
}

const isBeside = (from: string, hop: RegionHop, { privileged }: Hops): boolean =>
  isInside(from, hop) && !isAdministrator(hop.to, privileged);

const isInside = (from: string, { to, by }: RegionHop): boolean =>
  by === 'ESCALATING' && accountOfIdentifier(from) === accountOfIdentifier(to);

const isAdministrator = (one: string, privileged: Hops['privileged']): boolean =>
  namedPrincipalKind(one) === 'ROOT' || privileged.has(one);
