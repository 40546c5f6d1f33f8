/** How a file of techniques is written (docs/adding-a-technique.md): what is checked when it is read. */
import { z } from 'zod';
import { delegatedServices } from '../../graph/model/delegatedServices.js';
import { catalogs, derived } from './references.js';
import type { Precondition, Requirement, Technique } from './technique.js';

const actionName = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Za-z0-9*]+$/, 'An action is written service:Name, such as iam:PassRole.');
const servicePrincipal = z.string().regex(/^[a-z0-9.-]+\.amazonaws\.com$/, 'Such as lambda.amazonaws.com.');
const text = z.string().min(1);
const texts = z.array(text).min(1);

const requiredOn = z.enum([
  'SELF',
  'OWN_ROLE',
  'OWN_GROUP',
  'OWN_POLICY',
  'OWN_BOUNDARY',
  'OTHER_GROUP',
  'ROLE',
  'USER',
  'POLICY_OF_ROLE',
  'POLICY_OF_USER',
  'GROUP_OF_USER',
  'WORKLOAD',
  'CODE_SOURCE',
  'PROVIDER',
  'PERMISSION_SET',
  'MEMBER_ROOT',
  'NEW',
  'SOMETHING',
]);

const words = {
  pass: { pass: true },
  profile: { profile: true },
  assume: { assume: true },
  none: { none: true },
} as const satisfies Readonly<Record<string, Requirement>>;

/** A word, an action on any resource, an action on a certain one, or several of these. */
const requirement: z.ZodType<Requirement> = z.lazy(() =>
  z.union([
    z.enum(['pass', 'profile', 'assume', 'none']).transform((word): Requirement => words[word]),
    actionName.transform((action): Requirement => ({ action, on: 'SOMETHING' })),
    z.strictObject({
      action: actionName,
      on: requiredOn,
      like: text.exactOptional(),
      without: texts.exactOptional(),
      opens: z.array(actionName).min(1).exactOptional(),
    }),
    z.strictObject({ all: z.array(requirement).min(1) }),
    z.strictObject({ any: z.array(requirement).min(1) }),
  ]),
);

const check = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('GIVEN') }),
  z.strictObject({ kind: z.literal('CALLER_IS'), principal: z.enum(['USER', 'ROLE']) }),
  ...(
    [
      'POLICY_VERSION_FREE',
      'STRONGER_VERSION',
      'CALLER_HAS_BOUNDARY',
      'TARGET_HAS_BOUNDARY',
      'DENY_MATTERS',
      'NO_MFA_DEVICE',
      'ROLE_CAN_CHANGE',
      'LAUNCHES_WITH_PROFILE',
      'ROLE_IN_PROFILE',
      'GROUP_ADMINISTERS',
      'OTHER_WAY_IN',
      'LAUNCH_SET',
    ] as const
  ).map((kind) => z.strictObject({ kind: z.literal(kind) })),
  z.strictObject({ kind: z.literal('ACCESS_KEYS'), fewerThanTwo: z.boolean() }),
  z.strictObject({ kind: z.literal('LOGIN_PROFILE'), present: z.boolean() }),
  z.strictObject({
    kind: z.literal('WORKLOAD_RUNS_AS'),
    kinds: texts,
    services: z.array(servicePrincipal).min(1),
    use: z.literal('SERVICE').exactOptional(),
    indirect: z.literal(true).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('WORKLOAD_EXISTS'), kinds: texts, withRole: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('SERVICE_LINKED_ROLE'), service: servicePrincipal, name: text }),
  z.strictObject({ kind: z.literal('ROLE_MAY'), actions: z.array(actionName).min(1) }),
  z.strictObject({ kind: z.literal('PASSES_SERVICE_ROLE'), service: servicePrincipal }),
  z.strictObject({ kind: z.literal('ROLE_TRUSTS_PROVIDER'), provider: z.enum(['SAML', 'OIDC', 'COGNITO']) }),
  z.strictObject({ kind: z.literal('ROLE_TRUSTS_SERVICE'), services: z.array(servicePrincipal).min(1) }),
  z.strictObject({ kind: z.literal('POLICY_TESTS'), keys: texts }),
  z.strictObject({
    kind: z.literal('MANAGEMENT_ACCOUNT'),
    orDelegated: z.enum([...delegatedServices, 'BY_RESOURCE_POLICY']).exactOptional(),
    withIdentityCenter: z.literal(true).exactOptional(),
  }),
]);

/** A clause that completes "if …", alone where no imported data decides it. */
const precondition = z.union([
  text.transform((clause): Precondition => ({ text: clause })),
  z.strictObject({ text, check }),
]);

const gain = z.strictObject({
  kind: z.enum([
    'BECOME_ROLE',
    'BECOME_USER',
    'BECOME_NEXT_ROLE',
    'API_AS_ROLE',
    'LIMITED',
    'ADMINISTRATION',
    'OWN_RIGHTS',
    'OTHER_ACCOUNTS',
    'PERMISSION_SET',
    'LIMITED_ROOT',
    'DATA',
    'CEILING',
    'ENABLER',
    'OUTSIDER',
    'ASSUMPTION',
  ]),
  as: z.enum(['SELF', 'ROLE', 'USER', 'NEW']).exactOptional(),
  what: text.exactOptional(),
});

const form = z.strictObject({
  required: requirement,
  preconditions: z.array(precondition).default([]),
  gain,
});

const id = z.string().regex(/^T-\d{3}[a-z]?$/, 'An id is written T-001 or T-043a.');

const source = z
  .string()
  .refine(
    isSource,
    'A source is an abbreviation of docs/techniques.md, with the id there, such as pc:lambda-001.',
  );

/** Pages of pathfinding.cloud are found by its ids; in other lists they are numbers. */
function isSource(text: string): boolean {
  const [catalog = '', id] = text.split(':');
  if (catalog === 'pc') return /^[a-z0-9]+-\d{3}$/.test(id ?? '');
  return (catalog === derived || Object.hasOwn(catalogs, catalog)) && /^\d*$/.test(id ?? '');
}

/** Without a hyphen: T-098 is one of ours. */
const mitreId = z
  .string()
  .regex(/^T\d{4}(\.\d{3})?$/, 'An id of MITRE ATT&CK is written T1098 or T1098.001.');

const technique = form.extend({
  id,
  name: text,
  status: z.enum(['CATALOGUED', 'DOCUMENTED', 'REPORTED', 'EXPERIMENTAL']),
  marks: z.array(z.enum(['END_OF_LIFE', 'CLOSED', 'INCOMPLETE'])).exactOptional(),
  optional: z.array(actionName).min(1).exactOptional(),
  passServices: z.array(servicePrincipal).min(1).exactOptional(),
  forms: z.array(form).min(1).exactOptional(),
  enables: z.array(id).min(1).exactOptional(),
  closing: text,
  sources: z.array(source).min(1),
  mitre: z.array(mitreId).min(1),
});

const file = z.strictObject({
  table: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  techniques: z.array(technique).min(1),
});

/** Throws a `TypeError` that names the file, the technique, the path and what is expected there. */
export function parseTechniques(name: string, content: unknown): readonly Technique[] {
  const { success, data, error } = file.safeParse(content);
  if (success) return data.techniques.map((one): Technique => ({ ...one, table: data.table }));
  const [issue] = error.issues;
  const [, index] = issue?.path ?? [];
  const rows = (content as { techniques?: readonly { id?: unknown }[] } | undefined)?.techniques;
  const which = typeof index === 'number' ? ` (${String(rows?.[index]?.id ?? 'without id')})` : '';
  throw new TypeError(`${name}: ${issue?.path.join('.') ?? ''}${which}: ${issue?.message ?? ''}`);
}
