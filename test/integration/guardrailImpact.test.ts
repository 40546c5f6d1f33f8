/** Who would lose what if an SCP or RCP was attached: as the engine decides once it is. */
import { beforeAll, describe, expect, test } from 'vitest';
import { permissionsOfOne } from '../../src/access/compare/accessState.js';
import type { ActionCatalog } from '../../src/access/permissions/actionCatalog.js';
import { compareStatements, type StatementChange } from '../../src/access/compare/compareStatements.js';
import { guardrailImpact, type GuardrailQuestion } from '../../src/access/compare/guardrailImpact.js';
import { executeOperation } from '../../src/api/executeOperation.js';
import type { GraphReader } from '../../src/graph/contract/graphReader.js';
import { TimeLimit } from '../../src/graph/contract/timeLimit.js';
import { applyScenario, type Scenario } from '../../src/ingest/changes/applyScenario.js';
import { servicesOn, importSample, useGraph } from '../support/graph.js';

const PRODUCTION = '333333333333';
const STAGING_ROLE = 'arn:aws:iam::444444444444:role/github-integration-tests';
const VENDOR = 'arn:aws:iam::999999999999:root';

const graph = useGraph();
let actions: ActionCatalog;

beforeAll(async () => {
  await graph.empty();
  ({ actions } = await servicesOn(graph));
  await importSample(graph);
});

const denying = (action: string, condition?: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Deny',
      Action: action,
      Resource: '*',
      ...(condition ? { Condition: condition } : {}),
    },
  });

const exceptProduction = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/production-*' } };

const question = {
  type: 'SERVICE_CONTROL_POLICY',
  content: denying('iam:*', exceptProduction),
  targets: ['ou-nw42-workload', '555555555555'],
} as const;

/** Whatever cites the policy under which name. */
const essence = ({ change, statement: { effect, actions, resources, conditions } }: StatementChange) => ({
  change,
  effect,
  actions,
  resources,
  conditions,
});

async function inWorld<T>(changes: Scenario['changes'], ask: (reader: GraphReader) => Promise<T>) {
  const world = await graph.worlds.open(new AbortController().signal);
  try {
    await applyScenario(world.writer, { changes });
    return await ask(world.readerWithin(new TimeLimit()));
  } finally {
    await world.close();
  }
}

const attaching = ({ type, content, targets }: GuardrailQuestion) => [
  { createOrganizationPolicy: { policyId: 'p-law00000', type, name: 'law', content } },
  ...targets.map((targetId) => ({ attachPolicy: { policyId: 'p-law00000', targetId } })),
];

const changesInWorld = () =>
  inWorld(attaching(question), async (reader) => {
    const { entries } = await graph.reader.principalPage({ first: 1_000 }, {});
    const principals = entries.flatMap(([arn, { kind }]) => (/USER|ROLE|ROOT/.test(kind) ? [arn] : []));
    const then = await reader.applicablePolicies(principals, []);
    const now = await graph.reader.applicablePolicies(principals, []);
    return principals.flatMap((one) => {
      const found = compareStatements(permissionsOfOne(now, one), permissionsOfOne(then, one));
      return found.length === 0 ? [] : [[one, found.map(essence)] as const];
    });
  });

test('who loses what is as in a scenario that attaches the policy, by unit and account', async () => {
  const { units, ...impact } = await guardrailImpact(graph.reader, actions, question);
  const all = units.flatMap(({ accounts }) => accounts.flatMap(({ affected }) => affected));
  const found = new Map(
    all.flatMap(({ principals, changes }) => principals.map((one) => [one, changes.map(essence)] as const)),
  );
  expect(found).toEqual(new Map(await changesInWorld()));
  expect(found.size).toBe(all.reduce((sum, { principalCount }) => sum + principalCount, 0));
  expect(units.map(({ name, accounts }) => [name, accounts.map(({ accountId }) => accountId)])).toEqual([
    ['Sandbox', ['555555555555']],
    ['Production', [PRODUCTION]],
    ['Staging', ['444444444444']],
  ]);
  expect(found.has(`arn:aws:iam::${PRODUCTION}:root`)).toBe(true);
  expect(found.has(`arn:aws:iam::${PRODUCTION}:role/production-admin`)).toBe(false);
  expect(impact).toMatchObject({ caveats: [], organizationId: 'o-nw1ndpay42' });
});

test('nothing is taken from the management account, and RCPs are about more than principals', async () => {
  const ofManagement = { ...question, targets: ['111111111111'] };
  expect(await guardrailImpact(graph.reader, actions, ofManagement)).toMatchObject({
    units: [],
    caveats: [],
  });
  const rcp = await guardrailImpact(graph.reader, actions, {
    ...question,
    type: 'RESOURCE_CONTROL_POLICY',
    content:
      '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*" } }',
  });
  expect(rcp.caveats[0]).toContain('on resources and roles of these accounts');
});

const rcp = (actionsDenied: readonly string[], condition: object): GuardrailQuestion => ({
  type: 'RESOURCE_CONTROL_POLICY',
  content: JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Principal: '*', Action: actionsDenied, Resource: '*', Condition: condition },
  }),
  targets: ['ou-nw42-workload'],
});

async function outsideAccess(asked: GuardrailQuestion, reader = graph.reader) {
  const { units } = await guardrailImpact(reader, actions, asked);
  return units.flatMap(({ accounts }) => accounts.flatMap((account) => account.outsideAccess));
}

const payments = 'arn:aws:s3:::northwind-payments';
const ofVendor = { principal: VENDOR, anonymous: false, outsideOrganization: true };
describe('what an RCP takes from other accounts on resources and roles (E-20)', () => {
  test('those outside the organization lose what only members may do; once it is attached, nobody loses more', async () => {
    const perimeter = rcp(['s3:*', 'sts:AssumeRole'], {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-nw1ndpay42' },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    });
    const lost = { ...ofVendor, change: 'LOST' };
    const trusting = [
      'arn:aws:iam::333333333333:role/vendor-monitoring',
      'arn:aws:iam::444444444444:role/vendor-monitoring-trial',
    ];
    expect(await outsideAccess(perimeter)).toEqual([
      { ...lost, resource: payments, actions: ['s3:GetObject'] },
      ...trusting.map((resource) => ({ ...lost, resource, actions: ['sts:AssumeRole'] })),
    ]);
    expect(await inWorld(attaching(perimeter), (reader) => outsideAccess(perimeter, reader))).toEqual([]);
  });

  test('who has to meet more conditions keeps it under these, in the organization as well', async () => {
    const encrypted = rcp(['s3:*'], { Bool: { 'aws:SecureTransport': 'false' } });
    const tightened = { change: 'TIGHTENED', resource: payments, actions: ['s3:GetObject'] };
    expect(await outsideAccess(encrypted)).toEqual([{ ...ofVendor, ...tightened }]);
    const reading = {
      putRolePolicy: {
        role: STAGING_ROLE,
        policyName: 'receipts',
        policyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
        }),
      },
    };
    const ofStaging = { principal: STAGING_ROLE, anonymous: false, outsideOrganization: false };
    expect(await inWorld([reading], (reader) => outsideAccess(encrypted, reader))).toEqual(
      [ofStaging, ofVendor].map((caller) => ({ ...caller, ...tightened })),
    );
  });
});

const ADMINISTRATION = `query ($content: PolicyDocument!) {
  guardrailImpact(type: SERVICE_CONTROL_POLICY, content: $content, targets: ["ou-nw42-workload"]) {
    complete
    administration { administrators { change principal } reach { change principal accountIds } caveats complete }
  }
}`;

async function administration(most?: number) {
  const services = { ...(await servicesOn(graph)), scenarioPrincipals: most };
  const { data, errors } = await executeOperation(services, ADMINISTRATION, { content: denying('iam:*') });
  expect(errors).toBeUndefined();
  return data?.['guardrailImpact'];
}

test('who administers and who gets there is compared in a world, or it says why not', async () => {
  const admin = `arn:aws:iam::${PRODUCTION}:role/production-admin`;
  expect(await administration()).toMatchObject({
    complete: true,
    administration: {
      administrators: expect.arrayContaining([{ change: 'LOST', principal: admin }]) as unknown,
      reach: expect.arrayContaining([
        { change: 'LOST', principal: admin, accountIds: [PRODUCTION] },
      ]) as unknown,
    },
  });
  expect(await administration(1)).toMatchObject({
    administration: {
      administrators: [],
      reach: [],
      complete: false,
      caveats: [expect.stringContaining('This affects')],
    },
  });
});

test('what AWS would refuse, and what is nowhere, is refused', async () => {
  const refused = { ...question, content: '{ "Version": "2012-10-17", "Statement": { "Effect": "Deny" } }' };
  await expect(guardrailImpact(graph.reader, actions, refused)).rejects.toMatchObject({
    argument: 'content',
  });
  const nowhere = { ...question, targets: ['ou-nw42-nowhere0'] };
  await expect(guardrailImpact(graph.reader, actions, nowhere)).rejects.toMatchObject({
    code: 'NOT_FOUND',
    argument: 'targets',
  });
});
