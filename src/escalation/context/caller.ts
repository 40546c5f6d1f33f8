/** Asks the policy engine what one caller may do, once for all resources that its statements treat alike. */
import {
  contextAt,
  type Clock,
  type RequestContext,
  type RequestPrincipal,
} from '../../iam/decide/request.js';
import { asksWho } from '../../graph/engine/policySetLayers.js';
import { statementsFor, type CompiledStatement } from '../../iam/language/compile.js';
import { parseArn } from '../../iam/language/arn.js';
import { buildContext } from '../../iam/facts/buildContext.js';
import { isMemberKey } from '../../iam/facts/data/conditionKeys.js';
import { decide } from '../../iam/decide/decide.js';
import { allPolicies, type PolicyLayers } from '../../iam/decide/layers.js';
import { splitAction } from '../../iam/match/action.js';
import { evaluateTest, type CompiledTest } from '../../iam/match/condition.js';
import { formsOf, matchPrincipal, type CallerForms } from '../../iam/match/principalElement.js';
import { matchResource } from '../../iam/match/resourceElement.js';
import type { ConditionContext } from '../../iam/match/conditionContext.js';
import type { Question } from './questions.js';
import type { IndexedResource, ResourceIndex } from './resourceIndex.js';
import { readsVariables, relevantStatementsOf, type RelevantStatements } from './relevantActions.js';
import { candidateResources, inAccount } from './candidateResources.js';
import { doubtedResourceTypes, resourceTypes } from '../data/resourceTypes.js';
import { both, granted, provided, strongestBy, verdictOf, type Verdict } from '../apply/verdict.js';
import { getOrMake } from '../../graph/model/memoize.js';

/** A condition key in lower case with its value in the request; undefined: the request leaves the key out. */
export type KnownContext = readonly (readonly [key: string, value: string | undefined])[];

const noKnownContext: KnownContext = [];

export class Caller {
  private readonly questions = new Map<string, Question>();

  constructor(
    readonly principal: RequestPrincipal,
    readonly layers: PolicyLayers,
    private readonly resources: ResourceIndex,
  ) {}

  relevantTo(action: string): RelevantStatements {
    return this.question(action).relevantStatements;
  }

  /** Returns values that statements on the action, of any layer, compare a key with. `key`: in lower case. */
  valuesOf(action: string, key: string): readonly string[] {
    const name = splitAction(action);
    if (name === undefined || !this.relevantTo(action).keys.has(key)) return [];
    return allPolicies(this.layers)
      .flatMap(({ compiled }) => (compiled ? statementsFor(compiled, name) : []))
      .flatMap(({ tests }) => tests)
      .filter((test) => test.key === key && !/^null$/i.test(test.source.operator))
      .flatMap(({ source }) => source.values);
  }

  /** Judges an action on a resource; undefined: not allowed, or not known. */
  may(
    action: string,
    target: IndexedResource,
    knownContext: KnownContext = noKnownContext,
  ): Verdict | undefined {
    const { relevantStatements, verdicts, context } = this.question(action);
    if (relevantStatements.allows.length === 0) return undefined;
    const relevant = knownContext.filter(([key]) => relevantStatements.keys.has(key));
    const key = keyOf(relevantStatements, target, relevant, context);
    if (verdicts.has(key)) return verdicts.get(key);
    const verdict = this.decided(action, target, relevant);
    verdicts.set(key, verdict);
    return verdict;
  }

  /** Returns how statements tell who the caller is. `who` stands in where a variable names the caller. */
  lookedAt(who: string): readonly string[] {
    const context = this.contextFor('iam:PassRole');
    const forms = formsOf(this.principal, undefined);
    return allPolicies(this.layers)
      .flatMap(({ compiled }) => compiled?.statements ?? [])
      .filter(asksWho)
      .flatMap((statement) => [
        listedAs(statement, forms, context),
        ...statement.tests
          .filter(({ key }) => isMemberKey(key))
          .map((test) => String(evaluateTest(test, statement.effect, context))),
        ...(readsVariables(statement) || statement.tests.some(namesWho) ? [who] : []),
      ]);
  }

  /** Judges an action on any resource with an ARN of this pattern, whether it exists or not. */
  mayOnSome(
    action: string,
    like: string | undefined,
    knownContext: KnownContext = noKnownContext,
  ): Verdict | undefined {
    const { relevantStatements, verdicts } = this.question(action);
    if (relevantStatements.allows.length === 0) return undefined;
    const relevant = knownContext.filter(([key]) => relevantStatements.keys.has(key));
    const key = `somewhere ${like ?? ''} ${relevant.length === 0 ? '' : JSON.stringify(relevant)}`;
    if (verdicts.has(key)) return verdicts.get(key);
    const verdict = strongestBy(this.places(action, like), (arn) =>
      both(this.may(action, this.resources.of(arn), relevant), this.heeded(action, like, arn)),
    );
    verdicts.set(key, verdict);
    return verdict;
  }

  /** Returns ARNs and patterns of ARNs that the action may be allowed on. */
  places(action: string, like: string | undefined): readonly string[] {
    const { relevantStatements, context, candidates } = this.question(action);
    return getOrMake(candidates, like, () =>
      candidateResources(relevantStatements, like, this.resources, context),
    );
  }

  /** Whether an action is allowed for certain on all of these ARNs and patterns of ARNs. */
  isAllowedOn(action: string, arns: readonly string[]): boolean {
    return arns.every((arn) => this.may(action, this.resources.of(arn))?.decision === 'ALLOWED');
  }

  /** Judges naming a resource, in an Allow or a Deny, for an action that acts on none (E-3). */
  private heeded(action: string, like: string | undefined, arn: string): Verdict {
    if (like !== undefined || !takesNoResource(action)) return granted;
    if (arn !== '*') return provided(`AWS heeds an Allow of ${action} that names resources`);
    const types = doubtedResourceTypes.get(action) ?? [];
    const isDenied =
      types.length > 0 &&
      this.relevantTo(action).narrowing.length > 0 &&
      types.every((type) => this.mayOnSome(action, inAccount(type, this.resources)) === undefined);
    return isDenied ? provided(`AWS heeds no Deny of ${action} that names resources`) : granted;
  }

  private decided(action: string, target: IndexedResource, knownContext: KnownContext): Verdict | undefined {
    const { principal, layers } = this;
    const request = {
      principal,
      action,
      resource:
        target.request.arn === '*' && takesNoResource(action)
          ? { ...target.request, takesNoResource: true }
          : target.request,
      context: contextOf(knownContext, this.resources.clock),
    };
    return verdictOf(decide(request, layers));
  }

  private question(action: string): Question {
    const known = this.questions.get(action);
    if (known) return known;
    const { principal, layers, resources } = this;
    const made = resources.questions.of(principal, layers, action, () => ({
      relevantStatements: relevantStatementsOf(action, layers),
      context: this.contextFor(action),
      verdicts: new Map(),
      candidates: new Map(),
    }));
    this.questions.set(action, made);
    return made;
  }

  private contextFor(action: string): ConditionContext {
    const { principal, layers, resources } = this;
    const context = contextAt(resources.clock);
    const request = { principal, action, resource: resources.of('*').request, context };
    return buildContext({ request, owner: request.resource.accountId }, layers);
  }
}

const takesNoResource = (action: string): boolean => resourceTypes.get(action)?.length === 0;

/** Returns by which of its forms the principal element lists the caller; empty if there is none. */
function listedAs({ principal, effect }: CompiledStatement, forms: CallerForms, context: ConditionContext) {
  const listed = principal && matchPrincipal(principal, forms, context, effect);
  return listed === undefined ? '' : `${listed.must}/${listed.may}`;
}

const namesWho = (test: CompiledTest): boolean => test.valid && test.variables.some(isMemberKey);

/** Returns a key that is equal for resources that all relevant statements match alike. */
function keyOf(
  relevantStatements: RelevantStatements,
  target: IndexedResource,
  knownContext: KnownContext,
  context: ConditionContext,
): string {
  let matches = '';
  for (const { resource } of relevantStatements.narrowing)
    if (resource) matches += String(matchResource(resource, target.read, context, true));
  const tags = relevantStatements.readsTags
    ? `${target.request.arn} ${String(target.request.tags !== undefined)}`
    : '';
  const region = relevantStatements.readsRegion ? parseArn(target.request.arn)?.region : '';
  return `${target.ruledAs} ${matches} ${tags} ${region} ${knownContext.length === 0 ? '' : JSON.stringify(knownContext)}`;
}

function contextOf(knownContext: KnownContext, clock: Clock | undefined): RequestContext {
  if (knownContext.length === 0) return contextAt(clock);
  const entries = knownContext.map(
    ([key, value]) =>
      [
        key,
        value === undefined ? ({ kind: 'absent' } as const) : { kind: 'known' as const, values: [value] },
      ] as const,
  );
  return { ...contextAt(clock), entries: new Map(entries) };
}
