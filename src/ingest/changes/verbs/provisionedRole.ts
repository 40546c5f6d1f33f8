/** Builds the role that Identity Center makes of a permission set (E-53), where imports hold all it needs. */
import { createHash } from 'node:crypto';
import { permissionSetRole } from '../../../graph/model/principals/permissionSetRole.js';
import { lastPart } from '../../../iam/language/arn.js';
import type { AccountExport, RoleDetail } from '../../formats/account/accountExport.js';
import type { PermissionSetDetail } from '../../formats/identityCenter/permissionSets.js';
import {
  permissionSetParts,
  type PermissionSetPart,
} from '../../normalize/organization/normalizeIdentityCenter.js';
import { originOf, wholeList, type Scene } from '../scene.js';
import { Refusal } from '../changeRefused.js';
import { idOf, roles } from './entities.js';
import { expectUsable } from './holders.js';

type WholeSet = PermissionSetDetail & Required<Pick<PermissionSetDetail, PermissionSetPart>>;

/** Returns the role. Throws `Refusal` where what AWS would make is not known. */
export function provisionedRole(scene: Scene, account: AccountExport, set: PermissionSetDetail): RoleDetail {
  expectWhole(set);
  const { path, trustPolicy } = siblingIn(account);
  const suffix = createHash('sha256').update(`${set.id} ${account.accountId}`).digest('hex').slice(0, 16);
  const name = `AWSReservedSSO_${set.name}_${suffix}`;
  const arn = `arn:${account.partition}:iam::${account.accountId}:role${path}${name}`;
  const { inlinePolicy } = set;
  return {
    arn,
    name,
    path,
    roleId: idOf(roles, arn),
    createdAt: scene.at,
    origin: originOf(scene),
    trustPolicy,
    inlinePolicies:
      inlinePolicy.kind === 'NONE' ? [] : [{ name: 'AwsSSOInlinePolicy', document: inlinePolicy }],
    attachedPolicies: policiesOf(scene, account, set, arn),
    ...boundaryOf(scene, account, set, arn),
    instanceProfiles: [],
    tags: [],
  };
}

function expectWhole(set: PermissionSetDetail): asserts set is WholeSet {
  if (permissionSetParts.every(([part]) => set[part] !== undefined)) return;
  const calls = permissionSetParts.map(([, , call]) => call);
  throw new Refusal(
    `Identity Center would provision a role from the permission set ${set.name ?? set.id}, which was not imported completely. Import the outputs of ${calls.slice(0, -1).join(', ')} and ${calls.at(-1)} of aws sso-admin.`,
  );
}

/** Finds another role that Identity Center made in the account: all have one path and one identity provider. */
function siblingIn(account: AccountExport): RoleDetail {
  const sibling = wholeList(account, 'roles').find(({ arn }) => permissionSetRole(arn) !== undefined);
  if (sibling !== undefined) return sibling;
  throw new Refusal(
    `Identity Center would make a role in account ${account.accountId}, and nothing there says which identity provider it would trust. Import an export of the account that holds the role.`,
  );
}

const customerManaged = (
  { partition, accountId }: AccountExport,
  { path, name }: { readonly path: string; readonly name: string },
): string => `arn:${partition}:iam::${accountId}:policy${path}${name}`;

/** Returns the attached policies. Customer managed ones must exist in the account, or Identity Center makes no role. */
function policiesOf(
  scene: Scene,
  account: AccountExport,
  { managedPolicies, customerManagedPolicies }: WholeSet,
  holder: string,
): RoleDetail['attachedPolicies'] {
  const own = customerManagedPolicies.map((one) => customerManaged(account, one));
  return [...managedPolicies.map(({ arn }) => arn), ...own].map((arn) => {
    expectUsable(scene, { arn: holder }, arn);
    return { arn, name: lastPart(arn) };
  });
}

function boundaryOf(
  scene: Scene,
  account: AccountExport,
  { permissionsBoundary: boundary }: WholeSet,
  holder: string,
): Pick<RoleDetail, 'permissionsBoundaryArn'> {
  if (boundary === undefined || boundary.kind === 'NONE') return {};
  const arn = boundary.kind === 'MANAGED' ? boundary.arn : customerManaged(account, boundary);
  expectUsable(scene, { arn: holder }, arn);
  return { permissionsBoundaryArn: arn };
}
