/** How an attacker becomes a user or role, and whether one that it is administers its account. */
import {
  accountOf,
  everything,
  has,
  identityDocuments,
  isRole,
  isUser,
  memberOf,
  type AttackedEstate,
  type Document,
} from './attackedEstate.js';
import { ANALYTICS, letsIn, may, type Call, type MadeCall } from './attackerCalls.js';
import { changesOf } from './attackerChanges.js';
import { namesOfNew, UNNAMED } from './attackerNames.js';

/** Whether the attacker may have this call made by this identity at all; a path that is replayed names some. */
export type Lets = (call: MadeCall, estate: AttackedEstate) => boolean;

export interface Attacker {
  readonly estate: AttackedEstate;
  readonly held: readonly string[];
  readonly lets: Lets;
  /** Whether it may go this way into somebody; missing: any way. */
  readonly letsInto?: LetsInto;
}

/** Each way as its calls. */
export type Way = readonly MadeCall[];

export type LetsInto = (way: Way, to: string, estate: AttackedEstate) => boolean;

/** Who of those held can make it. */
export const makersOf = ({ estate, held, lets }: Attacker, call: Call): readonly MadeCall[] =>
  held
    .filter((by) => may(estate, by, call))
    .map((by) => ({ ...call, by }))
    .filter((call) => lets(call, estate));

/** Somebody who is held can make it. */
export const isMade = ({ estate, held, lets }: Attacker, call: Call): boolean =>
  held.some((by) => may(estate, by, call) && lets({ ...call, by }, estate));

/** The first way into each of those that are not held. */
export function entriesOf(
  attacker: Attacker,
  wanted: readonly string[] = Object.keys(attacker.estate.members),
): ReadonlyMap<string, Way> {
  const { held, letsInto = () => true } = attacker;
  const found = new Map<string, Way>();
  for (const arn of wanted) {
    if (held.includes(arn)) continue;
    const ways = isUser(arn) ? byCredentials(attacker, arn) : intoRole(attacker, arn);
    for (const way of ways)
      if (letsInto(way, arn, attacker.estate)) {
        found.set(arn, way);
        break;
      }
  }
  return found;
}

/** The attacker has the secret of some key that is not active. */
export const ofCredentials = [
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:UpdateLoginProfile',
  'iam:UpdateAccessKey',
];

function* byCredentials(attacker: Attacker, user: string): Generator<Way> {
  for (const action of ofCredentials)
    for (const made of makersOf(attacker, { action, on: user })) yield [made];
}

/** As it is, or once its trust policy is written anew, which is part of the same step. */
function* intoRole(attacker: Attacker, role: string): Generator<Way> {
  yield* throughTrust(attacker, role);
  const rewriting = changesOf(attacker.estate).find(
    ({ action, on }) => action === 'iam:UpdateAssumeRolePolicy' && on === role,
  );
  const writers = rewriting === undefined ? [] : makersOf(attacker, rewriting);
  if (rewriting === undefined || writers.length === 0) return;
  const after = { ...attacker, estate: rewriting.apply(attacker.estate) };
  for (const way of throughTrust(after, role)) for (const writer of writers) yield [writer, ...way];
}

function* throughTrust(attacker: Attacker, role: string): Generator<Way> {
  for (const assumed of makersOf(attacker, { action: 'sts:AssumeRole', on: role })) yield [assumed];
  if (!letsIn(attacker.estate, role, ANALYTICS)) return;
  yield* byApplication(attacker, role);
  yield* byCode(attacker, role);
}

/** One may run as the role already, for exports say nothing of applications. */
function* byCode(attacker: Attacker, role: string): Generator<Way> {
  const on = `arn:aws:kinesisanalytics:eu-west-1:${accountOf(role)}:application/${UNNAMED}`;
  const changed = makersOf(attacker, { action: 'kinesisanalytics:UpdateApplication', on });
  for (const one of changed.filter(isOf(role))) yield [one];
}

/**
 * One identity creates the application, for a role is passed by whoever makes the request; anybody of the account runs it.
 * Only an Allow on every resource lets one create it:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_kinesisanalyticsv2.html
 */
function* byApplication(attacker: Attacker, role: string): Generator<Way> {
  const pass = makersOf(attacker, { action: 'iam:PassRole', on: role });
  const application = `arn:aws:kinesisanalytics:eu-west-1:${accountOf(role)}:application`;
  const unnamed = `${application}/${UNNAMED}`;
  const create = makersOf(attacker, { action: 'kinesisanalytics:CreateApplication', on: unnamed });
  const made = pass
    .filter(isOf(role))
    .flatMap((one) => create.filter(({ by }) => by === one.by).map((other) => [one, other]));
  if (made.length === 0) return;
  for (const name of namesOfNew(attacker.estate, 'application')) {
    const on = `${application}/${name}`;
    const start = makersOf(attacker, { action: 'kinesisanalytics:StartApplication', on });
    for (const one of start.filter(isOf(role))) for (const calls of made) yield [...calls, one];
  }
}

const isOf =
  (role: string) =>
  ({ by }: MadeCall): boolean =>
    accountOf(by) === accountOf(role);

// ── Administration, as docs/escalation.md defines it ────────────────────────────────────────────────────────────────

const onUsers = ['iam:AttachUserPolicy', 'iam:PutUserPolicy', 'iam:CreateAccessKey'];
const onPolicies = ['iam:CreatePolicyVersion'];
const onRoles = ['iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:UpdateAssumeRolePolicy', 'iam:PassRole'];

/** Whoever was given everything is so as far as its Denies, its boundary and the guardrails leave it a way (G-6b). */
export function administers(estate: AttackedEstate, arn: string): boolean {
  const own = identityDocuments(estate, arn);
  return (own.includes(everything) || mayAll(estate, arn)) && hasWay(estate, arn);
}

/** On every user, role and policy of the account, and on one that nobody knows; without boundary and guardrails. */
function mayAll(estate: AttackedEstate, arn: string): boolean {
  const account = accountOf(arn);
  const { boundary: _none, ...member } = memberOf(estate, arn);
  const alone = { ...estate, members: { ...estate.members, [arn]: member }, guardrails: {} };
  const ofAccount = (one: string): boolean => accountOf(one) === account;
  const inAccount = (kind: string, known: readonly string[]): readonly string[] => [
    ...known.filter(ofAccount),
    anotherOf(kind, account),
  ];
  const members = Object.keys(estate.members);
  const places = [
    [onUsers, inAccount('user', members.filter(isUser))],
    [onRoles, inAccount('role', members.filter(isRole))],
    [onPolicies, inAccount('policy', Object.keys(estate.policies))],
  ] as const;
  return places.every(([actions, all]) =>
    actions.every((action) => all.every((on) => may(alone, arn, { action, on }))),
  );
}

const anotherOf = (kind: string, account: string): string => `arn:aws:iam::${account}:${kind}/of-nobody`;

/** One way to give somebody any permission and to become that one. */
function hasWay(estate: AttackedEstate, arn: string): boolean {
  const account = accountOf(arn);
  const [user, role] = [anotherOf('user', account), anotherOf('role', account)];
  const open: Document = [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' },
  ];
  const around: AttackedEstate = {
    ...estate,
    members: {
      ...estate.members,
      [role]: { inline: {}, attached: [], tags: {}, groups: [], trust: open },
    },
  };
  const given = [everything, ...identityDocuments(estate, arn).filter((one) => has('Deny', one))];
  const left = (action: string, on: string): boolean => may(around, arn, { action, on }, given);
  const name = `arn:aws:lambda:eu-west-1:${account}:function:attacker`;
  const entersRole =
    (left('iam:UpdateAssumeRolePolicy', role) && left('sts:AssumeRole', role)) ||
    (left('iam:PassRole', role) &&
      ((left('lambda:CreateFunction', name) && left('lambda:InvokeFunction', name)) ||
        left('ec2:RunInstances', `arn:aws:ec2:eu-west-1:${account}:instance/*`)));
  return (
    ((left('iam:AttachRolePolicy', role) || left('iam:PutRolePolicy', role)) && entersRole) ||
    ((left('iam:AttachUserPolicy', user) || left('iam:PutUserPolicy', user)) &&
      left('iam:CreateAccessKey', user))
  );
}
