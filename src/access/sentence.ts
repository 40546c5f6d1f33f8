/** Conditions, principals and hops in words. */
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
  readonly mechanism: AssumeMechanism;
  readonly conditions: readonly CitedCondition[];
  readonly preconditions: readonly string[];
}

export function hopSentence({ from, to, mechanism, conditions, preconditions }: SpokenHop): string {
  const ifs = conditions.length > 0 ? `, if ${joined(conditions.map(conditionText))}` : '';
  const also = preconditions.length > 0 ? ` ${preconditions.join(' ')}` : '';
  return `${nameOf(from)} ${verbs[mechanism]} ${nameOf(to)}${ifs}.${also}`;
}

export function pathSentence(hops: readonly SpokenHop[]): string {
  const [first] = hops;
  if (!first) return 'They are the same principal.';
  const chain = [first.from, ...hops.map((hop) => hop.to)].map(nameOf).join(' → ');
  const conditions = [...new Set(hops.flatMap((hop) => hop.conditions.map(conditionText)))];
  const preconditions = [...new Set(hops.flatMap((hop) => hop.preconditions))];
  const ifs = conditions.length > 0 ? `, if ${joined(conditions)}` : '';
  return [`${chain}${ifs}.`, ...preconditions].join(' ');
}
