/** Asks the engine whether a principal may assume a role, with what an import knows. */
import type { AssumeMechanism, AssumeRoleGrant } from '../../graph/model/graph.js';
import type { PolicySet, PolicySetMember } from '../../graph/model/storedPolicies.js';
import type { TrustingRole } from '../../graph/contract/graphWriter.js';
import {
  anyMember,
  asksWho,
  documentPolicy,
  type Documents,
  setLayers,
  canDifferByMember,
} from '../../graph/engine/policySetLayers.js';
import { assumeActions, assumeRole } from '../../graph/model/assumeActions.js';
import { sessionIsNamed } from '../../graph/model/principals/roleSessionKey.js';
import {
  anyAwsPrincipal,
  asChanged,
  knownPrincipal,
  tagMap,
  unknownPrincipal,
} from '../../graph/engine/requestPrincipal.js';
import { anyService, asksForService, onlyForServices } from '../../graph/engine/anyService.js';
import type { Guard } from '../../graph/engine/guardrails.js';
import { storedCondition, storedStatement } from '../../graph/engine/storedStatement.js';
import {
  contextAt,
  hasAccount,
  type Clock,
  type AccessRequest,
  type RequestPrincipal,
  type RequestResource,
} from '../../iam/decide/request.js';
import { statementsFor, type CompiledStatement } from '../../iam/language/compile.js';
import { decide } from '../../iam/decide/decide.js';
import type { AccessEvaluation } from '../../iam/decide/decision.js';
import { doubtsOf, allowAlternatives } from '../../iam/unknown/alternatives.js';
import { allPolicies, type Layer, type PolicyLayers } from '../../iam/decide/layers.js';
import { PRINCIPAL_TAG } from '../../iam/facts/data/conditionKeys.js';
import { namesSession } from '../../iam/unknown/residual.js';
import { lastPart } from '../../iam/language/arn.js';

/** The grant, or undefined where the answer is neither ALLOWED nor CONDITIONAL. */
export type Judgement = AssumeRoleGrant | undefined;

export const statementsAbout = (layers: PolicyLayers): readonly CompiledStatement[] =>
  allPolicies(layers).flatMap(({ compiled }) => (compiled ? statementsFor(compiled, assumeRole) : []));

const readsMoreThanTags = ({ referencedKeys, ...statement }: CompiledStatement): boolean =>
  asksWho({
    ...statement,
    referencedKeys: new Set([...referencedKeys].filter((key) => !key.startsWith(PRINCIPAL_TAG))),
  });

export class AssumeRoleJudge {
  constructor(
    private readonly documents: Documents,
    private readonly guard: Guard,
    private readonly clock: Clock | undefined,
  ) {}

  /** Judges any member of a set. `apart`: the members have to be judged one by one. */
  judgeSet(set: PolicySet, role: TrustingRole): { readonly grant: Judgement; readonly apart: boolean } {
    const anyone = anyMember(set);
    const layers = this.layers(setLayers(set, this.documents), anyone, role);
    const grant = this.judge('ASSUME_ROLE', anyone, role, layers);
    const isConditional = grant?.decision === 'CONDITIONAL';
    return { grant, apart: canDifferByMember(isConditional, layers, assumeActions.ASSUME_ROLE) };
  }

  /** Judges one member; a role under the session name that a trust policy names, where it names one. */
  judgeMember(set: PolicySet, one: PolicySetMember, role: TrustingRole, sessionArn?: string): Judgement {
    const principal = asChanged(knownPrincipal(one, sessionArn), set);
    const layers = this.layers(setLayers(set, this.documents), principal, role);
    const grant = this.judge('ASSUME_ROLE', principal, role, layers);
    return grant && sessionArn !== undefined ? underSessionName(sessionArn, grant) : grant;
  }

  /**
   * Returns keys of members of the set: members that the statements about assuming the role cannot tell apart, since
   * they read no more of them than tags, have the same.
   */
  likenessOfMembers(set: PolicySet, role: TrustingRole): (one: PolicySetMember) => string {
    const anyone = anyMember(set);
    const layers = this.layers(setLayers(set, this.documents), anyone, role);
    const isServiceLinked = anyone.kind === 'roleSession' && anyone.serviceLinked;
    if (isServiceLinked || statementsAbout(layers).some(readsMoreThanTags))
      return ({ identifier }) => identifier;
    return (one) => {
      const takesSessionTags = one.kind === 'ROLE' && one.takesSessionTags === true;
      const tags = set.hasAnyTags === true ? [] : one.tags;
      return one.identifier === role.arn ? role.arn : JSON.stringify([tags, takesSessionTags]);
    };
  }

  /**
   * Judges a service, an identity provider, anyone, or a principal of an account that was never imported. Anyone is
   * tried as a principal of any account and, where the trust policy asks for what only services send, as a service.
   */
  judgeOutsider(identifier: string, role: TrustingRole): Judgement {
    if (identifier !== '*') return this.judgeAs(unknownPrincipal(identifier), role);
    const signed = this.judgeAs(anyAwsPrincipal, role);
    const trust = documentPolicy(role.trustHash, 'TRUST', this.documents);
    if (signed || !asksForService({ status: 'COLLECTED', policies: [trust] })) return signed;
    const byService = this.judgeAs(anyService, role);
    return byService && onlyForServices(byService);
  }

  private judgeAs(principal: RequestPrincipal, role: TrustingRole): Judgement {
    const layers = this.layers({ identity: identityOf(principal) }, principal, role);
    return this.judge(mechanisms[principal.kind] ?? 'ASSUME_ROLE', principal, role, layers);
  }

  /** Returns a request's layers (E-19, E-20, E-36): the source's account limits callers, the role's resources. */
  private layers(
    own: Pick<PolicyLayers, 'identity' | 'permissionsBoundary'>,
    principal: RequestPrincipal,
    role: TrustingRole,
  ): PolicyLayers {
    const trust = documentPolicy(role.trustHash, 'TRUST', this.documents);
    return {
      ...own,
      ...this.guard(principal, resourceOf(role)).guardrails,
      resource: { status: 'COLLECTED', policies: [trust] },
    };
  }

  private judge(
    mechanism: AssumeMechanism,
    caller: RequestPrincipal,
    role: TrustingRole,
    layers: PolicyLayers,
  ): Judgement {
    const { principal, resource } = this.guard(caller, resourceOf(role));
    const context = contextAt(this.clock);
    const request = { principal, action: assumeActions[mechanism], resource, context };
    const evaluation = unnamed(decide(request, layers), request, layers);
    if (evaluation?.decision !== 'ALLOWED' && evaluation?.decision !== 'CONDITIONAL') return undefined;
    const { decision } = evaluation;
    const crossAccount = 'accountId' in principal && principal.accountId !== role.accountId;
    const found = { decision, mechanism, crossAccount, ...evidenceOf(evaluation) };
    const doubts = doubtsOf(request, layers, evaluation);
    if (doubts.length === 0) return found;
    return { ...found, decision: 'CONDITIONAL', preconditions: [...found.preconditions, ...doubts] };
  }
}

/**
 * Returns the answer for sessions that the trust policy does not name: a named one has its own edge (E-55). Undefined:
 * no other is let in.
 */
function unnamed(
  evaluation: AccessEvaluation,
  request: AccessRequest,
  layers: PolicyLayers,
): AccessEvaluation | undefined {
  if (evaluation.namesSession !== true) return evaluation;
  const { alternatives, complete } = allowAlternatives(request, layers);
  const alternative = alternatives.find(({ residuals }) => !residuals.some(namesSession));
  if (!alternative) return complete ? undefined : evaluation;
  const { residuals, determiningStatements } = alternative;
  return {
    ...evaluation,
    determiningStatements,
    conditions: residuals.flatMap((one) => (one.kind === 'condition' ? one.condition : [])),
    preconditions: residuals.flatMap((one) => (one.kind === 'precondition' ? one.text : [])),
  };
}

const mechanisms: Partial<Record<RequestPrincipal['kind'], AssumeMechanism>> = {
  service: 'SERVICE_ROLE',
  saml: 'ASSUME_ROLE_WITH_SAML',
  webIdentity: 'ASSUME_ROLE_WITH_WEB_IDENTITY',
};

/**
 * Returns the caller's identity layer: only callers that belong to an account have one (E-31c). It is open for an
 * account that was never imported (U-9c).
 */
const identityOf = (principal: RequestPrincipal): Layer =>
  hasAccount(principal) ? { status: 'NOT_COLLECTED' } : { status: 'COLLECTED', policies: [] };

const resourceOf = ({ arn, accountId, tags, hasAnyTags }: TrustingRole): RequestResource => ({
  arn,
  accountId,
  ...(hasAnyTags ? {} : { tags: tagMap(tags) }),
});

/** Adds the session name that the trust policy requires; the role's caller chooses it. */
function underSessionName(sessionArn: string, grant: AssumeRoleGrant): AssumeRoleGrant {
  const name = lastPart(sessionArn);
  const preconditions = [sessionIsNamed(name), ...grant.preconditions];
  return { ...grant, decision: 'CONDITIONAL', preconditions, sessionName: name };
}

const evidenceOf = (evaluation: AccessEvaluation) => ({
  conditions: evaluation.conditions.map(storedCondition),
  preconditions: evaluation.preconditions,
  evidence: evaluation.determiningStatements.map(storedStatement),
  caveats: evaluation.caveats,
  // That no organization was imported is said once by the question, not by each edge.
  dataGaps: evaluation.dataGaps.filter((gap) => gap.kind !== 'ORGANIZATION_NOT_IMPORTED'),
});
