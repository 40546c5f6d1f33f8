/** A caller that may be any session of its role: as each session that a policy names, and as one that none does (E-55). */
import type { Prepared } from '../../decide/prepare.js';
import type { KeyState } from '../../match/conditionContext.js';
import { compileTest } from '../../match/condition.js';
import { domainsOf, type Domain } from './domains.js';
import type { OpenTest, SatisfiabilityProblem } from './satisfiabilityProblem.js';
import { isAlways, trialOf } from './trial.js';

const USER_ID = 'aws:userid';

/** Sessions that are tried; where policies name more, the answer stays open. */
const MAX_SESSIONS = 20;

/** Whether every session is allowed, whatever else is open. */
export function allowsEachSession(
  { formula, scope, switches, request: { principal } }: Prepared,
  problem: SatisfiabilityProblem,
): boolean {
  const { anySession } = scope.forms;
  if (anySession === undefined || principal.kind !== 'roleSession') return false;
  const { roleId } = principal;
  const named = sessionsNamed(anySession, problem);
  if (roleId === undefined || named.length === 0 || named.length > MAX_SESSIONS) return false;
  const idOf = (arn: string): string => `${roleId}:${arn.slice(anySession.length)}`;
  const ids = new Set(named.map(idOf));
  const domains = domainsOf({ ...problem, tests: [...problem.tests, ...[...ids].map(isId)] }, scope.context);
  if (!domains.every(({ complete }) => complete)) return false;
  const isAllowed = (session: string, idStates: (domain: Domain) => readonly KeyState[]): boolean => {
    const forms = { ...scope.forms, session: [session], anySession: undefined };
    // E-64: aws:userid ends with the name of the session.
    const own = domains.map((one) => (one.key === USER_ID ? { ...one, states: idStates(one) } : one));
    const { value } = trialOf(formula, problem, { ...scope, forms });
    return isAlways(value, own, { left: switches.witnessLimit });
  };
  const isOfNamed = (state: KeyState): boolean =>
    state.kind === 'known' && state.values.every((value) => ids.has(value));
  // No session has an empty name.
  return (
    isAllowed(anySession, ({ states }) => states.filter((state) => !isOfNamed(state))) &&
    named.every((arn) => isAllowed(arn, () => [{ kind: 'known', values: [idOf(arn)] }]))
  );
}

/** So that each of them has a state of its own. */
function isId(id: string): OpenTest {
  const test = compileTest({ operator: 'StringEquals', key: USER_ID, values: [id] }, '2008-10-17');
  if (!test.valid) throw new Error(`No test of ${USER_ID}`);
  return { test, effect: 'ALLOW' };
}

const sessionsNamed = (anySession: string, { hits }: SatisfiabilityProblem): readonly string[] => [
  ...new Set(
    hits.flatMap(({ statement: { principal } }) =>
      [...(principal?.aws ?? [])].filter((arn) => arn !== anySession && arn.startsWith(anySession)),
    ),
  ),
];
