/** What services themselves refuse, whatever the policies say (E-16, E-34a), and where RCPs apply (E-20f). */

interface ServiceEnforcedDeny {
  /** Lower-cased `service:name`. */
  readonly actions: ReadonlySet<string>;
  readonly resource: string;
  /** What these are, after "one of". */
  readonly resources: string;
  readonly reason: string;
}

const policyEdits = [
  'iam:createpolicyversion',
  'iam:deletepolicy',
  'iam:deletepolicyversion',
  'iam:setdefaultpolicyversion',
  'iam:tagpolicy',
  'iam:untagpolicy',
];

const roleEdits = [
  'iam:attachrolepolicy',
  'iam:deleterolepermissionsboundary',
  'iam:deleterolepolicy',
  'iam:detachrolepolicy',
  'iam:putrolepermissionsboundary',
  'iam:putrolepolicy',
  'iam:updateassumerolepolicy',
];

/** E-16. */
export const serviceEnforcedDenies: readonly ServiceEnforcedDeny[] = [
  {
    actions: new Set(policyEdits),
    resource: 'arn:*:iam::aws:policy/*',
    resources: "AWS's own managed policies, which nobody else can change",
    reason: 'AWS managed policies cannot be changed by anyone but AWS (E-16).',
  },
  {
    actions: new Set(roleEdits),
    resource: 'arn:*:iam::*:role/aws-service-role/*',
    resources: 'the service-linked roles, whose trust and policies cannot be edited',
    reason: 'The trust and the policies of a service-linked role cannot be edited (E-16, E-52).',
  },
  {
    actions: new Set(roleEdits),
    resource: 'arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*',
    resources: 'the roles of Identity Center, which can be edited through Identity Center only',
    reason: 'Roles that Identity Center provisioned can be edited through Identity Center only (E-16, E-53).',
  },
];

/** E-34a: for these services, the actions that a resource policy can open to another account; or those it cannot. */
interface CrossAccountActions {
  readonly only?: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
}

export const crossAccountActions: ReadonlyMap<string, CrossAccountActions> = new Map([
  [
    'kms',
    {
      only: new Set([
        'creategrant',
        'decrypt',
        'derivesharedsecret',
        'describekey',
        'encrypt',
        'generatedatakey',
        'generatedatakeypair',
        'generatedatakeypairwithoutplaintext',
        'generatedatakeywithoutplaintext',
        'generatemac',
        'getkeyrotationstatus',
        'getpublickey',
        'listgrants',
        'reencryptfrom',
        'reencryptto',
        'retiregrant',
        'revokegrant',
        'sign',
        'verify',
        'verifymac',
      ]),
    },
  ],
  ['s3', { except: new Set(['getbucketpolicy', 'putbucketpolicy', 'deletebucketpolicy']) }],
  ['secretsmanager', { except: new Set(['listsecrets', 'createsecret', 'batchgetsecretvalue']) }],
  [
    // E-71: "Limitations of Amazon SQS custom policies", read in November 2026.
    'sqs',
    {
      except: new Set([
        'addpermission',
        'cancelmessagemovetask',
        'createqueue',
        'deletequeue',
        'listmessagemovetasks',
        'listqueues',
        'listqueuetags',
        'removepermission',
        'setqueueattributes',
        'startmessagemovetask',
        'tagqueue',
        'untagqueue',
      ]),
    },
  ],
]);

/** E-20f: as published in September 2026. */
export const rcpServices: ReadonlySet<string> = new Set(
  `appstream dsql clouddirectory cloudfront cloudsearch logs networkmonitor cognito-identity cognito-idp comprehend
  comprehendmedical firehose dynamodb dax autoscaling ecr ecr-public gamelift inspector-scan kendra kinesisvideo
  memorydb aoss personalize polly s3 swf sqs textract timestream-influxdb transcribe translate workspaces appconfig
  autoscaling-plans budgets servicediscovery cloudtrail-data codeartifact codebuild codecommit codepipeline
  compute-optimizer cost-optimization-hub events fms fis health rolesanywhere kms opensearch pricing
  pca-connector-ad resource-groups secretsmanager sts signin support transfer notifications wafv2 xray`.split(
    /\s+/,
  ),
);
