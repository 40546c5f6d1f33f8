/** Asks the engine whether a principal may assume a role, with what an import knows. */
import type {
  AssumeMechanism,
  AssumeRoleGrant,
  PolicySet,
  PolicySetMember,
  StoredCondition,
  StoredStatement,
} from '../graph/graph.js';
import type { TrustingRole } from '../graph/graphWriter.js';
import {
  anyMember,
  documentPolicy,
  type Documents,
  setLayers,
  tellsMembersApart,
} from '../graph/policySetLayers.js';
import { assumeActions } from '../graph/assumeActions.js';
import { ofSomebody, somebody } from '../graph/anyone.js';
import { noOrganization } from '../graph/guardrails.js';
import { knownPrincipal, tagMap, unknownPrincipal } from '../graph/requestPrincipal.js';
import { decide } from '../iam/decide.js';
import type { AccessEvaluation, StatementMatch, UnresolvedCondition } from '../iam/decision.js';
import type { PolicyLayers } from '../iam/layers.js';
import { unknownContext, type RequestPrincipal, type RequestResource } from '../iam/request.js';

/** What a judgement comes to: a grant, or nothing where the answer is neither ALLOWED nor CONDITIONAL. */
type Judgement = AssumeRoleGrant | undefined;

export class AssumeRoleJudge {
  constructor(private readonly documents: Documents) {}

  /** Any member of a set; `apart`: the members have to be judged one by one. */
  judgeSet(set: PolicySet, role: TrustingRole): { readonly grant: Judgement; readonly apart: boolean } {
    const layers = { ...setLayers(set, this.documents), ...this.roleLayers(role) };
    const grant = judge('ASSUME_ROLE', anyMember(set), role, layers);
    return { grant, apart: tellsMembersApart(grant?.decision === 'CONDITIONAL', layers) };
  }

  /** One member; a role under the session name that a trust policy names, where it names one. */
  judgeMember(set: PolicySet, one: PolicySetMember, role: TrustingRole, sessionArn?: string): Judgement {
    const layers = { ...setLayers(set, this.documents), ...this.roleLayers(role) };
    const grant = judge('ASSUME_ROLE', knownPrincipal(one, sessionArn), role, layers);
    return grant && sessionArn !== undefined ? underSessionName(sessionArn, grant) : grant;
  }

  /** A service, an identity provider, anyone, or a principal of an account that was never imported. */
  judgeOutsider(identifier: string, role: TrustingRole): Judgement {
    const layers = { identity: { status: 'NOT_COLLECTED' } as const, ...this.roleLayers(role) };
    if (identifier === '*') {
      const grant = judge('ASSUME_ROLE', somebody, role, layers);
      return grant && ofSomebody(grant);
    }
    const principal = unknownPrincipal(identifier);
    return judge(mechanisms[principal.kind] ?? 'ASSUME_ROLE', principal, role, layers);
  }

  private roleLayers(role: TrustingRole) {
    return {
      ...noOrganization,
      resource: {
        status: 'COLLECTED',
        policies: [documentPolicy(role.trustHash, 'TRUST', this.documents)],
      } as const,
    };
  }
}

const mechanisms: Partial<Record<RequestPrincipal['kind'], AssumeMechanism>> = {
  service: 'SERVICE_ROLE',
  saml: 'ASSUME_ROLE_WITH_SAML',
  webIdentity: 'ASSUME_ROLE_WITH_WEB_IDENTITY',
};

function judge(
  mechanism: AssumeMechanism,
  principal: RequestPrincipal,
  role: TrustingRole,
  layers: PolicyLayers,
): Judgement {
  const request = {
    principal,
    action: assumeActions[mechanism],
    resource: resourceOf(role),
    context: unknownContext,
  };
  const evaluation = decide(request, layers);
  const { decision } = evaluation;
  if (decision !== 'ALLOWED' && decision !== 'CONDITIONAL') return undefined;
  const crossAccount = 'accountId' in principal && principal.accountId !== role.accountId;
  return { decision, mechanism, crossAccount, ...evidenceOf(evaluation) };
}

const resourceOf = ({ arn, accountId, tags }: TrustingRole): RequestResource => ({
  arn,
  accountId,
  tags: tagMap(tags),
});

/** A trust policy that names a session lets the role in under that name only, which the role's caller chooses. */
function underSessionName(sessionArn: string, grant: AssumeRoleGrant): AssumeRoleGrant {
  const name = sessionArn.slice(sessionArn.lastIndexOf('/') + 1);
  const preconditions = [`The role's session is named "${name}".`, ...grant.preconditions];
  return { ...grant, decision: 'CONDITIONAL', preconditions };
}

const evidenceOf = (evaluation: AccessEvaluation) => ({
  conditions: evaluation.conditions.map(storedCondition),
  preconditions: evaluation.preconditions,
  evidence: evaluation.determiningStatements.map(storedStatement),
  // That no organisation was imported is said once by the question, not by each of its edges.
  dataGaps: evaluation.dataGaps.filter((gap) => gap.kind !== 'ORGANIZATION_NOT_IMPORTED'),
});

const storedCondition = ({ statement, ...condition }: UnresolvedCondition): StoredCondition => ({
  ...condition,
  statement: storedStatement(statement),
});

const storedStatement = (match: StatementMatch): StoredStatement => ({
  documentHash: match.policyId,
  layer: match.layer === 'PERMISSIONS_BOUNDARY' || match.layer === 'TRUST' ? match.layer : 'IDENTITY',
  index: match.statementIndex,
  ...(match.sid === undefined ? {} : { sid: match.sid }),
  effect: match.effect,
});
