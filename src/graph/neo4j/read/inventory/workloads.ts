/** Reads workloads, their roles, and instance profiles. */
import { decoder, oneOf, optional, text } from '../../../model/stored/field.js';
import { named, one } from '../columns.js';
import { PRINCIPAL, instanceProfile, principalOf, workload } from '../projections.js';
import {
  byKey,
  IN_ACCOUNTS,
  listPage,
  listsByKey,
  pagesByKey,
  pagesOfAll,
  type SomeReads,
} from '../reads.js';
import { IMPORTED_ACCOUNTS, importedAccounts } from './accounts.js';
import { LISTED } from './principals.js';

const useColumns = {
  use: oneOf('CODE', 'SERVICE'),
  instanceProfileArn: named('profile', optional(text)),
};

/**
 * Returns clauses that lead from a workload to its roles, or back: from `key` to `n`. A workload that runs as a role in
 * several ways counts once, as CODE if the code gets the role's credentials in one of them.
 */
const uses = (workloadIs: string, roleIs: string, containedIs = roleIs): string => `CALL (key) {
  MATCH (${workloadIs})-[x:RUNS_AS]->(${roleIs})
  RETURN n, x.use AS use, null AS profile
  UNION ALL
  MATCH (${workloadIs})-[:USES_PROFILE]->(i:InstanceProfile)-[:CONTAINS]->(${containedIs})
  RETURN n, 'CODE' AS use, i.uid AS profile
}
WITH key, n, min(use) AS use, min(profile) AS profile`;

export const workloadReads = {
  workloads: byKey(workload),
  workloadPage: listPage({ ...workload, where: { ...LISTED, kind: 'n.kind = $kind' } }),
  rolesOfWorkloads: listsByKey({
    find: uses(':Workload {uid: key}', 'n:Principal', 'n:IamRole'),
    found: ['use', 'profile'],
    entry: `{role: n ${PRINCIPAL}, use: use, profile: profile}`,
    of: decoder('The role of a workload', { ...useColumns, role: one(principalOf) }),
  }),
  workloadsOfRoles: pagesOfAll({
    find: `${uses('n:Workload', ':Principal {uid: key}')}
WHERE ${IN_ACCOUNTS}`,
    found: ['use', 'profile'],
    entry: `{workload: n ${workload.row}, use: use, profile: profile}`,
    of: decoder('The user of a role', { ...useColumns, workload: one(workload.of) }),
  }),
  workloadsOfInstanceProfiles: pagesByKey({
    ...workload,
    owner: '(o:InstanceProfile {uid: key})',
    pattern: '(o)<-[:USES_PROFILE]-(n:Workload)',
    where: IN_ACCOUNTS,
  }),

  instanceProfiles: byKey(instanceProfile),
  instanceProfilesOfRoles: listsByKey({
    ...instanceProfile,
    find: 'MATCH (:Principal&IamRole {uid: key})<-[:CONTAINS]-(n:InstanceProfile)',
  }),
  instanceProfilePage: listPage(
    {
      ...instanceProfile,
      where: {
        ...LISTED,
        withoutRole: '$withoutRole <> EXISTS { (n)-[:CONTAINS]->(:IamRole) }',
      },
    },
    IMPORTED_ACCOUNTS,
    { accounts: importedAccounts },
  ),
} satisfies SomeReads;
