/** Table D, Systems Manager, EC2 and containers: how a principal enters or changes what runs as a role already (G-3). */
import type { Requirement, Technique } from '../technique.js';
import {
  action,
  actionLike,
  all,
  any,
  becomeRole,
  checked,
  exists,
  given,
  onWorkload,
  open,
  roleTrustsService,
  runsAsRole,
  tableOf,
  type Row,
} from './rows.js';

const instance = runsAsRole('an instance', ['ec2:instance'], ['ec2']);

const managedNode = runsAsRole('a managed node', ['ssm:managed-instance'], ['ssm']);

const template = runsAsRole('an instance of a launch template', ['ec2:launch-template'], ['ec2']);

const task = runsAsRole('a task', ['ecs:task-definition'], ['ecs-tasks']);

const agentOnline = open(
  "the SSM Agent is online (the role, or the account's default host management, allows ssmmessages:CreateControlChannel)",
);

const documentPattern = 'arn:*:ssm:*:*:document/*';

/** Instances run as the role of a profile, managed nodes outside of EC2 as a role that trusts Systems Manager. */
const onNodes = (required: Requirement): Pick<Row, 'required' | 'preconditions' | 'forms' | 'gain'> => ({
  required,
  preconditions: [instance, agentOnline],
  forms: [instance, managedNode].map((node) => ({
    required,
    preconditions: [node, agentOnline],
    gain: becomeRole,
  })),
  gain: becomeRole,
});

export const existingMachines: readonly Technique[] = tableOf('D', [
  {
    id: 'T-112',
    name: 'SSM session',
    ...onNodes(onWorkload('ssm:StartSession')),
    sources: ['pc:ssm-001', 'iv', 'pm'],
    status: 'CATALOGUED',
    closing: 'Limit ssm:StartSession to the instances that the caller works on, by a tag or by name.',
  },
  {
    id: 'T-113',
    name: 'SSM command',
    ...onNodes(all(onWorkload('ssm:SendCommand'), actionLike('ssm:SendCommand', documentPattern))),
    sources: ['pc:ssm-002', 'iv', 'pm'],
    status: 'CATALOGUED',
    closing: 'Limit ssm:SendCommand to named documents and to instances with a tag.',
  },
  {
    id: 'T-114',
    name: 'SSM association',
    ...onNodes(any(onWorkload('ssm:CreateAssociation'), 'ssm:UpdateAssociation')),
    sources: ['au', 'ht'],
    status: 'CATALOGUED',
    closing: 'Limit ssm:CreateAssociation and ssm:UpdateAssociation to named documents and instances.',
  },
  {
    id: 'T-115',
    name: 'SSM resume session',
    required: action('ssm:ResumeSession'),
    preconditions: [instance, open("another user's session is there to be resumed")],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit ssm:ResumeSession to own sessions, arn:aws:ssm:*:*:session/${aws:userid}-*.',
  },
  {
    id: 'T-116',
    name: 'SSM document update',
    required: all('ssm:UpdateDocument', 'ssm:UpdateDocumentDefaultVersion'),
    preconditions: [
      runsAsRole('an instance or automation', ['ec2:instance', 'ssm:document'], ['ec2', 'ssm']),
      open('others, or an automation, use the document'),
    ],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Limit ssm:UpdateDocument and ssm:UpdateDocumentDefaultVersion to documents that only the caller runs.',
  },
  {
    id: 'T-117',
    name: 'SSM automation with fixed role',
    required: onWorkload('ssm:StartAutomationExecution'),
    preconditions: [runsAsRole('an automation document with a fixed assume role', ['ssm:document'], ['ssm'])],
    gain: becomeRole,
    sources: ['au'],
    status: 'CATALOGUED',
    closing: 'Limit ssm:StartAutomationExecution to documents whose role grants no more than the caller has.',
  },
  {
    id: 'T-118',
    name: 'EC2 Instance Connect',
    required: onWorkload('ec2-instance-connect:SendSSHPublicKey'),
    optional: ['ec2:DescribeInstances'],
    preconditions: [instance, open('port 22 of the instance can be reached')],
    gain: becomeRole,
    sources: ['pc:ec2instanceconnect-003', 'iv'],
    status: 'CATALOGUED',
    closing: 'Limit ec2-instance-connect:SendSSHPublicKey to instances with a tag, and close port 22.',
  },
  {
    id: 'T-119',
    name: 'EC2 serial console',
    required: onWorkload('ec2-instance-connect:SendSerialConsoleSSHPublicKey'),
    preconditions: [instance, open('the serial console is switched on in the account')],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Switch the serial console off (ec2:DisableSerialConsoleAccess) in every region.',
  },
  {
    id: 'T-120',
    name: 'EC2 user data',
    required: all(
      onWorkload('ec2:ModifyInstanceAttribute'),
      onWorkload('ec2:StopInstances'),
      onWorkload('ec2:StartInstances'),
    ),
    preconditions: [instance, given('the request rewrites the user data')],
    gain: becomeRole,
    sources: ['pc:ec2-002'],
    status: 'CATALOGUED',
    closing: 'Limit ec2:ModifyInstanceAttribute to instances whose role grants no more than the caller has.',
  },
  {
    id: 'T-121',
    name: 'EC2 launch template, default version',
    required: all(onWorkload('ec2:CreateLaunchTemplateVersion'), onWorkload('ec2:ModifyLaunchTemplate')),
    preconditions: [template, open("something launches from the template's default version later")],
    gain: becomeRole,
    sources: ['pc:ec2-004', 'au'],
    status: 'CATALOGUED',
    closing:
      'Let what launches name a fixed version of the template, and limit ec2:CreateLaunchTemplateVersion.',
  },
  {
    id: 'T-122',
    name: 'EC2 metadata options',
    required: onWorkload('ec2:ModifyInstanceMetadataOptions'),
    preconditions: [
      instance,
      open('a flaw of an application on the instance lets the caller reach its metadata (SSRF)'),
    ],
    gain: { kind: 'ENABLER' },
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Deny ec2:ModifyInstanceMetadataOptions, and require IMDSv2 in the whole account.',
  },
  {
    id: 'T-135',
    name: 'CodeDeploy deployment',
    required: action('codedeploy:CreateDeployment'),
    optional: ['codedeploy:RegisterApplicationRevision', 'codedeploy:GetDeploymentConfig'],
    preconditions: [
      instance,
      open('a deployment group targets the instance'),
      open('a revision of the caller is registered, or the caller may register one'),
    ],
    gain: becomeRole,
    sources: ['pc:codedeploy-001', 'au'],
    status: 'CATALOGUED',
    closing: 'Limit codedeploy:CreateDeployment to the deployment groups and revisions of the caller.',
  },
  {
    id: 'T-136',
    name: 'Batch submit',
    required: all(
      onWorkload('batch:SubmitJob'),
      actionLike('batch:SubmitJob', 'arn:*:batch:*:*:job-queue/*'),
    ),
    preconditions: [
      runsAsRole('a job definition', ['batch:job-definition'], ['ecs-tasks']),
      given('the request overrides the command'),
    ],
    gain: becomeRole,
    sources: ['pc:batch-002', 'au'],
    status: 'CATALOGUED',
    closing: 'Limit batch:SubmitJob to job definitions whose role grants no more than the caller has.',
  },
  {
    id: 'T-137',
    name: 'ECS exec',
    required: action('ecs:ExecuteCommand'),
    optional: ['ecs:DescribeTasks'],
    preconditions: [task, open('the task is running, with ECS Exec switched on')],
    gain: becomeRole,
    sources: ['pc:ecs-006', 'au'],
    status: 'CATALOGUED',
    closing: 'Switch ECS Exec off for the services, and limit ecs:ExecuteCommand to clusters that need it.',
  },
  {
    id: 'T-138',
    name: "ECS task to attacker's host",
    required: any('ecs:UpdateService', 'ecs:PutClusterCapacityProviders', 'ecs:RegisterContainerInstance'),
    preconditions: [task, open('the task is scheduled on a host of the caller (ECS Anywhere)')],
    gain: becomeRole,
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Limit ecs:RegisterContainerInstance and ecs:PutClusterCapacityProviders to who runs the clusters.',
  },
  {
    id: 'T-185',
    name: 'EC2 launch template, latest version',
    required: onWorkload('ec2:CreateLaunchTemplateVersion'),
    preconditions: [template, open("something launches from the template's latest version later")],
    gain: becomeRole,
    sources: ['aws'],
    status: 'DOCUMENTED',
    closing: 'Let what launches name a fixed version of the template, not its latest one.',
  },
  {
    id: 'T-186',
    name: 'EC2 launch template, other profile',
    required: action('ec2:CreateLaunchTemplateVersion'),
    optional: ['ec2:ModifyLaunchTemplate'],
    preconditions: [
      checked('an instance profile holds the role', { kind: 'ROLE_IN_PROFILE' }),
      roleTrustsService('ec2'),
      exists('an Auto Scaling group exists', 'autoscaling:autoScalingGroup'),
      open(
        "the group follows the template's latest version, or its default one, which the caller sets (ec2:ModifyLaunchTemplate), and launches an instance later",
      ),
    ],
    gain: becomeRole,
    sources: ['aws'],
    status: 'DOCUMENTED',
    closing: 'Let Auto Scaling groups name a fixed version of the launch template.',
  },
]);
