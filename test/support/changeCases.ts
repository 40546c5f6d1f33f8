/**
 * For each verb a change, and the edit of the files that comes to the same. Those of one kind can all be made one after the
 * other.
 */
import { idOf, roles, users } from '../../src/ingest/changes/verbs/entities.js';
import * as estate from './changeableEstate.js';
import { arn, text, trust } from './changeableEstate.js';
import { created, type ChangeCase, app, type Case } from './changeCase.js';
import { principals } from './principalCases.js';
import { credentials, deletedUser, managedPolicies } from './policyCases.js';
import { assignments, organizations, resources } from './unitCases.js';

/** The first verbs in an account that was never imported; the files cannot say that there is no instance profile. */
export const newAccount: Case = {
  changes: [
    { createUser: { user: arn('user/first', estate.NEVER) } },
    {
      createRole: {
        role: arn('role/second', estate.NEVER),
        assumeRolePolicyDocument: text(trust(arn('user/first', estate.NEVER), app)),
      },
    },
  ],
  edit(files) {
    const [first, second] = [arn('user/first', estate.NEVER), arn('role/second', estate.NEVER)];
    const trusted = { AssumeRolePolicyDocument: trust(first, app) };
    files.never = {
      UserDetailList: [estate.user('first', { ...created, UserId: idOf(users, first) }, estate.NEVER)],
      RoleDetailList: [
        estate.role('second', { ...created, ...trusted, RoleId: idOf(roles, second) }, estate.NEVER),
      ],
      GroupDetailList: [],
      Policies: [],
    };
    files.coverage = estate.wholeCoverage(estate.NEVER);
    files.nobody = estate.noCredentials(estate.NEVER, 'first');
  },
};

const ofKind = (kind: ChangeCase['kind'], cases: readonly Case[]): readonly ChangeCase[] =>
  cases.map((one) => ({ kind, ...one }));

export const changeCases: readonly ChangeCase[] = [
  ...ofKind('PRINCIPALS', principals),
  ...ofKind('POLICIES', managedPolicies),
  ...ofKind('CREDENTIALS', credentials),
  ...ofKind('DELETED_USER', deletedUser),
  ...ofKind('RESOURCES', resources),
  ...ofKind('ORGANIZATION', organizations),
  ...ofKind('ASSIGNMENTS', assignments),
];
