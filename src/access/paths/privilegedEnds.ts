/** The hops of a region, with whoever has administrative access as where they end. */
import { NOBODY, type HopGroup } from './hopGraph.js';
import type { Region } from './loadRegion.js';

export const groupsOf = ({ groups }: Region): readonly HopGroup[] =>
  groups.map(({ members, hops }) => ({ members, targets: hops }));

/** Whoever has administrative access for certain is an end; under conditions, an end and a way on. */
export function groupsToPrivilege(region: Region): readonly HopGroup[] {
  const { privileged } = region;
  const withAccess = (decision: 'ALLOWED' | 'CONDITIONAL'): HopGroup => ({
    members: [...privileged].filter(([, own]) => own === decision).map(([principal]) => principal),
    targets: [{ to: NOBODY, unconditional: decision === 'ALLOWED' }],
  });
  const onwards = groupsOf(region).map(({ members, targets }) => ({
    members: members.filter((member) => privileged.get(member) !== 'ALLOWED'),
    targets,
  }));
  return [...onwards, withAccess('ALLOWED'), withAccess('CONDITIONAL')];
}
