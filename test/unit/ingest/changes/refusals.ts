/** Changes that are refused, as tables. */
import { expect, test } from 'vitest';
import type { Change } from '../../../../src/ingest/changes/change.js';
import { ChangeRefused } from '../../../../src/ingest/changes/changeRefused.js';
import * as estate from '../../../support/changeableEstate.js';
import { allow, arn, estateFiles, OTHER, SSO_ROLE, text } from '../../../support/changeableEstate.js';
import { changedDraft } from '../../../support/drafts.js';

export type Files = ReturnType<typeof estateFiles>;

/** What is refused, in which words, and how the files are otherwise than usual. */
export type Row = readonly [what: string, change: Change, message: string, edit?: (files: Files) => unknown];

export const ann = { user: arn('user/ann') };
export const bob = { user: arn('user/bob') };
export const nobody = { user: arn('user/nobody') };
export const app = { role: arn('role/app') };
export const linked = { role: arn('role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX') };
export const signIn = { role: arn(`role/aws-reserved/sso.amazonaws.com/eu-west-1/${SSO_ROLE}`) };
export const staff = { group: arn('group/staff') };
export const deploy = { policyArn: arn('policy/deploy') };
export const limit = { policyArn: arn('policy/limit') };
export const policyDocument = text(allow('s3:*'));
export const inline = { policyName: 'x', policyDocument };
/** A policy of so many characters. */
export const ofSize = (characters: number) => {
  const pad = (length: number) => text(allow('s3:Get*', `arn:aws:s3:::${'x'.repeat(length)}`));
  return pad(characters - pad(0).length);
};
export const many = (count: number) =>
  estate.attached(...Array.from({ length: count }, (_none, index) => arn(`policy/p${index}`)));
export const userIn = ({ own }: Files, index = 0) => own.UserDetailList[index];
export const roleIn = ({ own }: Files, index = 0) => own.RoleDetailList[index];

export const assignment = { permissionSetArn: estate.SET, accountId: OTHER };

export function assign(more: object): Change {
  return {
    createAccountAssignment: { ...assignment, principalType: 'GROUP', principalId: 'g-staff', ...more },
  };
}

export function scp(more: object): Change {
  return {
    createOrganizationPolicy: {
      policyId: 'p-new00001',
      type: 'SERVICE_CONTROL_POLICY',
      name: 'new',
      content: policyDocument,
      ...more,
    },
  };
}

export const refuses = (rows: readonly Row[]) => {
  for (const [what, change, message, edit] of rows)
    test(what, async () => {
      const files = estateFiles();
      edit?.(files);
      const made = changedDraft(files, [change]);
      await expect(made).rejects.toThrow(ChangeRefused);
      await expect(made).rejects.toThrow(message);
      await expect(made).rejects.toMatchObject({ at: `changes[0].${Object.keys(change)[0]}` });
    });
};
