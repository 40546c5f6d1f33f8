/**
 * Judges administrative access. A principal has it if its own policies allow each of the administrative actions on
 * every user, role and policy of its account, by which anybody in the account can be given anything. Its Denies,
 * boundary and guardrails must also leave it one way to give a principal any permission and to become that principal.
 */
import { ROLE_TEMPLATE } from '../../iam/facts/facts.js';
import { compileJson, type CompiledStatement } from '../../iam/language/compile.js';
import type { AppliedPolicy, Layer, PolicyLayers } from '../../iam/decide/layers.js';
import type { JsonValue } from '../../iam/language/policyDocument.js';
import type { ResourceIndex } from '../context/resourceIndex.js';
import { Caller, type KnownContext } from '../context/caller.js';
import { both, strongestBy, granted, withoutStatementsOf, type Verdict } from '../apply/verdict.js';
import { WRITTEN_TRUST } from '../context/selfWrittenTrust.js';

/** The actions that count by default. */
export const administrativeActions: readonly string[] = [
  'iam:AttachUserPolicy',
  'iam:AttachRolePolicy',
  'iam:PutUserPolicy',
  'iam:PutRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'iam:CreateAccessKey',
  'iam:PassRole',
];

/** One of the actions, and what else it requires. */
interface Alternative {
  readonly action: string;
  readonly beside?: readonly string[];
}

/**
 * Ways of steps; one alternative of each step is enough. They are T-027, T-029 and T-036 on any role, T-034 and T-035
 * on any user.
 */
const takeoverAlternatives: readonly (readonly (readonly Alternative[])[])[] = [
  [
    [{ action: 'iam:AttachRolePolicy' }, { action: 'iam:PutRolePolicy' }],
    [
      { action: 'iam:UpdateAssumeRolePolicy', beside: ['sts:AssumeRole'] },
      { action: 'iam:PassRole', beside: ['lambda:CreateFunction', 'lambda:InvokeFunction'] },
      { action: 'iam:PassRole', beside: ['ec2:RunInstances'] },
    ],
  ],
  [
    [{ action: 'iam:AttachUserPolicy' }, { action: 'iam:PutUserPolicy' }],
    [{ action: 'iam:CreateAccessKey' }],
  ],
];

/** The document that a principal writes if it can give itself every permission. */
export const EVERYTHING = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

export const everything: AppliedPolicy = {
  id: 'everything',
  name: 'everything',
  compiled: compileJson(JSON.parse(EVERYTHING) as JsonValue, 'IDENTITY'),
};

/** The policies of a principal with every permission, and a session policy that takes nothing away (E-18b). */
export const allowingEverything = { status: 'COLLECTED', policies: [everything] } as const;

/** Leaves out statements that nobody wrote yet: they cannot be looked up. */
export const withoutEverything = (verdict: Verdict | undefined): Verdict | undefined =>
  withoutStatementsOf(verdict, (id) => id === everything.id || id === WRITTEN_TRUST);

export const administratorAccess = (partition: string): string =>
  `arn:${partition}:iam::aws:policy/AdministratorAccess`;

/**
 * Judges administrative access, with the conditions of all that is needed. For a principal with every permission, its
 * Denies count like a boundary (G-6b). `knownContext`: of each request.
 */
export function administrationOf(
  caller: Caller,
  resources: ResourceIndex,
  actions: readonly string[],
  knownContext: KnownContext = [],
): Verdict | undefined {
  const policyArn = administratorAccess(resources.partition);
  const keys: KnownContext = [...knownContext, ['iam:policyarn', policyArn], [ROLE_TEMPLATE, undefined]];
  // A guardrail that protects some roles by name leaves the administration of the others. The statement that does is
  // cited.
  const ask: Ask = (action) => {
    const { unnamed, all } = judgedOn(caller, resources, action, keys);
    return unnamed === all ? unnamed : unnamed && { ...unnamed, evidence: all?.evidence ?? unnamed.evidence };
  };
  const left = leftOf(actions, ask, besideIn(caller, resources));
  if (left === undefined || ownOf(caller).some(({ id }) => id === everything.id)) return left;
  const own = new Caller(caller.principal, ownPolicies(caller.layers), resources);
  return both(
    allOf(actions, (action) => judgedOn(own, resources, action, keys).all),
    left,
  );
}

type Ask = (action: string) => Verdict | undefined;

function allOf(actions: readonly string[], ask: Ask): Verdict | undefined {
  let verdict: Verdict | undefined = granted;
  for (const action of actions) {
    verdict = both(verdict, ask(action));
    if (verdict === undefined) return undefined;
  }
  return verdict;
}

const ownOf = ({ layers: { identity } }: Caller): readonly AppliedPolicy[] =>
  identity.status === 'NOT_COLLECTED' ? [] : identity.policies;

const isDeny = ({ effect }: CompiledStatement): boolean => effect === 'DENY';

const noGuardrails = { status: 'NOT_APPLICABLE' } as const;

const ownPolicies = ({ identity }: PolicyLayers): PolicyLayers => ({
  identity,
  serviceControl: noGuardrails,
  resourceControl: noGuardrails,
});

/** Judges that one way is left, and all actions that are in no way; all of the actions, where they make no way. */
function leftOf(actions: readonly string[], ask: Ask, askBeside: Ask): Verdict | undefined {
  const ways = takeoverAlternatives
    .map((way) => way.map((step) => step.filter(({ action }) => actions.includes(action))))
    .filter((way) => way.every((step) => step.length > 0));
  if (ways.length === 0) return allOf(actions, ask);
  const others = actions.filter((action) => !administrativeActions.includes(action));
  const whole = ({ action, beside = [] }: Alternative) => both(ask(action), allOf(beside, askBeside));
  const way = strongestBy(ways, (steps) =>
    steps.map((step) => strongestBy(step, whole)).reduce(both, granted),
  );
  return both(way, allOf(others, ask));
}

/** Judges an action of a caller that gave itself every permission and wrote the trust policy: its limits remain. */
function besideIn(before: Caller, resources: ResourceIndex): Ask {
  const { principal, layers } = before;
  const denying = ownOf(before).filter(({ compiled }) => compiled?.statements.some(isDeny));
  const identity: Layer = { status: 'COLLECTED', policies: [everything, ...denying] };
  const entrant = new Caller(principal, { ...layers, identity, resource: resources.rootTrust }, resources);
  const caller = new Caller(principal, { ...layers, identity }, resources);
  return (action) =>
    withoutEverything(
      action === 'sts:AssumeRole'
        ? entrant.may(action, resources.ofIam('role/rolegraph'))
        : caller.may(action, resources.of('*')),
    );
}

/** Judges an action on a resource that no statement names, and on all of its type that AWS lets a customer change. */
function judgedOn(caller: Caller, resources: ResourceIndex, action: string, knownContext: KnownContext) {
  const type = typeOf(action);
  const target = type === undefined ? resources.of('*') : resources.ofIam(`${type}/rolegraph`);
  const unnamed = caller.may(action, target, knownContext);
  if (unnamed === undefined || type === undefined || caller.relevantTo(action).narrowing.length === 0)
    return { unnamed, all: unnamed };
  return { unnamed, all: caller.may(action, resources.changeable(`${type}/*`), knownContext) };
}

/** Returns the type of resource that an IAM action acts on. */
export function typeOf(action: string): 'user' | 'role' | 'policy' | undefined {
  if (!action.toLowerCase().startsWith('iam:')) return undefined;
  if (/policyversion$/i.test(action)) return 'policy';
  if (/role/i.test(action)) return 'role';
  return /user|accesskey|loginprofile|mfadevice/i.test(action) ? 'user' : undefined;
}
