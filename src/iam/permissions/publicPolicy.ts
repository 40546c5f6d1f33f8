/** Decides whether the policy of a bucket or access point is public, as Amazon S3 defines it (E-29b). */
import { isMultiValuedKey } from '../facts/data/conditionKeys.js';
import { parseOperator, type OperatorFamily } from '../match/operators.js';
import type { CompiledPolicy, CompiledStatement } from '../language/compile.js';
import type { ConditionTest } from '../language/statement.js';

/**
 * Whether some Allow is for everyone, and none of its conditions limits the caller or its network to fixed values
 * (E-29b). A value with a wildcard is not fixed. Source: Amazon S3 user guide, "Blocking public access", the meaning of
 * "public". `isLimit`: whether a condition of it is such a limit; that of access points differs.
 */
export const isPublicPolicy = ({ statements }: CompiledPolicy, isLimit = fixes): boolean =>
  statements.some((statement) => isForEverybody(statement) && !statement.source.conditions.some(isLimit));

/**
 * Whether it is public, or is so by one of two readings: AWS does not say it of providers of an account, of sessions of
 * one role ("aws:userid, outside the pattern AROLEID:*" is fixed) and of keys that it does not list. It asks for
 * ForAllValues or ForAnyValue on lists, of which a request without the key meets the former (L-23).
 */
export const mayBePublicPolicy = ({ statements }: CompiledPolicy, isLimit = fixes): boolean =>
  statements.some(
    (statement) =>
      (isForEverybody(statement) || isForProvider(statement)) &&
      !statement.source.conditions.some((test) => isLimit(test) && !isUndocumented(test)),
  );

const isUndocumented = ({ operator, key, values }: ConditionTest): boolean =>
  unlistedKeys.has(key.toLowerCase()) ||
  parseOperator(operator)?.set === 'ALL' ||
  values.some((value) => /^AROA[^:]*:/.test(value));

/**
 * Whether it is an Allow for everyone. With NotPrincipal it is for everyone else (E-25d). Users of a built-in provider,
 * such as `graph.facebook.com`, are everyone.
 */
const isForEverybody = ({ effect, principal }: CompiledStatement): boolean =>
  effect === 'ALLOW' &&
  principal !== undefined &&
  (principal.inverted ||
    principal.anyone ||
    principal.awsAnyone ||
    [...principal.federated].some((provider) => !provider.startsWith('arn:')));

const isForProvider = ({ effect, principal }: CompiledStatement): boolean =>
  effect === 'ALLOW' && principal !== undefined && principal.federated.size > 0;

type IsFixed = (value: string) => boolean;

const hasNoWildcard: IsFixed = (value) => !/[*?]|\$\{/.test(value);

/** Whether the user id is fixed; the name of a role session may vary. */
const isUserId: IsFixed = (value) => hasNoWildcard(value.replace(/:\*$/, ''));

/** Whether the account of the access point is fixed; its name may vary. */
const isAccessPoint: IsFixed = (value) => hasNoWildcard(value.split(':').slice(0, 5).join(':'));

/** Whether a range is fixed. Ranges wider than /8, or /32 for IPv6, count as the internet. */
const isNarrowRange: IsFixed = (value) => {
  const [address = '', bits] = value.split('/');
  return bits === undefined || Number(bits) >= (address.includes(':') ? 32 : 8);
};

const IS_SERVICE = 'aws:principalisawsservice';

/** Keys that hold fixed values of the caller or its network, and that AWS's list does not name. */
const unlistedKeys: ReadonlySet<string> = new Set([
  IS_SERVICE,
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpcarn',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
]);

const fixedKeys: ReadonlyMap<string, IsFixed> = new Map([
  ...[
    'aws:principalarn',
    'aws:principalaccount',
    'aws:principalorgid',
    'aws:principalorgpaths',
    'aws:sourcearn',
    'aws:sourcevpc',
    'aws:sourcevpce',
    'aws:sourceowner',
    'aws:sourceaccount',
    's3:dataaccesspointaccount',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
    ...unlistedKeys,
  ].map((key) => [key, hasNoWildcard] as const),
  [IS_SERVICE, (value) => value.toLowerCase() === 'true'],
  ['aws:userid', isUserId],
  ['s3:dataaccesspointarn', isAccessPoint],
  ['aws:sourceip', isNarrowRange],
]);

/** Families that can fix a value. A missing key must fail the operator: not negated or IfExists. */
const fixingFamilies: ReadonlySet<OperatorFamily> = new Set([
  'equals',
  'equalsIgnoreCase',
  'like',
  'arn',
  'address',
]);

function isPositive(name: string, key: string): boolean {
  const operator = parseOperator(name);
  if (operator === undefined) return false;
  const { family, negated, set, ifExists } = operator;
  const canFix = fixingFamilies.has(family) || (family === 'bool' && key === IS_SERVICE);
  return canFix && !negated && !ifExists && (set !== 'ALL' || isMultiValuedKey(key));
}

function fixes({ operator, key: spelled, values }: ConditionTest): boolean {
  const key = spelled.toLowerCase();
  const isFixed = fixedKeys.get(key);
  return isFixed !== undefined && isPositive(operator, key) && values.length > 0 && values.every(isFixed);
}

/** Whether a condition limits the policy of an access point: a set of access points is no limit there. */
export const limitsAccessPoint = (test: ConditionTest): boolean =>
  fixes(test) && (test.key.toLowerCase() !== 's3:dataaccesspointarn' || test.values.every(hasNoWildcard));
