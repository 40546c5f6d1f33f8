/** Principals, hops and paths in words. */
import { techniqueById } from '../../escalation/catalog/techniques.js';
import type { AssumeMechanism, Principal } from '../../graph/model/graph.js';
import { conditionText, type ReadableCondition } from '../../iam/explain/conditionText.js';
import type { CitedCondition } from './answer.js';

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
  const step = mechanism === 'ESCALATION' ? escalationText(hop) : `${verbs[mechanism]} ${nameOf(hop.to)}`;
  return `${nameOf(from)} ${step}${ifText(conditions, preconditions)}.`;
}

/** Such as ", if aws:MultiFactorAuthPresent = true and if something invokes the function"; empty where nothing is open. */
export function ifText(conditions: readonly ReadableCondition[], preconditions: readonly string[]): string {
  const tests = joined([...new Set(conditions.map(conditionText))]);
  const parts = [...(tests === '' ? [] : [tests]), ...new Set(preconditions)];
  return parts.length === 0 ? '' : `, ${joined(parts.map((part) => `if ${part}`))}`;
}

function escalationText({ to, techniqueId = '', via }: SpokenHop): string {
  const through = via === undefined ? '' : `, through ${thingText(via)}`;
  const verb = to.kind === 'ROOT' ? 'become' : 'take over';
  return `can ${verb} ${becomeText(to)} by ${techniqueText(techniqueId)}${through}`;
}

/** "T-132 (CodeBuild build)" */
export function techniqueText(id: string): string {
  const name = techniqueById(id)?.name;
  return name === undefined ? id : `${id} (${name})`;
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
  const ifs = ifText(
    all.flatMap(({ conditions }) => conditions),
    all.flatMap(({ preconditions }) => preconditions),
  );
  return `${alternativeText(hops, end)}${ifs}.`;
}

function alternativeText(hops: readonly SpokenHop[], end: SpokenEnd | undefined): string {
  const [first] = hops;
  if (!first) return end?.already ?? 'They are the same principal';
  return `${[nameOf(first.from), ...hops.map(stepText)].join(' → ')}${end?.suffix ?? ''}`;
}

const stepText = ({ to, mechanism, techniqueId = '' }: SpokenHop): string =>
  mechanism === 'ESCALATION' ? `${becomeText(to)} by ${techniqueText(techniqueId)}` : nameOf(to);
