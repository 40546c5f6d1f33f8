/** What the rows of techniques are written with, so that one reads like the row of the table that it comes from. */
import type {
  Gain,
  Precondition,
  PreconditionCheck,
  RequiredOn,
  Requirement,
  Technique,
  TechniqueTable,
} from '../technique.js';

// ── Required ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const action = (name: string, on: RequiredOn = 'SOMETHING'): Requirement => ({ action: name, on });

/** On any resource whose ARN has this pattern. */
export const actionLike = (name: string, like: string): Requirement => ({
  action: name,
  on: 'SOMETHING',
  like,
});

/** A text is an action that any resource will do for. */
type Part = string | Requirement;

const requirement = (part: Part): Requirement => (typeof part === 'string' ? action(part) : part);

export const all = (...parts: readonly Part[]): Requirement => ({ all: parts.map(requirement) });

export const any = (...parts: readonly Part[]): Requirement => ({ any: parts.map(requirement) });

/** G-1. */
export const pass: Requirement = { pass: true };

/** G-2. */
export const profile: Requirement = { profile: true };

/** E-37. */
export const assume: Requirement = { assume: true };

export const none: Requirement = { none: true };

const at =
  (on: RequiredOn) =>
  (name: string): Requirement =>
    action(name, on);

export const onSelf = at('SELF');
export const onOwnRole = at('OWN_ROLE');
export const onOwnGroup = at('OWN_GROUP');
export const onRole = at('ROLE');
export const onUser = at('USER');
export const onWorkload = at('WORKLOAD');

/** The policy of the workload then allows the caller one of the other actions (G-13). */
export const opening = (name: string, opens: readonly string[]): Requirement => ({
  action: name,
  on: 'WORKLOAD',
  opens,
});

export const onCode = at('CODE_SOURCE');
export const joinGroup = action('iam:AddUserToGroup', 'OTHER_GROUP');

/** Makes a role or user without a permissions boundary, so that nothing but guardrails is above it. */
export const createUnbounded = (name: string): Requirement => ({
  action: name,
  on: 'NEW',
  without: ['iam:PermissionsBoundary'],
});

// ── Preconditions ──────────────────────────────────────────────────────────────────────────────────────────────────

/** No imported data decides it. */
export const open = (text: string): Precondition => ({ text });

/** Holds wherever what is required does. */
export const given = (text: string): Precondition => ({ text, check: { kind: 'GIVEN' } });

export const checked = (text: string, check: PreconditionCheck): Precondition => ({ text, check });

export const callerIsUser = checked('the caller is a user', { kind: 'CALLER_IS', principal: 'USER' });

export const callerIsRole = checked('the caller is a session of a role', {
  kind: 'CALLER_IS',
  principal: 'ROLE',
});

export const versionFree = checked(
  'the policy has fewer than five versions, or one may be deleted (iam:DeletePolicyVersion)',
  { kind: 'POLICY_VERSION_FREE' },
);

export const ownPolicy = given('the policy is customer managed');

export const roleCanChange = checked('the role is neither service-linked nor reserved by AWS', {
  kind: 'ROLE_CAN_CHANGE',
});

export const roleTrustsCaller = given('the role trusts the caller');

export const targetBounded = checked('the target has a permissions boundary', {
  kind: 'TARGET_HAS_BOUNDARY',
});

export const otherWayIn = checked('the caller has another way into the target', {
  kind: 'OTHER_WAY_IN',
});

/** A workload of one of the kinds is there, whatever it runs as. */
export const exists = (text: string, ...kinds: readonly string[]): Precondition =>
  checked(text, { kind: 'WORKLOAD_EXISTS', kinds });

/** A role beside the target has to be passed to the service too. */
export const passesServiceRole = (text: string, service: string): Precondition =>
  checked(text, { kind: 'PASSES_SERVICE_ROLE', service: servicePrincipal(service) });

/** The role that a service makes for itself: AWS creates it for whoever may (G-16). */
export const serviceLinkedRole = (what: string, service: string, name: string): Precondition =>
  checked(`the service-linked role of ${what} exists or can be created`, {
    kind: 'SERVICE_LINKED_ROLE',
    service: servicePrincipal(service),
    name,
  });

/** DynamoDB streams: Lambda reads them with the function's role (G-16). */
export const roleReadsStreams = checked('the role may read streams of DynamoDB tables', {
  kind: 'ROLE_MAY',
  actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
    (name) => `dynamodb:${name}`,
  ),
});

export const sourceExists = open('a stream or queue exists that the role can read');

/** G-3: what runs as the role, and the services that such a role trusts. */
export const runsAsRole = (
  what: string,
  kinds: readonly string[],
  services: readonly string[],
): Precondition =>
  checked(`${what} runs as the role`, {
    kind: 'WORKLOAD_RUNS_AS',
    kinds,
    services: services.map(servicePrincipal),
  });

/** G-3, of what the caller writes without knowing what reads it: only a known workload leads to its role. */
export const readByRole = (
  what: string,
  kinds: readonly string[],
  services: readonly string[],
): Precondition =>
  checked(`${what} runs as the role`, {
    kind: 'WORKLOAD_RUNS_AS',
    kinds,
    services: services.map(servicePrincipal),
    indirect: true,
  });

export const roleTrustsService = (service: string): Precondition =>
  checked(`the role trusts ${servicePrincipal(service)}`, {
    kind: 'ROLE_TRUSTS_SERVICE',
    services: [servicePrincipal(service)],
  });

/** As section 3.3 writes services: `lambda`. */
export const servicePrincipal = (service: string): string => `${service}.amazonaws.com`;

// ── Gains ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const becomeRole: Gain = { kind: 'BECOME_ROLE' };
export const becomeUser: Gain = { kind: 'BECOME_USER' };
export const callsAsRole: Gain = { kind: 'API_AS_ROLE' };
export const assumption: Gain = { kind: 'ASSUMPTION' };
export const outsider: Gain = { kind: 'OUTSIDER' };

export const administrationAs = (as: NonNullable<Gain['as']>): Gain => ({ kind: 'ADMINISTRATION', as });

export const ownRights = (what: string): Gain => ({ kind: 'OWN_RIGHTS', as: 'SELF', what });

// ── Rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Row extends Omit<Technique, 'table' | 'preconditions'> {
  readonly preconditions?: readonly Precondition[];
}

export const tableOf = (table: TechniqueTable, rows: readonly Row[]): readonly Technique[] =>
  rows.map((row) => ({ ...row, table, preconditions: row.preconditions ?? [] }));
