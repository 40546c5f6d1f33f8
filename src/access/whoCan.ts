/** Which principals may do an action on a resource themselves? */
import type { GraphReader, Page, PageRequest, PolicySet, Principal, WhoCanFacts } from '../graph/graph.js';
import { ofSomebody, somebody } from '../graph/anyone.js';
import { namedPrincipal } from '../graph/namedPrincipal.js';
import { anyMember, documentPolicy, setLayers, tellsMembersApart } from '../graph/policySetLayers.js';
import { noOrganization } from '../graph/guardrails.js';
import { knownPrincipal, tagMap, unknownPrincipal } from '../graph/requestPrincipal.js';
import { parseArn } from '../iam/arn.js';
import { decide } from '../iam/decide.js';
import type { AccessEvaluation, DataGap } from '../iam/decision.js';
import type { Layer, PolicyLayers } from '../iam/layers.js';
import type { RequestPrincipal, RequestResource } from '../iam/request.js';
import { contextOf, takesTrustPolicy } from './accessRequest.js';
import { QuestionRefused, type ContextInput, type PrincipalAccess } from './answer.js';
import { distinctGaps } from './can.js';
import { byDocument, citeCondition } from './cite.js';
import { organizationGap } from './standingGaps.js';
import { canHaveResourcePolicy } from './resourcePolicySupport.js';

export interface WhoCanQuestion {
  readonly action: string;
  readonly resource: string;
  /** E-3: the action has no resource type, so that `*` is none and not all. */
  readonly takesNoResource?: boolean;
  readonly context: readonly ContextInput[];
}

export interface WhoCanAnswer extends Page<PrincipalAccess> {
  readonly dataGaps: readonly DataGap[];
}

/** Work is per policy set: a set's members have one answer, unless something tells them apart. */
export async function whoCan(
  reader: GraphReader,
  question: WhoCanQuestion,
  page: PageRequest,
): Promise<WhoCanAnswer> {
  const facts = await reader.whoCanFacts(question.action, question.resource);
  const inquiry = new Inquiry(question, facts);
  const all = inquiry.everyone().sort((a, b) => (a.principal.identifier < b.principal.identifier ? -1 : 1));
  const { after } = page;
  const rest = after === undefined ? all : all.filter((entry) => entry.principal.identifier > after);
  return {
    entries: rest.slice(0, page.first).map((entry) => [entry.principal.identifier, entry] as const),
    hasNextPage: rest.length > page.first,
    totalCount: all.length,
    graphVersion: facts.graphVersion,
    dataGaps: distinctGaps([...inquiry.gaps, organizationGap]),
  };
}

class Inquiry {
  readonly gaps: DataGap[] = [];
  private readonly resource: RequestResource;
  private readonly resourceLayer: Layer | undefined;
  private readonly isAssumption: boolean;
  /** Names and ids that the role's trust policy names, in lower case. */
  private readonly named: ReadonlySet<string>;

  constructor(
    private readonly question: WhoCanQuestion,
    private readonly facts: WhoCanFacts,
  ) {
    const arn = parseArn(question.resource);
    const owner = /^\d{12}$/.test(arn?.account ?? '') ? { accountId: arn?.account ?? '' } : {};
    const tags = facts.role ? { tags: tagMap(facts.role.role.tags) } : {};
    const { takesNoResource = false } = question;
    this.resource = { arn: question.resource, takesNoResource, ...owner, ...tags };
    this.isAssumption = takesTrustPolicy(question.action) && arn?.resource.startsWith('role/') === true;
    this.resourceLayer = this.isAssumption
      ? this.trustLayer(arn?.account ?? '')
      : ownPolicyLayer(arn?.service);
    this.named = this.isAssumption ? namesIn(this.resourceLayer) : new Set();
  }

  everyone(): PrincipalAccess[] {
    const members = this.facts.sets.flatMap((set) => this.membersOf(set));
    const roots = this.isAssumption ? [] : this.facts.roots.flatMap((root) => this.root(root));
    const named = this.isAssumption ? this.facts.named.flatMap((principal) => this.outsider(principal)) : [];
    return [...members, ...roots, ...named];
  }

  private trustLayer(accountId: string): Layer {
    const { role, importedAccounts } = this.facts;
    if (role?.trust.documentHash !== undefined) {
      const { documentHash: hash, documentText: text = '', quarantined } = role.trust;
      const document = { hash, text, ...(quarantined ? { quarantined } : {}) };
      return { status: 'COLLECTED', policies: [documentPolicy(hash, 'TRUST', new Map([[hash, document]]))] };
    }
    if (importedAccounts.has(accountId) && !/[*?]/.test(this.question.resource)) {
      throw new QuestionRefused(
        'NOT_FOUND',
        `Account ${accountId} has no role ${this.question.resource}.`,
        'resource',
      );
    }
    return { status: 'NOT_COLLECTED' };
  }

  private membersOf(set: PolicySet): readonly PrincipalAccess[] {
    const layers = this.layers(setLayers(set, this.facts.documents));
    const together = this.decide(anyMember(set), layers);
    const names = this.namesSome(set);
    if (!names && !tellsMembersApart(together.decision === 'CONDITIONAL', layers)) {
      return set.members.flatMap((one) => this.access(one, together));
    }
    return set.members.flatMap((one) => this.access(one, this.decide(knownPrincipal(one), layers)));
  }

  /** A trust policy may name members of the set, or sessions of them. */
  private namesSome(set: PolicySet): boolean {
    return set.members.some(
      (one) => this.named.has(one.name.toLowerCase()) || this.named.has(one.uniqueId.toLowerCase()),
    );
  }

  private root(root: { readonly accountId: string; readonly partition: string }): readonly PrincipalAccess[] {
    const principal = namedPrincipal(`arn:${root.partition}:iam::${root.accountId}:root`);
    const layers = this.layers({ identity: { status: 'COLLECTED', policies: [] } });
    return this.access(principal, this.decide({ kind: 'root', ...root }, layers));
  }

  /** Services, identity providers, anyone and outside principals that the role's trust policy names. */
  private outsider(principal: Principal): readonly PrincipalAccess[] {
    const { kind, accountId } = principal;
    if (kind === 'ROLE_SESSION') return [];
    const isFederated = kind === 'SAML_PROVIDER' || kind === 'OIDC_PROVIDER';
    if (!isFederated && accountId !== undefined && this.facts.importedAccounts.has(accountId)) return [];
    const layers = this.layers({ identity: { status: 'NOT_COLLECTED' } });
    const caller = kind === 'ANYONE' ? somebody : unknownPrincipal(principal.identifier);
    return this.access(principal, ofSomebody(this.decide(caller, layers)));
  }

  private layers(own: Pick<PolicyLayers, 'identity' | 'permissionsBoundary'>): PolicyLayers {
    return {
      ...own,
      ...(this.resourceLayer ? { resource: this.resourceLayer } : {}),
      ...noOrganization,
    };
  }

  private decide(principal: RequestPrincipal, layers: PolicyLayers): AccessEvaluation {
    const { action, context } = this.question;
    const request = { principal, action, resource: this.resource, context: contextOf(context, 'UNKNOWN') };
    const evaluation = decide(request, layers);
    this.gaps.push(...ofSomebody(evaluation).dataGaps);
    return evaluation;
  }

  private access(principal: Principal, evaluation: AccessEvaluation): readonly PrincipalAccess[] {
    const { decision, preconditions } = evaluation;
    if (decision !== 'ALLOWED' && decision !== 'CONDITIONAL') return [];
    const referTo = byDocument(principal.identifier, this.facts.role?.role.identifier);
    const conditions = evaluation.conditions.map((condition) => citeCondition(condition, referTo));
    return [{ principal, decision, conditions, preconditions }];
  }
}

const ownPolicyLayer = (service: string | undefined): Layer | undefined =>
  service !== undefined && canHaveResourcePolicy(service) ? { status: 'NOT_COLLECTED' } : undefined;

function namesIn(layer: Layer | undefined): ReadonlySet<string> {
  const policies = layer && layer.status !== 'NOT_COLLECTED' ? layer.policies : [];
  const statements = policies.flatMap(({ compiled }) => compiled?.statements ?? []);
  return new Set(
    statements.flatMap(({ source }) => source.principal?.values ?? []).map(({ value }) => lastName(value)),
  );
}

/** The name in a user, role or session ARN; ids as they are. */
function lastName(value: string): string {
  const parts = (value.split(':')[5] ?? value).split('/');
  return (parts[0] === 'assumed-role' ? (parts[1] ?? '') : (parts.at(-1) ?? '')).toLowerCase();
}
