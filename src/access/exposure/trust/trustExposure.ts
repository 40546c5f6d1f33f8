/** Finds roles that trust anyone, outside accounts, strangers' tokens, or services that act for strangers. */
import type { IamRole, Principal } from '../../../graph/model/graph.js';
import { guardOf, organizationsByAccount } from '../../../graph/engine/guardrails.js';
import type { GraphReader, OutwardTrusts } from '../../../graph/contract/graphReader.js';
import type { PageRequest } from '../../../graph/contract/pageRequests.js';
import { inTurns, type Work } from '../../../graph/contract/turns.js';
import { missingProviderGap } from '../../../graph/engine/importGaps.js';
import { accountOfIdentifier, namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import { documentPolicy } from '../../../graph/engine/policySetLayers.js';
import { trustPolicyUid } from '../../../graph/model/policyUid.js';
import { partitionOf, tagMap } from '../../../graph/engine/requestPrincipal.js';
import type { DataGap, Decision } from '../../../iam/decide/decision.js';
import type { RequestResource } from '../../../iam/decide/request.js';
import type { Evidence } from '../../shared/answer.js';
import { cite } from '../../shared/evidence.js';
import {
  distinctGaps,
  notImportedGap,
  nothingImportedGap,
  organizationGaps,
  unlistedGaps,
} from '../../shared/dataGaps.js';
import { pageOf, type PageWithGaps } from '../../shared/pageOf.js';
import {
  accountExposure,
  accountsNamed,
  anyoneExposure,
  otherOrganizations,
  type OrganizationContext,
} from './outsideAccounts.js';
import type { Exposure, TrustExposureKind } from './exposureFinding.js';
import { federatedExposure } from './federated.js';
import { serviceExposure } from './confusedDeputy.js';
import { TrustJudge, canDifferByRole } from './trustJudge.js';
import { firstOfEach } from '../../../graph/model/groupBy.js';
import { getOrMake } from '../../../graph/model/memoize.js';
import { principalsById } from '../principalsById.js';

export interface TrustExposure extends Evidence {
  readonly role: IamRole;
  readonly principal: Principal;
  readonly kind: TrustExposureKind;
  readonly organization?: string;
  readonly reason: string;
  readonly decision: Decision;
}

export interface TrustExposureFilter {
  readonly accountId?: string;
  readonly kind?: TrustExposureKind;
}

/**
 * Finds exposed roles in one read, or in three if trust policies name unique ids. Judges each trust policy once for all
 * roles of an account that have it, and cuts pages afterwards.
 */
export async function trustExposure(
  reader: GraphReader,
  { accountId, kind }: TrustExposureFilter,
  request: PageRequest,
): Promise<PageWithGaps<TrustExposure>> {
  const read = await reader.outwardTrusts(accountId);
  const ids = [...read.documents.values()].flatMap(({ text }) => text.match(/A(?:IDA|ROA)\w+/g) ?? []);
  const trusts = { ...read, byId: await principalsById(reader, ids) };
  const found = await inTurns(exposedRoles(trusts));
  const wanted = found.filter(({ exposure }) => kind === undefined || exposure.kind === kind);
  const page = pageOf(
    wanted.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    sortKey,
    request,
  );
  const known = new Map(
    [...trusts.trusted, ...trusts.byId.values()].map((principal) => [principal.identifier, principal]),
  );
  return {
    ...page,
    entries: page.entries.map(([key, one]) => [key, answer(one, known)] as const),
    graphVersion: trusts.graphVersion,
    dataGaps: gapsOf(trusts, found, accountId),
  };
}

interface Trusts extends OutwardTrusts {
  /** Users and roles by unique id. */
  readonly byId: ReadonlyMap<string, Principal>;
}

/** A role with one of its exposures. */
interface ExposedRole {
  readonly role: IamRole;
  readonly exposure: Exposure;
}

const sortKey = ({ role, exposure: { kind, identifier, reason } }: ExposedRole): string =>
  `${role.identifier} ${kind} ${identifier} ${reason}`;

function* exposedRoles(trusts: Trusts): Work<readonly ExposedRole[]> {
  const guard = guardOf(trusts.organizations);
  /** By trust policy and account; also by role if something distinguishes its roles. */
  const known = new Map<string, readonly Exposure[]>();
  const found: ExposedRole[] = [];
  for (const { role, trustHash } of trusts.roles) {
    yield;
    const policy = documentPolicy(trustHash, 'TRUST', trusts.documents);
    const { compiled } = policy;
    // E-52: the trust policy of a service-linked role cannot be changed.
    if (role.serviceLinked || compiled === undefined) continue;
    const { identifier: arn, accountId } = role;
    const resource: RequestResource = { arn, accountId, tags: tagMap(role.tags) };
    const apart = canDifferByRole(compiled, guard, resource);
    const key = `${trustHash} ${partitionOf(arn)} ${accountId} ${apart ? arn : ''}`;
    const exposures = getOrMake(known, key, () =>
      exposuresOf(new TrustJudge(policy, compiled, resource, guard, trusts.clock), accountId, trusts),
    );
    found.push(...exposures.map((exposure) => ({ role, exposure })));
  }
  return found;
}

function exposuresOf(judge: TrustJudge, accountId: string, trusts: Trusts): readonly Exposure[] {
  const context = organizationContext(accountId, trusts);
  return [
    ...anyoneExposure(judge, context),
    ...otherOrganizations(judge, context),
    ...firstOfEach(accountsNamed(judge), (one) => context.arnOf(one)).flatMap((one) =>
      accountExposure(one, judge, context),
    ),
    ...judge.named('SERVICE').flatMap((one) => serviceExposure(one, judge)),
    // E-47a: a provider that does not exist lets in nobody.
    ...judge
      .named('FEDERATED')
      .filter((provider) => !trusts.missingProviders.has(provider))
      .flatMap((provider) => federatedExposure(provider, judge, trusts.audiences.get(provider))),
  ];
}

function organizationContext(
  accountId: string,
  { organizations, importedAccounts, byId }: Trusts,
): OrganizationContext {
  const organizationOf = organizationsByAccount(organizations);
  const ownOrganization = organizationOf.get(accountId);
  return {
    ownOrganization,
    anyImported: organizations.anyImported,
    isOutside: (other) =>
      other !== accountId &&
      (ownOrganization === undefined
        ? !importedAccounts.has(other)
        : organizationOf.get(other) !== ownOrganization),
    isPlaced: (other) => organizations.places.has(other),
    arnOf: (identifier) => byId.get(identifier)?.identifier ?? identifier,
    mayHaveMoreAccounts: organizations.places.get(accountId)?.mayHaveMoreAccounts === true,
  };
}

function answer(
  { role, exposure: { identifier, evaluation, ...exposure } }: ExposedRole,
  known: ReadonlyMap<string, Principal>,
): TrustExposure {
  const policyId = trustPolicyUid(role.identifier);
  const evidence = cite(evaluation, (match) => (match.layer === 'TRUST' ? { ...match, policyId } : match));
  const principal = known.get(identifier) ?? namedPrincipal(identifier);
  return { role, principal, ...exposure, decision: evaluation.decision, ...evidence };
}

function gapsOf(
  { roles, documents, missingProviders, organizations, ...trusts }: OutwardTrusts,
  exposures: readonly ExposedRole[],
  accountId: string | undefined,
): readonly DataGap[] {
  const quarantined = roles.flatMap(({ role, trustHash }): readonly DataGap[] => {
    const reason = documents.get(trustHash)?.quarantined;
    if (reason === undefined) return [];
    const message = `The trust policy of ${role.identifier} could not be understood: ${reason}`;
    return [{ kind: 'POLICY_QUARANTINED', accountId: role.accountId, message }];
  });
  const providers = [...missingProviders].flatMap((arn) => {
    const owner = accountOfIdentifier(arn) ?? '';
    return accountId === undefined || owner === accountId ? [missingProviderGap(arn, owner)] : [];
  });
  const evaluated = exposures.flatMap(({ exposure }) => exposure.evaluation.dataGaps);
  const unlisted = exposures.flatMap(({ role, exposure }) =>
    unlistedGaps(organizations, role.accountId, [accountOfIdentifier(exposure.identifier)]),
  );
  // No exposure names an account that counts as inside.
  const unplaced = roles.flatMap(({ role, trustHash }) => {
    const named = documents.get(trustHash)?.text.match(/\b\d{12}\b/g) ?? [];
    return unlistedGaps(
      organizations,
      role.accountId,
      named.filter((id) => organizations.places.has(id)),
    );
  });
  return distinctGaps([
    ...(trusts.anythingImported ? [] : [nothingImportedGap]),
    ...(accountId === undefined || trusts.importedAccounts.has(accountId) ? [] : [notImportedGap(accountId)]),
    ...quarantined,
    ...providers,
    // The entry itself says that an outside account was not imported, so that is no gap.
    ...evaluated.filter(({ kind }) => kind !== 'ACCOUNT_NOT_IMPORTED'),
    ...organizationGaps(organizations),
    ...unlisted,
    ...unplaced,
  ]);
}
