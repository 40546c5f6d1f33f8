/** Resolves single steps from and to a principal, its findings by techniques, and its administrative access. */
import { gapsOfAssumedRoles, gapsOfAssumers } from '../../access/whoCan/whoCan.js';
import { computeGaps, derivationGaps } from '../../access/shared/dataGaps.js';
import { citeStored } from '../../access/shared/evidence.js';
import { techniqueById } from '../../escalation/catalog/techniques.js';
import type { Step } from '../../graph/contract/graphReader.js';
import type {
  AssumeRoleGrant,
  EscalationAlternative,
  EscalationGrant,
  IamRole,
  IamUser,
  Principal,
} from '../../graph/model/graph.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { accountOfIdentifier } from '../../graph/model/principals/namedPrincipal.js';
import type { Context } from '../context.js';
import { pageOfList, withEdges, type PageArguments, type RelayConnection } from '../pagination.js';
import type { Loaders } from '../reading/loaders.js';

/** Returns the user or role with whose policies a principal acts, of a session its role; null: it has none. */
export async function actingIdentity(
  principal: Principal,
  loaders: Loaders,
): Promise<IamUser | IamRole | null> {
  if (principal.kind === 'USER' || principal.kind === 'ROLE') return principal;
  return principal.kind === 'ROLE_SESSION' ? loaders.rolesOfSessions.load(principal.identifier) : null;
}

const actingIdentifier = async (principal: Principal, loaders: Loaders): Promise<string> =>
  ((await actingIdentity(principal, loaders)) ?? principal).identifier;

/** Returns edges: the other end is the node, and how it is reached belongs to the edge. */
const stepsOf = <Grant, Cited extends object>(
  steps: RelayConnection<Step<Grant>>,
  cite: (grant: Grant, otherEnd: Principal) => Cited,
) => withEdges(steps, ({ principal, grant }) => ({ node: principal, ...cite(grant, principal) }));

// ── Assuming roles ──────────────────────────────────────────────────────────────────────────────────────────────────

export async function canAssume(principal: Principal, page: PageArguments, { loaders, reader }: Context) {
  const identifier = await actingIdentifier(principal, loaders);
  const found = await loaders.canAssume(identifier, page);
  return {
    ...stepsOf(found, (grant, role) => citedGrant(grant, identifier, role.identifier)),
    readGaps: async () => [
      ...(await gapsOfAssumedRoles(reader, identifier, await loaders.unreadTrusts())),
      ...derivationGaps(await loaders.outdated.from(accountOfIdentifier(identifier))),
    ],
  };
}

export async function assumableBy(
  { kind, identifier }: Principal,
  page: PageArguments,
  { loaders, reader }: Context,
) {
  const isRole = kind === 'ROLE';
  const found: RelayConnection<Step<AssumeRoleGrant>> = isRole
    ? await loaders.assumableBy(identifier, page)
    : await pageOfList<never>(page, [], String, '');
  return {
    ...stepsOf(found, (grant, holder) => citedGrant(grant, holder.identifier, identifier)),
    readGaps: async () =>
      isRole
        ? [
            ...(await gapsOfAssumers(reader, identifier)),
            ...derivationGaps(await loaders.outdated.into(accountOfIdentifier(identifier))),
          ]
        : [],
  };
}

/** The steps; gaps are read only if they are selected. */
export type AssumeRoleSteps = Awaited<ReturnType<typeof canAssume>>;

const citedGrant = (grant: AssumeRoleGrant, holder: string, role: string) => ({
  decision: grant.decision,
  mechanism: grant.mechanism,
  crossAccount: grant.crossAccount,
  ...citeStored(grant, holder, role),
});

// ── Escalating ──────────────────────────────────────────────────────────────────────────────────────────────────────

export async function canEscalateTo(principal: Principal, page: PageArguments, { loaders }: Context) {
  const identifier = await actingIdentifier(principal, loaders);
  const found = await loaders.escalations(identifier, page);
  return {
    ...stepsOf(found, (grant, target) => citedEscalation(grant, identifier, target)),
    readGaps: () => escalationGaps(identifier, loaders.administratorGaps, loaders),
  };
}

/** The steps; gaps are read only if they are selected. */
export type EscalationSteps = Awaited<ReturnType<typeof canEscalateTo>>;

/** Returns what may hide steps, also through workloads of the account. */
async function escalationGaps(
  identifier: string,
  gapsOf: Loaders['gapsInto'],
  loaders: Loaders,
): Promise<readonly DataGap[]> {
  const accountId = accountOfIdentifier(identifier);
  const account = accountId === undefined ? null : await loaders.accounts.load(accountId);
  return [...(await gapsOf(accountId)), ...computeGaps(account ? [account] : [])];
}

export async function escalatableBy(target: Principal, page: PageArguments, { loaders }: Context) {
  const found = await loaders.escalationsInto(target.identifier, page);
  return {
    ...stepsOf(found, (grant, { identifier }) => citedEscalation(grant, identifier, target)),
    readGaps: () => escalationGaps(target.identifier, loaders.gapsInto, loaders),
  };
}

export async function findings(principal: Principal, _arguments: object, { loaders }: Context) {
  const identifier = await actingIdentifier(principal, loaders);
  const found = await loaders.findings.load(identifier);
  return found.map((alternative) => citedAlternative(alternative, identifier, alternative.via ?? identifier));
}

export async function administration(principal: Principal, _arguments: object, { loaders }: Context) {
  const holder = await actingIdentity(principal, loaders);
  if (!holder?.administration) return null;
  const { identifier, administration: held } = holder;
  return { decision: held.decision, ...citeStored(held, identifier, identifier) };
}

const citedEscalation = ({ decision, alternatives }: EscalationGrant, holder: string, target: Principal) => ({
  decision,
  ways: alternatives.map((alternative) =>
    citedAlternative(alternative, holder, trustingRole(alternative, target)),
  ),
});

/** Returns the role whose trust policy is cited: the target, or the role through which an account is reached. */
const trustingRole = ({ via }: EscalationAlternative, { kind, identifier }: Principal): string =>
  kind === 'ROLE' ? identifier : (via ?? identifier);

const citedAlternative = (alternative: EscalationAlternative, holder: string, role: string) => ({
  techniqueId: alternative.techniqueId,
  technique: techniqueById(alternative.techniqueId) ?? null,
  decision: alternative.decision,
  via: alternative.via ?? null,
  dataGaps: alternative.dataGaps,
  ...citeStored(alternative, holder, role),
});
