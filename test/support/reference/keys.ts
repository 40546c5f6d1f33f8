/** The condition keys of the random cases, with what requests hold under them and what policies compare them with. */
import type { CallerJson } from './cases.js';
import { abroad, home } from './universe.js';

export type KeyType = 'TEXT' | 'ARN' | 'DATE' | 'NUMBER' | 'BOOL' | 'IP' | 'BINARY';

export interface KeyModel {
  readonly key: string;
  readonly type: KeyType;
  readonly multivalued?: true;
  /** What a request can hold; none for keys that follow from caller and resource. */
  readonly requestValues: readonly string[];
  /** What a policy compares it with, exactly. */
  readonly literals: readonly string[];
  /** And by pattern. */
  readonly patterns: readonly string[];
  /** Present in every request (E-64). */
  readonly always?: true;
  /** Whose requests can hold it; everybody's by default. */
  readonly holders?: (caller: CallerJson) => boolean;
}

const teams = ['red', 'blue', 'Red', 'b*d'];

const teamPatterns = ['r*', '*', '?ed', 'b?d', '*e*', 'b*', 'b${*}d', '*d'];

function text(key: string, requestValues: readonly string[], more: Partial<KeyModel> = {}): KeyModel {
  return { key, type: 'TEXT', requestValues, literals: teams, patterns: teamPatterns, ...more };
}

const arns = [
  `arn:aws:iam::${home}:user/ann`,
  `arn:aws:iam::${home}:role/app/worker`,
  `arn:aws:iam::${abroad}:user/ann`,
  `arn:aws:sts::${home}:federated-user/fed`,
  `arn:aws:iam::${home}:root`,
];

const arnPatterns = [
  `arn:aws:iam::${home}:user/*`,
  `arn:aws:iam::${home}:*`,
  'arn:*:iam::*:role/app/*',
  'arn:aws:iam::1111*:user/an?',
  'arn:aws:*::*:*',
  `arn:aws:iam::*:*/ann`,
];

const dates = [
  '2026-01-01T00:00:00Z',
  '2026-06-01T12:00:00Z',
  '2026-06-01T12:00:00.123Z',
  '2026-06-01',
  '2027-01-01T01:00:00+01:00',
];

const signedIn = (caller: CallerJson): boolean => caller.kind === 'user' || caller.kind === 'root';
const serviceOnly = (caller: CallerJson): boolean => caller.kind === 'service';
const roleSessionOnly = (caller: CallerJson): boolean => caller.kind === 'roleSession';
const anyMember = (caller: CallerJson): boolean => 'accountId' in caller;
/** E-74: how AWS writes the name of a provider that an account has made is not certain. */
const hasNoProviderOfItsOwn = (caller: CallerJson): boolean =>
  caller.kind !== 'webIdentity' || !caller.provider.startsWith('arn:');
/** No rule says what their key is. */
const notServiceOrWeb = (caller: CallerJson): boolean =>
  caller.kind !== 'service' && caller.kind !== 'webIdentity';

export const keyModels: readonly KeyModel[] = [
  text('aws:PrincipalTag/team', []),
  text('aws:ResourceTag/team', []),
  text('aws:ResourceTag/team', []),
  text('s3:BucketTag/team', []),
  text('aws:RequestTag/team', [...teams, '']),
  text('sts:ExternalId', ['red', 'x1'], {
    holders: ({ kind }) => kind !== 'saml' && kind !== 'webIdentity',
  }),
  text('aws:SourceIdentity', ['ann', 'red'], { holders: roleSessionOnly }),
  text('custom:text', [...teams, 'Équipe', 'équipe', '5'], { literals: [...teams, 'équipe', '5'] }),
  text('aws:username', [], { literals: ['ann', 'bob', 'ANN'], patterns: ['a*', '?ob', '*'] }),
  text('aws:userid', [], {
    literals: ['AIDAANN', 'AROAWORKER:s1', `${home}:fed`, home, 'anonymous'],
    patterns: ['AROA*', 'AIDA*', '*:s1', '*:*'],
    holders: notServiceOrWeb,
  }),
  text('aws:FederatedProvider', [], {
    literals: ['accounts.google.com', 'www.amazon.com', 'cognito-identity.amazonaws.com'],
    patterns: ['*.google.com', '*', 'www.*'],
    holders: hasNoProviderOfItsOwn,
  }),
  text('aws:PrincipalAccount', [], {
    literals: [home, abroad, 'anonymous'],
    patterns: ['1111*', '*'],
    holders: notServiceOrWeb,
  }),
  text('aws:ResourceAccount', [], {
    literals: [home, abroad, '${aws:PrincipalAccount}'],
    patterns: ['1111*', '4*'],
    holders: notServiceOrWeb,
  }),
  text('aws:PrincipalType', [], {
    literals: ['User', 'AssumedRole', 'Account', 'Anonymous', 'FederatedUser'],
    patterns: ['*User', 'A*'],
    holders: notServiceOrWeb,
  }),
  text('aws:PrincipalOrgID', ['o-1', 'o-2'], {
    literals: ['o-1', 'o-2'],
    patterns: ['o-*', '*1'],
    holders: anyMember,
  }),
  text('aws:SourceAccount', [home, abroad], {
    literals: [home, abroad, '${aws:ResourceAccount}'],
    patterns: ['1*'],
    holders: serviceOnly,
  }),
  {
    key: 'aws:PrincipalArn',
    type: 'ARN',
    requestValues: [],
    literals: arns,
    patterns: arnPatterns,
    holders: (caller) => caller.kind !== 'service',
  },
  {
    key: 'aws:SourceArn',
    type: 'ARN',
    requestValues: arns,
    literals: arns,
    patterns: arnPatterns,
    holders: serviceOnly,
  },
  {
    key: 'lambda:SourceFunctionArn',
    type: 'ARN',
    requestValues: arns,
    literals: arns,
    patterns: arnPatterns,
    holders: roleSessionOnly,
  },
  {
    key: 'custom:arn',
    type: 'ARN',
    requestValues: [...arns, 'arn:aws:s3:::red/a/x', 'arn:aws:s3:::red:a:x'],
    literals: [...arns, 'arn:aws:s3:::red/a/x'],
    patterns: [...arnPatterns, 'arn:aws:s3:::red*', 'arn:aws:s3:::*x'],
  },
  {
    key: 'aws:CurrentTime',
    type: 'DATE',
    requestValues: dates,
    literals: [...dates, '1780315200'],
    patterns: dates,
    always: true,
  },
  {
    key: 'custom:since',
    type: 'DATE',
    requestValues: [...dates, '1780315200', '1780315200.1234'],
    literals: [...dates, '1780315200'],
    patterns: dates,
  },
  {
    key: 'aws:MultiFactorAuthAge',
    type: 'NUMBER',
    requestValues: ['0', '300', '3600'],
    literals: ['300', '3600', '0300'],
    patterns: ['300'],
    holders: signedIn,
  },
  {
    key: 'custom:number',
    type: 'NUMBER',
    requestValues: ['5', '5.0', '-5', '9007199254740992', '9007199254740993', '5e0', '+05'],
    literals: ['5', '05', '-5', '9007199254740993', '50e-1', '4.999'],
    patterns: ['5'],
  },
  {
    key: 'aws:MultiFactorAuthPresent',
    type: 'BOOL',
    requestValues: ['true', 'false'],
    literals: ['true', 'false', 'True'],
    patterns: ['true'],
    holders: signedIn,
  },
  {
    key: 'aws:SecureTransport',
    type: 'BOOL',
    requestValues: ['true', 'false', 'TRUE'],
    literals: ['true', 'false'],
    patterns: ['false'],
    always: true,
  },
  {
    key: 'aws:SourceIp',
    type: 'IP',
    requestValues: ['10.0.0.1', '10.1.2.3', '192.0.2.9', '2001:db8::1', '::ffff:10.0.0.1'],
    literals: [
      '10.0.0.0/8',
      '10.1.0.0/16',
      '10.0.0.1',
      '10.9.9.9/8',
      '2001:db8::/32',
      '010.000.0.1/032',
      '0.0.0.0/0',
    ],
    patterns: ['::/0', '::ffff:10.0.0.0/104', '2001:db8::1/32'],
  },
  {
    key: 'custom:blob',
    type: 'BINARY',
    requestValues: ['cmVk', 'Ymx1ZQ=='],
    literals: ['cmVk', 'Ymx1ZQ=='],
    patterns: ['cmVk'],
  },
  text('aws:TagKeys', ['red', 'blue', 'Red', 'green'], { multivalued: true }),
  text('aws:CalledVia', ['red', 'blue'], { multivalued: true, holders: anyMember }),
  text('custom:set', ['red', 'blue', ''], { multivalued: true }),
];

/** Values with variables, for keys that hold text. */
export const variableTexts: readonly string[] = [
  '${aws:PrincipalTag/team}',
  '${aws:principaltag/TEAM}',
  '${aws:RequestTag/team}',
  "${aws:RequestTag/team, 'red'}",
  "${custom:none, 'blue'}",
  '${custom:none}',
  '${aws:TagKeys}',
  "${aws:TagKeys, 'red'}",
  'b${*}d',
  '${aws:username}',
  '${aws:ResourceTag/team}',
  'r${custom:none}',
  '${custom:text}',
  '${custom:text}*',
  '${sts:ExternalId}',
];

export const variableArns: readonly string[] = [
  'arn:aws:iam::${aws:PrincipalAccount}:user/ann',
  'arn:aws:iam::*:user/${aws:username}',
  '${aws:PrincipalArn}',
  '${custom:arn}',
  `arn:aws:iam::${home}:user/\${custom:none, 'ann'}`,
];
