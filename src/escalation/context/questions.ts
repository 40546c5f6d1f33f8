/**
 * Keeps questions about one action for all callers of an account with the same relevant documents: most policy sets
 * differ in documents that are not about the action.
 */
import {
  policiesOfLayer,
  type AppliedPolicy,
  type Guardrails,
  type Layer,
  type PolicyLayers,
} from '../../iam/decide/layers.js';
import type { RequestPrincipal } from '../../iam/decide/request.js';
import { mayConcernAction } from '../../graph/engine/policySetLayers.js';
import { NO_ACTION, splitAction } from '../../iam/match/action.js';
import type { ConditionContext } from '../../iam/match/conditionContext.js';
import type { Verdict } from '../apply/verdict.js';
import { MOST_QUESTIONS_REMEMBERED } from '../limits.js';
import type { RelevantStatements } from './relevantActions.js';
import { getOrMake } from '../../graph/model/memoize.js';

/** A question about one action, and its answers. */
export interface Question {
  readonly relevantStatements: RelevantStatements;
  /** Fills in variables in patterns. */
  readonly context: ConditionContext;
  readonly verdicts: Map<string, Verdict | undefined>;
  /** Candidate resources by the pattern that they must match. */
  readonly candidates: Map<string | undefined, readonly string[]>;
}

export class Questions {
  /** Known principals have their own questions. */
  private readonly byPrincipal = new WeakMap<RequestPrincipal, Map<string, Question>>();
  /** By action and policy id: whether the policy is about the action. */
  private readonly concerned = new Map<string, Map<string, boolean>>();
  private readonly numbers = new WeakMap<Guardrails | Layer, number>();
  private last = 0;

  /** Returns the kept question. Policies are known by content, a resource's by object, as it may be unwritten. */
  of(principal: RequestPrincipal, layers: PolicyLayers, action: string, ask: () => Question): Question {
    if (layers.session ?? layers.endpoint) return ask();
    const all = getOrMake(this.byPrincipal, principal, () => new Map());
    return getOrMake(all, this.keyOf(layers, action), () => {
      if (all.size >= MOST_QUESTIONS_REMEMBERED) all.clear();
      return ask();
    });
  }

  private keyOf(layers: PolicyLayers, action: string): string {
    const { identity, permissionsBoundary, serviceControl, resourceControl, resource } = layers;
    const beside = [serviceControl, resourceControl, resource].map((one) => this.numberOf(one)).join(' ');
    const isAbout = this.aboutAction(action);
    return `${action} ${beside}${idsIn(identity, isAbout)}${idsIn(permissionsBoundary, isAbout)}`;
  }

  private aboutAction(action: string): (policy: AppliedPolicy) => boolean {
    const name = splitAction(action) ?? NO_ACTION;
    const known = getOrMake(this.concerned, action, () => new Map());
    return (policy) => getOrMake(known, policy.id, () => mayConcernAction(policy, name));
  }

  private numberOf(one: Guardrails | Layer | undefined): number {
    return one === undefined ? 0 : getOrMake(this.numbers, one, () => (this.last += 1));
  }
}

function idsIn(layer: Layer | undefined, isMeant: (policy: AppliedPolicy) => boolean): string {
  let ids = ` ${layer?.status ?? ''}`;
  for (const policy of policiesOfLayer(layer)) if (isMeant(policy)) ids += ` ${policy.id}`;
  return ids;
}
