/** Is a bucket policy public, as Amazon S3 means it (E-29b)? */
import { parseOperator, type OperatorFamily } from '../match/operators.js';
import type { CompiledPolicy, CompiledStatement } from '../language/compile.js';
import type { ConditionTest } from '../language/statement.js';

/**
 * E-29b: some Allow is for everybody, and no condition of it ties the caller or its network to fixed values. A value
 * with a wildcard is not fixed. Source: Amazon S3 user guide, "Blocking public access", the meaning of "public".
 */
export function isPublicPolicy({ statements }: CompiledPolicy): boolean {
  return statements.some(
    (statement) => isForEverybody(statement) && !statement.source.conditions.some(fixes),
  );
}

/** E-25d: NotPrincipal with Allow is for everybody else. */
const isForEverybody = ({ effect, principal }: CompiledStatement): boolean =>
  effect === 'ALLOW' &&
  principal !== undefined &&
  (principal.inverted || principal.anyone || principal.awsAnyone);

type IsFixed = (value: string) => boolean;

const hasNoWildcard: IsFixed = (value) => !/[*?]|\$\{/.test(value);

/** A session of one role may have any name. */
const isUserId: IsFixed = (value) => hasNoWildcard(value.replace(/:\*$/, ''));

/** The name of the access point may vary, its account not. */
const isAccessPoint: IsFixed = (value) => hasNoWildcard(value.split(':').slice(0, 5).join(':'));

/** Ranges wider than /8, and /32 for IPv6, are the internet. */
const isNarrowRange: IsFixed = (value) => {
  const [address = '', bits] = value.split('/');
  return bits === undefined || Number(bits) >= (address.includes(':') ? 32 : 8);
};

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
  ].map((key) => [key, hasNoWildcard] as const),
  ['aws:userid', isUserId],
  ['s3:dataaccesspointarn', isAccessPoint],
  ['aws:sourceip', isNarrowRange],
]);

/** Of operators that a missing key fails: neither negated, nor IfExists, nor ForAllValues (L-23). */
const fixingFamilies: ReadonlySet<OperatorFamily> = new Set([
  'equals',
  'equalsIgnoreCase',
  'like',
  'arn',
  'address',
]);

function isPositive(name: string): boolean {
  const operator = parseOperator(name);
  if (operator === undefined) return false;
  const { family, negated, set, ifExists } = operator;
  return fixingFamilies.has(family) && !negated && !ifExists && set !== 'ALL';
}

function fixes({ operator, key, values }: ConditionTest): boolean {
  const isFixed = fixedKeys.get(key.toLowerCase());
  return isFixed !== undefined && isPositive(operator) && values.length > 0 && values.every(isFixed);
}
