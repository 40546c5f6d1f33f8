/** A small organization that random edits change: what it is at any moment can be exported whole, or part by part. */

type Json = Record<string, unknown>;

const ACCOUNTS = ['111111111111', '222222222222', '333333333333'] as const;
/** Trusted, and never imported. */
const OUTSIDE = '999999999999';
const ORGANIZATION = 'o-editable00';
const ROOT = 'r-edit';
const UNITS = ['ou-edit-aaaaaaaa', 'ou-edit-bbbbbbbb'] as const;

const statement = (Action: unknown, Resource: unknown = '*', more: Json = {}): Json => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

const document = (...Statement: readonly Json[]): Json => ({ Version: '2012-10-17', Statement });

/** What identity policies, boundaries and guardrails are made of. */
const POLICIES: readonly Json[] = [
  document(statement('s3:GetObject', 'arn:aws:s3:::data/*')),
  document(statement('sts:AssumeRole')),
  document(statement('sts:AssumeRole', 'arn:aws:iam::*:role/role1')),
  document(
    statement('sts:AssumeRole', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
  ),
  document(
    statement('sts:AssumeRole', 'arn:aws:iam::*:role/${aws:PrincipalTag/team}', {
      Condition: { StringLike: { 'aws:PrincipalArn': '*user*' } },
    }),
  ),
  document(statement('*')),
  document(statement('*'), { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*role2' }),
  document(statement(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])),
  document(statement(['iam:CreatePolicyVersion', 'iam:CreateAccessKey'])),
  document(statement('iam:*', 'arn:aws:iam::*:user/${aws:username}')),
  document(statement(['iam:AddUserToGroup', 'iam:DeleteRolePermissionsBoundary'])),
];

type Principal = Json | string;

const trustOf = (Principal: Principal, Action = 'sts:AssumeRole', more: Json = {}): Json =>
  document({ Effect: 'Allow', Principal, Action, ...more });

/** Whom roles can trust. */
const TRUSTS: readonly Json[] = [
  ...ACCOUNTS.map((id) => trustOf({ AWS: `arn:aws:iam::${id}:root` })),
  ...ACCOUNTS.map((id) => trustOf({ AWS: `arn:aws:iam::${id}:user/user0` })),
  trustOf({ AWS: [`arn:aws:iam::${ACCOUNTS[0]}:role/role1`, `arn:aws:iam::${OUTSIDE}:root`] }),
  trustOf({ AWS: `arn:aws:sts::${ACCOUNTS[1]}:assumed-role/role2/session` }),
  trustOf({ Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }),
  trustOf({ Service: 'lambda.amazonaws.com', AWS: `arn:aws:iam::${ACCOUNTS[2]}:root` }),
  trustOf({ AWS: '*' }, 'sts:AssumeRole', {
    Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
  }),
  trustOf({ Federated: `arn:aws:iam::${ACCOUNTS[0]}:saml-provider/corporate` }, 'sts:AssumeRoleWithSAML'),
];

interface Holder {
  present: boolean;
  inline: number | undefined;
  attached: boolean;
  bounded: boolean;
  tagged: boolean;
}

interface Account {
  readonly id: string;
  readonly users: (Holder & { inGroup: boolean })[];
  readonly roles: (Holder & { trust: number })[];
  managed: number;
  group: number | undefined;
  functions: boolean;
  unit: number;
}

/** One edit: which, where, and to what; every number means something. */
export type Edit = readonly [kind: number, account: number, principal: number, value: number];

const holder = (): Holder => ({
  present: true,
  inline: undefined,
  attached: false,
  bounded: false,
  tagged: false,
});

export class EditableEstate {
  private readonly accounts: readonly Account[] = ACCOUNTS.map((id, index) => ({
    id,
    users: [0, 1, 2].map((place) => ({ ...holder(), inline: place + index, inGroup: place === 0 })),
    roles: [0, 1, 2].map((place) => ({ ...holder(), inline: place + 4, trust: place + index })),
    managed: 1,
    group: 7,
    functions: false,
    unit: index % 2,
  }));
  private serviceControl = 5;

  /** Applies it; returns what an import of what changed has to hold. */
  edit([kind, at, place, value]: Edit): readonly Json[] {
    const account = pick(this.accounts, at);
    const one = pick([...account.users, ...account.roles], place);
    switch (kind % 10) {
      case 0:
        one.inline = value % 11 === 0 ? undefined : value % POLICIES.length;
        break;
      case 1:
        one.attached = !one.attached;
        break;
      case 2:
        one.bounded = !one.bounded;
        break;
      case 3:
        one.present = !one.present;
        break;
      case 4:
        one.tagged = !one.tagged;
        break;
      case 5:
        pick(account.roles, place).trust = value % TRUSTS.length;
        break;
      case 6:
        account.managed = value % POLICIES.length;
        break;
      case 7:
        pick(account.users, place).inGroup = value % 2 === 0;
        account.group = value % 3 === 0 ? undefined : value % POLICIES.length;
        break;
      case 8:
        account.functions = !account.functions;
        return [this.compute(account)];
      default:
        if (value % 2 === 0) account.unit = value % 3;
        else this.serviceControl = value % POLICIES.length;
        return [this.organization()];
    }
    return [this.export(account)];
  }

  /** Everything as it is now. */
  documents(): readonly Json[] {
    const { accounts } = this;
    return [
      this.organization(),
      ...accounts.map((one) => this.export(one)),
      ...accounts.map((one) => this.compute(one)),
    ];
  }

  private export(account: Account): Json {
    const { id, users, roles, managed, group } = account;
    const arn = (what: string): string => `arn:aws:iam::${id}:${what}`;
    const held = (one: Holder, place: number) => ({
      Path: '/',
      CreateDate: '2026-01-01T00:00:00Z',
      AttachedManagedPolicies: one.attached
        ? [{ PolicyName: 'managed', PolicyArn: arn('policy/managed') }]
        : [],
      Tags: one.tagged ? [{ Key: 'team', Value: `role${place}` }] : [],
      ...(one.bounded
        ? {
            PermissionsBoundary: {
              PermissionsBoundaryType: 'Policy',
              PermissionsBoundaryArn: arn('policy/managed'),
            },
          }
        : {}),
    });
    const inline = ({ inline: index }: Holder) =>
      index === undefined ? [] : [{ PolicyName: 'inline', PolicyDocument: pick(POLICIES, index) }];
    return {
      UserDetailList: users.flatMap((one, place) => {
        if (!one.present) return [];
        const entity = {
          UserName: `user${place}`,
          UserId: `AIDA${id}${place}`,
          Arn: arn(`user/user${place}`),
        };
        const groups = { GroupList: one.inGroup ? ['group'] : [], UserPolicyList: inline(one) };
        return [{ ...entity, ...held(one, place), ...groups }];
      }),
      GroupDetailList: [
        {
          Path: '/',
          GroupName: 'group',
          GroupId: `AGPA${id}`,
          Arn: arn('group/group'),
          CreateDate: '2026-01-01T00:00:00Z',
          GroupPolicyList:
            group === undefined ? [] : [{ PolicyName: 'inline', PolicyDocument: pick(POLICIES, group) }],
          AttachedManagedPolicies: [],
        },
      ],
      RoleDetailList: roles.flatMap((one, place) => {
        if (!one.present) return [];
        const entity = {
          RoleName: `role${place}`,
          RoleId: `AROA${id}${place}`,
          Arn: arn(`role/role${place}`),
        };
        const own = { AssumeRolePolicyDocument: pick(TRUSTS, one.trust), RolePolicyList: inline(one) };
        return [{ ...entity, ...held(one, place), ...own, InstanceProfileList: [] }];
      }),
      Policies: [
        {
          PolicyName: 'managed',
          PolicyId: `ANPA${id}`,
          Arn: arn('policy/managed'),
          Path: '/',
          DefaultVersionId: 'v1',
          AttachmentCount: 1,
          IsAttachable: true,
          PolicyVersionList: [
            {
              Document: pick(POLICIES, managed),
              VersionId: 'v1',
              IsDefaultVersion: true,
              CreateDate: '2026-01-01T00:00:00Z',
            },
          ],
        },
      ],
    };
  }

  private compute({ id, functions }: Account): Json {
    const configuration = {
      FunctionName: 'worker',
      FunctionArn: `arn:aws:lambda:eu-west-1:${id}:function:worker`,
      Role: `arn:aws:iam::${id}:role/role0`,
    };
    const other = {
      FunctionName: 'other',
      FunctionArn: `arn:aws:lambda:eu-west-1:${id}:function:other`,
      Role: `arn:aws:iam::${id}:role/role1`,
    };
    return { Functions: functions ? [configuration, other] : [other] };
  }

  private organization(): Json {
    const base = `arn:aws:organizations::${ACCOUNTS[0]}`;
    const own = `${base}:policy/${ORGANIZATION}/service_control_policy/p-own00000`;
    const policy = (Id: string, Arn: string, Content: Json) => ({
      PolicySummary: { Id, Arn, Name: Id, Type: 'SERVICE_CONTROL_POLICY', AwsManaged: false },
      Content: JSON.stringify(Content),
    });
    return {
      Organization: {
        Id: ORGANIZATION,
        Arn: `${base}:organization/${ORGANIZATION}`,
        FeatureSet: 'ALL',
        MasterAccountId: ACCOUNTS[0],
      },
      Roots: [
        {
          Id: ROOT,
          Arn: `${base}:root/${ORGANIZATION}/${ROOT}`,
          Name: 'Root',
          PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
        },
      ],
      OrganizationalUnits: UNITS.map((Id) => ({
        Id,
        Arn: `${base}:ou/${ORGANIZATION}/${Id}`,
        Name: Id,
        ParentId: ROOT,
      })),
      Accounts: this.accounts.map(({ id, unit }) => ({
        Id: id,
        Arn: `${base}:account/${ORGANIZATION}/${id}`,
        Name: id,
        Status: 'ACTIVE',
        ParentId: UNITS[unit] ?? ROOT,
      })),
      Policies: [
        policy(
          'p-FullAWSAccess',
          'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
          {
            ...document(statement('*')),
          },
        ),
        policy('p-own00000', own, pick(POLICIES, this.serviceControl)),
      ],
      PolicyTargets: [
        ...[ROOT, UNITS[0], ...ACCOUNTS].map((TargetId) => ({ PolicyId: 'p-FullAWSAccess', TargetId })),
        { PolicyId: 'p-own00000', TargetId: UNITS[1] },
      ],
    };
  }
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('an empty list');
  return found;
}
