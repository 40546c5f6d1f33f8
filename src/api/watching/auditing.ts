/** Writes lines of the audit log for operations that change the graph, or export a whole account. */
import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import {
  getDirectiveValues,
  getVariableValues,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { hashOf, type AuditedWork, type AuditEntry, type AuditLog } from '../../audit/auditLog.js';
import { groupBy } from '../../graph/model/groupBy.js';
import { mayAsk } from '../callers/fieldRules.js';
import type { Context } from '../context.js';
import { Rate, type RateLimits } from '../limits/rate.js';
import { errorCodes, extensionsOf } from '../errors.js';
import type { Metrics } from './metrics.js';
import type { RequestRecord } from './requestRecord.js';

/** Writes a line. Throws if it cannot be written. */
export type Audit = (entry: AuditEntry) => Promise<void>;

/** Lines of refusals of one caller: at once, and each second. A line takes longer to write than to provoke. */
const REFUSALS: RateLimits = { burst: 20, perSecond: 1 / 3 };

/**
 * Counts the lines, and logs it if one cannot be written. Without a log, lines are only counted. Of a caller that is
 * refused too often, the next line says how many refusals have none.
 */
export function watchedAudit(
  log: Pick<AuditLog, 'record'> | undefined,
  metrics: Pick<Metrics, 'tellAudited'>,
  logMistake: (error: unknown) => void,
): Audit {
  const refusals = new Rate(REFUSALS);
  const omitted = new Map<string, number>();
  const write = async (entry: AuditEntry): Promise<void> => {
    const before = omitted.get(entry.caller);
    omitted.delete(entry.caller);
    await log
      ?.record(before === undefined ? entry : { ...entry, omitted: before })
      .catch((error: unknown) => {
        logMistake(error);
        throw error;
      });
  };
  return async (entry) => {
    const { caller, decision } = entry;
    const isOmitted = decision === 'REFUSED' && refusals.take(caller, 1) > 0;
    if (isOmitted) omitted.set(caller, (omitted.get(caller) ?? 0) + 1);
    else await write(entry);
    for (const operation of entry.operation.split(',')) metrics.tellAudited(operation, decision);
  };
}

/** Query fields that are audited. */
const EXPORTS: readonly string[] = ['exportAccount'];

export const auditing = (audit: Audit): ApolloServerPlugin<Context> => ({
  async requestDidStart({ contextValue: { record, caller } }) {
    if (!record) return;
    let work: Pick<AuditedWork, 'operationHash' | 'variablesHash'> | undefined;
    let fields: readonly AuditedField[] = [];
    let hasRun = false;
    const write = (done: readonly AuditedField[], ended: Ended) => {
      const { cost } = record;
      const operation = [...new Set(done.map(({ name }) => name))].sort().join(',');
      return audit({
        ...whose(record),
        ...work,
        operation,
        ...(cost === undefined ? {} : { cost }),
        ...ended,
      });
    };
    return {
      async didResolveOperation({ document, operation, request, queryHash, schema }) {
        fields = operation ? audited({ schema, document, operation, variables: request.variables }) : [];
        if (fields.length === 0) return;
        work = { operationHash: queryHash, variablesHash: hashOfVariables(request.variables) };
      },
      // All limits are met; nothing has run yet.
      async responseForOperation() {
        const begun = fields.filter(({ parent, name }) => mayAsk(caller, parent, name));
        hasRun = true;
        if (begun.length === 0) return null;
        try {
          await write(begun, { decision: 'BEGUN' });
          return null;
        } catch {
          record.code = 'AUDIT_UNAVAILABLE';
          return unavailable();
        }
      },
      async willSendResponse({ response: { body } }) {
        if (!work || record.code === 'AUDIT_UNAVAILABLE') return;
        const answer = body.kind === 'single' ? body.singleResult : {};
        const { code } = record;
        const endOf = (field: AuditedField): Ended =>
          hasRun ? endIn(answer, field, fields) : { decision: 'REFUSED', ...(code ? { code } : {}) };
        for (const [, alike] of groupBy(fields, (field) => JSON.stringify(endOf(field)))) {
          const [first] = alike;
          if (first) await write(alike, endOf(first)).catch(() => undefined);
        }
      },
    };
  },
});

type Ended = Pick<AuditEntry, 'decision' | 'code'>;

/** Returns how one field ended: other fields, and those selected in it, can fail although it is done. */
function endIn(
  { data, errors = [] }: FormattedExecutionResult,
  { key, parent }: AuditedField,
  fields: readonly AuditedField[],
): Ended {
  const codeIn = (error: GraphQLFormattedError | undefined): Pick<Ended, 'code'> => {
    const code = error?.extensions?.['code'];
    return typeof code === 'string' ? { code } : {};
  };
  const isAt = ({ path }: GraphQLFormattedError, at: string): boolean => path?.[0] === at;
  const own = errors.find((error) => isAt(error, key) && error.path?.length === 1);
  if (own) {
    const ended = codeIn(own);
    return { decision: ended.code === 'FORBIDDEN' ? 'REFUSED' : 'FAILED', ...ended };
  }
  const isThere = errors.length === 0 || (data?.[key] ?? undefined) !== undefined;
  if (isThere || errors.some((error) => isAt(error, key))) return { decision: 'DONE' };
  // Changes run one after the other, until one fails.
  const failed = fields.findIndex((one) => errors.some((error) => isAt(error, one.key)));
  const isBefore = failed < 0 || fields.findIndex((one) => one.key === key) < failed;
  if (parent === 'Mutation' && isBefore) return { decision: 'DONE' };
  return { decision: 'FAILED', ...codeIn(errors[0]) };
}

/** Throws BAD_REQUEST if the variables nest too deeply. */
function hashOfVariables(variables: Readonly<Record<string, unknown>> = {}): string {
  try {
    return hashOf(variables);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'The variables nest too deeply.';
    throw new GraphQLError(message, {
      extensions: { ...extensionsOf('BAD_REQUEST'), http: { status: 400 } },
    });
  }
}

export const whose = ({ caller, requestId }: RequestRecord) => ({ caller, requestId });

/** A field that is audited. */
interface AuditedField {
  /** The type in the schema. */
  readonly parent: 'Mutation' | 'Query';
  readonly name: string;
  /** The name in the answer. */
  readonly key: string;
}

interface Operation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

function audited({ schema, document, operation, variables }: Operation): readonly AuditedField[] {
  const parent = operation.operation === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], { ...variables });
  // The name of the type changes nothing, and costs nothing.
  const isAudited = (name: string) =>
    parent === 'Mutation' ? name !== '__typename' : EXPORTS.includes(name);
  // With variables that do not fit, nothing is executed.
  const isSelected = (node: SelectionNode) => coerced === undefined || isIncluded(node, coerced);
  return rootFields(document, operation.selectionSet, isSelected).flatMap(
    ({ name: { value: name }, alias }) =>
      isAudited(name) ? [{ parent, name, key: alias?.value ?? name }] : [],
  );
}

/** Whether no directive leaves it out. */
const isIncluded = (node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;

function rootFields(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  isSelected: (node: SelectionNode) => boolean,
): readonly FieldNode[] {
  return selections.filter(isSelected).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions
            .filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
            .find(({ name }) => name.value === selection.name.value);
    return fragment ? rootFields(document, fragment.selectionSet, isSelected) : [];
  });
}

const unavailable = () => ({
  http: { status: 503, headers: new HeaderMap() },
  body: {
    kind: 'single' as const,
    singleResult: {
      errors: [{ message: errorCodes.AUDIT_UNAVAILABLE, extensions: extensionsOf('AUDIT_UNAVAILABLE') }],
    },
  },
});
