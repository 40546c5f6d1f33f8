/** Data gaps of imports, with their messages. */
import type { DataGap } from '../../iam/decide/decision.js';
import { isAccountId, isBucketOrObject, parseArn, type Arn } from '../../iam/language/arn.js';
import type { Resource } from '../model/graph.js';

/** Returns the gap for an AWS managed policy that is replaced by Rolegraph's own copy (U-10). */
export const packagedPolicyGap = (
  arn: string,
  versionId: string | undefined,
  date: string,
  accountId: string,
): DataGap => ({
  kind: 'POLICY_FROM_DATA_PACKAGE',
  accountId,
  message: `The export of ${accountId} names ${arn} but does not hold it: its version ${versionId ?? 'unknown'} as of ${date} was used.`,
});

/** Returns the gap for an identity provider that roles trust and that their account is known not to have (E-47a). */
export const missingProviderGap = (arn: string, accountId: string): DataGap => ({
  kind: 'PRINCIPAL_DELETED',
  accountId,
  message: `Account ${accountId} has no identity provider ${arn}: nobody can use it to assume the roles that trust it. Remove it from their trust policies: otherwise anybody who can create a provider of this name can assume these roles.`,
});

type OpenedBesides = Pick<Resource, 'arn' | 'accountId' | 'ignoresAcls'>;

/** Reports what no import has and what may let in others besides the resource's own policy. */
export const gapsBesidePolicy = (resource: OpenedBesides): readonly DataGap[] => [
  ...aclGaps(resource),
  ...unreadPolicyGaps(parseArn(resource.arn)),
];

/** Reports policies that bear on requests and no import has: of ECR registries (F-57), or further ones (F-62, F-175). */
export function unreadPolicyGaps(arn: Arn | undefined): readonly DataGap[] {
  if (arn === undefined) return [];
  const { service, resource, region, account } = arn;
  const message = unreadPolicy(`${service}:${resource}`, region);
  if (message === undefined) return [];
  const owner = isAccountId(account) ? { accountId: account } : {};
  return [{ kind: 'RESOURCE_POLICY_NOT_IMPORTED', ...owner, message }];
}

function unreadPolicy(resource: string, region: string): string | undefined {
  if (resource.startsWith('ecr:repository/'))
    return `The policy of the ECR registry in ${region} is not imported; it could allow or deny this.`;
  if (resource.startsWith('glacier:vaults/'))
    return 'Of the access policy and the lock policy of a vault, one at most is imported; the other could allow or deny this.';
  const owner = ownersOfSeveral.find(([start]) => resource.startsWith(start))?.[1];
  return (
    owner && `${owner} can have several policies, and an import holds one: others could allow or deny this.`
  );
}

const ownersOfSeveral = [
  ['ses:identity/', 'An identity of Amazon SES'],
  ['rekognition:project/', 'A project of Amazon Rekognition'],
  ['ssm:parameter/', 'A parameter of Systems Manager'],
] as const;

/** Reports access control lists of a bucket that are in force, or may be (E-29a). */
export function aclGaps({ arn, accountId, ignoresAcls }: OpenedBesides): readonly DataGap[] {
  const parsed = parseArn(arn);
  if (parsed === undefined || !isBucketOrObject(parsed) || ignoresAcls === true) return [];
  const message =
    ignoresAcls === false
      ? `Access control lists of ${arn} are in force, and no import contains them: they may grant access to others.`
      : `Whether access control lists of ${arn} are in force is not known: its ownership controls were not imported.`;
  return [{ kind: 'EXPORT_INCOMPLETE', accountId, message }];
}
