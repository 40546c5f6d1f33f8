/**
 * Finds the code that runs as a role and that a principal may change, or do a part of it, because the policy of the
 * function, or of its image's repository, allows it (G-13). The principal is of another account, or of the same one
 * without the right in its own policies.
 */
import type {
  AccountFacts,
  CodeResource,
  EdgeSource,
  Escalations,
  Neighbors,
} from '../graph/contract/graphWriter.js';
import type { Work } from '../graph/contract/turns.js';
import { underAdministration } from '../graph/model/escalationAlternatives.js';
import type { Administration } from '../graph/model/graph.js';
import { groupBy, splitBy } from '../graph/model/groupBy.js';
import type { PolicySet, PolicySetMember } from '../graph/model/storedPolicies.js';
import { compiledDocument } from '../graph/engine/compiledDocument.js';
import {
  anyMember,
  documentPolicy,
  isNamedIn,
  namesIn,
  setLayers,
  canDifferByMember,
} from '../graph/engine/policySetLayers.js';
import { knownPrincipal } from '../graph/engine/requestPrincipal.js';
import { requiredActionsOf, type RequiredAction } from '../escalation/catalog/forms.js';
import { changingCode, codeActions } from '../escalation/gains/chainableGains.js';
import { formsOf, type Form, type Requirement, type Technique } from '../escalation/catalog/technique.js';
import {
  both,
  strongestBy,
  granted,
  provided,
  verdictOf,
  type Verdict,
} from '../escalation/apply/verdict.js';
import { decide } from '../iam/decide/decide.js';
import type { Layer, PolicyLayers } from '../iam/decide/layers.js';
import { contextAt, type RequestPrincipal } from '../iam/decide/request.js';
import { allowsAny, codeResourcesIn, isNamedBy } from './codeResources.js';
import type { DerivationRules } from './derivationRules.js';
import { aroundAccounts, type Around } from './deriveAssumeEdges.js';
import { storedAlternative, type FoundEscalations } from './escalationEdges.js';
import { rootArn } from '../iam/language/arn.js';
import { memoize } from '../graph/model/memoize.js';

export function* codeGrants(
  accounts: readonly AccountFacts[],
  neighbors: Neighbors,
  administrators: Escalations['administrators'],
  { techniques }: Pick<DerivationRules, 'techniques'>,
): Work<FoundEscalations> {
  const judge = new CodeJudge(aroundAccounts(accounts, neighbors), techniques);
  const resources = codeResourcesIn(accounts, neighbors);
  const found: FoundEscalations[] = [];
  for (const facts of accounts)
    for (const resource of resources.filter((one) => isNamedBy(one, facts.accountId))) {
      for (const set of facts.policySets) {
        found.push(...judge.reachedBy(set, resource));
        yield;
      }
      found.push(...judge.reachedByAdministrators(facts, administrators, resource));
    }
  return {
    edges: found.flatMap(({ edges }) => edges),
    findings: found.flatMap(({ findings }) => findings),
  };
}

class CodeJudge {
  private readonly tried: ReadonlyMap<string, readonly (readonly [Technique, Form])[]>;

  constructor(
    private readonly given: Around,
    techniques: readonly Technique[],
  ) {
    this.tried = new Map(
      Object.entries(changingCode).map(([kind, ids]) => [
        kind,
        techniques
          .filter(({ id }) => ids.some((one) => one === id))
          .flatMap((technique) => formsOf(technique).map((form) => [technique, form] as const)),
      ]),
    );
  }

  /** Whether an Allow of its identity policies applies to such an action: across accounts one is required (E-31). */
  mayChangeCode = ({ identityHashes, partial }: PolicySet): boolean =>
    partial || identityHashes.some((hash) => this.allows(hash));

  /** Judges the administrators, who can give themselves the permission: the root user stands for all of them. */
  reachedByAdministrators(
    { accountId, partition, users, roles }: AccountFacts,
    administrators: Escalations['administrators'],
    resource: CodeResource,
  ): readonly FoundEscalations[] {
    if (accountId === resource.accountId) return [];
    const known = [...users, ...roles].flatMap(({ arn }) => {
      const own = administrators.get(arn);
      return own === undefined ? [] : [[arn, own] as const];
    });
    const [unconditional, others] = splitBy(known, ([, { decision }]) => decision === 'ALLOWED');
    const root: RequestPrincipal = { kind: 'root', partition, accountId };
    const layers = this.layers({ identity: noPolicy }, root, resource);
    const reachedAs = (arns: readonly string[]): readonly FoundEscalations[] =>
      (this.tried.get(resource.kind) ?? []).flatMap(([technique, form]) => {
        const source = { kind: 'PRINCIPALS', identifiers: arns.toSorted() } as const;
        return reached(source, this.verdict(form, root, layers, resource), { technique, resource });
      });
    return [
      ...reachedAs([rootArn({ partition, accountId }), ...unconditional.map(([arn]) => arn)]),
      ...[...groupBy(others, ([, own]) => JSON.stringify(own)).values()].flatMap((some) =>
        some.slice(0, 1).flatMap(([, own]) => reachedAs(some.map(([arn]) => arn)).map(underTerms(own))),
      ),
    ];
  }

  private layers(
    own: Pick<PolicyLayers, 'identity' | 'permissionsBoundary'>,
    principal: RequestPrincipal,
    { arn, accountId, policyHash }: CodeResource,
  ): PolicyLayers {
    const policies = [documentPolicy(policyHash, 'RESOURCE', this.given.documents)];
    const { guardrails } = this.given.guard(principal, { arn, accountId });
    return { ...own, ...guardrails, resource: { status: 'COLLECTED', policies } };
  }

  private readonly allows = memoize((hash: string) => {
    const document = this.given.documents.get(hash);
    return allowsAny(document && compiledDocument(document, 'IDENTITY'), codeActions);
  });

  private readonly namedBy = memoize((hash: string) =>
    namesIn({ status: 'COLLECTED', policies: [documentPolicy(hash, 'RESOURCE', this.given.documents)] }),
  );

  reachedBy(set: PolicySet, resource: CodeResource): readonly FoundEscalations[] {
    const members = set.members.filter((one) => one.kind !== 'ROLE' || !one.serviceLinked);
    const named = this.namedBy(resource.policyHash);
    const isNamed = ({ name, uniqueId, identifier }: PolicySetMember): boolean =>
      isNamedIn(named, name, uniqueId, identifier);
    // Naming its own account leaves the decision to the principals' policies, which are judged elsewhere.
    const mayBeLetIn =
      set.accountId === resource.accountId
        ? resource.names.includes('*') || members.some(isNamed)
        : this.mayChangeCode(set);
    if (members.length === 0 || !mayBeLetIn) return [];
    const layers = this.layers(setLayers(set, this.given.documents), anyMember(set), resource);
    return (this.tried.get(resource.kind) ?? []).flatMap(([technique, form]) => {
      const ofAny = this.verdict(form, anyMember(set), layers, resource);
      const isApart =
        members.some(({ identifier }) => resource.roleArns.includes(identifier)) ||
        requiredActionsOf(form.required).some(({ action }) =>
          canDifferByMember(ofAny?.decision === 'CONDITIONAL', layers, action),
        );
      const apart = members.filter((one) => isApart || isNamed(one));
      const own = apart.flatMap((one) => this.ofMember(one, form, layers, resource));
      const alike = [...groupBy(own, ({ verdict }) => JSON.stringify(verdict)).values()];
      const equivalent = alike.flatMap((some) => {
        const identifiers = some.map(({ arn }) => arn).toSorted();
        return reached({ kind: 'PRINCIPALS', identifiers }, some[0]?.verdict, { technique, resource });
      });
      if (isApart || apart.length === members.length) return equivalent;
      return [...reached({ kind: 'SET', setUid: set.uid }, ofAny, { technique, resource }), ...equivalent];
    });
  }

  private ofMember(
    one: PolicySetMember,
    form: Form,
    layers: PolicyLayers,
    resource: CodeResource,
  ): readonly { readonly arn: string; readonly verdict: Verdict }[] {
    const verdict = this.verdict(form, knownPrincipal(one), layers, resource);
    return verdict === undefined || resource.roleArns.includes(one.identifier)
      ? []
      : [{ arn: one.identifier, verdict }];
  }

  private verdict(
    { required, preconditions }: Form,
    caller: RequestPrincipal,
    layers: PolicyLayers,
    { arn, accountId, roleArns }: CodeResource,
  ): Verdict | undefined {
    const { guard, clock } = this.given;
    const context = contextAt(clock);
    const { principal, resource } = guard(caller, { arn, accountId });
    const isOwn = 'accountId' in principal && principal.accountId === accountId;
    const ask: Ask = (action, by) => verdictOf(decide({ principal, action, resource, context }, by));
    const mayAll = (by: PolicyLayers) => needed(required, ({ action }) => ask(action, by));
    // What the principal's own policies allow is judged elsewhere.
    if (isOwn && mayAll({ ...layers, resource: noPolicy })) return undefined;
    return preconditions.reduce<Verdict | undefined>(
      (one, { text, check }) => {
        const isOpen = check === undefined || (check.kind === 'WORKLOAD_RUNS_AS' && roleArns.length === 0);
        return both(one, isOpen ? provided(text) : granted);
      },
      mayAll(layers) ?? partOf(required, layers, ask),
    );
  }
}

/** With the conditions of the administrative access that it takes. */
const underTerms =
  (own: Administration) =>
  ({ edges, findings }: FoundEscalations): FoundEscalations => ({
    edges: edges.map((edge) => {
      const alternatives = edge.grant.alternatives.map((way) => underAdministration(own, way));
      return { ...edge, grant: { decision: own.decision, alternatives } };
    }),
    findings: findings.map((one) => ({
      ...one,
      alternatives: one.alternatives.map((way) => underAdministration(own, way)),
    })),
  });

type Ask = (action: string, by: PolicyLayers) => Verdict | undefined;

/** Judges one of the actions, which only the resource's policy allows: another held identity may do the others. */
function partOf(required: Requirement, layers: PolicyLayers, ask: Ask): Verdict | undefined {
  const parts = requiredActionsOf(required).filter(({ action }) => !leadingAlone.has(action));
  const allowed = strongestBy(parts, ({ action }) =>
    ask(action, { ...layers, resource: noPolicy }) ? undefined : ask(action, layers),
  );
  return both(allowed, provided(BY_OTHERS));
}

const BY_OTHERS =
  'another identity of the account of the resource, held at the same time, does what else it takes';

/** Actions that are no part: updating code leads to the role by itself if something invokes the function (T-123). */
const leadingAlone: ReadonlySet<string> = new Set(['lambda:UpdateFunctionCode', 'lambda:InvokeFunction']);

const noPolicy: Layer = { status: 'COLLECTED', policies: [] };

function needed(
  required: Requirement,
  ask: (leaf: RequiredAction) => Verdict | undefined,
): Verdict | undefined {
  if ('action' in required) return ask(required);
  if ('all' in required)
    return required.all.reduce<Verdict | undefined>((one, part) => both(one, needed(part, ask)), granted);
  return 'any' in required ? strongestBy(required.any, (part) => needed(part, ask)) : undefined;
}

/**
 * Returns edges to the roles. Where no import says which role it is, or others do a part, it is a finding, and the
 * search ends there.
 */
function reached(
  source: EdgeSource,
  verdict: Verdict | undefined,
  { technique: { id }, resource: { arn, roleArns } }: { technique: Technique; resource: CodeResource },
): readonly FoundEscalations[] {
  if (verdict === undefined) return [];
  const alternative = storedAlternative({ ...verdict, techniqueId: id, via: arn });
  const targets = verdict.preconditions.includes(BY_OTHERS) ? [] : roleArns;
  const edges = targets.map((targetArn) => ({
    source,
    targetArn,
    grant: { decision: alternative.decision, alternatives: [alternative] },
  }));
  const findings = targets.length > 0 ? [] : [{ source, alternatives: [alternative], unexplored: [id] }];
  return [{ edges, findings }];
}
