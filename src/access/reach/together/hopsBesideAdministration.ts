/** Reads the hops that import leaves out beside a way to the administration of an account (G-8). */
import { targetsBeside } from '../../../derive/besideAdministration.js';
import { accountOfIdentifier, accountsOf } from '../../../graph/model/principals/namedPrincipal.js';
import type { HopGroup } from '../../paths/hopGraph.js';
import type { ReachableSet } from '../reachableSet.js';
import type { KnownHops } from './neededSteps.js';

interface HopsBeside {
  readonly beside: readonly HopGroup[];
  /** Those of whom not all hops are known: a step that starts at one of them may have a way around it. */
  readonly unknown: ReadonlySet<string>;
}

/** Returns those of the principals that hops start at. */
export async function hopsBesideAdministration(
  hops: readonly { readonly from: string }[],
  { reach, accounts }: Pick<KnownHops, 'reach' | 'accounts'>,
): Promise<HopsBeside> {
  const leading = leadingToAdministration(reach);
  const unknown = new Set(hops.map((hop) => hop.from).filter((arn) => leading.has(arn)));
  await accounts.prepare(accountsOf([...unknown]));
  const beside: HopGroup[] = [];
  for (const arn of unknown) {
    const account = accounts.get(accountOfIdentifier(arn) ?? '');
    if (account === undefined || !(await accounts.hasTime())) continue;
    const targets = await accounts.workOut(targetsBeside(arn, account));
    if (targets === undefined) continue;
    unknown.delete(arn);
    beside.push({ members: [arn], hops: targets.map((to) => ({ to, unconditional: false })) });
  }
  return { beside, unknown: accounts.truncatedBy.size === 0 ? new Set() : unknown };
}

function leadingToAdministration({ steps, privileged }: ReachableSet): ReadonlySet<string> {
  const isAdministrator = (arn: string): boolean =>
    arn.endsWith(':root') || privileged.get(arn) === 'ALLOWED';
  return new Set(
    steps.flatMap(({ members, hops }) =>
      hops.some(({ to, by, unconditional }) => by === 'ESCALATING' && unconditional && isAdministrator(to))
        ? members
        : [],
    ),
  );
}
