/** Parses a scenario file: YAML or JSON, with changes in the verbs of the AWS API, and documents. */
import { JSON_SCHEMA, load, YAMLException } from 'js-yaml';
import { z } from 'zod';
import { closest } from '../../closest.js';
import { ChangeRefused } from './changeRefused.js';
import { verbNames, verbs, type Change } from './change.js';

export interface ScenarioFile {
  readonly changes: readonly Change[];
  readonly documents: readonly { readonly name: string; readonly content: string }[];
}

/** Parses the text. `name`: the name of the file in messages. Throws `ChangeRefused`. */
export function parseScenario(name: string, text: string): ScenarioFile {
  const { changes, documents } = check(scenario, parse(name, text), name);
  return {
    changes: changes.map((change, index) => readChange(change, `${name} changes[${index}]`)),
    documents,
  };
}

const scenario = z.strictObject({
  changes: z.array(z.record(z.string(), z.unknown())).default([]),
  documents: z
    .array(
      z.strictObject({
        name: z.string(),
        content: z
          .union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())])
          .transform((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
      }),
    )
    .default([]),
});

/** Parses YAML with the numbers of JSON: an account id that begins with 0 stays text. */
function parse(name: string, text: string): unknown {
  try {
    return load(text, { schema: JSON_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new ChangeRefused(
      name,
      `This is neither YAML nor JSON: ${error.reason}, line ${(error.mark?.line ?? 0) + 1}.`,
    );
  }
}

function readChange(change: Readonly<Record<string, unknown>>, at: string): Change {
  const [key, ...more] = Object.keys(change);
  if (key === undefined || more.length > 0)
    throw new ChangeRefused(
      at,
      `A change has one verb, and this one has ${more.length === 0 ? 'none' : [key, ...more].join(', ')}.`,
    );
  const verb = verbNames.find((one) => one === key);
  if (verb === undefined)
    throw new ChangeRefused(
      at,
      `${key} is no verb that is known. Did you mean ${closest(key, verbNames, 3).join(', ')}?`,
    );
  const given = check(z.strictObject(verbs[verb].fields), change[verb] ?? {}, `${at}.${verb}`);
  // The check above makes this one verb with its own fields.
  return { [verb]: given } as unknown as Change;
}

/** Returns the checked value. Throws `ChangeRefused` with the first problem. */
function check<Value>(schema: z.ZodType<Value>, value: unknown, at: string): Value {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = (issue?.path ?? [])
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  throw new ChangeRefused(
    `${at}${path}`,
    issue === undefined ? 'This is not what belongs here.' : reasonOf(issue, schema),
  );
}

function reasonOf(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  if (issue.code === 'unrecognized_keys')
    return `There is no field ${issue.keys.join(', ')} here, but ${known.join(', ')}.`;
  if (issue.input === undefined) return 'This is missing.';
  if (issue.code === 'invalid_value') return `This is none of ${issue.values.join(', ')}.`;
  if (issue.code === 'invalid_union')
    return 'A policy document belongs here: its JSON as text, or its fields.';
  if (issue.code !== 'invalid_type') return `${issue.message}.`;
  if (issue.expected === 'object' && issue.path.length === 0)
    return `Fields belong here: ${known.join(', ')}.`;
  return expected.get(issue.expected) ?? `${issue.message}.`;
}

/** Messages by the type that the schemas above expect. */
const expected: ReadonlyMap<string, string> = new Map([
  ['string', 'This is text: put it in quotation marks.'],
  ['boolean', 'This is true or false, without quotation marks.'],
  ['array', 'A list belongs here: begin each of its entries with a dash.'],
  ['object', 'Fields belong here, each with its name.'],
  ['record', 'A change belongs here, such as deleteUser: { user: … }.'],
]);
