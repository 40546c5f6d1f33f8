/** Chains of hops by plain enumeration, to hold a search against. */

export interface PlainHop {
  readonly from: string;
  readonly to: string;
  readonly unconditional: boolean;
}

export interface PlainChain {
  readonly principals: readonly string[];
  readonly unconditional: boolean;
}

/** Every chain that passes nobody twice: shortest first, of equal length firm ones first, then by identifiers. */
export function plainChains(
  hops: readonly PlainHop[],
  from: string,
  to: string,
  maxHops = Infinity,
): readonly PlainChain[] {
  const chains: PlainChain[] = [];
  const walk = (principals: readonly string[], unconditional: boolean): void => {
    const at = principals.at(-1);
    if (at === to) chains.push({ principals, unconditional });
    else if (principals.length <= maxHops) {
      for (const next of new Set(hops.filter((hop) => hop.from === at).map((hop) => hop.to))) {
        if (principals.includes(next)) continue;
        const isUnconditional = hops.some((hop) => hop.from === at && hop.to === next && hop.unconditional);
        walk([...principals, next], unconditional && isUnconditional);
      }
    }
  };
  walk([from], true);
  return chains.sort(inOrder);
}

export function inOrder(a: PlainChain, b: PlainChain): number {
  const byLength = a.principals.length - b.principals.length;
  if (byLength !== 0) return byLength;
  if (a.unconditional !== b.unconditional) return a.unconditional ? -1 : 1;
  return a.principals.join(' ') < b.principals.join(' ') ? -1 : 1;
}
