/** Rates techniques by what they gain, one level lower if a precondition is open that no import decides. */
import { formsOf, type Form, type GainKind, type Precondition, type Technique } from './technique.js';

const levels = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;

export type TechniqueSeverity = (typeof levels)[number];

export interface Severity {
  readonly level: TechniqueSeverity;
  /** One sentence. */
  readonly reason: string;
}

/** The level of each gain, and why. */
const gains: Readonly<Record<GainKind, readonly [level: TechniqueSeverity, text: string]>> = {
  ADMINISTRATION: ['CRITICAL', 'It gives any permission'],
  OTHER_ACCOUNTS: ['CRITICAL', 'It gives administration of other accounts'],
  OUTSIDER: ['CRITICAL', 'It lets somebody outside the account become a role'],
  BECOME_ROLE: ['HIGH', 'It gives all rights of a role'],
  BECOME_USER: ['HIGH', 'It gives all rights of another user'],
  BECOME_NEXT_ROLE: ['HIGH', 'It gives all rights of another role'],
  API_AS_ROLE: ['HIGH', 'It makes API calls with all rights of a role'],
  API_AS_NEXT_ROLE: ['HIGH', 'It makes API calls with all rights of another role'],
  ASSUMPTION: ['HIGH', 'It gives all rights of a role'],
  OWN_RIGHTS: ['HIGH', 'It gives the caller rights that were kept from it'],
  PERMISSION_SET: ['HIGH', 'It gives all rights of a permission set'],
  LIMITED_ROOT: ['HIGH', 'It gives rights of the root user of another account'],
  LIMITED: ['MEDIUM', 'It gives some rights of a role or user'],
  DATA: ['MEDIUM', 'It reaches data that may hold credentials'],
  CEILING: ['LOW', 'It removes guardrails and gives no rights by itself'],
  ENABLER: ['LOW', 'It makes way for other techniques and gives no rights by itself'],
};

/** Rates a technique by the worst of its forms. */
export const severityOf = (technique: Technique): Severity =>
  formsOf(technique)
    .map(severityOfForm)
    .reduce((worst, one) => (rankOf(one) > rankOf(worst) ? one : worst));

const rankOf = ({ level }: Severity): number => levels.indexOf(level);

function severityOfForm({ gain, preconditions }: Form): Severity {
  const [level, text] = gains[gain.kind];
  const open = preconditions.filter(({ check }) => check === undefined);
  if (open.length > 0)
    return { level: below(level), reason: `${text}, but only if ${allOf(open)}, which no import decides.` };
  const checked = preconditions.some(({ check }) => check?.kind !== 'GIVEN');
  const needed = checked ? 'imported data decides what else has to hold' : 'the permissions are enough';
  return { level, reason: `${text}, and ${needed}.` };
}

const below = (level: TechniqueSeverity): TechniqueSeverity => levels[levels.indexOf(level) - 1] ?? 'LOW';

const allOf = (preconditions: readonly Precondition[]): string =>
  preconditions.map(({ text }) => text).join(', and if ');
