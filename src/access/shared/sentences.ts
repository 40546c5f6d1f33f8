/** Puts principals, hops and paths into words. */
import { z } from 'zod';
import { techniqueById } from '../../escalation/catalog/techniques.js';
import type { AssumeMechanism, Principal } from '../../graph/model/graph.js';
import { packagedYaml } from '../../packagedYaml.js';
import { conditionText, type ReadableCondition } from '../../iam/explain/conditionText.js';
import type {
  EscalationHop,
  GrantTerms,
  HopActor,
  PathHop,
  PathStep,
  PrivilegePath,
  StepBasis,
} from './answer.js';
import type { VisibleStep } from './visiblePath.js';
import { followsOn, strengthens, type Identified, type LinkedStep } from './stepLinks.js';

export const nameOf = (principal: Principal): string =>
  principal.accountId === undefined || principal.kind === 'ROOT'
    ? principal.name
    : `${principal.name} (${principal.accountId})`;

export const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const verbs: Readonly<Record<AssumeMechanism, string>> = {
  ASSUME_ROLE: 'can assume',
  ASSUME_ROLE_WITH_SAML: 'lets its users assume, by SAML,',
  ASSUME_ROLE_WITH_WEB_IDENTITY: 'lets its subjects assume, by web identity,',
  SERVICE_ROLE: 'can assume',
};

/** Words a hop by itself, such as "hub (1) and builder (1) can take over chief (1) by T-103 (…)." */
export function hopSentence(hop: PathHop): string {
  const actors = hop.joint?.actingAs ?? [{ principal: hop.from }];
  return sentenceOf(joined(actors.map(({ principal }) => nameOf(principal))), doingText(hop), hop);
}

const sentenceOf = (who: string, does: string, { conditions, preconditions }: PathHop): string =>
  `${who} ${does}${ifText(conditions, preconditions)}.`;

const doingText = (hop: PathHop): string =>
  hop.mechanism === 'ESCALATION'
    ? `can ${takeoverText(hop)}${byText(hop)}`
    : `${verbs[hop.mechanism]} ${nameOf(hop.to)}`;

/**
 * Words a step that is more than the next link of a chain: the principal at the start takes it, acting as others.
 * Returns undefined for any other step.
 */
export function derivedSentence(steps: readonly VisibleStep[], at: number): string | undefined {
  const [step, start] = [steps[at], steps[0]?.from];
  if (step === undefined || step.mechanism === 'HIDDEN' || start === undefined) return undefined;
  const isMore = strengthens(steps, at);
  if (followsOn(steps, at) && !isMore && step.joint === undefined) return undefined;
  const whom = step.to.identifier === start.identifier ? 'itself' : nameOf(step.to);
  const does = isMore ? `give ${whom} more rights` : takeoverText(step);
  if (step.mechanism === 'ESCALATION') {
    const change = changeText(start, step);
    if (change !== undefined)
      return sentenceOf(change, `and so ${does} by ${techniqueText(step.techniqueId)}`, step);
    const calls = callsText(start, step);
    if (calls !== undefined) return sentenceOf(calls, `and so ${does}${byText(step)}`, step);
  }
  return sentenceOf(actingText(start, step), isMore ? `can ${does}${byText(step)}` : doingText(step), step);
}

/** Each action with what it does, in words that end with the kind of thing that it changes. */
const changes = new Map(
  Object.entries(z.record(z.string(), z.string()).parse(packagedYaml('access/shared/iamCalls.yaml'))),
);

/** Such as "As hub, alice can attach a policy to user alice,"; undefined unless one call of IAM on one thing does it. */
function changeText(start: Principal, step: PathStep & EscalationHop): string | undefined {
  const { actingAs, via, to } = step;
  const [actor, other] = actingAs;
  const [action, ...more] = actor?.actions ?? [];
  const what = action === undefined ? undefined : changes.get(action);
  if (actor === undefined || other !== undefined || what === undefined || more.length > 0) return undefined;
  const thing = thingText(via ?? (to.kind === 'ROOT' ? actor.principal : to).identifier);
  const kind = what.slice(what.lastIndexOf(' ') + 1);
  return thing.startsWith(`${kind} `)
    ? `${actingText(start, step)} can ${what}${thing.slice(kind.length)},`
    : undefined;
}

/**
 * Such as "As hub, alice can call iam:PassRole, as builder lambda:CreateFunction,"; undefined if an actor has no
 * fixed call.
 */
function callsText(start: Principal, { actingAs }: StepBasis): string | undefined {
  const [first, ...others] = actingAs;
  if (first === undefined || actingAs.some(({ actions }) => actions.length === 0)) return undefined;
  const nameAs = ({ principal }: HopActor): string =>
    principal.identifier === start.identifier ? 'itself' : nameOf(principal);
  const opening = actingText(start, { actingAs: [first], restsOn: [] });
  const calls = others.map((one) => ` as ${nameAs(one)} ${joined(one.actions)},`);
  return `${opening} can call ${joined(first.actions)},${calls.join('')}`;
}

/** "As hub, alice" or, if it also acts for itself, "alice, also as hub,". */
function actingText(start: Principal, { actingAs }: StepBasis): string {
  const others = actingAs.filter(({ principal }) => principal.identifier !== start.identifier);
  const asWhom = joined(others.map(({ principal }) => nameOf(principal)));
  if (others.length === 0) return nameOf(start);
  return others.length < actingAs.length
    ? `${nameOf(start)}, also as ${asWhom},`
    : `As ${asWhom}, ${nameOf(start)}`;
}

/** Such as ", if aws:MultiFactorAuthPresent = true and if something invokes the function"; empty if nothing is open. */
export function ifText(conditions: readonly ReadableCondition[], preconditions: readonly string[]): string {
  const tests = joined([...new Set(conditions.map(conditionText))]);
  const parts = [...(tests === '' ? [] : [tests]), ...new Set(preconditions)];
  return parts.length === 0 ? '' : `, ${joined(parts.map((part) => `if ${part}`))}`;
}

const takeoverText = ({ to }: PathHop): string =>
  `${to.kind === 'ROOT' ? 'become' : 'take over'} ${targetText(to)}`;

/** Says by which technique, and through what; empty if a role is assumed. */
function byText(hop: PathHop): string {
  if (hop.mechanism !== 'ESCALATION') return '';
  const through = hop.via === undefined ? '' : `, through ${thingText(hop.via)}`;
  return ` by ${techniqueText(hop.techniqueId)}${through}`;
}

/** Such as "T-132 (CodeBuild build)". */
export function techniqueText(id: string): string {
  const name = techniqueById(id)?.name;
  return name === undefined ? id : `${id} (${name})`;
}

/** Names the target of an escalation; a root user means its whole account. */
export const targetText = (to: Principal): string =>
  to.kind === 'ROOT' ? `administrator of account ${to.accountId ?? ''}` : nameOf(to);

/** Such as "role deploy" for the ARN of one. */
function thingText(arn: string): string {
  const [, , service, , , ...resource] = arn.split(':');
  const parts = resource.join(':').split(/[/:]/);
  return service === 'iam' && parts.length > 1 ? `${parts[0] ?? ''} ${parts.at(-1) ?? ''}` : arn;
}

/** The principal that a path ends with, if it has what was looked for, and the terms of that. */
export interface EndOfPath extends GrantTerms {
  readonly principal: Principal;
  readonly goal?: PrivilegePath['goal'];
  /** The sentence for a path without steps. */
  readonly already: string;
  /** The text after the last step. */
  readonly suffix: string;
}

/**
 * Returns the words for an administrator at the end of a path. A root user needs no suffix: its step already names
 * the administration of its account.
 */
export function administratorWords(principal: Principal): Pick<EndOfPath, 'already' | 'suffix'> {
  const administrator = `administrator of account ${principal.accountId ?? ''}`;
  return {
    already: `${nameOf(principal)} is ${administrator} already`,
    suffix: principal.kind === 'ROOT' ? '' : `, ${administrator}`,
  };
}

export function pathSentence(hops: readonly PathStep[], end?: EndOfPath): string {
  const all = [...hops, ...(end ? [end] : [])];
  const ifs = ifText(
    all.flatMap(({ conditions }) => conditions),
    all.flatMap(({ preconditions }) => preconditions),
  );
  return `${alternativeText(hops, end)}${ifs}.`;
}

function alternativeText(steps: readonly PathStep[], end: EndOfPath | undefined): string {
  const [first] = steps;
  if (!first) return end?.already ?? 'They are the same principal';
  const links = steps.map((_step, at) => `${linkText(steps, at, nameOf)}${stepText(steps, at)}`);
  return `${nameOf(first.from)}${links.join('')}${end?.suffix ?? ''}`;
}

/** Returns an arrow from the step before, or a new beginning with all actors. */
export function linkText<P extends Identified>(
  steps: readonly LinkedStep<P>[],
  at: number,
  name: (principal: P) => string,
): string {
  const actors = steps[at]?.actingAs ?? [];
  return followsOn(steps, at) ? ' → ' : `; ${joined(actors.map(({ principal }) => name(principal)))} → `;
}

function stepText(steps: readonly PathStep[], at: number): string {
  const step = steps[at];
  if (step === undefined) return '';
  const rights = strengthens(steps, at) ? ' with more rights' : '';
  return step.mechanism === 'ESCALATION'
    ? `${targetText(step.to)}${rights} by ${techniqueText(step.techniqueId)}`
    : nameOf(step.to);
}
