/** The protocols of AWS as a server speaks them: which call a request is, and how its answer is written (F-118). */
import type { IncomingMessage } from 'node:http';

/** What a request asks for, in terms of its protocol. */
export interface Call {
  /** Name for signing, such as `kms`: the prefix of the permissions too. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Parameters by their wire names; parts of a path in their order as `0`, `1`, … */
  readonly input: Readonly<Record<string, unknown>>;
}

/** An error as AWS answers with it. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

interface Answer {
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Protocol {
  read(request: IncomingMessage, body: string): Pick<Call, 'operation' | 'input'>;
  answer(call: Call, value: unknown): Answer;
  error(error: AwsError): Answer;
}

const xml = (body: string): Answer => ({ contentType: 'text/xml', body });

/** Elements of an object; `item` is what each entry of a list is wrapped in, unless it is repeated itself. */
function elements(value: unknown, item: string | undefined): string {
  if (Array.isArray(value))
    return value
      .map((entry) => (item ? `<${item}>${elements(entry, item)}</${item}>` : elements(entry, item)))
      .join('');
  if (typeof value !== 'object' || value === null)
    return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) =>
      Array.isArray(member) && item === undefined
        ? member.map((entry) => `<${key}>${elements(entry, item)}</${key}>`).join('')
        : `<${key}>${elements(member, item)}</${key}>`,
    )
    .join('');
}

const readForm = (_request: IncomingMessage, body: string) => {
  const input = Object.fromEntries(new URLSearchParams(body));
  return { operation: input['Action'] ?? '', input };
};

const query: Protocol = {
  read: readForm,
  answer: ({ operation }, value) =>
    xml(
      `<${operation}Response><${operation}Result>${elements(value, 'member')}</${operation}Result></${operation}Response>`,
    ),
  error: ({ code, message }) =>
    xml(
      `<ErrorResponse>${elements({ Error: { Type: 'Sender', Code: code, Message: message } }, undefined)}</ErrorResponse>`,
    ),
};

const ec2: Protocol = {
  read: readForm,
  answer: ({ operation }, value) =>
    xml(`<${operation}Response>${elements(value, 'item')}</${operation}Response>`),
  error: ({ code, message }) =>
    xml(
      `<Response><Errors>${elements({ Error: { Code: code, Message: message } }, undefined)}</Errors></Response>`,
    ),
};

const jsonAnswer = (value: unknown): Answer => ({
  contentType: 'application/x-amz-json-1.1',
  body: JSON.stringify(value),
});

const jsonError = ({ code, message }: AwsError): Answer => ({
  ...jsonAnswer({ __type: code, message }),
  headers: { 'x-amzn-errortype': code },
});

const json: Protocol = {
  read: (request, body) => ({
    operation: String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, ''),
    input: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
  }),
  answer: (_call, value) => jsonAnswer(value),
  error: jsonError,
};

/** Method, path with `*` for a part of it, and the operation. */
const routes: readonly (readonly [service: string, method: string, path: string, operation: string])[] = [
  ['lambda', 'GET', '/2015-03-31/functions', 'ListFunctions'],
  ['lambda', 'GET', '/2015-03-31/functions/*/aliases', 'ListAliases'],
  ['lambda', 'GET', '/2015-03-31/functions/*/policy', 'GetPolicy'],
  ['lambda', 'GET', '/2017-03-31/tags/*', 'ListTags'],
  ['elasticfilesystem', 'GET', '/2015-02-01/file-systems', 'DescribeFileSystems'],
  ['elasticfilesystem', 'GET', '/2015-02-01/file-systems/*/policy', 'DescribeFileSystemPolicy'],
  ['es', 'GET', '/2021-01-01/domain', 'ListDomainNames'],
  ['es', 'POST', '/2021-01-01/opensearch/domain-info', 'DescribeDomains'],
  ['es', 'GET', '/2021-01-01/tags', 'ListTags'],
  ['backup', 'GET', '/backup-vaults', 'ListBackupVaults'],
  ['backup', 'GET', '/backup-vaults/*/access-policy', 'GetBackupVaultAccessPolicy'],
  ['backup', 'GET', '/tags/*', 'ListTags'],
  ['batch', 'POST', '/v1/describejobdefinitions', 'DescribeJobDefinitions'],
];

const restJson = (service: string): Protocol => ({
  read(request, body) {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const parts = url.pathname.replace(/\/$/, '').split('/');
    for (const [of, method, path, operation] of routes) {
      const pattern = path.split('/');
      const fits =
        pattern.length === parts.length && pattern.every((part, at) => part === '*' || part === parts[at]);
      if (of !== service || method !== request.method || !fits) continue;
      const named = parts.filter((_part, at) => pattern[at] === '*').map(decodeURIComponent);
      const given = body === '' ? {} : (JSON.parse(body) as object);
      return { operation, input: { ...Object.fromEntries(url.searchParams), ...given, ...named } };
    }
    return { operation: `${request.method} ${url.pathname}`, input: {} };
  },
  answer: (_call, value) => ({ ...jsonAnswer(value), contentType: 'application/json' }),
  error: jsonError,
});

const bucketOperations = new Map([
  ['policy', 'GetBucketPolicy'],
  ['publicAccessBlock', 'GetPublicAccessBlock'],
  ['ownershipControls', 'GetBucketOwnershipControls'],
  ['tagging', 'GetBucketTagging'],
  ['abac', 'GetBucketAbac'],
]);

/** The body of GetBucketPolicy is the policy itself; every other answer is one element. */
const s3: Protocol = {
  read(request) {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/v20180820/configuration/publicAccessBlock')
      return { operation: 'GetAccountPublicAccessBlock', input: {} };
    const bucket = /^([^.:]+)\.localhost/.exec(request.headers.host ?? '')?.[1] ?? '';
    const asked = [...url.searchParams.keys()].find((key) => bucketOperations.has(key)) ?? '';
    const operation = bucket === '' ? 'ListBuckets' : (bucketOperations.get(asked) ?? asked);
    return { operation, input: { ...Object.fromEntries(url.searchParams), Bucket: bucket } };
  },
  answer: ({ operation }, value) =>
    operation === 'GetBucketPolicy'
      ? { contentType: 'application/json', body: String(value) }
      : xml(`<${operation}>${elements(value, undefined)}</${operation}>`),
  error: ({ code, message }) =>
    xml(`<Error>${elements({ Code: code, Message: message }, undefined)}</Error>`),
};

const queryServices = new Set(['iam', 'sts', 'sns', 'cloudformation']);
const restServices = new Set(routes.map(([service]) => service));

function protocolOf(service: string): Protocol {
  if (service === 's3') return s3;
  if (service === 'ec2') return ec2;
  if (queryServices.has(service)) return query;
  return restServices.has(service) ? restJson(service) : json;
}

/** Region, service and key are in the signature's scope. Undefined for a request that is not signed. */
export function readCall(request: IncomingMessage, body: string): Call | undefined {
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/.exec(
    request.headers.authorization ?? '',
  );
  if (scope === null) return undefined;
  const [, accessKeyId = '', region = '', service = ''] = scope;
  return { service, region, accessKeyId, ...protocolOf(service).read(request, body) };
}

export const writeAnswer = (call: Call, value: unknown): Answer =>
  protocolOf(call.service).answer(call, value);
export const writeError = (call: Call, error: AwsError): Answer => protocolOf(call.service).error(error);
