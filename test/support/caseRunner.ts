/** Reads the decision tables in test/cases and runs them against the engine. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { parseIamArn } from '../../src/iam/language/arn.js';
import { clockAt } from '../../src/iam/facts/clock.js';
import { compilePolicy } from '../../src/iam/language/compile.js';
import { decide } from '../../src/iam/decide/decide.js';
import type { AccessEvaluation } from '../../src/iam/decide/decision.js';
import type { AppliedPolicy, Guardrails, Layer, PolicyLayers } from '../../src/iam/decide/layers.js';
import {
  parsePolicyDocument,
  type JsonValue,
  type PolicyDocumentKind,
} from '../../src/iam/language/policyDocument.js';
import type {
  AccessRequest,
  ContextValue,
  OrganizationMembership,
  RequestPrincipal,
  RequestResource,
  EvaluationSwitches,
} from '../../src/iam/decide/request.js';

/** One row of a table. `rules`: ids of the specification that it is about. */
export interface Case {
  readonly name: string;
  readonly rules: readonly string[];
  readonly given: Given;
  readonly when: When;
  readonly expect: Expected;
  /** Why it does not run. */
  readonly skip?: string;
}

type Json = { readonly [key: string]: JsonValue };

/** A statement, a list of statements, a whole document (its Id is its name), or QUARANTINED for one that could not be read. */
type PolicySpec = Json | readonly Json[] | 'QUARANTINED';

/** One policy or, where wrapped in `policies`, several; `partial` for a layer of which some is missing. */
type LayerSpec =
  PolicySpec | 'NOT_COLLECTED' | { readonly policies: readonly PolicySpec[]; readonly partial?: boolean };

/** The attached policies by level, root first. */
type GuardrailSpec =
  | 'NO_ORGANIZATION'
  | 'OUTSIDE'
  | 'NOT_COLLECTED'
  | 'NOT_APPLICABLE'
  /** NOT_COLLECTED: attached there, and its content is not known (F-168). */
  | readonly (readonly (PolicySpec | 'NOT_COLLECTED')[])[];

/** An ARN, a service, `*` for anonymous, or the engine's own shape with tags as an object. */
type PrincipalSpec = string | Json;

interface Given {
  readonly principal: PrincipalSpec;
  readonly identity?: LayerSpec;
  readonly boundary?: LayerSpec;
  readonly session?: LayerSpec;
  readonly resource?: LayerSpec;
  readonly endpoint?: LayerSpec;
  readonly scp?: GuardrailSpec;
  readonly rcp?: GuardrailSpec;
}

interface When {
  readonly action: string;
  readonly resource: string;
  readonly owner?: string;
  readonly ownerOrganization?: OrganizationMembership;
  readonly resourceTags?: Readonly<Record<string, string>>;
  readonly takesNoResource?: boolean;
  readonly isLiteral?: boolean;
  readonly publicAccess?: NonNullable<RequestResource['publicAccess']>;
  readonly ignoresAcls?: boolean;
  readonly abacEnabled?: boolean;
  /** Known keys; `null` for one that is known to be absent. */
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly unlistedContextKeys?: 'UNKNOWN' | 'ABSENT';
  /** When it is asked, as ISO 8601; missing: nothing is known of that. */
  readonly asked?: string;
  readonly switches?: Partial<EvaluationSwitches>;
}

export interface Expected {
  readonly decision: string;
  /** `identity.0#1`: second statement of the first identity policy. */
  readonly determining?: readonly string[];
  /** `ALLOW StringEquals sts:ExternalId x`. */
  readonly conditions?: readonly string[];
  /** Outcome by layer; `SERVICE_CONTROL@level1` for a level. */
  readonly layers?: Readonly<Record<string, string>>;
  /** Who decides the keys of the conditions. */
  readonly controllers?: Readonly<Record<string, string>>;
  readonly callerCanSatisfy?: boolean;
  /** How many, or their texts. */
  readonly preconditions?: number | readonly string[];
  /** Rule ids that the caveats name. */
  readonly caveats?: readonly string[];
  /** Kinds of the data gaps, without ORGANIZATION_NOT_IMPORTED unless it is asked for. */
  readonly dataGaps?: readonly string[];
  readonly approximate?: boolean;
  readonly serviceRule?: boolean;
  readonly exampleContext?: Readonly<Record<string, readonly string[]>> | null;
}

const keys: Readonly<Record<string, readonly string[]>> = {
  case: ['name', 'rules', 'given', 'when', 'expect', 'skip'],
  given: ['principal', 'identity', 'boundary', 'session', 'resource', 'endpoint', 'scp', 'rcp'],
  when: [
    'action',
    'resource',
    'owner',
    'ownerOrganization',
    'resourceTags',
    'takesNoResource',
    'isLiteral',
    'publicAccess',
    'ignoresAcls',
    'abacEnabled',
    'context',
    'unlistedContextKeys',
    'asked',
    'switches',
  ],
  expect: [
    'decision',
    'determining',
    'conditions',
    'layers',
    'controllers',
    'callerCanSatisfy',
    'preconditions',
    'caveats',
    'dataGaps',
    'approximate',
    'serviceRule',
    'exampleContext',
  ],
};

export interface CaseFile {
  readonly path: string;
  readonly cases: readonly Case[];
}

/** All tables in the theme folders. Throws on a key that the runner does not know. */
export function readCases(folder: string): readonly CaseFile[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => (file.endsWith('.json') && dirname(file) !== '.') || /^examples.*yaml$/.test(file),
  );
  return files.sort().map((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    const cases = path.endsWith('.json')
      ? (JSON.parse(text) as Case[])
      : (load(text) as Example[]).flatMap(casesOf);
    cases.forEach((row) => {
      checkRow(row, path);
    });
    return { path, cases };
  });
}

/** Policies of a page of AWS, and requests whose outcome the page tells. A request may replace what the example gives. */
interface Example extends Pick<Case, 'rules'> {
  readonly page: string;
  /** What the page says that the policies do. */
  readonly says: string;
  readonly given: Given;
  readonly when?: Partial<When>;
  readonly requests: readonly (Partial<When> & {
    readonly ask: string;
    readonly given?: Partial<Given>;
    readonly expect: string | Expected;
  })[];
}

const contextOf = (when: Partial<When> = {}, { context }: Partial<When>): Partial<When> =>
  context === undefined ? {} : { context: { ...when.context, ...context } };

const casesOf = ({ says, rules, given, when, requests }: Example): readonly Case[] =>
  requests.map(({ ask, given: other, expect, ...more }) => ({
    name: `${says}: ${ask}`,
    rules,
    given: { ...given, ...other },
    when: { ...when, ...more, ...contextOf(when, more) } as When,
    expect: typeof expect === 'string' ? { decision: expect } : expect,
  }));

function checkRow(row: Case, path: string): void {
  const parts: readonly (readonly [string, object])[] = [
    ['case', row],
    ['given', row.given],
    ['when', row.when],
    ['expect', row.expect],
  ];
  for (const [part, value] of parts) {
    for (const key of Object.keys(value)) {
      if (keys[part]?.includes(key) !== true)
        throw new Error(`${path}: ${row.name}: unknown key ${key} in ${part}`);
    }
  }
  if (row.rules.length === 0) throw new Error(`${path}: ${row.name}: no rule is cited`);
}

/** The answer of the engine to one row. */
export function runCase(row: Case): AccessEvaluation {
  return decide(requestOf(row), layersOf(row.given), row.when.switches ?? {});
}

export function requestOf({ given, when }: Case): AccessRequest {
  const entries = new Map<string, ContextValue>();
  for (const [key, value] of Object.entries(when.context ?? {}))
    entries.set(key.toLowerCase(), contextValue(value));
  const { owner, resourceTags, takesNoResource, isLiteral, ignoresAcls, abacEnabled, publicAccess } = when;
  const { ownerOrganization: organization } = when;
  const resource: RequestResource = {
    arn: when.resource,
    ...(owner === undefined ? {} : { accountId: owner }),
    ...(organization === undefined ? {} : { organization }),
    ...(resourceTags === undefined ? {} : { tags: new Map(Object.entries(resourceTags)) }),
    ...(takesNoResource === undefined ? {} : { takesNoResource }),
    ...(isLiteral === undefined ? {} : { isLiteral }),
    ...(publicAccess === undefined ? {} : { publicAccess }),
    ...(ignoresAcls === undefined ? {} : { ignoresAcls }),
    ...(abacEnabled === undefined ? {} : { abacEnabled }),
  };
  return {
    principal: principalOf(given.principal),
    action: when.action,
    resource,
    context: {
      entries,
      unlisted: when.unlistedContextKeys ?? 'UNKNOWN',
      ...(when.asked === undefined ? {} : { clock: clockAt(Date.parse(when.asked)) }),
    },
  };
}

function contextValue(value: string | readonly string[] | null): ContextValue {
  if (value === null) return { kind: 'absent' };
  return { kind: 'known', values: typeof value === 'string' ? [value] : value };
}

export function principalOf(spec: PrincipalSpec): RequestPrincipal {
  if (typeof spec !== 'string') {
    const { tags, ...rest } = spec;
    const tagged =
      tags === undefined ? {} : { tags: new Map(Object.entries(tags as Record<string, string>)) };
    return { ...rest, ...tagged } as unknown as RequestPrincipal;
  }
  if (spec === '*') return { kind: 'anonymous' };
  const entity = parseIamArn(spec);
  if (entity === undefined) return { kind: 'service', service: spec };
  const { partition, accountId } = entity;
  switch (entity.kind) {
    case 'root':
      return { kind: 'root', partition, accountId };
    case 'user':
      return { kind: 'user', partition, accountId, arn: spec };
    case 'role': {
      const serviceLinked = entity.path.startsWith('/aws-service-role/');
      return { kind: 'roleSession', partition, accountId, roleArn: spec, serviceLinked };
    }
    case 'assumedRoleSession': {
      const roleArn = `arn:${partition}:iam::${accountId}:role/${entity.roleName}`;
      return { kind: 'roleSession', partition, accountId, roleArn, sessionArn: spec, serviceLinked: false };
    }
    case 'samlProvider':
      return { kind: 'saml', provider: spec };
    case 'oidcProvider':
      return { kind: 'webIdentity', provider: spec };
    default:
      throw new Error(`${spec} is no principal`);
  }
}

export function layersOf(given: Given, trust = false): PolicyLayers {
  const resourceKind: PolicyDocumentKind = trust || isTrust(given.resource) ? 'TRUST' : 'RESOURCE';
  const { boundary, session, resource, endpoint } = given;
  return {
    identity: layerOf('identity', 'IDENTITY', given.identity ?? { policies: [] }),
    ...(boundary === undefined ? {} : { permissionsBoundary: layerOf('boundary', 'IDENTITY', boundary) }),
    ...(session === undefined ? {} : { session: layerOf('session', 'SESSION', session) }),
    serviceControl: guardrailsOf('scp', 'SERVICE_CONTROL', given.scp),
    resourceControl: guardrailsOf('rcp', 'RESOURCE_CONTROL', given.rcp),
    ...(resource === undefined ? {} : { resource: layerOf('resource', resourceKind, resource) }),
    ...(endpoint === undefined ? {} : { endpoint: layerOf('endpoint', 'ENDPOINT', endpoint) }),
  };
}

/** A resource policy whose statements are about assuming a role is a trust policy. */
function isTrust(spec: LayerSpec | undefined): boolean {
  const text = JSON.stringify(spec ?? '');
  return text.includes('"sts:') && !text.includes('"Resource"');
}

function layerOf(name: string, kind: PolicyDocumentKind, spec: LayerSpec): Layer {
  if (spec === 'NOT_COLLECTED') return { status: 'NOT_COLLECTED' };
  const several = typeof spec === 'object' && 'policies' in spec;
  const list = several ? (spec.policies as readonly PolicySpec[]) : [spec as PolicySpec];
  const status = several && spec.partial === true ? 'PARTIAL' : 'COLLECTED';
  return { status, policies: list.map((policy, i) => policyOf(`${name}.${String(i)}`, kind, policy)) };
}

function guardrailsOf(
  name: string,
  kind: PolicyDocumentKind,
  spec: GuardrailSpec = 'NO_ORGANIZATION',
): Guardrails {
  if (typeof spec === 'string') return { status: spec };
  return {
    status: 'COLLECTED',
    levels: spec.map((attached, level) => {
      const policies = attached.filter((policy) => policy !== 'NOT_COLLECTED');
      return {
        target: `level${String(level)}`,
        policies: policies.map((policy, i) =>
          policyOf(`${name}.${String(level)}.${String(i)}`, kind, policy),
        ),
        ...(policies.length < attached.length ? { partial: true } : {}),
      };
    }),
  };
}

function policyOf(id: string, kind: PolicyDocumentKind, spec: PolicySpec): AppliedPolicy {
  if (spec === 'QUARANTINED') return { id, name: id, compiled: undefined };
  const isDocument = !Array.isArray(spec) && 'Statement' in spec;
  const document = (isDocument ? spec : { Version: '2012-10-17', Statement: spec }) as JsonValue;
  const parsed = parsePolicyDocument(document, kind);
  if (!parsed.ok)
    throw new Error(`${id}: ${parsed.problems.map(({ path, message }) => `${path} ${message}`).join('; ')}`);
  const name = 'Id' in spec && typeof spec.Id === 'string' ? spec.Id : id;
  return { id, name, compiled: compilePolicy(parsed.document) };
}
