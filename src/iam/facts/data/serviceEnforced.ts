/** What services themselves refuse, whatever the policies say (E-16, E-34a), and where RCPs apply (E-20f). */

interface Edits {
  /** Lower-cased `service:name`. */
  readonly actions: ReadonlySet<string>;
  readonly resource: string;
}

interface ServiceEnforcedDeny extends Edits {
  /** What these are, after "one of". */
  readonly resources: string;
  readonly reason: string;
}

const AWS_POLICIES = 'arn:*:iam::aws:policy/*';
const SERVICE_LINKED_ROLES = 'arn:*:iam::*:role/aws-service-role/*';
const IDENTITY_CENTER_ROLES = 'arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*';
const AWS_KEY_ALIASES = 'arn:*:kms:*:*:alias/aws/*';

/** What they make is one of AWS's own only where the request names it so (E-82, E-83). */
export const creations: ReadonlySet<string> = new Set(['iam:createpolicy', 'kms:createalias']);

const policyEdits = [
  'iam:createpolicy',
  'iam:createpolicyversion',
  'iam:deletepolicy',
  'iam:deletepolicyversion',
  'iam:setdefaultpolicyversion',
  'iam:tagpolicy',
  'iam:untagpolicy',
];

/** Deleting a role, and every change of its policies, trust or boundary. */
const roleEdits = [
  'iam:attachrolepolicy',
  'iam:deleterole',
  'iam:deleterolepermissionsboundary',
  'iam:deleterolepolicy',
  'iam:detachrolepolicy',
  'iam:putrolepermissionsboundary',
  'iam:putrolepolicy',
  'iam:updateassumerolepolicy',
];

/**
 * E-16, E-77, E-82, E-83. Service-linked roles are deleted by iam:DeleteServiceLinkedRole; their description can be
 * edited (docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-service-linked-role.html).
 */
export const serviceEnforcedDenies: readonly ServiceEnforcedDeny[] = [
  {
    actions: new Set(policyEdits),
    resource: AWS_POLICIES,
    resources: "AWS's own managed policies, which nobody else can change",
    reason: 'AWS managed policies cannot be created or changed by anyone but AWS.',
  },
  {
    actions: new Set(roleEdits),
    resource: SERVICE_LINKED_ROLES,
    resources: 'the service-linked roles, whose trust and policies cannot be edited',
    reason:
      'The trust and the policies of a service-linked role cannot be edited, and only its service deletes it.',
  },
  {
    actions: new Set([
      ...roleEdits,
      'iam:tagrole',
      'iam:untagrole',
      'iam:updaterole',
      'iam:updateroledescription',
    ]),
    resource: IDENTITY_CENTER_ROLES,
    resources: 'the roles of Identity Center, which can be edited through Identity Center only',
    reason: 'Roles that Identity Center provisioned can be edited and deleted through Identity Center only.',
  },
  {
    actions: new Set(['kms:createalias', 'kms:deletealias', 'kms:updatealias']),
    resource: AWS_KEY_ALIASES,
    resources: 'the aliases of AWS managed keys, which only AWS can edit',
    reason: 'An alias that begins with alias/aws/ belongs to an AWS managed key: only AWS can edit it.',
  },
];

const instanceProfileEdits = ['iam:addroletoinstanceprofile', 'iam:removerolefrominstanceprofile'];

/** E-77: changes of roles that AWS manages of which AWS does not say whether it refuses them. */
export const undocumentedEdits: readonly Edits[] = [
  {
    actions: new Set([...instanceProfileEdits, 'iam:tagrole', 'iam:untagrole', 'iam:updaterole']),
    resource: SERVICE_LINKED_ROLES,
  },
  { actions: new Set(instanceProfileEdits), resource: IDENTITY_CENTER_ROLES },
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
