/** What `effectivePermissions` lists of an action is what `can` says of some resource, where rules of services decide. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { loadActionCatalog, type ActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import { effectivePermissions } from '../../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../../src/access/permissions/expandPermissions.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { organizationOf } from '../../support/organizations.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';
import type { Json } from '../../support/statements.js';

const [HOME, OTHER] = ['111111111111', '222222222222'] as const;
const user = `arn:aws:iam::${HOME}:user/u`;
const at = (service: string, resource: string, account: string = HOME): string =>
  `arn:aws:${service}:eu-west-1:${account}:${resource}`;

/** Each action with a resource of every kind that it acts on. */
const samples: Readonly<Record<string, readonly string[]>> = {
  'logs:FilterLogEvents': [at('logs', 'log-group:/app')],
  'logs:GetLogEvents': [at('logs', 'log-group:/app:log-stream:s')],
  'es:ESHttpGet': [at('es', 'domain/d'), at('es', 'domain/d/index')],
  'es:DescribeDomain': [at('es', 'domain/d')],
  'es:ESCrossClusterGet': [at('es', 'domain/d')],
  'ssm:GetParameter': [at('ssm', 'parameter/db'), at('ssm', 'parameter/db', OTHER)],
  'lambda:InvokeFunction': [at('lambda', 'function:f'), at('lambda', 'function:f', OTHER)],
  'lambda:AddPermission': [at('lambda', 'function:f'), at('lambda', 'function:f', OTHER)],
  'lambda:GetLayerVersion': [at('lambda', 'layer:l:1'), at('lambda', 'layer:l:1', OTHER)],
};
const allowed = fc.constantFrom(
  '*',
  ...['*', 'log-group:*', 'log-group:/app', 'log-group:/app:*', 'log-group:/app:log-stream:s'].map((name) =>
    at('logs', name),
  ),
  ...['*', 'domain/*', 'domain/d', 'domain/d/*', 'domain/d/index'].map((name) => at('es', name)),
  ...[at('ssm', 'parameter/*'), at('ssm', 'parameter/*', OTHER)],
  ...['function:*', 'layer:*'].flatMap((name) => [at('lambda', name), at('lambda', name, OTHER)]),
);
const denied = fc.constantFrom(
  ...['log-group:*', 'log-group:*:*', 'log-group:*:log-stream:*'].map((name) => `arn:aws:logs:*:*:${name}`),
  ...['domain/*', 'domain/*/*'].map((name) => `arn:aws:es:*:*:${name}`),
  `arn:aws:lambda:*:${HOME}:*`,
);
const statements = (Effect: string, pattern: fc.Arbitrary<string>, minLength: number) =>
  fc.array(
    pattern.map((Resource): Json => ({ Effect, Action: '*', Resource })),
    { minLength, maxLength: 2 },
  );

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await loadActionCatalog();
});

async function listedBy(
  reader: GraphReader,
  services: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const permissions = await effectivePermissions(reader, user, services);
  const actions = expandPermissions(permissions, await catalog.services(services)).flatMap(
    ({ accessLevels }) => accessLevels.flatMap((level) => level.actions),
  );
  return new Map(actions.map(({ action, outcome }) => [action, outcome.decision]));
}

/** What the list should say; open: `ALLOWED` or `CONDITIONAL`, since it does not know the policies of resources. */
function listedAs(decisions: readonly string[]): string | undefined {
  if (decisions.includes('ALLOWED')) return 'ALLOWED';
  if (decisions.includes('UNKNOWN')) return 'OPEN';
  return decisions.includes('CONDITIONAL') ? 'CONDITIONAL' : undefined;
}

test('whatever is allowed and denied, an action is listed as can says (E-100, E-113 to E-115, F-174)', async () => {
  const policies = fc.tuple(statements('Allow', allowed, 1), statements('Deny', denied, 0));
  await fc.assert(
    fc.asyncProperty(policies, async ([allows, denies]) => {
      const members = { [user]: { own: [...allows, ...denies] } };
      const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
      const listed = await listedBy(reader, ['logs', 'es', 'lambda', 'ssm']);
      for (const [action, resources] of Object.entries(samples)) {
        const answers = await Promise.all(
          resources.map((resource) => can(reader, { principal: user, action, resource, context: [] })),
        );
        const expected = listedAs(answers.map(({ decision }) => decision));
        const found = listed.get(action);
        if (expected === 'OPEN') expect(found, action).toBeDefined();
        else expect(found, action).toBe(expected);
      }
    }),
    runs(600),
  );
});

const MANAGER = '999900009999';

/** Resources of such a type: what an organization has is its management account's. */
const ofType = (type: string): string => {
  const owner = /:organizations:|:account\/o-/.test(type) ? MANAGER : HOME;
  return type
    .replace(/^arn:\*/, 'arn:aws')
    .replace(/^((?:[^:]*:){4})\*/, `$1${owner}`)
    .replaceAll('*', 'x');
};

const permissionSets = ['permissionSet/*', 'instance/*'].map((name) => `arn:aws:sso:::${name}`);

test.each<readonly [string, readonly Json[]]>([
  ['everything', [{ Effect: 'Allow', Action: '*', Resource: '*' }]],
  ['some types alone', [{ Effect: 'Allow', Action: '*', Resource: permissionSets }]],
  [
    'all types but some',
    [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'sso:*', Resource: 'arn:aws:sso::*:application/*' },
    ],
  ],
  [
    'accounts of members',
    [{ Effect: 'Allow', Action: '*', Resource: `arn:aws:account::${MANAGER}:account/*` }],
  ],
])(
  'what belongs to an organization is listed for a member as can says: %s (E-103, E-112)',
  async (_, own) => {
    const members = { [user]: { own } };
    const place = organizationOf({ [HOME]: { delegatedServices: [] } });
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members }), place));
    const services = ['account', 'guardduty', 'identitystore', 'organizations', 'sso', 'sso-directory'];
    const listed = await listedBy(reader, services);
    for (const { actions } of await catalog.services(services))
      for (const { action, resources } of actions) {
        const takesNoResource = resources.length === 0;
        const asked = takesNoResource ? ['*'] : resources.map(ofType);
        const answers = await Promise.all(
          asked.map((resource) =>
            can(reader, { principal: user, action, resource, context: [], takesNoResource }),
          ),
        );
        expect(listed.get(action), action).toBe(listedAs(answers.map(({ decision }) => decision)));
      }
  },
);
