/** Limits the length of answers: a longer one is refused as a whole, never cut. */
import type { FormattedExecutionResult } from 'graphql';
import { extensionsOf } from '../errors.js';
import { findRecord } from '../watching/requestRecord.js';

/** Returns the answer as JSON text. */
export const answerText =
  (max: number) =>
  (answer: FormattedExecutionResult): string => {
    const text = `${JSON.stringify(answer)}\n`;
    const value = Buffer.byteLength(text);
    if (value <= max) return text;
    const { extensions = {} } = answer;
    const record = findRecord(extensions);
    if (record) record.code = 'RESOURCE_LIMIT';
    const message = `The answer has ${value} bytes; ${max} are allowed. Ask for smaller pages or fewer fields. Whole accounts are written by: rolegraph export ACCOUNT FOLDER`;
    const limit = { name: 'responseBytes', max, value };
    const errors = [{ message, extensions: extensionsOf('RESOURCE_LIMIT', { limit }) }];
    return `${JSON.stringify({ errors, data: null, extensions })}\n`;
  };
