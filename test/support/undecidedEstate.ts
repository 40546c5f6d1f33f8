/** An account where what AWS leaves undecided bears on roles, escalations and administrative access. */
import { exportsOfEstate } from './roleEstate.js';

const account = '888888888888';
const user = (name: string): string => `arn:aws:iam::${account}:user/${name}`;

export const provider = `arn:aws:iam::${account}:oidc-provider/ci.example.com`;
export const deployer = `arn:aws:iam::${account}:role/deployer`;
export const mallory = user('mallory');
export const chief = user('chief');

/** E-89: an address of IPv6 without a prefix length. */
const fromOffice = { IpAddress: { 'aws:SourceIp': '2001:db8::1' } };

const allow = (Action: string, Resource: string) => ({
  Effect: 'Allow',
  Action,
  Resource,
  Condition: fromOffice,
});

export const undecidedExports = exportsOfEstate({
  members: {
    // E-74: the provider is spelled as its URL.
    [deployer]: {
      trust: [
        {
          Effect: 'Allow',
          Principal: { Federated: provider },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { 'aws:FederatedProvider': 'ci.example.com' } },
        },
      ],
      own: [allow('s3:GetObject', '*')],
    },
    [mallory]: { own: [allow('iam:CreateAccessKey', chief), allow('secretsmanager:GetSecretValue', '*')] },
    [chief]: { own: [allow('*', '*')] },
  },
});
