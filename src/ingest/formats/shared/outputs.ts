/** Reads tables of AWS CLI outputs: which output a document is, and where its resources are. */
import { z } from 'zod';
import { packagedYaml } from '../../../packagedYaml.js';
import type { JsonValue } from '../../../iam/language/json.js';
import { kindOfArn } from '../../../iam/language/arn.js';
import type { Fields } from './fields.js';
import { isJsonArray, isJsonRecord, type JsonRecord } from './jsonValue.js';

/** A path through objects by `.`, and through all elements of lists by `[]`. */
export const path = z.string();

/** The fields of a row, which `workloads/outputs.yaml` explains; those of policies `resources/outputs.yaml`. */
export const outputFields = {
  calls: z.array(z.string()).min(1),
  list: z.string().optional(),
  inner: z.string().optional(),
  arn: path.optional(),
  id: path.default(''),
  shows: z.array(z.string()).optional(),
  kind: z.string().optional(),
  without: z.string().optional(),
  onlyKeys: z.array(z.string()).optional(),
};

type Output = z.infer<z.ZodObject<typeof outputFields>>;

/** Returns the rows of a file, in their order. */
export const readRows = <Row>(file: string, row: z.ZodType<Row>): readonly Row[] =>
  z.array(row).parse(packagedYaml(`ingest/${file}`));

export const outputOf = <Row extends Output>(value: JsonRecord, rows: readonly Row[]): Row | undefined =>
  rows.find((row) => isOutput(value, row));

function isOutput(value: JsonRecord, { list, inner, ...row }: Output): boolean {
  const at = list === undefined ? value : value[list];
  if (at === undefined) return false;
  if (isJsonArray(at) && at.length === 0) return row.kind === undefined;
  const isOne = (one: JsonValue): boolean =>
    isJsonRecord(one) && (inner === undefined ? isResource(one, row) : inner in one);
  return isJsonArray(at) ? at.some(isOne) : isOne(at);
}

function isResource(resource: JsonRecord, { arn, id, shows, kind, without, onlyKeys }: Output): boolean {
  const name = textIn(resource, arn ?? id);
  if (name === undefined || (without !== undefined && without in resource)) return false;
  if (kind !== undefined && kindOfArn(name) !== kind) return false;
  const isShown = shows === undefined || shows.some((key) => key in resource);
  return isShown && (onlyKeys === undefined || Object.keys(resource).every((key) => onlyKeys.includes(key)));
}

function textIn(resource: JsonRecord, place: string): string | undefined {
  let value: JsonValue | undefined = resource;
  for (const key of place.split('.'))
    value = value !== undefined && isJsonRecord(value) ? value[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A resource, and the element that contains it. */
export interface FoundResource {
  readonly resource: Fields;
  readonly outer: Fields;
}

export function resourcesIn(fields: Fields, { list, inner }: Output): readonly FoundResource[] {
  if (list === undefined) return [{ resource: fields, outer: fields }];
  const elements = fields.records(list);
  if (inner === undefined) return elements.map((resource) => ({ resource, outer: fields }));
  return elements.flatMap((outer) => outer.recordList(inner).map((resource) => ({ resource, outer })));
}

export function textsAt(fields: Fields, place: string): readonly string[] {
  const dot = place.lastIndexOf('.');
  const key = place.slice(dot + 1);
  if (key === '') return [];
  const holders = dot === -1 ? [fields] : recordsAt(fields, place.slice(0, dot));
  return holders.flatMap((holder) => holder.text(key) ?? []);
}

export const recordsAt = (fields: Fields, place: string): readonly Fields[] =>
  place
    .split('.')
    .reduce<readonly Fields[]>(
      (found, key) =>
        found.flatMap((one) =>
          key.endsWith('[]') ? one.records(key.slice(0, -2)) : (one.record(key) ?? []),
        ),
      [fields],
    );
