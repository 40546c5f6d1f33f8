/** Who can sign in as a role through Identity Center. */
import type { IamRole } from '../../graph/model/graph.js';
import type { AssigneePage } from '../../graph/contract/pageRequests.js';
import type { Page } from '../../graph/contract/pageRequests.js';
import { permissionSetRole } from '../../graph/model/principals/permissionSetRole.js';
import type { DataGap } from '../../iam/decide/decision.js';
import { readPage, toConnection, type PageArguments } from '../pagination.js';
import type { Context } from '../context.js';

export async function assignedTo({ identifier }: IamRole, page: PageArguments, { loaders }: Context) {
  const read = await readPage(page, (request) => loaders.assigneesOfRoles(identifier, request));
  return { ...toConnection(read), dataGaps: gapsOf(identifier, read) };
}

/** None for a role that Identity Center did not make: nobody is assigned it. */
function gapsOf(role: string, page: AssigneePage | Page<never>): readonly DataGap[] {
  const made = permissionSetRole(role);
  if (made === undefined) return [];
  if (!('groupsWithoutMembers' in page)) return [gap(made.accountId, notImported(made.permissionSet))];
  return page.groupsWithoutMembers.map((name) => gap(made.accountId, membersUnknown(name)));
}

const gap = (accountId: string, message: string): DataGap => ({
  kind: 'EXPORT_INCOMPLETE',
  accountId,
  message,
});

const notImported = (permissionSet: string): string =>
  `Identity Center made this role for the permission set ${permissionSet}, of which nothing was imported, or which several instances have. Import the outputs of aws sso-admin and aws identitystore.`;

const membersUnknown = (group: string): string =>
  `The members of the group ${group} were not imported. Import the output of aws identitystore list-group-memberships, with "GroupId" beside it.`;
