/** Conditions, principals and hops in words. */
import { techniqueById } from '../escalation/techniques.js';
import type { AssumeMechanism, Principal } from '../graph/graph.js';
import type { CitedCondition } from './answer.js';

/** A condition, wherever it stands. */
export type SpokenCondition = Pick<CitedCondition, 'operator' | 'key' | 'values'> & {
  readonly effect?: CitedCondition['effect'];
};

export const nameOf = (principal: Principal): string =>
  principal.accountId === undefined || principal.kind === 'ROOT'
    ? principal.name
    : `${principal.name} (${principal.accountId})`;

const comparisons: Readonly<Record<string, string>> = {
  Bool: 'is',
  StringEquals: 'is',
  StringEqualsIgnoreCase: 'is',
  StringLike: 'is like',
  ArnEquals: 'is like',
  ArnLike: 'is like',
  StringNotEquals: 'is not',
  StringNotLike: 'is not like',
  ArnNotEquals: 'is not like',
  ArnNotLike: 'is not like',
  IpAddress: 'is in',
  NotIpAddress: 'is not in',
  NumericLessThan: 'is less than',
  NumericLessThanEquals: 'is at most',
  NumericGreaterThan: 'is greater than',
  NumericGreaterThanEquals: 'is at least',
  DateLessThan: 'is before',
  DateGreaterThan: 'is after',
};

/** Such as "aws:SourceIp is in 203.0.113.0/24"; what has no plain wording is told as the policy has it. */
export function conditionText({ operator, key, values, effect }: SpokenCondition): string {
  const test = positive(operator, key, values);
  return effect === 'DENY' ? `it is not so that ${test}` : test;
}

function positive(operator: string, key: string, values: readonly string[]): string {
  if (operator === 'Null') return values[0] === 'true' ? `${key} is absent` : `${key} is present`;
  const plain = operator.replace(/IfExists$/, '');
  const words = comparisons[plain];
  const list = values.join(' or ');
  if (words === undefined) return `${operator} ${key} ${list}`;
  return `${key} ${words} ${list}${plain === operator ? '' : ', or is absent'}`;
}

export const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

const verbs: Readonly<Record<AssumeMechanism, string>> = {
  ASSUME_ROLE: 'can assume',
  ASSUME_ROLE_WITH_SAML: 'lets its users assume, by SAML,',
  ASSUME_ROLE_WITH_WEB_IDENTITY: 'lets its subjects assume, by web identity,',
  SERVICE_ROLE: 'can take on',
};

export interface SpokenHop {
  readonly from: Principal;
  readonly to: Principal;
  readonly mechanism: AssumeMechanism | 'ESCALATION';
  readonly techniqueId?: string;
  readonly via?: string;
  readonly conditions: readonly CitedCondition[];
  readonly preconditions: readonly string[];
}

export function hopSentence(hop: SpokenHop): string {
  const { from, mechanism, conditions, preconditions } = hop;
  const ifs = conditions.length > 0 ? `, if ${joined(conditions.map(conditionText))}` : '';
  const also = preconditions.length > 0 ? ` ${preconditions.join(' ')}` : '';
  const step = mechanism === 'ESCALATION' ? escalationText(hop) : `${verbs[mechanism]} ${nameOf(hop.to)}`;
  return `${nameOf(from)} ${step}${ifs}.${also}`;
}

function escalationText({ to, techniqueId = '', via }: SpokenHop): string {
  const name = techniqueById(techniqueId)?.name;
  const technique = name === undefined ? techniqueId : `${techniqueId} (${name})`;
  const through = via === undefined ? '' : `, through ${thingText(via)}`;
  return `can become ${becomeText(to)} by ${technique}${through}`;
}

/** A root user as the target of an escalation means its whole account. */
export const becomeText = (to: Principal): string =>
  to.kind === 'ROOT' ? `administrator of account ${to.accountId ?? ''}` : nameOf(to);

/** Such as "role deploy" of an ARN that names one. */
function thingText(arn: string): string {
  const [, , service, , , ...resource] = arn.split(':');
  const parts = resource.join(':').split(/[/:]/);
  return service === 'iam' && parts.length > 1 ? `${parts[0] ?? ''} ${parts.at(-1) ?? ''}` : arn;
}

/** Where a path ends with somebody who has what was looked for, and what that hangs on. */
export interface SpokenEnd {
  readonly principal: Principal;
  readonly conditions: readonly CitedCondition[];
  readonly preconditions: readonly string[];
  /** What is said of a path without steps. */
  readonly already: string;
  /** What is said behind the last step. */
  readonly suffix: string;
}

/** For a path to administrative access; a root user as its end has been told as the administration of its account. */
export function administratorWords(principal: Principal): Pick<SpokenEnd, 'already' | 'suffix'> {
  const administrator = `administrator of account ${principal.accountId ?? ''}`;
  return {
    already: `${nameOf(principal)} is ${administrator} already`,
    suffix: principal.kind === 'ROOT' ? '' : `, ${administrator}`,
  };
}

export function pathSentence(hops: readonly SpokenHop[], end?: SpokenEnd): string {
  const all = [...hops, ...(end ? [end] : [])];
  const conditions = [...new Set(all.flatMap((one) => one.conditions.map(conditionText)))];
  const preconditions = [...new Set(all.flatMap((one) => one.preconditions))];
  const ifs = conditions.length > 0 ? `, if ${joined(conditions)}` : '';
  return [`${wayText(hops, end)}${ifs}.`, ...preconditions].join(' ');
}

function wayText(hops: readonly SpokenHop[], end: SpokenEnd | undefined): string {
  const [first] = hops;
  if (!first) return end?.already ?? 'They are the same principal';
  return `${[nameOf(first.from), ...hops.map(stepText)].join(' → ')}${end?.suffix ?? ''}`;
}

const stepText = ({ to, mechanism, techniqueId = '' }: SpokenHop): string =>
  mechanism === 'ESCALATION' ? `${becomeText(to)} (${techniqueId})` : nameOf(to);
