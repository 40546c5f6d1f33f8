/** Table D, Lambda, Glue, CloudFormation and CodeBuild: how a principal changes code that runs as a role already (G-3). */
import type { Technique } from '../technique.js';
import {
  action,
  all,
  any,
  becomeRole,
  given,
  onWorkload,
  open,
  opening,
  roleReadsStreams,
  runsAsRole,
  sourceExists,
  tableOf,
} from './rows.js';

const lambdaFunction = runsAsRole('a function', ['lambda:function'], ['lambda']);

const stack = runsAsRole('a stack', ['cloudformation:stack'], ['cloudformation']);

const project = runsAsRole('a project', ['codebuild:project'], ['codebuild']);

const triggered = open('something invokes the function');

const updateCode = onWorkload('lambda:UpdateFunctionCode');

const writesOfPolicy = ['lambda:AddPermission', 'lambda:PutResourcePolicy'];

/** Permission to update the function needs no identity policy in its own account, if the function's policy names the caller. */
const updates = ['lambda:UpdateFunctionCode', 'lambda:UpdateFunctionConfiguration'];

export const existingCode: readonly Technique[] = tableOf('D', [
  {
    id: 'T-123',
    name: 'Lambda code',
    required: updateCode,
    preconditions: [lambdaFunction, triggered],
    gain: becomeRole,
    sources: ['pc:lambda-003', 'rh:18', 'iv:17', 'pm'],
    status: 'CATALOGUED',
    closing: 'Limit lambda:UpdateFunctionCode to functions whose role grants no more than the caller has.',
  },
  {
    id: 'T-124',
    name: 'Lambda code, invoke',
    required: all(updateCode, onWorkload('lambda:InvokeFunction')),
    preconditions: [lambdaFunction],
    gain: becomeRole,
    sources: ['pc:lambda-004'],
    status: 'CATALOGUED',
    closing:
      'Do not give lambda:UpdateFunctionCode and lambda:InvokeFunction on one function to the same principal.',
  },
  {
    id: 'T-125',
    name: 'Lambda code, permission',
    required: any(...writesOfPolicy.map((write) => opening(write, updates))),
    optional: updates,
    preconditions: [
      lambdaFunction,
      given('the written statements let the caller update the function, and it or another account invoke'),
    ],
    gain: becomeRole,
    sources: ['pc:lambda-005', 'aws'],
    status: 'CATALOGUED',
    closing:
      'Limit lambda:AddPermission by lambda:Principal to the services that call the function, and lambda:PutResourcePolicy to functions whose role grants no more than the caller has.',
  },
  {
    id: 'T-126',
    name: 'Lambda code, event source',
    required: all(updateCode, 'lambda:CreateEventSourceMapping'),
    optional: ['dynamodb:CreateTable'],
    preconditions: [lambdaFunction, sourceExists],
    forms: [
      {
        required: all(updateCode, 'lambda:CreateEventSourceMapping', 'dynamodb:CreateTable'),
        preconditions: [lambdaFunction, roleReadsStreams],
        gain: becomeRole,
      },
      {
        required: all(updateCode, 'lambda:CreateEventSourceMapping'),
        preconditions: [lambdaFunction, sourceExists],
        gain: becomeRole,
      },
    ],
    gain: becomeRole,
    sources: ['au'],
    status: 'CATALOGUED',
    closing:
      'Limit lambda:CreateEventSourceMapping by lambda:FunctionArn, and lambda:UpdateFunctionCode by function.',
  },
  {
    id: 'T-127',
    name: 'Lambda configuration',
    required: onWorkload('lambda:UpdateFunctionConfiguration'),
    preconditions: [
      lambdaFunction,
      given('a layer, or environment variables of the runtime, bring the code in'),
      triggered,
    ],
    gain: becomeRole,
    sources: ['rh:26', 'ht'],
    status: 'CATALOGUED',
    closing: 'Limit lambda:UpdateFunctionConfiguration, and the layers by lambda:Layer.',
  },
  {
    id: 'T-128a',
    name: 'Lambda layer',
    required: action('lambda:PublishLayerVersion'),
    preconditions: [lambdaFunction, open('the function follows the latest version of the layer')],
    gain: becomeRole,
    sources: ['ht', 'hc'],
    status: 'REPORTED',
    closing: 'Let functions name fixed versions of layers, and limit lambda:PublishLayerVersion.',
  },
  {
    id: 'T-128b',
    name: 'Lambda code signing off',
    required: action('lambda:DeleteFunctionCodeSigningConfig'),
    gain: { kind: 'ENABLER' },
    enables: ['T-123', 'T-124', 'T-125', 'T-126', 'T-127'],
    sources: ['ht', 'hc'],
    status: 'REPORTED',
    closing: 'Deny lambda:DeleteFunctionCodeSigningConfig by a service control policy.',
  },
  {
    id: 'T-129',
    name: 'Glue development endpoint key',
    required: onWorkload('glue:UpdateDevEndpoint'),
    preconditions: [runsAsRole('a development endpoint', ['glue:devEndpoint'], ['glue'])],
    gain: becomeRole,
    sources: ['pc:glue-002', 'rh:20', 'iv:19'],
    status: 'CATALOGUED',
    closing: 'Delete development endpoints, or limit glue:UpdateDevEndpoint to own ones.',
  },
  {
    id: 'T-130',
    name: 'CloudFormation stack update',
    required: onWorkload('cloudformation:UpdateStack'),
    preconditions: [stack],
    gain: becomeRole,
    sources: ['pc:cloudformation-002', 'iv', 'pm'],
    status: 'CATALOGUED',
    closing: 'Limit cloudformation:UpdateStack to stacks whose role grants no more than the caller has.',
  },
  {
    id: 'T-131',
    name: 'CloudFormation change set',
    required: all(
      onWorkload('cloudformation:CreateChangeSet'),
      onWorkload('cloudformation:ExecuteChangeSet'),
    ),
    preconditions: [stack],
    gain: becomeRole,
    sources: ['pc:cloudformation-005', 'pm'],
    status: 'CATALOGUED',
    closing: 'Let somebody else execute change sets (cloudformation:ExecuteChangeSet) than who creates them.',
  },
  {
    id: 'T-132',
    name: 'CodeBuild build',
    required: onWorkload('codebuild:StartBuild'),
    preconditions: [project, given('the request overrides the buildspec')],
    gain: becomeRole,
    sources: ['pc:codebuild-002', 'pm'],
    status: 'CATALOGUED',
    closing:
      'Deny codebuild:StartBuild with codebuild:source.buildspec, so that the project says what is built.',
  },
  {
    id: 'T-133',
    name: 'CodeBuild batch',
    required: onWorkload('codebuild:StartBuildBatch'),
    preconditions: [project, open('batches are configured in the project')],
    gain: becomeRole,
    sources: ['pc:codebuild-003', 'pm'],
    status: 'CATALOGUED',
    closing:
      'Deny codebuild:StartBuildBatch with codebuild:source.buildspec, so that the project says what is built.',
  },
  {
    id: 'T-134',
    name: 'CodeBuild project update',
    required: all(onWorkload('codebuild:UpdateProject'), onWorkload('codebuild:StartBuild')),
    preconditions: [project, given("the request leaves the project's role as it is")],
    gain: becomeRole,
    sources: ['pm'],
    status: 'CATALOGUED',
    closing: 'Limit codebuild:UpdateProject to projects whose role grants no more than the caller has.',
  },
]);
