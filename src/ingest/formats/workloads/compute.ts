/** Reads workloads and their roles: lists of records, and outputs of the AWS CLI (F-123 to F-160). */
import { definedFields } from '../../../graph/model/definedFields.js';
import { parseArn } from '../../../iam/language/arn.js';
import type { JsonValue } from '../../../iam/language/json.js';
import { accountFormat, type AccountFile, type ReadPage } from '../account/accountFile.js';
import { isWorkloadRecord, policiesOfRecords, readRecords } from '../records.js';
import { asFields, elementsOf, type Fields } from '../shared/fields.js';
import { isJsonArray, isJsonRecord } from '../shared/jsonValue.js';
import { isTruncatedPage } from '../shared/paging.js';
import { outputOf, resourcesIn, textsAt, type FoundResource } from '../shared/outputs.js';
import { parseJson } from '../../read/strictJson.js';
import { declaredCoverage, isCompleteList } from './completeList.js';
import { readRunsAs, workloadOutputs, type WorkloadOutput } from './outputs.js';
import { workload, type Owned, type Stated } from './workload.js';
import { partitionOfRegion } from '../../../graph/model/regions.js';

export const compute = accountFormat({
  name: 'compute',
  recognizes(value) {
    if (isJsonArray(value)) return value.some(isWorkloadRecord);
    return isWorkloadRecord(value) || isCompleteList(value) || outputIn(value) !== undefined;
  },
  keys(value) {
    if (isCompleteList(value) && !isWorkloadRecord(value)) return ['Complete', 'Workloads'];
    const list = outputIn(value)?.list;
    return list === undefined ? undefined : [list];
  },
  readsRecords: true,
  documents: policiesOfRecords,
  emptyNote: 'This contains no workload, so it belongs to no account and changes none.',
  read(root, file) {
    const { value } = root;
    const page = isJsonRecord(value) ? asFields(root, file) : undefined;
    const truncated = page !== undefined && isTruncatedPage(page);
    const output = outputIn(value);
    const call = output?.calls.join() ?? 'Workloads';
    const lists =
      page && isCompleteList(value)
        ? readDeclared(page, file, truncated)
        : page && output
          ? [{ workloads: file.entries(resourcesIn(page, output), (one) => readWorkload(one, page, output)) }]
          : readRecords(elementsOf(root, file), file, 'workloads');
    return lists.map((each) => ({ lists: each, truncated, call }));
  },
});

const outputIn = (value: JsonValue): WorkloadOutput | undefined =>
  isJsonRecord(value) && !isWorkloadRecord(value) ? outputOf(value, workloadOutputs) : undefined;

// ── Content

/** Reads a list that may declare itself complete. One of which more follows is not complete in any case (F-116). */
function readDeclared(list: Fields, file: AccountFile, truncated: boolean): readonly ReadPage['lists'][] {
  const records = list.at('Workloads');
  if (records === undefined)
    list.problem('Workloads is missing: the list of what runs, empty where nothing does.');
  const read = records ? readRecords(elementsOf(records, file), file, 'workloads') : [];
  const coverage = truncated ? [] : declaredCoverage(list, read[0]?.workloads?.[0]?.partition, file);
  return [...read, ...(coverage.length > 0 ? [{ coverage }] : [])];
}

function readWorkload(found: FoundResource, fields: Fields, output: WorkloadOutput): Owned | undefined {
  const { resource } = found;
  const [state] = textsAt(resource, output.state);
  const isGone = state !== undefined && output.gone.some((one) => isLike(state, one));
  const alone = isAlone(fields, output) ? ({ alone: true } as const) : {};
  const said = isGone ? ({ runsAs: [], gone: true } as const) : statedOf(resource, output, state);
  const stated = { ...said, ...alone };
  if (output.arn === undefined) return readById(found, fields, output, stated);
  const [arn = ''] = textsAt(resource, output.arn);
  // A few ARNs name no account, such as those of GameLift fleets. The key `AccountId` beside the output then does.
  const parts = parseArn(arn);
  if (parts === undefined && isGone) return undefined;
  const owner = parts?.account === '' ? fields.text('AccountId') : undefined;
  return workload(resource, arn, owner, stated);
}

/** Whether the output describes only the workloads that the call asked for, and so does not show others. */
const isAlone = (fields: Fields, { list, alone }: WorkloadOutput): boolean =>
  alone || list === undefined || !isJsonArray(fields.at(list)?.value ?? null);

const statedOf = (resource: Fields, output: WorkloadOutput, state: string | undefined): Stated => ({
  runsAs: readRunsAs(resource, output),
  codeFrom: output.codeFrom.flatMap((path) => textsAt(resource, path)),
  ...definedFields({ state }),
});

const isLike = (state: string, pattern: string): boolean =>
  pattern.endsWith('*') ? state.startsWith(pattern.slice(0, -1)) : state === pattern;

function readById(
  { resource, outer }: FoundResource,
  fields: Fields,
  output: WorkloadOutput,
  stated: Stated,
): Owned | undefined {
  const { only, id: idPath, within, owner, type } = output;
  if (only && textsAt(resource, only.at)[0]?.startsWith(only.begins) !== true) return undefined;
  const [id] = textsAt(resource, idPath);
  const holders = textsAt(resource, within).slice(0, 1);
  const accountId = (owner === undefined ? undefined : outer.text(owner)) ?? fields.text('AccountId');
  const region = regionOfZone(textsAt(resource, output.zone)[0]) ?? fields.text('Region');
  if (id === undefined) return undefined;
  if (accountId === undefined || region === undefined)
    return stated.gone ? undefined : resource.problem(missingText(output, accountId, region));
  const partition = partitionOfRegion(region);
  const place = `${region}:${accountId}`;
  const arn = `arn:${partition}:${type.replace(':', () => `:${place}:`)}${[...holders, id].join('/')}`;
  const started = textsAt(resource, output.automation).map((content) => assumeRoleOf(content) ?? '');
  const roles = started
    .filter((role) => role !== '')
    .map((role) => withGlobals(role, accountId, partition))
    .map((reference) => ({ to: 'ROLE', reference, use: 'CODE' }) as const);
  return workload(resource, arn, accountId, {
    ...stated,
    runsAs: [...stated.runsAs, ...roles],
    ...definedFields({
      alias: textsAt(resource, output.alias)[0],
      versions: versionsOf(resource, output, stated.runsAs),
    }),
  });
}

function missingText(
  { list }: WorkloadOutput,
  accountId: string | undefined,
  region: string | undefined,
): string {
  const place = list === undefined ? 'at the top of the file' : `beside ${list} in the file`;
  if (accountId !== undefined) return `Nothing says in which region this is. Add Region ${place}.`;
  if (region !== undefined) return `Nothing says whose this is. Add AccountId ${place}.`;
  return `Nothing says whose this is and in which region. Add AccountId and Region ${place}.`;
}

/** Returns the region of an ordinary zone such as `eu-west-1a`. Names of local zones have another form (F-159). */
const regionOfZone = (zone = ''): string | undefined => /^([a-z]{2,}(?:-[a-z]+)+-\d+)[a-z]$/.exec(zone)?.[1];

function versionsOf(
  resource: Fields,
  { version }: WorkloadOutput,
  runsAs: Stated['runsAs'],
): Stated['versions'] {
  const number = version && resource.wholeNumber(version.number);
  if (number === undefined) return undefined;
  return [{ number, isDefault: resource.flag(version?.isDefault ?? '') === true, runsAs }];
}

// ── The role in an automation document of Systems Manager (F-149)

/** Matches a key at the beginning of a line: in YAML, only top-level keys are there. */
const yamlLine = /^(["']?)assumeRole\1[ \t]*:[ \t]+(.*)$/m;

/** Returns the role as written: an ARN, a name, or a `{{ Parameter }}` that the caller of the automation chooses. */
function assumeRoleOf(content: string): string | undefined {
  const json = parseJson(content);
  if (!json.ok) return yamlText(yamlLine.exec(content)?.[2] ?? '');
  const role = isJsonRecord(json.value) ? json.value['assumeRole'] : undefined;
  return typeof role === 'string' ? role : undefined;
}

/** Returns a value that ends on its line, without quotes or comment. */
function yamlText(value: string): string {
  const quoted = /^(["'])(.*?)\1/.exec(value)?.[2];
  return quoted ?? value.replace(/(?:^|[ \t])#.*$/, '').trim();
}

/** Replaces the variables that AWS sets, not the caller. */
function withGlobals(reference: string, accountId: string, partition: string): string {
  return reference
    .replaceAll(/\{\{ *global:ACCOUNT_ID *\}\}/g, accountId)
    .replaceAll(/\{\{ *global:AWS_PARTITION *\}\}/g, partition);
}
