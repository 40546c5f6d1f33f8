/** What the keys of a request hold: those that follow from caller and resource (E-64), and those that were given. */
import type { CallerJson, CaseJson } from './cases.js';

export interface Context {
  readonly values: (key: string) => readonly string[] | undefined;
  readonly isMultivalued: (key: string) => boolean;
  /** L-21: scalar operators look at each value of a multivalued key. */
  readonly variable: (key: string) => string | undefined | 'MULTIVALUED';
}

/** Declared multivalued keys (L-21), as far as the tests use them. */
const multivaluedKeys: ReadonlySet<string> = new Set([
  'aws:tagkeys',
  'aws:calledvia',
  'aws:principalorgpaths',
  'sts:transitivetagkeys',
  'dynamodb:leadingkeys',
  'dynamodb:attributes',
]);

export function contextOf({ given, when }: CaseJson): Context {
  const known = new Map<string, readonly string[]>();
  for (const [key, values] of Object.entries(when.context))
    if (values !== null) known.set(key.toLowerCase(), values);
  const facts = [...callerFacts(given.principal, when.owner), ...resourceFacts(when), ...regionFacts(when)];
  for (const [key, value] of facts) known.set(key.toLowerCase(), [value]);
  const values = (key: string): readonly string[] | undefined => known.get(key.toLowerCase());
  const isMultivalued = (key: string): boolean => multivaluedKeys.has(key.toLowerCase());
  const variable = (key: string): string | undefined | 'MULTIVALUED' => {
    const found = values(key);
    if (isMultivalued(key) || (found !== undefined && found.length !== 1)) return 'MULTIVALUED';
    return found?.[0];
  };
  return { values, isMultivalued, variable };
}

type Fact = readonly [key: string, value: string];

function resourceFacts(when: CaseJson['when']): readonly Fact[] {
  const { action, owner } = when;
  const tags = resourceTagFacts(when);
  return lacksResourceAccount(action) ? tags : [['aws:ResourceAccount', owner], ...tags];
}

/** E-64: IAM is called in one Region, but for what services ask of it. All cases are of the partition aws. */
const regionFacts = ({ action }: CaseJson['when']): readonly Fact[] =>
  /^iam:(?!passrole$)/i.test(action) ? [['aws:RequestedRegion', 'us-east-1']] : [];

/** E-68: of a bucket only where it is switched on, and by a key of S3's too. E-4a: never of a role that is passed. */
function resourceTagFacts({
  action,
  resource,
  resourceTags,
  abacEnabled,
}: CaseJson['when']): readonly Fact[] {
  if (/^iam:passrole$/i.test(action)) return [];
  const isBucket = resource.startsWith('arn:aws:s3:::');
  if (isBucket && abacEnabled !== true) return [];
  const prefixes = isBucket ? ['aws:ResourceTag', 's3:BucketTag'] : ['aws:ResourceTag'];
  return Object.entries(resourceTags).flatMap(([key, value]) =>
    prefixes.map((prefix): Fact => [`${prefix}/${key}`, value]),
  );
}

/** E-70, as far as the tests use it. */
const lacksResourceAccount = (action: string): boolean =>
  action.startsWith('ebs:') || action === 'ec2:AcceptVpcPeeringConnection';

function tagFacts(tags: Readonly<Record<string, string>>): readonly Fact[] {
  return Object.entries(tags).map(([key, value]): Fact => [`aws:PrincipalTag/${key}`, value]);
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function callerFacts(caller: CallerJson, roleAccount: string): readonly Fact[] {
  switch (caller.kind) {
    case 'anonymous':
      return [
        ['aws:PrincipalAccount', 'anonymous'],
        ['aws:PrincipalType', 'Anonymous'],
        ['aws:userid', 'anonymous'],
      ];
    case 'service':
      return [
        ['aws:PrincipalIsAWSService', 'true'],
        ['aws:PrincipalServiceName', caller.service],
      ];
    case 'webIdentity':
      return isBuiltIn(caller.provider) ? [['aws:FederatedProvider', caller.provider]] : [];
    case 'saml':
      return [
        ['aws:PrincipalAccount', roleAccount],
        ['aws:PrincipalType', 'User'],
        ['aws:userid', caller.provider],
      ];
    default:
      return accountFacts(caller);
  }
}

/** E-74: of one that an account has made, AWS's sources disagree. */
const isBuiltIn = (provider: string): boolean => !provider.startsWith('arn:');

function accountFacts(caller: Extract<CallerJson, { accountId: string }>): readonly Fact[] {
  const common: readonly Fact[] = [
    ['aws:PrincipalAccount', caller.accountId],
    ['aws:PrincipalIsAWSService', 'false'],
  ];
  return [...common, ...entityFacts(caller)];
}

function entityFacts(caller: Extract<CallerJson, { accountId: string }>): readonly Fact[] {
  switch (caller.kind) {
    case 'root':
      return identityFacts(
        'Account',
        `arn:${caller.partition}:iam::${caller.accountId}:root`,
        caller.accountId,
      );
    case 'user':
      return [
        ...identityFacts('User', caller.arn, caller.userId),
        ['aws:username', lastPart(caller.arn)],
        ...tagFacts(caller.tags),
      ];
    case 'roleSession': {
      const userId = `${caller.roleId}:${lastPart(caller.sessionArn)}`;
      return [
        ...identityFacts('AssumedRole', caller.roleArn, userId),
        ['aws:MultiFactorAuthPresent', 'false'],
        ...tagFacts(caller.tags),
      ];
    }
    case 'federatedUserSession': {
      const userId = `${caller.accountId}:${lastPart(caller.sessionArn)}`;
      return [
        ...identityFacts('FederatedUser', caller.sessionArn, userId),
        ['aws:MultiFactorAuthPresent', 'false'],
      ];
    }
  }
}

function identityFacts(type: string, arn: string, userId: string): readonly Fact[] {
  return [
    ['aws:PrincipalType', type],
    ['aws:PrincipalArn', arn],
    ['aws:userid', userId],
  ];
}
