/** Takes apart the JSON text of a trust policy, its statements and conditions, and puts it together again. */
import { isUniqueId } from '../../../graph/model/principals/namedPrincipal.js';

interface TrustDocument {
  readonly Statement: readonly TrustStatement[];
}

type OneOrMore<T> = T | readonly T[];

export interface TrustStatement {
  readonly Effect: string;
  readonly Principal?: string | Readonly<Record<string, OneOrMore<string>>>;
  readonly Action?: OneOrMore<string>;
  /** By operator and key. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValues>>>>;
}

type ConditionValues = OneOrMore<string | number | boolean>;

/** One condition of a statement, as it stands there. */
export interface GuardCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: ConditionValues;
}

const NO_STATEMENTS = '{"Version":"2012-10-17","Statement":[]}';

/** Parses a valid document, which has one statement or a list of them (L-1). Without text, it has none. */
export function documentIn(text = NO_STATEMENTS): TrustDocument {
  const document = JSON.parse(text) as { readonly Statement: OneOrMore<TrustStatement> };
  return { ...document, Statement: [document.Statement].flat() };
}

/**
 * Adds a statement. Removes ids of deleted principals, and statements for these alone: IAM stores no policy with
 * them. `deleted`: those ids (E-44), each once.
 */
export function withStatement(text: string | undefined, added: TrustStatement) {
  const document = documentIn(text);
  const deleted = new Set<string>();
  const statements = document.Statement.flatMap((statement) => {
    const { Principal } = statement;
    if (typeof Principal !== 'object') return [statement];
    const { AWS = [], ...others } = Principal;
    const values = [AWS].flat();
    const kept = values.filter((value) => !isUniqueId(value));
    for (const id of values.filter(isUniqueId)) deleted.add(id);
    if (kept.length === values.length) return [statement];
    if (kept.length > 0) return [{ ...statement, Principal: { ...others, AWS: kept } }];
    return Object.keys(others).length > 0 ? [{ ...statement, Principal: others }] : [];
  });
  return { document: { ...document, Statement: [...statements, added] }, deleted: [...deleted] };
}

/** Removes the conditions of each Allow only: a Deny without them would deny every principal. */
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

export function conditionOf(guards: readonly GuardCondition[]): Pick<TrustStatement, 'Condition'> {
  const condition: Record<string, Record<string, ConditionValues>> = {};
  for (const { operator, key, values } of guards) (condition[operator] ??= {})[key] = values;
  return guards.length === 0 ? {} : { Condition: condition };
}
