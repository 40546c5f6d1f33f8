/** Table D, the other services: how a principal changes or calls what runs as a role already (G-3). */
import type { Technique } from '../technique.js';
import {
  action,
  all,
  any,
  becomeRole,
  callsAsRole,
  checked,
  onCode,
  onWorkload,
  open,
  pass,
  roleTrustsService,
  readByRole,
  runsAsRole,
  servicePrincipal,
  tableOf,
} from './rows.js';

const notebook = runsAsRole('a notebook', ['sagemaker:notebook-instance'], ['sagemaker']);

const cluster = runsAsRole('a cluster', ['elasticmapreduce:cluster'], ['ec2']);

const clusterAccess = all('eks:CreateAccessEntry', 'eks:AssociateAccessPolicy');

/** PassRole is checked again when a target is written, so that the role has to be passed. */
const uses = (what: string, kind: string, service: string) =>
  checked(`${what} uses the role`, {
    kind: 'WORKLOAD_RUNS_AS',
    kinds: [kind],
    services: [servicePrincipal(service)],
    use: 'SERVICE',
  });

export const existingServices: readonly Technique[] = tableOf('D', [
  {
    id: 'T-139',
    name: 'ECR image',
    required: all(
      'ecr:PutImage',
      'ecr:InitiateLayerUpload',
      'ecr:UploadLayerPart',
      'ecr:CompleteLayerUpload',
    ),
    preconditions: [
      readByRole(
        'a task, job, function, build or service',
        [
          'ecs:task-definition',
          'batch:job-definition',
          'lambda:function',
          'codebuild:project',
          'apprunner:service',
        ],
        ['ecs-tasks', 'lambda', 'codebuild', 'tasks.apprunner'],
      ),
      open('what runs as the role pulls its image from the repository by a tag that can be moved'),
    ],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Make the tags of the repository immutable, and pull images by digest.',
  },
  {
    id: 'T-140',
    name: 'App Runner update',
    required: onWorkload('apprunner:UpdateService'),
    preconditions: [runsAsRole('a service', ['apprunner:service'], ['tasks.apprunner'])],
    gain: becomeRole,
    sources: ['pc:apprunner-002'],
    status: 'CATALOGUED',
    closing:
      'Limit apprunner:UpdateService to services whose instance role grants no more than the caller has.',
  },
  {
    id: 'T-141',
    name: 'AgentCore code interpreter session',
    required: all(
      onWorkload('bedrock-agentcore:StartCodeInterpreterSession'),
      onWorkload('bedrock-agentcore:InvokeCodeInterpreter'),
    ),
    preconditions: [
      runsAsRole('a code interpreter', ['bedrock-agentcore:code-interpreter-custom'], ['bedrock-agentcore']),
    ],
    gain: becomeRole,
    sources: ['pc:bedrock-002'],
    status: 'CATALOGUED',
    closing:
      'Give code interpreters roles without rights that matter, and limit bedrock-agentcore:InvokeCodeInterpreter.',
  },
  {
    id: 'T-142a',
    name: 'AgentCore runtime command',
    required: onWorkload('bedrock-agentcore:InvokeAgentRuntimeCommand'),
    preconditions: [runsAsRole('a runtime', ['bedrock-agentcore:runtime'], ['bedrock-agentcore'])],
    gain: becomeRole,
    sources: ['pw'],
    status: 'CATALOGUED',
    closing: 'Limit bedrock-agentcore:InvokeAgentRuntimeCommand to runtimes of the caller.',
  },
  {
    id: 'T-142b',
    name: 'AgentCore browser session',
    required: onWorkload('bedrock-agentcore:StartBrowserSession'),
    preconditions: [runsAsRole('a browser', ['bedrock-agentcore:browser-custom'], ['bedrock-agentcore'])],
    gain: becomeRole,
    sources: ['pw'],
    status: 'CATALOGUED',
    closing:
      'Give browsers roles without rights that matter, and limit bedrock-agentcore:StartBrowserSession.',
  },
  {
    id: 'T-143',
    name: 'SageMaker notebook URL',
    required: onWorkload('sagemaker:CreatePresignedNotebookInstanceUrl'),
    preconditions: [notebook, open('the notebook is in service')],
    gain: becomeRole,
    sources: ['pc:sagemaker-004', 'rh:28', 'iv'],
    status: 'CATALOGUED',
    closing: 'Limit sagemaker:CreatePresignedNotebookInstanceUrl to the own notebook, by a tag or by name.',
  },
  {
    id: 'T-144',
    name: 'SageMaker lifecycle configuration',
    required: all(
      'sagemaker:CreateNotebookInstanceLifecycleConfig',
      onWorkload('sagemaker:StopNotebookInstance'),
      onWorkload('sagemaker:UpdateNotebookInstance'),
      onWorkload('sagemaker:StartNotebookInstance'),
    ),
    preconditions: [notebook],
    gain: becomeRole,
    sources: ['pc:sagemaker-005'],
    status: 'CATALOGUED',
    closing: 'Limit sagemaker:UpdateNotebookInstance to the own notebook, by a tag or by name.',
  },
  {
    id: 'T-145',
    name: 'SageMaker Studio URL',
    required: action('sagemaker:CreatePresignedDomainUrl'),
    preconditions: [open('a Studio user profile runs as the role, its own or that of its domain')],
    forms: [
      {
        required: onWorkload('sagemaker:CreatePresignedDomainUrl'),
        preconditions: [runsAsRole('a Studio user profile', ['sagemaker:user-profile'], ['sagemaker'])],
        gain: becomeRole,
      },
      {
        required: action('sagemaker:CreatePresignedDomainUrl'),
        preconditions: [
          runsAsRole('a Studio domain', ['sagemaker:domain'], ['sagemaker']),
          open('the user profile is one of the domain, without a role of its own'),
        ],
        gain: becomeRole,
      },
    ],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit sagemaker:CreatePresignedDomainUrl to the own user profile.',
  },
  {
    id: 'T-146',
    name: 'Step Functions update',
    required: all(onWorkload('states:UpdateStateMachine'), onWorkload('states:StartExecution')),
    preconditions: [runsAsRole('a state machine', ['states:stateMachine'], ['states'])],
    gain: callsAsRole,
    sources: ['pc:stepfunctions-002', 'au'],
    status: 'CATALOGUED',
    closing:
      'Limit states:UpdateStateMachine to state machines whose role grants no more than the caller has.',
  },
  {
    id: 'T-147a',
    name: 'EventBridge schedule update',
    required: all(pass, onWorkload('scheduler:UpdateSchedule')),
    passServices: [servicePrincipal('scheduler')],
    preconditions: [uses('a schedule', 'scheduler:schedule', 'scheduler')],
    gain: callsAsRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit scheduler:UpdateSchedule, and the roles that can be passed to scheduler.amazonaws.com.',
  },
  {
    id: 'T-147b',
    name: 'EventBridge rule target',
    required: all(pass, onWorkload('events:PutTargets')),
    passServices: [servicePrincipal('events')],
    preconditions: [uses('a rule', 'events:rule', 'events')],
    gain: callsAsRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Limit events:PutTargets by events:TargetArn, and the roles that can be passed to events.amazonaws.com.',
  },
  {
    id: 'T-148a',
    name: 'EMR steps',
    required: onWorkload('elasticmapreduce:AddJobFlowSteps'),
    preconditions: [cluster],
    gain: becomeRole,
    sources: ['d'],
    status: 'EXPERIMENTAL',
    closing:
      'Limit elasticmapreduce:AddJobFlowSteps to clusters whose role grants no more than the caller has.',
  },
  {
    id: 'T-148b',
    name: 'EMR notebook editor',
    required: action('elasticmapreduce:OpenEditorInConsole'),
    preconditions: [cluster, open('the editor is attached to the cluster')],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit elasticmapreduce:OpenEditorInConsole to own editors.',
  },
  {
    id: 'T-149',
    name: 'Elastic Beanstalk update',
    required: any(
      onWorkload('elasticbeanstalk:UpdateEnvironment'),
      all('elasticbeanstalk:CreateApplicationVersion', onWorkload('elasticbeanstalk:UpdateEnvironment')),
    ),
    preconditions: [runsAsRole('an environment', ['elasticbeanstalk:environment'], ['ec2'])],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit elasticbeanstalk:UpdateEnvironment to environments of the caller.',
  },
  {
    id: 'T-150',
    name: 'Image Builder update',
    required: any(
      onWorkload('imagebuilder:UpdateInfrastructureConfiguration'),
      'imagebuilder:StartImagePipelineExecution',
    ),
    preconditions: [
      runsAsRole('an infrastructure configuration', ['imagebuilder:infrastructure-configuration'], ['ec2']),
      open('a pipeline uses the configuration'),
    ],
    gain: becomeRole,
    sources: ['au'],
    status: 'CATALOGUED',
    closing:
      'Give build instances a profile with what a build needs, and limit who changes and starts pipelines.',
  },
  {
    id: 'T-151',
    name: 'EKS access',
    required: clusterAccess,
    forms: [
      {
        required: clusterAccess,
        preconditions: [
          checked('the role trusts an OIDC provider', { kind: 'ROLE_TRUSTS_PROVIDER', provider: 'OIDC' }),
          open('the provider is the one of a cluster, and a pod of it runs as the role'),
        ],
        gain: becomeRole,
      },
      {
        required: clusterAccess,
        preconditions: [
          roleTrustsService('pods.eks'),
          open('a pod runs as the role, by a pod identity association'),
        ],
        gain: becomeRole,
      },
    ],
    preconditions: [open('a pod of the cluster runs as the role')],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Limit eks:CreateAccessEntry and eks:AssociateAccessPolicy, and writes to the aws-auth config map.',
  },
  {
    id: 'T-152',
    name: 'Code or template bucket',
    required: onCode('s3:PutObject'),
    preconditions: [
      readByRole(
        'a function, stack, job, pipeline or environment that takes code, a template or a state file from the bucket',
        [
          'lambda:function',
          'cloudformation:stack',
          'glue:job',
          'codepipeline',
          'elasticbeanstalk:environment',
        ],
        ['lambda', 'cloudformation', 'glue', 'codepipeline', 'ec2'],
      ),
    ],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Let only the deployment pipeline write to buckets of code, templates, artefacts and state.',
  },
]);
