/** The text of a trust policy as JSON: its statements and their conditions, taken apart and put together again. */

import { isUniqueId } from '../../../graph/model/principals/namedPrincipal.js';

export interface TrustDocument {
  readonly Statement: readonly TrustStatement[];
}

interface TrustStatement {
  readonly Effect?: unknown;
  readonly Principal?: PrincipalElement;
  /** By operator and key. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValues>>>>;
}

type PrincipalElement = string | Readonly<Record<string, string | readonly string[]>>;

type ConditionValue = string | number | boolean;
type ConditionValues = ConditionValue | readonly ConditionValue[];

/** One condition of a statement, as it stands there. */
export interface GuardCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: ConditionValues;
}

const NO_STATEMENTS = '{"Version":"2012-10-17","Statement":[]}';

/** A document that was understood: it has one statement or a list of them (L-1). Without text: it has none. */
export function documentIn(text = NO_STATEMENTS): TrustDocument {
  const document = JSON.parse(text) as { readonly Statement: TrustStatement | readonly TrustStatement[] };
  return { ...document, Statement: [document.Statement].flat() };
}

export const withStatement = (document: TrustDocument, statement: object): TrustDocument => ({
  ...document,
  Statement: [...document.Statement, statement],
});

/**
 * Without ids that stand where principals were deleted (E-44), and without statements for nobody else: IAM stores no policy
 * with them. `deleted`: those ids, each once.
 */
export function withoutDeleted(document: TrustDocument): {
  readonly document: TrustDocument;
  readonly deleted: readonly string[];
} {
  const deleted = new Set(
    document.Statement.flatMap(({ Principal }) => awsValuesOf(Principal).filter(isUniqueId)),
  );
  const statements = document.Statement.flatMap((statement) => {
    const { Principal } = statement;
    const values = awsValuesOf(Principal);
    const kept = values.filter((value) => !isUniqueId(value));
    if (kept.length === values.length || typeof Principal !== 'object') return [statement];
    const { AWS: _all, ...others } = Principal;
    if (kept.length > 0) return [{ ...statement, Principal: { ...others, AWS: kept } }];
    return Object.keys(others).length > 0 ? [{ ...statement, Principal: others }] : [];
  });
  return { document: { ...document, Statement: statements }, deleted: [...deleted] };
}

const awsValuesOf = (principal: PrincipalElement | undefined): readonly string[] =>
  typeof principal === 'object' ? [principal['AWS'] ?? []].flat() : [];

/** Only of each Allow: a Deny would then deny everybody. */
export const withoutConditions = (document: TrustDocument): TrustDocument => ({
  ...document,
  Statement: document.Statement.map((statement) => {
    const { Condition: _condition, ...unconditional } = statement;
    return statement.Effect === 'Allow' ? unconditional : statement;
  }),
});

export const guardsOf = ({ Condition = {} }: TrustStatement): readonly GuardCondition[] =>
  Object.entries(Condition).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, values]) => ({ operator, key, values })),
  );

export function conditionOf(guards: readonly GuardCondition[]): object {
  const condition: Record<string, Record<string, ConditionValues>> = {};
  for (const { operator, key, values } of guards) (condition[operator] ??= {})[key] = values;
  return condition;
}
