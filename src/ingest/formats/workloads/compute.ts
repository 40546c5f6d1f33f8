/** Reads what runs as which role: lists of records, and the outputs of the AWS CLI (F-123 to F-160). */
import { isAccountId, parseArn } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { NamedRole, RunsAs, WorkloadDetail } from '../account/accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { Attribution } from '../shared/attribution.js';
import { assumeRoleOf, withGlobals } from './automationDocument.js';
import { computeOutputs, type ComputeOutput } from './computeOutputs.js';
import { referencesAt, runsAsOf, valuesAt } from './computeReferences.js';
import { present } from '../account/entities.js';
import { quote } from '../account/entityArn.js';
import { declaredCoverage, isCompleteList } from './completeList.js';
import { asFields, elementsOf, type Fields, type Located } from '../shared/fields.js';
import { filedAccounts } from '../account/filedAccounts.js';
import { Findings } from '../shared/findings.js';
import { isJsonArray, isJsonRecord, type JsonRecord } from '../shared/jsonValue.js';
import { outputsWithoutArn, type OutputWithoutArn } from './cliOutputsById.js';
import { partitionOfRegion } from './regions.js';
import { kindOfArn } from '../account/scopes.js';
import { parsedPage } from '../account/parsedPage.js';
import type { Filed } from '../account/splitByAccount.js';

type Output = ComputeOutput | OutputWithoutArn;

const outputs: readonly Output[] = [...computeOutputs, ...outputsWithoutArn];

export function isCompute(value: JsonValue): boolean {
  if (isJsonArray(value)) return value.some(isRecord);
  return isJsonRecord(value) && (isRecord(value) || isCompleteList(value) || outputOf(value) !== undefined);
}

/** Refuses an account as a whole for a problem in any of its records, and the file for one that is nobody's. */
export function parseCompute({ file, value, duplicateKeys, slice }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys, slice);
  findings.refuseHiddenValues();
  const attribution = new Attribution(findings);
  const list = isCompleteList(value) ? asFields({ value, path: '$' }, findings) : undefined;
  const workloads = list
    ? ofCompleteList(list, slice !== undefined, attribution)
    : ofRecordsOrOutput(value, findings, attribution);
  const coverage = list ? declaredCoverage(list, workloads[0]?.partition, attribution) : [];
  if (workloads.length + coverage.length + findings.problemCount === 0 && slice === undefined)
    findings.note('$', 'This holds nothing that runs, so it belongs to no account and changes none.');
  const truncated = isJsonRecord(value) && ('NextToken' in value || 'nextToken' in value);
  const accounts = [
    ...filedAccounts('workloads', workloads, truncated),
    ...filedAccounts('coverage', coverage, truncated),
  ];
  const collected = { workloads: true, ...(coverage.length > 0 ? { coverage: true } : {}) };
  return parsedPage(findings, attribution, accounts, { collected, truncated });
}

// ── Which output it is ─────────────────────────────────────────────────────────────────────────────────────────────

const roleKeys = ['RoleArn', 'ServiceRoleArn', 'InstanceProfileArn'];

const isRecord = (value: JsonValue): boolean =>
  isJsonRecord(value) && 'ResourceArn' in value && roleKeys.some((key) => key in value);

const outputOf = (value: JsonRecord): Output | undefined => outputs.find((output) => isOutput(value, output));

function isOutput(value: JsonRecord, output: Output): boolean {
  const at = output.at === '$' ? value : value[output.at];
  if (at === undefined) return false;
  if (isJsonArray(at) && at.length === 0) return true;
  const resource = isJsonArray(at) ? at.find(isJsonRecord) : at;
  if (resource === undefined || !isJsonRecord(resource)) return false;
  if ('inner' in output) return output.inner in resource;
  const key = 'arn' in output ? output.arn : output.id;
  return hasPath(resource, key) && (output.shows?.some((shown) => shown in resource) ?? true);
}

function hasPath(resource: JsonRecord, path: string): boolean {
  let value: JsonValue | undefined = resource;
  for (const key of path.split('.'))
    value = value !== undefined && isJsonRecord(value) ? value[key] : undefined;
  return typeof value === 'string';
}

// ── What it says ───────────────────────────────────────────────────────────────────────────────────────────────────

type Owned = Filed<WorkloadDetail>;

function ofRecordsOrOutput(value: JsonValue, findings: Findings, attribution: Attribution): readonly Owned[] {
  const output = isJsonRecord(value) && !isRecord(value) ? outputOf(value) : undefined;
  return output
    ? ofOutput({ value, path: '$' }, output, findings, attribution)
    : ofRecords({ value, path: '$' }, findings, attribution);
}

/** `isPart`: the records may be in another part of the document. */
function ofCompleteList(list: Fields, isPart: boolean, attribution: Attribution): readonly Owned[] {
  const { findings } = list;
  const records = list.at('Workloads');
  if (records !== undefined) return ofRecords(records, findings, attribution);
  if (!isPart)
    findings.problem(list.path, 'Workloads is missing: the list of what runs, empty where nothing does.');
  return [];
}

function ofRecords(located: Located, findings: Findings, attribution: Attribution): readonly Owned[] {
  return elementsOf(located, findings).flatMap((one) => {
    const before = findings.problemCount;
    const fields = asFields(one, findings);
    return (fields && attributed(ofRecord(fields), attribution, before)) ?? [];
  });
}

/** A record of the project's own list; a role or profile may be given by its name. */
function ofRecord(fields: Fields): Owned | undefined {
  const arn = fields.requiredText('ResourceArn');
  if (arn === undefined) return undefined;
  const details = fields.text('AccountId');
  const runsAs = [
    ...referencesAt(fields, ['RoleArn'], 'ROLE', 'CODE'),
    ...referencesAt(fields, ['ServiceRoleArn'], 'ROLE', 'SERVICE'),
    ...referencesAt(fields, ['InstanceProfileArn'], 'INSTANCE_PROFILE', 'CODE'),
  ];
  return workload(fields, arn, details, {
    runsAs,
    codeFrom: fields.texts('CodeFrom'),
    ...present('state', fields.text('State')),
  });
}

function ofOutput(
  located: Located,
  output: Output,
  findings: Findings,
  attribution: Attribution,
): readonly Owned[] {
  const fields = asFields(located, findings);
  if (!fields) return [];
  return resourcesIn(fields, output).flatMap(({ resource, outer }) => {
    const before = findings.problemCount;
    const state = valuesAt(resource, output.state ?? '')[0];
    if (state !== undefined && output.gone?.test(state)) return [];
    const runsAs = runsAsOf(resource, output);
    const codeFrom = (output.codeFrom ?? []).flatMap((path) => valuesAt(resource, path));
    const details = { runsAs, codeFrom, ...present('state', state) };
    const found =
      'arn' in output
        ? withArn(resource, fields, output, details)
        : withoutArn(resource, outer, fields, output, details);
    return attributed(found, attribution, before) ?? [];
  });
}

type Said = Pick<WorkloadDetail, 'runsAs' | 'codeFrom' | 'state' | 'alias' | 'versions'>;

interface Resource {
  readonly resource: Fields;
  /** The element that the resource is in. */
  readonly outer: Fields;
}

function resourcesIn(fields: Fields, output: Output): readonly Resource[] {
  if (output.at === '$') return [{ resource: fields, outer: fields }];
  const elements = fields.records(output.at);
  const inner = 'inner' in output ? output.inner : undefined;
  if (inner === undefined) return elements.map((resource) => ({ resource, outer: fields }));
  return elements.flatMap((outer) => outer.recordList(inner).map((resource) => ({ resource, outer })));
}

/** A few ARNs name no account, such as those of GameLift's fleets; then a key `AccountId` beside the output does. */
function withArn(
  resource: Fields,
  fields: Fields,
  { arn: path }: ComputeOutput,
  details: Said,
): Owned | undefined {
  const arn = valuesAt(resource, path)[0] ?? '';
  const owner = parseArn(arn)?.account === '' ? fields.text('AccountId') : undefined;
  return workload(resource, arn, owner, details);
}

function withoutArn(
  resource: Fields,
  outer: Fields,
  fields: Fields,
  output: OutputWithoutArn,
  details: Said,
): Owned | undefined {
  const { at, is } = output.only ?? {};
  if (at !== undefined && !is?.test(valuesAt(resource, at)[0] ?? '')) return undefined;
  const id = idOf(resource, output);
  const accountId =
    (output.owner === undefined ? undefined : outer.text(output.owner)) ?? fields.text('AccountId');
  const region = regionOf(resource, output) ?? fields.text('Region');
  if (id === undefined) return undefined;
  if (accountId === undefined || region === undefined) {
    const lacks = [
      ...(accountId === undefined ? ['AccountId'] : []),
      ...(region === undefined ? ['Region'] : []),
    ];
    const place = output.at === '$' ? 'at the top of' : `beside ${output.at} in`;
    return resource.findings.problem(
      resource.path,
      `Nothing says ${lacks.length > 1 ? 'whose this is and in which region' : accountId === undefined ? 'whose this is' : 'in which region this is'}. Add ${lacks.join(' and ')} ${place} the file.`,
    );
  }
  const [service = '', type = ''] = splitOnce(output.type);
  const partition = partitionOfRegion(region);
  const arn = `arn:${partition}:${service}:${region}:${accountId}:${type}${id}`;
  const roles = automationRoles(resource, output).map((role) => ({
    ...role,
    reference: withGlobals(role.reference, accountId, partition),
  }));
  return workload(resource, arn, accountId, {
    ...details,
    runsAs: [...details.runsAs, ...roles],
    ...present('alias', valuesAt(resource, output.alias ?? '')[0]),
    ...present('versions', versionsOf(resource, output, details.runsAs)),
  });
}

function idOf(resource: Fields, { id, within }: OutputWithoutArn): string | undefined {
  const [own] = valuesAt(resource, id);
  const [outer] = valuesAt(resource, within ?? '');
  return own === undefined || outer === undefined ? own : `${outer}/${own}`;
}

function automationRoles(resource: Fields, { automation = '' }: OutputWithoutArn): readonly NamedRole[] {
  return valuesAt(resource, automation)
    .map((content) => assumeRoleOf(content) ?? '')
    .filter((reference) => reference !== '')
    .map((reference) => ({ to: 'ROLE', reference, use: 'CODE' }));
}

function versionsOf(
  resource: Fields,
  { version }: OutputWithoutArn,
  runsAs: readonly RunsAs[],
): WorkloadDetail['versions'] {
  const number = version && resource.wholeNumber(version.number);
  if (number === undefined) return undefined;
  return [{ number, isDefault: resource.flag(version?.isDefault ?? '') === true, runsAs }];
}

const splitOnce = (text: string): readonly string[] => {
  const colon = text.indexOf(':');
  return [text.slice(0, colon), text.slice(colon + 1)];
};

/** Of an ordinary zone such as `eu-west-1a`; a local zone's name begins otherwise (F-159). */
function regionOf(resource: Fields, { zone }: OutputWithoutArn): string | undefined {
  const name = zone === undefined ? undefined : valuesAt(resource, zone)[0];
  return name === undefined ? undefined : /^([a-z]{2}(?:-[a-z]+)+-\d+)[a-z]$/.exec(name)?.[1];
}

function workload(
  fields: Fields,
  arn: string,
  details: string | undefined,
  { codeFrom = [], ...rest }: Said,
): Owned | undefined {
  const parts = arn.length > 2048 ? undefined : parseArn(arn);
  if (parts === undefined || parts.resource === '' || /[*?]/.test(arn)) {
    return fields.findings.problem(
      fields.path,
      `${quote(arn)} is no ARN of something that runs. Correct it.`,
    );
  }
  const accountId = details ?? parts.account;
  if (!isAccountId(accountId)) {
    return fields.findings.problem(
      fields.path,
      `Nothing says whose ${quote(arn)} is. Add AccountId, the 12 digits of the account that owns it.`,
    );
  }
  if (isAccountId(parts.account) && parts.account !== accountId) {
    const message = `${quote(accountId)} is not the account of the ARN beside it, ${parts.account}. Correct one of them.`;
    return fields.findings.problem(fields.pathOf('AccountId'), message);
  }
  const name = parts.resource.slice(
    Math.max(parts.resource.lastIndexOf('/'), parts.resource.lastIndexOf(':')) + 1,
  );
  const origin = { file: fields.findings.file, path: fields.path };
  const objects = codeFrom.flatMap((place) => objectArn(place, parts.partition) ?? []);
  const detail = {
    arn,
    kind: kindOfArn(arn),
    name,
    ...rest,
    ...(objects.length > 0 ? { codeFrom: objects } : {}),
    origin,
  };
  return { partition: parts.partition, accountId, detail };
}

/** Of `s3://BUCKET/KEY`, an ARN or the name of a bucket: of all that is in the bucket where no key is named. */
function objectArn(place: string, partition: string): string | undefined {
  const [, bucket, key = ''] =
    /^(?:s3[an]?:\/\/|arn:[^:]+:s3:::)?([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(place) ?? [];
  if (bucket === undefined) return undefined;
  return `arn:${partition}:s3:::${bucket}/${key === '' ? '*' : key}`;
}

function attributed(found: Owned | undefined, attribution: Attribution, before: number): Owned | undefined {
  if (found) attribution.of(found.accountId, before);
  return found;
}
