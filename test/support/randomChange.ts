/** What random changes are made of: each comes with the edit of the files that it stands for. */
import type { Change, Verb } from '../../src/ingest/changes/change.js';
import {
  arn,
  document,
  NEVER,
  NOW,
  ORGANIZATION,
  OTHER,
  OWN,
  report,
  type AccountDetails,
  type Files,
  type GroupEntry,
  type PolicyEntry,
  type RoleEntry,
  type UserEntry,
} from './changeableEstate.js';
import type { Random } from './reference/random.js';

/** One verb or, where AWS wants others before it, several; they are made together, or refused together. */
export interface Drawn {
  readonly changes: readonly Change[];
  readonly edit: () => void;
}

export interface Scene {
  readonly files: Files;
  readonly random: Random;
}

/** Throws `NothingToDraw`. */
export type Draw = (scene: Scene) => Drawn;

export class NothingToDraw extends Error {}

export function pick<T>({ random }: Scene, list: readonly T[]): T {
  if (list.length === 0) throw new NothingToDraw();
  return random.pick(list);
}

/** Of the tests alone: a verb that is computed has its own fields. */
export const change = (verb: Verb, given: object): Change => ({ [verb]: given }) as unknown as Change;

export const one = (verb: Verb, given: object, edit: () => void): Drawn => ({
  changes: [change(verb, given)],
  edit,
});

export const created = { CreateDate: NOW };

// ── What is there ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface Owned<T> {
  readonly id: string;
  readonly details: AccountDetails;
  readonly entry: T;
}

export const accountsIn = ({ files }: Scene) => [
  { id: OWN, details: files.own },
  { id: OTHER, details: files.other },
];

const ownedIn = <T>(scene: Scene, list: (details: AccountDetails) => readonly T[]): readonly Owned<T>[] =>
  accountsIn(scene).flatMap((account) => list(account.details).map((entry) => ({ ...account, entry })));

export const usersIn = (scene: Scene): readonly Owned<UserEntry>[] =>
  ownedIn(scene, ({ UserDetailList }) => UserDetailList);
export const groupsIn = (scene: Scene): readonly Owned<GroupEntry>[] =>
  ownedIn(scene, ({ GroupDetailList }) => GroupDetailList);
export const policiesIn = (scene: Scene): readonly Owned<PolicyEntry>[] =>
  ownedIn(scene, ({ Policies }) => Policies);
/** Those that nobody but a service or Identity Center changes only now and then: AWS refuses that. */
export const rolesIn = (scene: Scene): readonly Owned<RoleEntry>[] =>
  ownedIn(scene, ({ RoleDetailList }) => RoleDetailList).filter(
    ({ entry }) => !entry.Path.startsWith('/aws-') || scene.random.chance(0.1),
  );

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** What can be attached in an account. */
export const attachable = (scene: Scene, { Policies }: AccountDetails): string =>
  pick(scene, [...Policies.map(({ Arn }) => Arn), READ_ONLY]);

// ── Documents ──────────────────────────────────────────────────────────────────────────────────────────────────────

const ACTIONS = [
  '*',
  'iam:*',
  'iam:CreateAccessKey',
  'iam:PassRole',
  'iam:PutUserPolicy',
  'iam:UpdateAssumeRolePolicy',
  'lambda:*',
  's3:*',
  'sts:AssumeRole',
  'sts:AssumeRole',
] as const;

const arnsIn = (scene: Scene): readonly string[] =>
  [...usersIn(scene), ...rolesIn(scene)].map(({ entry }) => entry.Arn);

const condition = (scene: Scene): object =>
  pick(scene, [
    {},
    {},
    {},
    { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
    { Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } } },
    { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'one' } } },
    { Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } } },
  ]);

/** Of identities and guardrails. */
export const policyDocument = (scene: Scene): object =>
  document(
    ...scene.random.list(1, 2, () => ({
      Effect: scene.random.chance(0.8) ? 'Allow' : 'Deny',
      Action: pick(scene, ACTIONS),
      Resource: pick(scene, ['*', '*', 'arn:aws:iam::*:role/*', ...arnsIn(scene)]),
      ...condition(scene),
    })),
  );

const principal = (scene: Scene): object =>
  pick(scene, [
    ...arnsIn(scene).map((one) => ({ AWS: one })),
    ...[OWN, OTHER, NEVER].map((id) => ({ AWS: arn('root', id) })),
    { AWS: '*' },
    { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
  ]);

/** With principals: of roles, where the action is `sts:AssumeRole`, and of resources. */
export const policyWithPrincipals = (scene: Scene, Action: string, more: object = {}): object =>
  document(
    ...scene.random.list(1, 2, () => ({
      Effect: scene.random.chance(0.9) ? 'Allow' : 'Deny',
      Principal: principal(scene),
      Action,
      ...more,
      ...condition(scene),
    })),
  );

export const denies = (Action: string): object => document({ Effect: 'Deny', Action, Resource: '*' });

// ── The credential report ──────────────────────────────────────────────────────────────────────────────────────────

type Rows = Record<string, readonly boolean[]>;

const rowsIn = ({ report: { Content } }: Files): Rows => {
  const [, ...lines] = Buffer.from(Content, 'base64').toString().split('\n');
  const entries = lines.map((line) => {
    const [name = '', , ...said] = line.split(',');
    return [name, said.map((one) => one === 'true')] as const;
  });
  return Object.fromEntries(entries);
};

export const rowOf = (files: Files, user: UserEntry): readonly boolean[] =>
  rowsIn(files)[pathAndName(user)] ?? [];

/** Undefined: the user is gone. */
export function putRow(files: Files, user: UserEntry, row: readonly boolean[] | undefined): void {
  const { [pathAndName(user)]: _before, ...others } = rowsIn(files);
  files.report = report({ ...others, ...(row === undefined ? {} : { [pathAndName(user)]: row }) });
}

const pathAndName = ({ Arn }: UserEntry): string => Arn.slice(Arn.indexOf('/') + 1);

/** Takes out what fits. */
export function takeOut<T>(list: T[], fits: (entry: T) => boolean): void {
  const left = list.filter((entry) => !fits(entry));
  list.splice(0, list.length, ...left);
}
