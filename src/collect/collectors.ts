/** All that is collected: of each account, and of the organization. */
import type { Collector } from './collector.js';
import { backupVaults } from './services/backup.js';
import { jobDefinitions } from './services/batch.js';
import { stacks } from './services/cloudFormation.js';
import { projects } from './services/codeBuild.js';
import { identityPools } from './services/cognitoIdentity.js';
import { tables } from './services/dynamodb.js';
import { instances, launchTemplates, vpcEndpoints } from './services/ec2.js';
import { repositories } from './services/ecr.js';
import { services, taskDefinitions } from './services/ecs.js';
import { fileSystems } from './services/efs.js';
import { eventBuses } from './services/eventBridge.js';
import { jobs } from './services/glue.js';
import {
  accountAuthorizationDetails,
  credentials,
  identityProviders,
  instanceProfiles,
} from './services/iam.js';
import { identityCenterIn } from './services/identityCenter.js';
import { keys } from './services/kms.js';
import { functionPolicies, functions } from './services/lambda.js';
import { domains } from './services/openSearch.js';
import { organization } from './services/organizations.js';
import { accountSettings, buckets } from './services/s3.js';
import { notebooks } from './services/sageMaker.js';
import { secrets } from './services/secretsManager.js';
import { topics } from './services/sns.js';
import { queues } from './services/sqs.js';
import { stateMachines } from './services/stepFunctions.js';

export const accountCollectors: readonly Collector[] = [
  accountAuthorizationDetails,
  credentials,
  instanceProfiles,
  identityProviders,
  accountSettings,
  buckets,
  keys,
  queues,
  topics,
  functionPolicies,
  secrets,
  repositories,
  tables,
  fileSystems,
  domains,
  eventBuses,
  backupVaults,
  vpcEndpoints,
  instances,
  launchTemplates,
  functions,
  taskDefinitions,
  services,
  projects,
  stacks,
  jobs,
  notebooks,
  stateMachines,
  jobDefinitions,
  identityPools,
];

export const organizationCollectors: readonly Collector[] = [organization, identityCenterIn([])];
