/** Finds services that a role lets in whichever customer they act for (E-63). */
import { unknownPrincipal } from '../../../graph/engine/requestPrincipal.js';
import { isAccountId } from '../../../iam/language/arn.js';
import type { Exposure } from './exposureFinding.js';
import { fixedStart, STRANGER, type Sent, type TrustJudge } from './trustJudge.js';

/**
 * E-63: services for which AWS's documentation shows aws:SourceArn or aws:SourceAccount in the trust policy of a role
 * that they assume. Others send neither, such as EC2 and Lambda, or the documentation does not say, as for API
 * Gateway, App Runner, AWS Backup, CodePipeline, EKS Pod Identity, Glue and S3 Batch Operations. A condition on what
 * is not sent would shut the service out.
 */
const deputies: ReadonlySet<string> = new Set(
  `airflow airflow-env amplify appstream appsync autoscaling batch bedrock bedrock-agentcore cloudformation codebuild
  cognito-idp comprehend config controltower credentials.deadline datapipeline datasync dms ecs-tasks eks
  eks-fargate-pods elasticmapreduce emr-serverless events firehose fis forecast frauddetector gamelift grafana
  greengrass healthlake iot iotanalytics iotevents kafkaconnect kendra kinesisanalytics lexv2 logs lookoutequipment
  lookoutmetrics mediaconvert monitoring.rds omics osis-pipelines personalize pinpoint pipes proton qbusiness rds
  rekognition resources.cloudformation rolesanywhere sagemaker scheduler ses spotfleet ssm states storagegateway
  textract transcribe transfer translate vpc-flow-logs`.split(/\s+/),
);

/**
 * Whether the service sends the resource that it acts for. `logs.eu-west-1.amazonaws.com` is the service `logs`
 * (E-57).
 */
export function sendsItsSource(service: string): boolean {
  const name = service.replace(/\.amazonaws\.com(?:\.cn)?$/, '');
  return deputies.has(name) || deputies.has(name.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d$/, ''));
}

/** In lower case. */
export const sourceKeys: readonly string[] = [
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'sts:externalid',
];

/** Returns the values of these keys; none: the service does not send whom it acts for. */
const source = (...values: readonly string[]): Sent =>
  Object.fromEntries(sourceKeys.map((key, at) => [key, values[at] === undefined ? undefined : [values[at]]]));

const noSource = source();

/**
 * Returns the sources to try: a stranger's resource, one that fits the policy's patterns if these leave the account
 * open, and none.
 */
function sources(judge: TrustJudge): readonly Sent[] {
  const [, ...open] = judge.strangerValues(['aws:sourcearn'], leavesAccountOpen);
  const arns = [`arn:aws:${STRANGER}:us-east-1:${STRANGER}:${STRANGER}`, ...open];
  const accounts = judge.strangerValues(['aws:sourceaccount'], (one) => !isAccountId(fixedStart(one)));
  const ofStranger = (account: string, arn: string) =>
    source(account, arn, 'o-(another)', 'o-(another)/', account);
  return [...accounts.flatMap((account) => arns.map((arn) => ofStranger(account, arn))), noSource];
}

function leavesAccountOpen(pattern: string): boolean {
  const parts = pattern.split(':');
  return parts.length < 6 || /[*?]/.test(parts[4] ?? '');
}

export function serviceExposure(service: string, judge: TrustJudge): readonly Exposure[] {
  if (!sendsItsSource(service)) return [];
  const caller = unknownPrincipal(service);
  return judge.exposures({
    kind: 'SERVICE_WITHOUT_SOURCE',
    identifier: service,
    calls: sources(judge).map((sent) => ({ caller, action: 'sts:AssumeRole', sent })),
    keys: sourceKeys,
    reason: ({ call }) =>
      call.sent === noSource
        ? `${service} is let in even if it does not say which resource it acts for: the conditions on aws:SourceArn and aws:SourceAccount do not require these keys.`
        : `${service} is let in for the resource of any customer: no condition ties aws:SourceArn, aws:SourceAccount or aws:SourceOrgID to an account, as AWS's documentation does for this service.`,
  });
}
