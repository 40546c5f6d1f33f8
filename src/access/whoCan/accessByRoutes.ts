/** Words the access of listed principals: their own, or that at the end of their shortest route. */
import type { Account, Principal } from '../../graph/model/graph.js';
import type { GraphReader } from '../../graph/contract/graphReader.js';
import { accountOfIdentifier, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import type { LimitedRoots } from '../can/limitedRoots.js';
import { pathOf } from '../paths/pathAnswer.js';
import type { PrincipalAccess } from '../shared/answer.js';
import { noEvidence } from '../shared/evidence.js';
import type { Route, Routes } from './shortestRoutes.js';
import type { WhoCanAnswer } from './whoCan.js';

export interface Listed {
  readonly identifier: string;
  /** No route of single identities leads to an end. */
  readonly isJoint: boolean;
}

/** Returns a key that sorts as the list does: a tilde comes after any identifier. */
export const sortKey = ({ identifier, isJoint }: Listed): string => (isJoint ? `~${identifier}` : identifier);

export type Entries = WhoCanAnswer['entries'];

interface KnownAccess {
  readonly direct: ReadonlyMap<string, PrincipalAccess>;
  readonly routes: Routes;
  readonly limited: LimitedRoots;
}

export async function accessOfEach(
  reader: GraphReader,
  some: readonly Listed[],
  known: KnownAccess,
): Promise<Entries> {
  const { direct, routes, limited } = known;
  const identifiers = some.map(({ identifier }) => identifier);
  const [found, principals] = await Promise.all([
    Promise.all(
      some.map(async ({ identifier, isJoint }) => {
        const own = direct.get(identifier);
        if (own && !routes.isFirmerAsAdministrator(own)) return own;
        if (limited.of.get(identifier) === 'DENIED') return own;
        return (await routes.from(identifier, isJoint)) ?? own;
      }),
    ),
    reader.principals(identifiers),
  ]);
  const passed = found.flatMap((one) =>
    one && 'steps' in one ? one.steps.flatMap(({ from, to }) => [from, to]) : [],
  );
  const ids = [
    ...identifiers.map((one) => accountOfIdentifier(one)),
    ...passed.map(({ accountId }) => accountId),
  ];
  const accounts = await reader.accounts([...new Set(ids.flatMap((id) => id ?? []))]);
  return some.flatMap((listed, index): Entries => {
    const one = found[index];
    const principal = principals.get(listed.identifier) ?? namedPrincipal(listed.identifier);
    return one === undefined ? [] : [[sortKey(listed), entryOf(principal, one, known, accounts)]];
  });
}

function entryOf(
  principal: Principal,
  one: PrincipalAccess | Route,
  { routes, limited }: KnownAccess,
  accounts: ReadonlyMap<string, Account>,
): PrincipalAccess {
  if (!('kind' in one)) {
    return { ...one, principal, path: pathOf([], accounts, routes.endAt(principal, one)) };
  }
  if (one.kind === 'CUT_SHORT') return { ...notWorkedOut, principal };
  const end = routes.endAfter(one, principal, limited.of.get(principal.identifier));
  const path = pathOf(one.steps, accounts, end);
  const preconditions = [...new Set([...one.steps, end].flatMap((part) => part.preconditions))];
  const { decision, conditions, caveats } = path;
  const determiningStatements = routes.statementsAfter(one);
  return { principal, decision, conditions, preconditions, caveats, determiningStatements, path };
}

const notWorkedOut = {
  ...noEvidence,
  decision: 'CONDITIONAL',
  preconditions: [
    'the hops from it to a principal that may do it can be made one after the other (not checked in time)',
  ],
} as const;
