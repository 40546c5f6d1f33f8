/** Random statements about a given request, so that they match it more often than not. */
import type { CallerJson } from './cases.js';
import { randomCondition } from './conditionArbitraries.js';
import type { DocumentKind } from './documents.js';
import type { Json, JsonObject } from './json.js';
import type { KeyModel } from './keys.js';
import type { Random } from './random.js';
import { abroad, home, targets } from './universe.js';

export interface Subject {
  readonly caller: CallerJson;
  readonly action: string;
  readonly resource: string;
  readonly owner: string;
  /** The condition keys that policies may test; all by default. */
  readonly keys?: readonly KeyModel[];
  /** How likely a statement is a Deny. */
  readonly denyRate: number;
  /** No partial NotPrincipal lists, and Version 2012-10-17 only. */
  readonly analysis?: true;
}

const allowsNotAction: ReadonlySet<DocumentKind> = new Set([
  'IDENTITY',
  'SESSION',
  'RESOURCE',
  'SERVICE_CONTROL',
  'ENDPOINT',
]);

export function randomDocument(random: Random, kind: DocumentKind, subject: Subject): JsonObject {
  const statements = random.list(1, 2, () => randomStatement(random, kind, subject));
  const [only = {}] = statements;
  return {
    ...randomVersion(random, subject),
    Statement: statements.length === 1 && random.chance(0.5) ? only : statements,
  };
}

function randomVersion(random: Random, { analysis }: Subject): JsonObject {
  if (analysis === true || random.chance(0.85)) return { Version: '2012-10-17' };
  return random.chance(0.5) ? { Version: '2008-10-17' } : {};
}

export function randomStatement(random: Random, kind: DocumentKind, subject: Subject): JsonObject {
  const isDeny = kind === 'RESOURCE_CONTROL' || random.chance(subject.denyRate);
  const condition = randomCondition(random, subject.caller, subject.keys);
  return {
    Effect: isDeny ? 'Deny' : 'Allow',
    ...principalElement(random, kind, subject, isDeny),
    ...actionElement(random, kind, subject),
    ...resourceElement(random, kind, subject),
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}

/** One text, or a list of it and others. */
function oneOrMore(random: Random, draw: () => string): Json {
  const values = random.list(1, random.chance(0.7) ? 1 : 3, draw);
  const [only = ''] = values;
  return values.length === 1 && random.chance(0.6) ? only : values;
}

function actionElement(random: Random, kind: DocumentKind, subject: Subject): JsonObject {
  const inverted = allowsNotAction.has(kind) && random.chance(0.08);
  const draw = (): string => actionPattern(random, subject.action, kind === 'RESOURCE_CONTROL');
  if (inverted) return { NotAction: oneOrMore(random, () => random.pick(targets).action) };
  return { Action: oneOrMore(random, draw) };
}

function actionPattern(random: Random, action: string, avoidsStar: boolean): string {
  const [service = '', name = ''] = action.split(':');
  return random.weighted([
    [4, () => action],
    [1, () => action.toLowerCase()],
    [2, () => `${service}:*`],
    [1.5, () => `${service}:${name.slice(0, 3)}*`],
    [1, () => `${service.toUpperCase()}:*${name.slice(2)}`],
    [0.5, () => `${service}:?${name.slice(1)}`],
    [avoidsStar ? 0 : 2, () => '*'],
    [avoidsStar ? 0 : 0.2, () => '*:*'],
    [1.5, () => random.pick(targets).action],
  ]);
}

function resourceElement(random: Random, kind: DocumentKind, subject: Subject): JsonObject {
  if (kind === 'TRUST') return {};
  if (kind === 'RESOURCE' && random.chance(0.1)) return {};
  if (random.chance(0.08)) return { NotResource: oneOrMore(random, () => otherResource(random, subject)) };
  const draw = (): string => resourcePattern(random, kind, subject.resource);
  return {
    Resource: oneOrMore(random, () => (random.chance(0.15) ? otherResource(random, subject) : draw())),
  };
}

function otherResource(random: Random, { owner }: Subject): string {
  return random.pick(targets).resource.replace('OWNER', owner);
}

const insertions = [
  '${aws:username}',
  '${aws:PrincipalTag/team}',
  '${aws:RequestTag/team}',
  '${custom:text}',
  '${custom:none}',
];

/** Ways to write a resource: whole, by pattern, short, with a variable. */
function resourcePattern(random: Random, kind: DocumentKind, resource: string): string {
  if (resource === '*')
    return random.weighted([
      [5, () => '*'],
      [1, () => 'arn:aws:s3:::*'],
    ]);
  const segments = resource.split(':');
  const last = segments.slice(5).join(':');
  const head = segments.slice(0, 5);
  const whole = (tail: string): string => [...head, tail].join(':');
  return random.weighted([
    [5, () => resource],
    [2, () => '*'],
    [1.5, () => whole(`${last.slice(0, -1)}*`)],
    [1, () => whole(`${last.slice(0, -1)}?`)],
    [1, () => whole('*')],
    [1, () => whole(last.replace(/[/:].*[/:]?/, '*'))],
    [1, () => `arn:*:${segments[2] ?? ''}:*:*:${last}`],
    [0.7, () => `arn:aws:*:*:*:*${last.slice(1)}`],
    [0.5, () => whole(last.toUpperCase())],
    [0.7, () => whole(last.replace(/red|ann|target|t1|q1/, "${aws:PrincipalTag/team, 'red'}"))],
    [0.7, () => whole(last.replace(/red|ann|target/, random.pick(insertions)))],
    [kind === 'SESSION' ? 0 : 0.6, () => shortArn(random, kind, segments)],
  ]);
}

/** L-14 says of identity policies only that a short ARN without a final `*` is filled up. */
function shortArn(random: Random, kind: DocumentKind, segments: readonly string[]): string {
  const head = segments.slice(0, 2 + random.below(3)).join(':');
  return random.pick([`${head}:*`, `${head}*`, kind === 'IDENTITY' ? head : `${head}*`]);
}

function principalElement(random: Random, kind: DocumentKind, subject: Subject, isDeny: boolean): JsonObject {
  if (kind === 'RESOURCE_CONTROL') return { Principal: '*' };
  if (kind !== 'RESOURCE' && kind !== 'TRUST' && kind !== 'ENDPOINT') return {};
  if (kind !== 'TRUST' && isDeny && random.chance(0.15)) return { NotPrincipal: exemptions(random, subject) };
  return { Principal: principalValue(random, kind, subject.caller) };
}

function principalValue(random: Random, kind: DocumentKind, caller: CallerJson): Json {
  const bare = kind === 'TRUST' ? 0 : kind === 'ENDPOINT' ? 6 : 2;
  return random.weighted<Json>([
    [bare, () => '*'],
    [1.5, () => ({ AWS: '*' })],
    [
      5,
      () =>
        mapOf(
          oneOrMore(random, () => principalForm(random, caller)),
          caller,
        ),
    ],
    [1, () => ({ AWS: oneOrMore(random, () => foreignForm(random)), Service: 'sns.amazonaws.com' })],
  ]);
}

function mapOf(value: Json, caller: CallerJson): JsonObject {
  if (caller.kind === 'service') return { Service: value };
  return caller.kind === 'webIdentity' || caller.kind === 'saml' ? { Federated: value } : { AWS: value };
}

function principalForm(random: Random, caller: CallerJson): string {
  return random.chance(0.75) ? random.pick(ownForms(caller)) : foreignForm(random);
}

/** Every way to name the caller. */
export function ownForms(caller: CallerJson): readonly string[] {
  switch (caller.kind) {
    case 'service':
      return [caller.service];
    case 'webIdentity':
    case 'saml':
      return [caller.provider];
    case 'anonymous':
      return [home];
    default:
      return [...accountForms(caller.accountId), ...accountForms(caller.accountId), ...entityForms(caller)];
  }
}

function accountForms(accountId: string): readonly string[] {
  return [accountId, `arn:aws:iam::${accountId}:root`];
}

function entityForms(caller: CallerJson): readonly string[] {
  switch (caller.kind) {
    case 'user':
      return [caller.arn, caller.arn, caller.userId];
    case 'roleSession':
      return [caller.roleArn, caller.roleArn, caller.sessionArn, caller.roleId];
    case 'federatedUserSession':
      return [caller.sessionArn, caller.userArn ?? caller.sessionArn];
    default:
      return [];
  }
}

function foreignForm(random: Random): string {
  return random.pick([
    abroad,
    `arn:aws:iam::${home}:user/ann`,
    `arn:aws:iam::${home}:role/app/worker`,
    `arn:aws-cn:iam::${home}:root`,
    `arn:aws:iam::${abroad}:root`,
    'AIDAGONE',
    `arn:aws:iam::${home}:group/ann`,
  ]);
}

/** NotPrincipal lists: of every form of the caller, of some, of none. */
function exemptions(random: Random, { caller, analysis }: Subject): Json {
  if (caller.kind === 'service') return { Service: random.pick([caller.service, 'other.amazonaws.com']) };
  const all = [...new Set(ownForms(caller))];
  return random.weighted<Json>([
    [4, () => ({ AWS: all })],
    [analysis === true ? 0 : 1, () => ({ AWS: random.pick(all) })],
    [2, () => ({ AWS: `arn:aws:iam::777788889999:user/zoe` })],
  ]);
}
