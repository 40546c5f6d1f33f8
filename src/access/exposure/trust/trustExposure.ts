/** Which roles let in anyone, outside accounts, strangers' tokens, or services that act for strangers? */
import type { IamRole, Principal } from '../../../graph/model/graph.js';
import { guardOf, type Guard } from '../../../graph/engine/guardrails.js';
import type { GraphReader, OutwardTrusts } from '../../../graph/contract/graphReader.js';
import type { StoredOrganizations } from '../../../graph/model/storedPolicies.js';
import type { Page } from '../../../graph/contract/pageRequests.js';
import type { PageRequest } from '../../../graph/contract/pageRequests.js';
import { missingProviderGap } from '../../../graph/model/principals/missingProvider.js';
import { accountOfIdentifier, namedPrincipal } from '../../../graph/model/principals/namedPrincipal.js';
import { documentPolicy } from '../../../graph/engine/policySetLayers.js';
import { trustPolicyUid } from '../../../graph/model/policyUid.js';
import { partitionOf, tagMap } from '../../../graph/engine/requestPrincipal.js';
import type { AccessEvaluation, DataGap, Decision, StatementMatch } from '../../../iam/decide/decision.js';
import type { RequestResource } from '../../../iam/decide/request.js';
import type { CitedCondition, CitedStatement } from '../../shared/answer.js';
import { citeCondition, citeStatement, type Referrer } from '../../shared/evidence.js';
import { distinctGaps, notImportedGap, nothingImportedGap, organizationGaps } from '../../shared/dataGaps.js';
import {
  accountExposure,
  accountsNamed,
  anyoneExposure,
  otherOrganizations,
  type OrganizationContext,
} from './outsideAccounts.js';
import type { Exposure, TrustExposureKind } from './exposureFinding.js';
import { federatedExposure, type Audiences } from './federated.js';
import { serviceExposure } from './confusedDeputy.js';
import { TrustJudge, canDifferByRole } from './trustJudge.js';

export interface TrustExposure {
  readonly role: IamRole;
  readonly principal: Principal;
  readonly kind: TrustExposureKind;
  readonly reason: string;
  readonly decision: Decision;
  readonly conditions: readonly CitedCondition[];
  readonly preconditions: readonly string[];
  readonly determiningStatements: readonly CitedStatement[];
  readonly caveats: readonly string[];
}

export interface TrustExposureFilter {
  readonly accountId?: string;
  readonly kind?: TrustExposureKind;
}

export interface TrustExposurePage extends Page<TrustExposure> {
  readonly dataGaps: readonly DataGap[];
}

/** One read. Each trust policy is judged once for all roles of an account that have it; pages are cut afterwards. */
export async function trustExposure(
  reader: GraphReader,
  { accountId, kind }: TrustExposureFilter,
  { first, after }: PageRequest,
): Promise<TrustExposurePage> {
  const trusts = await reader.outwardTrusts(accountId);
  const found = new Inquiry(trusts).everyRole();
  const all = found.flatMap(({ role, exposures }) =>
    exposures
      .filter((one) => kind === undefined || one.kind === kind)
      .map((one) => [`${role.identifier} ${one.kind} ${one.identifier} ${one.reason}`, role, one] as const),
  );
  all.sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = after === undefined ? all : all.filter(([key]) => key > after);
  const known = new Map(trusts.trusted.map((principal) => [principal.identifier, principal]));
  return {
    entries: rest.slice(0, first).map(([key, role, one]) => [key, answer(role, one, known)] as const),
    hasNextPage: rest.length > first,
    totalCount: all.length,
    graphVersion: trusts.graphVersion,
    dataGaps: gapsOf(
      trusts,
      found.flatMap(({ exposures }) => exposures),
      accountId,
    ),
  };
}

interface ExposedRole {
  readonly role: IamRole;
  readonly exposures: readonly Exposure[];
}

class Inquiry {
  private readonly guard: Guard;
  private readonly audiences: Audiences;
  /** By trust policy and account; of roles that something tells apart, by role. */
  private readonly known = new Map<string, readonly Exposure[]>();

  constructor(private readonly trusts: OutwardTrusts) {
    this.guard = guardOf(trusts.organizations);
    this.audiences = (provider) => trusts.audiences.get(provider);
  }

  /** E-52: nobody can change whom a service-linked role trusts. */
  everyRole(): readonly ExposedRole[] {
    return this.trusts.roles
      .filter(({ role }) => !role.serviceLinked)
      .map(({ role, trustHash }) => ({ role, exposures: this.ofRole(role, trustHash) }));
  }

  private ofRole(role: IamRole, hash: string): readonly Exposure[] {
    const policy = documentPolicy(hash, 'TRUST', this.trusts.documents);
    if (policy.compiled === undefined) return [];
    const { identifier: arn, accountId } = role;
    const resource: RequestResource = { arn, accountId, tags: tagMap(role.tags) };
    const apart = canDifferByRole(policy.compiled, this.guard, resource);
    const key = `${hash} ${partitionOf(arn)} ${accountId} ${apart ? arn : ''}`;
    const known = this.known.get(key);
    if (known) return known;
    const judge = new TrustJudge(policy, policy.compiled, resource, this.guard, this.trusts.clock);
    const found = [
      ...exposuresOf(judge, partitionOf(arn), this.accountContext(accountId)),
      ...this.ofProviders(judge),
    ];
    this.known.set(key, found);
    return found;
  }

  /** E-47a: nobody comes by a provider that is not there. */
  private ofProviders(judge: TrustJudge): readonly Exposure[] {
    return named(judge, 'FEDERATED')
      .filter((provider) => !this.trusts.missingProviders.has(provider))
      .flatMap((provider) => federatedExposure(provider, judge, this.audiences));
  }

  private accountContext(accountId: string): OrganizationContext {
    const { organizations, importedAccounts } = this.trusts;
    const ownOrganization = organizationOf(accountId, organizations);
    return {
      ownOrganization,
      isOutside: (other) =>
        other !== accountId &&
        (ownOrganization === undefined
          ? !importedAccounts.has(other)
          : organizationOf(other, organizations) !== ownOrganization),
      isPlaced: (other) => organizations.places.has(other),
    };
  }
}

const organizationOf = (accountId: string, { places }: StoredOrganizations): string | undefined =>
  places.get(accountId)?.organizationId;

function exposuresOf(
  judge: TrustJudge,
  partition: string,
  accountContext: OrganizationContext,
): readonly Exposure[] {
  return [
    ...anyoneExposure(judge, accountContext),
    ...otherOrganizations(judge, accountContext),
    ...accountsNamed(judge, partition).flatMap((one) => accountExposure(one, judge, accountContext)),
    ...named(judge, 'SERVICE').flatMap((one) => serviceExposure(one, judge)),
  ];
}

function named(judge: TrustJudge, type: 'FEDERATED' | 'SERVICE'): readonly string[] {
  const values = judge.allows().flatMap(({ source: { principal } }) => principal?.values ?? []);
  return [...new Set(values.filter((value) => value.type === type).map(({ value }) => value))];
}

function answer(
  role: IamRole,
  { identifier, kind, reason, decision, evaluation }: Exposure,
  known: ReadonlyMap<string, Principal>,
): TrustExposure {
  const referTo = trustOf(role);
  return {
    role,
    principal: known.get(identifier) ?? namedPrincipal(identifier),
    kind,
    reason,
    decision,
    conditions: evaluation.conditions.map((condition) => citeCondition(condition, referTo)),
    preconditions: evaluation.preconditions,
    determiningStatements: evaluation.determiningStatements.map((match) => citeStatement(match, referTo)),
    caveats: evaluation.caveats,
  };
}

const trustOf =
  (role: IamRole): Referrer =>
  ({ layer, policyId }: StatementMatch) => ({
    kind: 'UID',
    uid: layer === 'TRUST' ? trustPolicyUid(role.identifier) : policyId,
  });

/** That an outside account was not imported is what the entry says, and no gap. */
const isGap = ({ kind }: DataGap): boolean => kind !== 'ACCOUNT_NOT_IMPORTED';

const gapsIn = ({ dataGaps }: AccessEvaluation): readonly DataGap[] => dataGaps.filter(isGap);

function gapsOf(
  trusts: OutwardTrusts,
  exposures: readonly Exposure[],
  accountId: string | undefined,
): readonly DataGap[] {
  const quarantined = trusts.roles.flatMap(({ role, trustHash }): readonly DataGap[] => {
    const reason = trusts.documents.get(trustHash)?.quarantined;
    if (reason === undefined) return [];
    const message = `The trust policy of ${role.identifier} could not be understood: ${reason}`;
    return [{ kind: 'POLICY_QUARANTINED', accountId: role.accountId, message }];
  });
  return distinctGaps([
    ...(trusts.anythingImported ? [] : [nothingImportedGap]),
    ...(accountId === undefined || trusts.importedAccounts.has(accountId) ? [] : [notImportedGap(accountId)]),
    ...quarantined,
    ...missingProviderGaps(trusts.missingProviders, accountId),
    ...exposures.flatMap(({ evaluation }) => gapsIn(evaluation)),
    ...organizationGaps(trusts.organizations),
  ]);
}

/** Of one account, or of all. */
const missingProviderGaps = (arns: Iterable<string>, accountId: string | undefined): readonly DataGap[] =>
  [...arns].flatMap((arn) => {
    const owner = accountOfIdentifier(arn) ?? '';
    return accountId === undefined || owner === accountId ? [missingProviderGap(arn, owner)] : [];
  });
