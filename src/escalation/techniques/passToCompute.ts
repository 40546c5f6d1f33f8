/** Table C, EC2, ECS and Batch: how a principal passes a role to machines and tasks that it starts. */
import type { Technique } from '../technique.js';
import { passingTable, withOneOf } from './passing.js';
import {
  all,
  any,
  becomeRole,
  checked,
  exists,
  given,
  open,
  pass,
  passesServiceRole,
  profile,
  serviceLinkedRole,
} from './rows.js';

const instances = 'instances';
const tasks = 'tasks';

/** What is in one shows that it is there. */
const clusterExists = exists(
  'a cluster exists',
  'ecs:cluster',
  'ecs:service',
  'ecs:task',
  'ecs:container-instance',
);

const definitionExists = exists('a task definition exists', 'ecs:task-definition');

const containerInstanceExists = exists('a cluster has a container instance', 'ecs:container-instance');

const passesFleetRole = (text: string) => passesServiceRole(text, 'spotfleet');

/** The same for every launch of an instance: in a subnet of the account, from an image. */
const placeForInstance = open('a subnet and an image are available');

const instanceReachesOut = open('the instance can reach the internet or Systems Manager');

const reachable = open('the caller can reach a running instance');

export const passToCompute: readonly Technique[] = passingTable([
  {
    id: 'T-051',
    name: 'Launch instance',
    service: 'ec2',
    required: all(profile, 'ec2:RunInstances'),
    preconditions: [placeForInstance, instanceReachesOut],
    sources: ['pc:ec2-001', 'rh:3', 'iv:3', 'pm'],
    status: 'CATALOGUED',
    what: instances,
  },
  {
    id: 'T-052',
    name: 'Request spot instance',
    service: 'ec2',
    required: all(profile, 'ec2:RequestSpotInstances'),
    preconditions: [placeForInstance, instanceReachesOut],
    sources: ['pc:ec2-003', 'au'],
    status: 'CATALOGUED',
    what: instances,
  },
  {
    id: 'T-053',
    name: 'EC2 fleet, spot fleet',
    service: 'ec2',
    required: all(profile, any('ec2:CreateFleet', 'ec2:RequestSpotFleet')),
    optional: ['ec2:CreateLaunchTemplate'],
    preconditions: [
      placeForInstance,
      instanceReachesOut,
      passesFleetRole('the caller may also pass a fleet role, for a spot fleet'),
    ],
    forms: [
      {
        required: all(profile, 'ec2:CreateFleet'),
        preconditions: [placeForInstance, instanceReachesOut],
        gain: becomeRole,
      },
      {
        required: all(profile, 'ec2:RequestSpotFleet'),
        preconditions: [
          placeForInstance,
          instanceReachesOut,
          passesFleetRole('the caller may also pass a fleet role'),
        ],
        gain: becomeRole,
      },
    ],
    sources: ['d'],
    status: 'EXPERIMENTAL',
    what: instances,
  },
  {
    id: 'T-054',
    name: 'New Auto Scaling group',
    service: 'ec2',
    ...withOneOf(
      all(profile, 'autoscaling:CreateAutoScalingGroup'),
      ['autoscaling:CreateLaunchConfiguration', 'ec2:CreateLaunchTemplate'],
      open('a launch template or configuration that suits exists'),
      {
        always: [
          serviceLinkedRole('Auto Scaling', 'autoscaling', 'AWSServiceRoleForAutoScaling'),
          placeForInstance,
          instanceReachesOut,
        ],
      },
    ),
    sources: ['pm', 'au', 'ht', 'pw'],
    status: 'CATALOGUED',
    what: instances,
  },
  {
    id: 'T-055',
    name: 'Update Auto Scaling group',
    service: 'ec2',
    required: all(profile, 'autoscaling:UpdateAutoScalingGroup'),
    preconditions: [exists('an Auto Scaling group exists', 'autoscaling:autoScalingGroup')],
    sources: ['pw'],
    status: 'CATALOGUED',
    what: instances,
  },
  {
    id: 'T-056',
    name: 'Associate instance profile',
    service: 'ec2',
    required: all(profile, 'ec2:AssociateIamInstanceProfile'),
    preconditions: [
      checked('an instance without an instance profile exists', {
        kind: 'WORKLOAD_EXISTS',
        kinds: ['ec2:instance'],
        withRole: false,
      }),
      reachable,
    ],
    sources: ['pm', 'ht', 'ax'],
    status: 'CATALOGUED',
    what: instances,
  },
  {
    id: 'T-057',
    name: 'Replace instance profile',
    service: 'ec2',
    required: all(
      profile,
      any(
        'ec2:ReplaceIamInstanceProfileAssociation',
        all('ec2:DisassociateIamInstanceProfile', 'ec2:AssociateIamInstanceProfile'),
      ),
    ),
    preconditions: [
      checked('an instance with an instance profile exists', {
        kind: 'WORKLOAD_EXISTS',
        kinds: ['ec2:instance'],
        withRole: true,
      }),
      reachable,
    ],
    sources: ['au', 'ht'],
    status: 'CATALOGUED',
    what: instances,
  },
  {
    id: 'T-058',
    name: 'Put role into an instance profile',
    service: 'ec2',
    required: all(pass, 'iam:AddRoleToInstanceProfile'),
    optional: ['iam:RemoveRoleFromInstanceProfile', 'iam:CreateInstanceProfile'],
    preconditions: [
      checked('the caller can give the profile to an instance, or one that it can reach uses it already', {
        kind: 'LAUNCHES_WITH_PROFILE',
      }),
    ],
    sources: ['pm', 'ht', 'ax'],
    status: 'CATALOGUED',
    what: 'instance profiles',
  },
  {
    id: 'T-059',
    name: 'Image Builder pipeline',
    service: 'ec2',
    required: all(
      profile,
      'imagebuilder:CreateComponent',
      'imagebuilder:CreateImageRecipe',
      'imagebuilder:CreateInfrastructureConfiguration',
      any('imagebuilder:CreateImage', 'imagebuilder:CreateImagePipeline'),
    ),
    preconditions: [given('a pipeline runs on its schedule, or by imagebuilder:StartImagePipelineExecution')],
    sources: ['pc:imagebuilder-001', 'au'],
    status: 'CATALOGUED',
    what: 'build instances',
  },
  {
    id: 'T-060',
    name: 'EMR cluster',
    service: 'ec2',
    required: all(profile, 'elasticmapreduce:RunJobFlow'),
    preconditions: [
      passesServiceRole(
        'the caller may also pass a service role to elasticmapreduce.amazonaws.com',
        'elasticmapreduce',
      ),
    ],
    sources: ['pc:emr-001', 'au'],
    status: 'CATALOGUED',
    what: 'clusters',
  },
  {
    id: 'T-061',
    name: 'Elastic Beanstalk environment',
    service: 'ec2',
    required: all(profile, 'elasticbeanstalk:CreateApplication', 'elasticbeanstalk:CreateEnvironment'),
    optional: ['elasticbeanstalk:CreateApplicationVersion'],
    sources: ['ht'],
    status: 'REPORTED',
    what: 'environments',
  },
  {
    id: 'T-062',
    name: 'Batch job',
    service: 'ecs-tasks',
    required: all(pass, 'batch:RegisterJobDefinition', 'batch:SubmitJob'),
    preconditions: [
      exists('a compute environment exists', 'batch:compute-environment'),
      exists('a job queue exists', 'batch:job-queue'),
    ],
    sources: ['pc:batch-001', 'au'],
    status: 'CATALOGUED',
    what: 'jobs',
  },
  {
    id: 'T-063',
    name: 'ECS new cluster, service',
    service: 'ecs-tasks',
    required: all(pass, 'ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:CreateService'),
    preconditions: [open('a subnet is available')],
    sources: ['pc:ecs-001', 'au'],
    status: 'CATALOGUED',
    what: tasks,
  },
  {
    id: 'T-064',
    name: 'ECS new cluster, run task',
    service: 'ecs-tasks',
    required: all(pass, 'ecs:CreateCluster', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
    preconditions: [open('a subnet is available')],
    sources: ['pc:ecs-002', 'au'],
    status: 'CATALOGUED',
    what: tasks,
  },
  {
    id: 'T-065',
    name: 'ECS existing cluster, service',
    service: 'ecs-tasks',
    required: all(
      pass,
      'ecs:RegisterTaskDefinition',
      any('ecs:CreateService', 'ecs:UpdateService', 'ecs:CreateTaskSet'),
    ),
    preconditions: [clusterExists],
    sources: ['pc:ecs-003', 'ht'],
    status: 'CATALOGUED',
    what: tasks,
  },
  {
    id: 'T-066',
    name: 'ECS existing cluster, run task',
    service: 'ecs-tasks',
    required: all(pass, 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
    preconditions: [clusterExists],
    sources: ['pc:ecs-004'],
    status: 'CATALOGUED',
    what: tasks,
  },
  {
    id: 'T-067',
    name: 'ECS start task',
    service: 'ecs-tasks',
    required: all(pass, 'ecs:RegisterTaskDefinition', 'ecs:StartTask'),
    preconditions: [containerInstanceExists],
    sources: ['pc:ecs-005'],
    status: 'CATALOGUED',
    what: tasks,
  },
  {
    id: 'T-068',
    name: 'ECS own container instance with role override',
    service: 'ecs-tasks',
    required: all(pass, 'ecs:StartTask', 'ecs:RegisterContainerInstance'),
    optional: ['ecs:DeregisterContainerInstance'],
    preconditions: [definitionExists, given("the caller's own host joins the cluster")],
    sources: ['pc:ecs-007', 'labs'],
    status: 'CATALOGUED',
    what: tasks,
  },
  {
    id: 'T-069',
    name: 'ECS run task with role override',
    service: 'ecs-tasks',
    required: all(pass, 'ecs:RunTask'),
    preconditions: [given('the request overrides taskRoleArn'), definitionExists],
    sources: ['pc:ecs-008', 'labs'],
    status: 'CATALOGUED',
    what: tasks,
  },
  {
    id: 'T-070',
    name: 'ECS start task with role override',
    service: 'ecs-tasks',
    required: all(pass, 'ecs:StartTask'),
    preconditions: [given('the request overrides taskRoleArn'), definitionExists, containerInstanceExists],
    sources: ['pc:ecs-009', 'labs', 'pw'],
    status: 'CATALOGUED',
    what: tasks,
  },
]);
