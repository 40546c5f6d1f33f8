/** Collects services that list things and describe each, as `services.yaml` defines (F-44 to F-68, F-123 to F-154). */
import { z } from 'zod';
import { packagedYaml } from '../../packagedYaml.js';
import { listCollector, workloadRecords, type CollectedRecord, type Collector } from '../collector.js';
import { answerOf, forEach, inPieces, pagesIn, type CallResult, type ReadContext } from '../reading.js';
import type { ClientSettings } from '../service.js';

const path = z.string();
const call = z.strictObject({
  call: z.string().regex(/^(?:BatchGet|Describe|Get|List)/),
  with: z.record(z.string(), z.unknown()).default({}),
  at: path,
  none: z.array(z.string()).default([]),
  allow: z.string().optional(),
});
const part = z.union([path, call]);

/** The file explains each field. */
const thing = z.strictObject({
  kind: z.string(),
  client: z.string().optional(),
  global: z.boolean().default(false),
  list: call.optional(),
  describe: call.extend({ most: z.number() }).optional(),
  within: call.optional(),
  each: call.omit({ at: true }).optional(),
  region: path.default(''),
  arn: z.string(),
  owner: path.default(''),
  state: path.default(''),
  gone: z.array(z.string()).default([]),
});
const resource = thing.extend({
  policy: part.optional(),
  tags: part.optional(),
  settings: z.record(z.string(), part).default({}),
});
const workload = thing.extend({
  code: z.array(path).default([]),
  service: z.array(path).default([]),
  profile: z.array(path).optional(),
  codeFrom: path.default(''),
});

type Call = Omit<z.infer<typeof call>, 'at'>;
type Part = z.infer<typeof part>;
type Thing = z.infer<typeof thing>;
type Resource = z.infer<typeof resource>;
type Workload = z.infer<typeof workload>;
/** A listed thing with what was read of it since, by AWS's keys. */
type Listed = Readonly<Record<string, unknown>>;
type Reading = ReadContext<object>;

export const servicesTable = z
  .strictObject({ resources: z.array(resource), workloads: z.array(workload) })
  .parse(packagedYaml('collect/services/services.yaml'));

type Load = () => Promise<new (settings: ClientSettings) => object>;

/** Each client is loaded when it is first needed. */
export const clients: Readonly<Record<string, Load>> = {
  backup: async () => (await import('@aws-sdk/client-backup')).Backup,
  batch: async () => (await import('@aws-sdk/client-batch')).Batch,
  cloudformation: async () => (await import('@aws-sdk/client-cloudformation')).CloudFormation,
  codebuild: async () => (await import('@aws-sdk/client-codebuild')).CodeBuild,
  'cognito-identity': async () => (await import('@aws-sdk/client-cognito-identity')).CognitoIdentity,
  dynamodb: async () => (await import('@aws-sdk/client-dynamodb')).DynamoDB,
  ec2: async () => (await import('@aws-sdk/client-ec2')).EC2,
  ecr: async () => (await import('@aws-sdk/client-ecr')).ECR,
  ecs: async () => (await import('@aws-sdk/client-ecs')).ECS,
  elasticfilesystem: async () => (await import('@aws-sdk/client-efs')).EFS,
  es: async () => (await import('@aws-sdk/client-opensearch')).OpenSearch,
  events: async () => (await import('@aws-sdk/client-eventbridge')).EventBridge,
  glue: async () => (await import('@aws-sdk/client-glue')).Glue,
  kms: async () => (await import('@aws-sdk/client-kms')).KMS,
  lambda: async () => (await import('@aws-sdk/client-lambda')).Lambda,
  s3: async () => (await import('@aws-sdk/client-s3')).S3,
  s3control: async () => (await import('@aws-sdk/client-s3-control')).S3Control,
  sagemaker: async () => (await import('@aws-sdk/client-sagemaker')).SageMaker,
  secretsmanager: async () => (await import('@aws-sdk/client-secrets-manager')).SecretsManager,
  sns: async () => (await import('@aws-sdk/client-sns')).SNS,
  sqs: async () => (await import('@aws-sdk/client-sqs')).SQS,
  states: async () => (await import('@aws-sdk/client-sfn')).SFN,
};

type RecordsOf = (one: Listed, reading: Reading) => Promise<readonly CollectedRecord[]>;

function collectorOf(list: 'resources' | 'workloads', row: Thing, records: RecordsOf): Collector {
  const [prefix = ''] = row.kind.split(':');
  const opened = clients[row.client ?? prefix];
  if (opened === undefined) throw new Error(`services.yaml: there is no client for ${row.kind}.`);
  const service = {
    actions: callsOf(row).map((one) => one.allow ?? `${prefix}:${one.call}`),
    open: async (settings: ClientSettings) => new (await opened())(settings),
  };
  return listCollector({ list, kind: row.kind, isRegional: !row.global }, service, async (reading) => {
    const listed = (await listAll(row, reading)).filter((one) => isHere(row, one, reading));
    const found = await forEach(listed, async (one) => {
      const region = textAt(one, row.region) ?? reading.region;
      const client = await reading.account.client(service, region);
      const known = await described(row, one, { ...reading, client });
      return known === undefined ? [] : records(known, { ...reading, client });
    });
    // AWS lists a launch template once for each of its versions.
    return [...new Map(found.flat().map((record) => [JSON.stringify(record), record])).values()];
  });
}

const callsOf = ({ list, describe, within, each, ...row }: Thing & Partial<Resource>): readonly Call[] =>
  [list, describe, within, each, row.policy, row.tags, ...Object.values(row.settings ?? {})].flatMap((one) =>
    one === undefined || typeof one === 'string' ? [] : one,
  );

async function listAll(row: Thing, reading: Reading): Promise<readonly Listed[]> {
  const { list, describe, within } = row;
  if (list === undefined) return [placeOf(reading)];
  const names = await valuesOf(list, {}, reading);
  const eachOf = async <One>(some: readonly One[], read: (one: One) => Promise<readonly unknown[]>) =>
    (await forEach(some, read)).flat();
  const found = describe
    ? await eachOf(inPieces(names, describe.most), (all) => valuesOf(describe, { all }, reading))
    : names;
  const readWithin = async (asked: z.infer<typeof call>, one: unknown) =>
    answerOf(await reading.tried(valuesOf(asked, listed(one, reading), reading), asked.none)) ?? [];
  const all = within ? await eachOf(found, (one) => readWithin(within, one)) : found;
  return all.map((one) => listed(one, reading));
}

function listed(one: unknown, reading: Reading): Listed {
  const known = isRecord(one) ? one : { name: one, last: String(one).replace(/^.*\//, '') };
  return { ...known, ...placeOf(reading) };
}

const placeOf = ({ account: { accountId: account, partition }, region }: Reading): Listed => ({
  account,
  partition,
  region,
});

function isHere({ owner, state, gone }: Thing, one: Listed, { account }: Reading): boolean {
  const isOwn = (textAt(one, owner) ?? account.accountId) === account.accountId;
  return isOwn && !gone.includes(textAt(one, state) ?? '');
}

/** Adds what the thing's own call returns; undefined if that could not be read. */
async function described({ each }: Thing, one: Listed, reading: Reading): Promise<Listed | undefined> {
  if (each === undefined) return one;
  const answers = answerOf(await reading.tried(answersTo(each, one, reading)));
  return answers && Object.assign({}, one, ...answers.filter(isRecord));
}

const valuesOf = async (asked: z.infer<typeof call>, one: Listed, reading: Reading) =>
  (await answersTo(asked, one, reading)).flatMap((answer) => valuesAt(answer, asked.at));

const answersTo = ({ call, with: input }: Call, one: Listed, { client }: Reading) => {
  const filled = Object.entries(input).map(([key, value]) => [key, fill(value, one)]);
  return pagesIn(pagesOf(client, call, Object.fromEntries(filled)));
};

/** Yields the pages of a call, also where the SDK does not page a call that AWS does. */
async function* pagesOf(client: object, call: string, input: Listed): AsyncGenerator<unknown> {
  if (`paginate${call}` in client) {
    const pages = run(client, `paginate${call}`, input);
    if (isPages(pages)) return yield* pages;
  }
  // One object for all pages, as the SDK has it: by this, tokens that come again are found.
  const asked: { [key: string]: unknown; NextToken?: string | undefined } = { ...input };
  do {
    const page = await run(client, `${call.charAt(0).toLowerCase()}${call.slice(1)}`, asked);
    yield page;
    asked.NextToken = textAt(page, 'NextToken');
  } while (asked.NextToken !== undefined);
}

function run(client: object, name: string, input: Listed): unknown {
  const method: unknown = Reflect.get(client, name);
  if (typeof method !== 'function') throw new Error(`services.yaml: no client has the call ${name}.`);
  return Reflect.apply(method, client, [input]);
}

const isPages = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Fills a template. A text that is only `{X}` becomes the value itself. */
function fill(value: unknown, one: Listed): unknown {
  if (typeof value !== 'string') return value;
  const whole = /^\{(\w+)\}$/.exec(value)?.[1];
  return whole === undefined ? textFrom(value, one) : one[whole];
}

const textFrom = (template: string, one: Listed): string =>
  template.replaceAll(/\{(\w+)\}/g, (_braced, key: string) => String(one[key] ?? ''));

function resourceRecord({ arn, policy, tags, settings }: Resource): RecordsOf {
  return async (one, reading) => {
    const read = async (at: Part): Promise<CallResult<readonly unknown[]>> =>
      typeof at === 'string'
        ? { kind: 'ANSWER', answer: valuesAt(one, at) }
        : reading.tried(valuesOf(at, one, reading), at.none);
    const parts: Record<string, unknown> = policy === undefined ? {} : policyPart(await read(policy));
    for (const [name, at] of Object.entries(settings)) {
      const answer = await read(at);
      const [setting] = answer.kind === 'NONE' ? [null] : (answerOf(answer) ?? []);
      if (setting !== undefined) parts[name] = setting;
    }
    const tagged = tags === undefined ? undefined : await read(tags);
    if (tagged?.kind === 'ANSWER') parts['Tags'] = tagged.answer.map(tagOf);
    if (tagged?.kind === 'NONE') parts['Tags'] = [];
    return Object.keys(parts).length === 0 ? [] : [{ ResourceArn: textFrom(arn, one), ...parts }];
  };
}

/** Returns the policy of a record. AWS returns no text, or an empty one, if there is no policy (F-73). */
const policyPart = (policy: CallResult<readonly unknown[]>): Readonly<Record<string, unknown>> =>
  policy.kind === 'FAILURE'
    ? { Error: policy.failure.code }
    : { Policy: answerOf(policy)?.find((text) => text !== '') ?? null };

/** Reads a tag; KMS has its own names for key and value. */
const tagOf = (tag: unknown) => ({
  Key: textAt(tag, 'Key') ?? textAt(tag, 'TagKey') ?? '',
  Value: textAt(tag, 'Value') ?? textAt(tag, 'TagValue') ?? '',
});

const workloadRecordsOf =
  ({ arn, state, codeFrom, code, service, profile }: Workload): RecordsOf =>
  async (one) =>
    workloadRecords(textFrom(arn, one), {
      code: code.flatMap((at) => textsAt(one, at)),
      service: service.flatMap((at) => textsAt(one, at)),
      profile: profile?.flatMap((at) => textsAt(one, at)).slice(0, 1),
      state: textAt(one, state),
      codeFrom: textAt(one, codeFrom),
    });

/** Returns the values at a path: `.` steps into objects, lists are entered, `*` makes a map a list of Key and Value. */
const valuesAt = (value: unknown, at: string): readonly unknown[] =>
  at
    .split('.')
    .reduce<readonly unknown[]>((found, key) => found.flatMap((one) => membersOf(one, key)), [value]);

function membersOf(one: unknown, key: string): unknown {
  if (!isRecord(one)) return [];
  return key === '*' ? Object.entries(one).map(([Key, Value]) => ({ Key, Value })) : (one[key] ?? []);
}

const textsAt = (value: unknown, at: string): readonly string[] =>
  valuesAt(value, at).flatMap((one) => (typeof one === 'string' && one !== '' ? one : []));

const textAt = (value: unknown, at: string): string | undefined => textsAt(value, at)[0];

const isRecord = (value: unknown): value is Listed => typeof value === 'object' && value !== null;

export const listedServices: readonly Collector[] = [
  ...servicesTable.resources.map((row) => collectorOf('resources', row, resourceRecord(row))),
  ...servicesTable.workloads.map((row) => collectorOf('workloads', row, workloadRecordsOf(row))),
];
