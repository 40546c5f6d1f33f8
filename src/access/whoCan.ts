/** Which principals may do an action on a resource themselves? */
import type { Principal } from '../graph/graph.js';
import type {
  GraphReader,
  Page,
  PageRequest,
  PolicySet,
  PolicySetMember,
  WhoCanFacts,
} from '../graph/graphReader.js';
import { ofSomebody } from '../graph/anyone.js';
import { namedPrincipal } from '../graph/namedPrincipal.js';
import {
  answerKey,
  anyMember,
  documentsOn,
  isNamedIn,
  namesIn,
  setLayers,
  tellsMembersApart,
} from '../graph/policySetLayers.js';
import { guardOf, type Guard } from '../graph/guardrails.js';
import { knownPrincipal } from '../graph/requestPrincipal.js';
import { decide } from '../iam/decide.js';
import type { AccessEvaluation, DataGap } from '../iam/decision.js';
import type { Layer, PolicyLayers } from '../iam/layers.js';
import { readResource } from '../iam/match/resource.js';
import type { RequestContext, RequestPrincipal } from '../iam/request.js';
import { callerFor, contextOf } from './accessRequest.js';
import type { Completeness, ContextInput, PrincipalAccess } from './answer.js';
import { distinctGaps } from './can.js';
import { byDocument, citeCondition } from './cite.js';
import { completenessOf } from './reached.js';
import { organizationGaps } from './standingGaps.js';
import { targetOf, type Target } from './target.js';

export interface WhoCanQuestion {
  readonly action: string;
  readonly resource: string;
  /** E-3: the action has no resource type, so that `*` is none and not all. */
  readonly takesNoResource?: boolean;
  readonly context: readonly ContextInput[];
}

export interface WhoCanAnswer extends Page<PrincipalAccess> {
  readonly completeness: Completeness;
  readonly dataGaps: readonly DataGap[];
}

export async function whoCan(
  reader: GraphReader,
  question: WhoCanQuestion,
  page: PageRequest,
): Promise<WhoCanAnswer> {
  const facts = await reader.whoCanFacts(question.action, question.resource);
  const { allowed: all, explored, gaps } = everyoneWho(question, facts);
  const { after } = page;
  const rest = after === undefined ? [...all] : all.filter(({ principal }) => principal.identifier > after);
  rest.sort((a, b) => (a.principal.identifier < b.principal.identifier ? -1 : 1));
  const shown = rest.slice(0, page.first);
  const principals = await reader.principals(shown.map(({ principal }) => principal.identifier));
  return {
    entries: shown.map((one) => {
      const { identifier } = one.principal;
      return [
        identifier,
        { ...accessOf(one), principal: principals.get(identifier) ?? one.principal },
      ] as const;
    }),
    hasNextPage: rest.length > page.first,
    totalCount: all.length,
    graphVersion: facts.graphVersion,
    completeness: completenessOf([], explored, []),
    dataGaps: gaps,
  };
}

/** Somebody who may. */
export interface Allowed {
  /** As far as the engine knows it. */
  readonly principal: Principal;
  readonly decision: PrincipalAccess['decision'];
  readonly evaluation: AccessEvaluation;
}

export interface Everyone {
  /** In no particular order. */
  readonly allowed: readonly Allowed[];
  /** How many were judged. */
  readonly explored: number;
  readonly gaps: readonly DataGap[];
}

/** Work is per policy set at most: a set's members have one answer, unless something tells them apart. */
export function everyoneWho(question: WhoCanQuestion, facts: WhoCanFacts): Everyone {
  const inquiry = new Inquiry(question, facts);
  const allowed = inquiry.everyone();
  const members = facts.sets.reduce((sum, set) => sum + set.members.length, 0);
  return {
    allowed,
    explored: members + facts.roots.length + facts.named.length,
    gaps: distinctGaps([...inquiry.gaps, ...organizationGaps(facts.organizations)]),
  };
}

type OwnLayers = Pick<PolicyLayers, 'identity' | 'permissionsBoundary'>;

/** What holds for any member of some policy sets; `apart`: each has to be judged by itself. */
interface SharedAnswer {
  readonly own: OwnLayers;
  readonly evaluation: AccessEvaluation;
  readonly apart: boolean;
}

const noPolicies: Layer = { status: 'COLLECTED', policies: [] };

class Inquiry {
  readonly gaps: DataGap[] = [];
  private readonly target: Target;
  /** Names and ids that the resource's own policies name, in lower case. */
  private readonly named: ReadonlySet<string>;
  private readonly guard: Guard;
  private readonly context: RequestContext;
  private readonly hasSay: (documentHash: string) => boolean;
  private readonly answers = new Map<string, SharedAnswer>();

  constructor(
    private readonly question: WhoCanQuestion,
    private readonly facts: WhoCanFacts,
  ) {
    this.target = targetOf(question, facts);
    this.named = namesIn(this.target.layer);
    this.guard = guardOf(facts.organizations);
    this.context = contextOf(question.context, 'UNKNOWN');
    const resource = readResource(question.resource, question.takesNoResource === true);
    this.hasSay = documentsOn(question.action, resource, facts.documents);
    this.gaps.push(...this.target.gaps);
  }

  everyone(): Allowed[] {
    const members = this.facts.sets.flatMap((set) => this.membersOf(set));
    const roots = this.target.isAssumption ? [] : this.facts.roots.flatMap((root) => this.root(root));
    const named = this.target.layer ? this.facts.named.flatMap((principal) => this.outsider(principal)) : [];
    return [...members, ...roots, ...named];
  }

  private membersOf(set: PolicySet): readonly Allowed[] {
    const { own, evaluation, apart } = this.answerOf(set);
    return set.members.flatMap((one) => {
      const alone = apart || this.isNamed(one);
      return allowed(one, alone ? this.decide(knownPrincipal(one), own).evaluation : evaluation);
    });
  }

  private answerOf(set: PolicySet): SharedAnswer {
    const bearing = set.identityHashes.filter(this.hasSay);
    const key = answerKey(set, bearing);
    const known = this.answers.get(key);
    if (known) return known;
    const answer = this.answer({ ...set, identityHashes: bearing });
    this.answers.set(key, answer);
    return answer;
  }

  private answer(set: PolicySet): SharedAnswer {
    const own = setLayers(set, this.facts.documents);
    const { layers, evaluation } = this.decide(anyMember(set), own);
    const apart = tellsMembersApart(evaluation.decision === 'CONDITIONAL', layers, this.question.action);
    return { own, evaluation, apart };
  }

  /** The resource's own policies may name a member of a set, or sessions of it. */
  private isNamed({ name, uniqueId }: PolicySetMember): boolean {
    return isNamedIn(this.named, name, uniqueId);
  }

  private root(root: { readonly accountId: string; readonly partition: string }): readonly Allowed[] {
    const principal = namedPrincipal(`arn:${root.partition}:iam::${root.accountId}:root`);
    const caller = { kind: 'root', ...root } as const;
    return allowed(principal, this.decide(caller, { identity: noPolicies }).evaluation);
  }

  /** Services, identity providers, anyone and outside principals that the resource's own policies name. */
  private outsider(principal: Principal): readonly Allowed[] {
    const { kind, identifier, accountId } = principal;
    const isNobodys = ['SERVICE', 'SAML_PROVIDER', 'OIDC_PROVIDER', 'ANYONE'].includes(kind);
    if (!isNobodys && (accountId === undefined || this.facts.importedAccounts.has(accountId))) return [];
    const { importedAccounts } = this.facts;
    const caller = callerFor(identifier, this.question.action, { principals: new Map(), importedAccounts });
    return allowed(principal, ofSomebody(this.decide(caller.principal, caller.layers).evaluation));
  }

  private decide(
    caller: RequestPrincipal,
    own: OwnLayers,
  ): { readonly layers: PolicyLayers; readonly evaluation: AccessEvaluation } {
    const { target, context } = this;
    const { principal, resource, guardrails } = this.guard(caller, target.resource);
    const layers = { ...own, ...guardrails, ...(target.layer ? { resource: target.layer } : {}) };
    const evaluation = decide({ principal, action: this.question.action, resource, context }, layers);
    this.gaps.push(...ofSomebody(evaluation).dataGaps);
    return { layers, evaluation };
  }
}

function allowed(principal: Principal, evaluation: AccessEvaluation): readonly Allowed[] {
  const { decision } = evaluation;
  return decision === 'ALLOWED' || decision === 'CONDITIONAL' ? [{ principal, decision, evaluation }] : [];
}

export function accessOf({ principal, decision, evaluation }: Allowed): PrincipalAccess {
  const referTo = byDocument(principal.identifier);
  const conditions = evaluation.conditions.map((condition) => citeCondition(condition, referTo));
  return { principal, decision, conditions, preconditions: evaluation.preconditions };
}
