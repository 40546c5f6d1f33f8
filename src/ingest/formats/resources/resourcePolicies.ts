/** Reads resources and their policies: lists of records, and those outputs of the AWS CLI that say what they are about. */
import type { JsonValue } from '../../../iam/language/json.js';
import type { InputDocument } from '../../read/readExport.js';
import type { ResourceDetail } from '../account/accountExport.js';
import type { ParsedExport } from '../parsedExport.js';
import { anonymousPolicy } from './unattributedPolicy.js';
import { Attribution } from '../shared/attribution.js';
import { asFields, elementsOf, type Fields, type Located } from '../shared/fields.js';
import { filedAccounts } from '../account/filedAccounts.js';
import { Findings } from '../shared/findings.js';
import { isJsonArray, isJsonRecord } from '../shared/jsonValue.js';
import { parsedPage } from '../account/parsedPage.js';
import { outputOf, type ResourceOutput } from './resourceOutputs.js';
import { readResourceRecord } from './resourceRecord.js';
import type { Filed } from '../account/splitByAccount.js';

/** A list of records, one record, an output of the CLI, or a policy that nothing says the resource of. An empty list is no mistake. */
export function isResourcePolicies(value: JsonValue): boolean {
  if (isJsonArray(value)) return value.length === 0 || value.some(isRecord);
  return (
    isJsonRecord(value) &&
    (isRecord(value) || outputOf(value) !== undefined || anonymousPolicy(value) !== undefined)
  );
}

const recordKeys = ['Policy', 'Error', 'PublicAccessBlockConfiguration', 'OwnershipControls'];

/** Records of what runs have an ARN too, and a role or instance profile beside it. */
const isRecord = (value: JsonValue): boolean =>
  isJsonRecord(value) &&
  'ResourceArn' in value &&
  recordKeys.some((key) => key in value) &&
  !('RoleArn' in value || 'InstanceProfileArn' in value);

/** Refuses an account as a whole for a problem in any of its records, and the file for one that is nobody's. */
export function parseResourcePolicies({ file, value, duplicateKeys, slice }: InputDocument): ParsedExport {
  const findings = new Findings(file, duplicateKeys, slice);
  findings.refuseHiddenValues(insideDocument);
  const attribution = new Attribution(findings);
  const { resources, truncated } = readAll(value, findings, attribution);
  if (resources.length === 0 && findings.problemCount === 0 && slice === undefined)
    findings.note('$', 'This holds no resource, so it belongs to no account and changes none.');
  const accounts = filedAccounts('resources', resources, truncated);
  return parsedPage(findings, attribution, accounts, { collected: { resources: true }, truncated });
}

const insideDocument = /\.(?:Policy|ResourcePolicy|AccessPolicies|PolicyDocument)[.[]/;

type OwnedResource = Filed<ResourceDetail>;

interface ReadResources {
  readonly resources: readonly OwnedResource[];
  readonly truncated: boolean;
}

function readAll(value: JsonValue, findings: Findings, attribution: Attribution): ReadResources {
  const output = isJsonRecord(value) && !isRecord(value) ? outputOf(value) : undefined;
  return output
    ? readOutput({ value, path: '$' }, output, findings, attribution)
    : readRecords(value, findings, attribution);
}

function readRecords(value: JsonValue, findings: Findings, attribution: Attribution): ReadResources {
  const records = elementsOf({ value, path: '$' }, findings);
  const resources = records.flatMap((one) => readOne(one, findings, attribution) ?? []);
  return { resources, truncated: false };
}

function readOne(one: Located, findings: Findings, attribution: Attribution): OwnedResource | undefined {
  const before = findings.problemCount;
  const anonymous = isJsonRecord(one.value) ? anonymousPolicy(one.value) : undefined;
  if (anonymous !== undefined) return findings.problem(one.path, anonymous);
  const fields = asFields(one, findings);
  return fields && attributed(readResourceRecord(fields), attribution, before);
}

function readOutput(
  located: Located,
  output: ResourceOutput,
  findings: Findings,
  attribution: Attribution,
): ReadResources {
  const fields = asFields(located, findings);
  if (!fields) return { resources: [], truncated: false };
  const resources = output.resources(fields).flatMap((inner: Fields) => {
    const before = findings.problemCount;
    return attributed(output.read(inner), attribution, before) ?? [];
  });
  return { resources, truncated: fields.text('NextToken') !== undefined };
}

function attributed(
  resource: OwnedResource | undefined,
  attribution: Attribution,
  before: number,
): OwnedResource | undefined {
  if (resource) attribution.of(resource.accountId, before);
  return resource;
}
