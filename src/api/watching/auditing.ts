/** Lines of the audit log for operations that change the graph, or take a whole account out of it. */
import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { hashOf, type AuditedWork, type AuditEntry, type AuditLog } from '../../audit/auditLog.js';
import type { Context } from '../context.js';
import { errorCodes, extensionsOf } from '../errors.js';
import type { Metrics } from './metrics.js';
import type { RequestRecord } from './requestRecord.js';

/** Throws where the line cannot be written. */
export type Audit = (entry: AuditEntry) => Promise<void>;

/** Counts the lines, and tells the log of the server where one cannot be written. Without a log nothing is kept. */
export const watchedAudit =
  (
    log: Pick<AuditLog, 'record'> | undefined,
    metrics: Metrics,
    logMistake: (error: unknown) => void,
  ): Audit =>
  async (entry) => {
    await log?.record(entry).catch((error: unknown) => {
      logMistake(error);
      throw error;
    });
    for (const operation of entry.operation.split(',')) metrics.tellAudited(operation, entry.decision);
  };

/** Of fields that are questions. */
const EXPORTS: readonly string[] = ['exportAccount'];

export const auditing = (audit: Audit): ApolloServerPlugin<Context> => ({
  async requestDidStart({ contextValue: { record } }) {
    if (!record) return;
    let work: Omit<AuditedWork, 'cost'> | undefined;
    let isBegun = false;
    const write = (decision: AuditEntry['decision'], entry: AuditedWork) => {
      const { cost, code } = record;
      return audit({
        ...entry,
        ...(cost === undefined ? {} : { cost }),
        decision,
        ...(code ? { code } : {}),
      });
    };
    return {
      async didResolveOperation({ document, operation, request, queryHash }) {
        const operationName = operation ? audited(document, operation) : '';
        if (operationName === '') return;
        const hashes = { operationHash: queryHash, variablesHash: hashOf(request.variables ?? {}) };
        work = { ...whose(record), operation: operationName, ...hashes };
      },
      // All limits were kept; nothing has run.
      async responseForOperation() {
        if (!work) return null;
        try {
          await write('BEGUN', work);
          isBegun = true;
          return null;
        } catch {
          record.code = 'AUDIT_UNAVAILABLE';
          return unavailable();
        }
      },
      async willSendResponse() {
        if (!work || record.code === 'AUDIT_UNAVAILABLE') return;
        const ended = record.code === undefined ? 'DONE' : 'FAILED';
        const isRefused = !isBegun || record.code === 'FORBIDDEN';
        await write(isRefused ? 'REFUSED' : ended, work).catch(() => undefined);
      },
    };
  },
});

export const whose = ({ caller, requestId }: RequestRecord) => ({ caller, requestId });

/** The fields that have a line, by their names in the schema. */
function audited(document: DocumentNode, operation: OperationDefinitionNode): string {
  const fields = rootFields(document, operation.selectionSet);
  const isMutation = operation.operation === OperationTypeNode.MUTATION;
  return [...new Set(fields)]
    .filter((name) => isMutation || EXPORTS.includes(name))
    .sort()
    .join(',');
}

function rootFields(document: DocumentNode, { selections }: SelectionSetNode): readonly string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? rootFields(document, fragment.selectionSet) : [];
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
