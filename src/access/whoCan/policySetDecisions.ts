/**
 * Decides who may do an action on a resource by policy set: members have one answer, unless something distinguishes
 * them.
 */
import { getOrMake } from '../../graph/model/memoize.js';
import type { Principal } from '../../graph/model/graph.js';
import type { PolicySetMember, PrincipalPolicies } from '../../graph/model/storedPolicies.js';
import { guardOf, type Guard } from '../../graph/engine/guardrails.js';
import { isNeverListed, isOfNoAccount, namedPrincipal } from '../../graph/model/principals/namedPrincipal.js';
import type { AccountIndex } from '../../escalation/context/accountIndex.js';
import { rightsOf, type Holdings } from '../../escalation/context/holdings.js';
import { allowingEverything, everything } from '../../escalation/gains/administration.js';
import { namedInConditions, servicesNamed } from '../exposure/grantedRequests.js';
import {
  answerKey,
  anyMember,
  documentsOn,
  namesIn,
  setLayers,
  canDifferByMember,
} from '../../graph/engine/policySetLayers.js';
import { anyService, asksForService, onlyForServices } from '../../graph/engine/anyService.js';
import { anyAwsPrincipal, asChanged, knownPrincipal } from '../../graph/engine/requestPrincipal.js';
import type { EquivalentSets, WhoCanFacts } from '../../graph/contract/whoCanReader.js';
import { lastPart, parseArn, rootArn } from '../../iam/language/arn.js';
import { decide } from '../../iam/decide/decide.js';
import { isGranted, type AccessEvaluation, type DataGap } from '../../iam/decide/decision.js';
import { isLogGroup, openingWithoutPolicy } from '../../iam/decide/resourceRules.js';
import { SERVES_UNSIGNED } from '../../iam/decide/serviceRules.js';
import { noPolicies, policiesOfLayer, type PolicyLayers } from '../../iam/decide/layers.js';
import {
  canBeShared,
  changesOwnPassword,
  grantOperations,
  publicCalls,
} from '../../iam/facts/data/serviceEnforced.js';
import { requestedActions } from '../../iam/facts/passedOn.js';
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import { parseResource } from '../../iam/match/resourceElement.js';
import { hasWildcard } from '../../iam/match/wildcard.js';
import type { RequestContext, RequestPrincipal } from '../../iam/decide/request.js';
import { callerFor, contextOf } from '../can/loadRequest.js';
import type { ContextInput } from '../shared/answer.js';
import { aclGaps } from '../../graph/engine/importGaps.js';
import { targetOf, type ResourceQuestion, type Target } from '../can/requestResource.js';

export interface WhoCanQuestion extends ResourceQuestion {
  readonly context: readonly ContextInput[];
}

type OwnLayers = Pick<PolicyLayers, 'identity' | 'permissionsBoundary' | 'session'>;

/** The answer for any member of some policy sets. `isJudgedSingly`: each member has to be judged individually. */
export interface SharedAnswer {
  readonly own: OwnLayers;
  readonly evaluation: AccessEvaluation;
  readonly isJudgedSingly: boolean;
}

/**
 * Reports that it is not known whom KMS grants, shares or policies without a log group name, and who may call without
 * credentials.
 */
function grantGaps({ action, resource }: WhoCanQuestion, accountId: string | undefined): readonly DataGap[] {
  const message = otherGrants(action, resource);
  if (message === undefined) return [];
  return [{ kind: 'EXPORT_INCOMPLETE', ...(accountId === undefined ? {} : { accountId }), message }];
}

function otherGrants(action: string, resource: string): string | undefined {
  const { service, name, text } = splitAction(action) ?? NO_ACTION;
  // E-26d, E-26g
  if (service === 'kms' && (grantOperations.has(name) || text === 'kms:retiregrant'))
    return `Grants of KMS keys are not imported: whoever a grant of ${resource} names may do it, too.`;
  // E-111
  if (publicCalls.has(text))
    return `${action} needs no AWS credentials: whoever has what the call carries, such as a token, may do it, too.`;
  const arn = parseArn(resource);
  // E-109
  if (isLogGroup(arn) && /^logs:(?:putlogevents|createlogstream)$/.test(text))
    return 'Policies of CloudWatch Logs that belong to no single log group are not imported: services that they allow may do it, too.';
  // E-33
  if (arn !== undefined && canBeShared(arn))
    return `Resource shares are not imported: whoever ${resource} is shared with may do it, too.`;
  return undefined;
}

/** E-101: returns the name of the user whose own password it is, in lower case. */
const namesOfPasswords = ({ action, resource }: WhoCanQuestion): readonly string[] =>
  changesOwnPassword(action) && !hasWildcard(resource) ? [lastPart(resource).toLowerCase()] : [];

export class SetAnswers {
  /** Gaps of everything that was judged so far. */
  readonly gaps: DataGap[] = [];
  /**
   * Names and ids, in lower case, that the resource's own policies name, and that of the user whose password it is:
   * principals with one are judged individually.
   */
  readonly named: ReadonlySet<string>;
  private readonly target: Target;
  private readonly guard: Guard;
  private readonly context: RequestContext;
  private readonly actions: readonly string[];
  private readonly mayConcernAction: (documentHash: string) => boolean;
  private readonly answers = new Map<string, SharedAnswer>();

  /** `meant`: as of `targetOf`. */
  constructor(
    private readonly question: WhoCanQuestion,
    private readonly facts: WhoCanFacts,
    meant?: PrincipalPolicies,
  ) {
    this.target = targetOf(question, facts, meant);
    this.named = new Set([...namesIn(this.target.layer), ...namesOfPasswords(question)]);
    this.guard = guardOf(facts.organizations);
    this.context = contextOf(question.context, facts.clock);
    const resource = parseResource(this.target.resource.arn, question.takesNoResource === true, {
      action: question.action.toLowerCase(),
      isLiteral: question.resourceIsLiteral === true,
    });
    this.actions = requestedActions({ action: question.action, context: this.context });
    this.mayConcernAction = documentsOn(this.actions, resource, facts.documents);
    this.gaps.push(...this.target.gaps, ...grantGaps(question, this.target.resource.accountId));
    for (const { resource: stored } of facts.resources.values()) this.gaps.push(...aclGaps(stored));
  }

  answerOf(set: EquivalentSets): SharedAnswer {
    const bearing = set.identityHashes.filter(this.mayConcernAction);
    const key = answerKey(set, bearing);
    return getOrMake(this.answers, key, () => this.answer({ ...set, identityHashes: bearing }));
  }

  private answer(set: EquivalentSets): SharedAnswer {
    const own = setLayers(set, this.facts.documents);
    const { layers, evaluation } = this.decide(anyMember(set), own);
    const { decision } = evaluation;
    const { action, resource } = this.question;
    const isOwnOfSome = set.kind === 'USER' && changesOwnPassword(action) && hasWildcard(resource);
    const isJudgedSingly =
      this.actions.some((one) => canDifferByMember(decision === 'CONDITIONAL', layers, one)) ||
      (isOwnOfSome && decision !== 'ALLOWED');
    return { own, evaluation, isJudgedSingly };
  }

  member(member: PolicySetMember, { own }: SharedAnswer): AccessEvaluation {
    return this.decide(knownPrincipal(member), own).evaluation;
  }

  /**
   * Yields the answers of principals in no policy set: root users, and others that the resource's own policies name.
   */
  *others(): Generator<readonly [Principal, AccessEvaluation]> {
    for (const root of this.facts.roots) {
      const principal = namedPrincipal(rootArn(root));
      yield [principal, this.decide({ kind: 'root', ...root }, { identity: noPolicies }).evaluation];
    }
    for (const principal of this.outsiders()) yield [principal, this.outsider(principal)];
  }

  /** Returns the answer of a caller with every permission, and without a boundary. */
  given(caller: RequestPrincipal): AccessEvaluation {
    const { evaluation } = this.decide(caller, { identity: allowingEverything });
    const determiningStatements = evaluation.determiningStatements.filter(
      ({ policyId }) => policyId !== everything.id,
    );
    return { ...evaluation, determiningStatements };
  }

  /** Returns the answer of a principal with changed rights. */
  changed(accountIndex: AccountIndex, after: Holdings): AccessEvaluation {
    const { hashes, partial, boundary, ...identity } = rightsOf(after);
    const policies = hashes.map((hash) => accountIndex.around.identityDocument(hash));
    const ceiling = accountIndex.boundaryLayer(boundary);
    const own = { identity: { status: partial ? 'PARTIAL' : 'COLLECTED', policies } } as const;
    const caller = accountIndex.principal(after.holder.arn);
    return this.decide(asChanged(caller, identity), {
      ...own,
      ...(ceiling === undefined ? {} : { permissionsBoundary: ceiling }),
    }).evaluation;
  }

  /**
   * E-18b: returns the answer of a user's session of `sts:GetFederationToken`, with a policy that takes nothing away,
   * and with any tags. `set` missing: no policy of the user applies to the question.
   */
  federated(sessionArn: string, maker: Principal, set?: EquivalentSets): AccessEvaluation {
    const { partition, account: accountId } = parseArn(sessionArn) ?? { partition: 'aws', account: '' };
    const own = set ? setLayers(set, this.facts.documents) : { identity: noPolicies };
    const userArn = maker.identifier;
    const caller = { kind: 'federatedUserSession', partition, accountId, sessionArn, userArn } as const;
    return this.decide(caller, { ...own, session: allowingEverything }).evaluation;
  }

  /**
   * Returns the ARNs of sessions of `sts:GetFederationToken` in imported accounts that the resource's own policies
   * name.
   */
  get federatedNames(): readonly string[] {
    return this.namedOutside()
      .filter(({ identifier }) => identifier.includes(':federated-user/'))
      .flatMap(({ identifier, accountId }) =>
        accountId !== undefined && this.facts.importedAccounts.has(accountId) ? [identifier] : [],
      );
  }

  /**
   * Yields the answers of users and roles that no policy names, given every permission: the root user of their
   * account represents them.
   */
  *anybodyGiven(): Generator<readonly [Principal, AccessEvaluation]> {
    for (const root of this.target.isAssumption ? [] : this.facts.roots) {
      const principal = namedPrincipal(rootArn(root));
      yield [principal, this.given({ kind: 'user', ...root })];
      yield [principal, this.given({ kind: 'roleSession', ...root, serviceLinked: false })];
    }
  }

  private outsiders(): readonly Principal[] {
    return this.namedOutside().filter((one) => this.isOutside(one));
  }

  /**
   * Returns principals outside all policy sets that the resource's own policies name, as principals or by conditions
   * on the caller. A file system or API without a policy may let in anyone (E-102, E-104).
   */
  private namedOutside(): readonly Principal[] {
    const { resource } = this.question;
    const partition = parseArn(resource)?.partition ?? 'aws';
    const named = policiesOfLayer(this.target.layer).flatMap(({ compiled }) =>
      compiled ? [...namedInConditions(compiled, partition), ...servicesNamed(compiled)] : [],
    );
    const anyone = openingWithoutPolicy(this.question.action, this.target.layer) === undefined ? [] : ['*'];
    const all = this.target.layer ? [...[...named, ...anyone].map(namedPrincipal), ...this.facts.named] : [];
    const distinct = new Map(all.map((one) => [one.identifier, one]));
    return [...distinct.values()];
  }

  private isOutside({ kind, accountId, identifier }: Principal): boolean {
    if (this.facts.missingProviders.has(identifier)) return false;
    const isNobodys = isOfNoAccount(kind) || kind === 'ANYONE' || isNeverListed(identifier);
    return isNobodys || (accountId !== undefined && !this.facts.importedAccounts.has(accountId));
  }

  /**
   * Returns the answer of a service, an identity provider, anyone, or an outside principal that the resource's own
   * policies name. Anyone is tried without a signature, with one, and as a service; the first that gets in counts.
   */
  private outsider({ identifier }: Principal): AccessEvaluation {
    const stored = { ...this.facts, principals: new Map() };
    const caller = callerFor(identifier, this.question.action, stored);
    const evaluation = this.decide(caller.principal, caller.layers).evaluation;
    const isServed = !evaluation.preconditions.includes(SERVES_UNSIGNED);
    if (identifier !== '*' || (isServed && isGranted(evaluation.decision))) return evaluation;
    const signed = this.decide(anyAwsPrincipal, { identity: { status: 'NOT_COLLECTED' } }).evaluation;
    if (isGranted(signed.decision)) return signed;
    if (isGranted(evaluation.decision) || !asksForService(this.target.layer)) return evaluation;
    const byService = this.decide(anyService, { identity: noPolicies }).evaluation;
    return isGranted(byService.decision) ? onlyForServices(byService) : evaluation;
  }

  private decide(
    caller: RequestPrincipal,
    own: OwnLayers,
  ): { readonly layers: PolicyLayers; readonly evaluation: AccessEvaluation } {
    const { target, context } = this;
    const { principal, resource, guardrails } = this.guard(caller, target.resource);
    const layers = { ...own, ...guardrails, ...(target.layer ? { resource: target.layer } : {}) };
    const evaluation = decide({ principal, action: this.question.action, resource, context }, layers);
    this.gaps.push(...evaluation.dataGaps);
    return { layers, evaluation };
  }
}
