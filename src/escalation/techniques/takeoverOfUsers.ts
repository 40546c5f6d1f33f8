/** Table B, users: how a principal gets credentials of a user of its account. */
import type { Technique } from '../technique.js';
import { administrationAs, all, any, becomeUser, checked, onUser, open, tableOf } from './rows.js';

const keyFree = checked('the user has fewer than two access keys', {
  kind: 'ACCESS_KEYS',
  fewerThanTwo: true,
});

const noDevice = checked('the user has no MFA device, or T-023 (Remove or resync MFA) takes it away first', {
  kind: 'NO_MFA_DEVICE',
});

export const takeoverOfUsers: readonly Technique[] = tableOf('B', [
  {
    id: 'T-018',
    name: 'New access key',
    required: onUser('iam:CreateAccessKey'),
    preconditions: [keyFree],
    gain: becomeUser,
    sources: ['pc:iam-002', 'rh:4', 'iv:4', 'pm', 'ax'],
    status: 'CATALOGUED',
    closing: 'Limit iam:CreateAccessKey to the own user, arn:aws:iam::*:user/${aws:username}.',
  },
  {
    id: 'T-019',
    name: 'Replace access key',
    required: all(onUser('iam:DeleteAccessKey'), onUser('iam:CreateAccessKey')),
    preconditions: [checked('the user has two access keys', { kind: 'ACCESS_KEYS', fewerThanTwo: false })],
    gain: becomeUser,
    sources: ['pc:iam-003', 'pm'],
    status: 'CATALOGUED',
    closing: 'Limit iam:CreateAccessKey and iam:DeleteAccessKey to the own user.',
  },
  {
    id: 'T-020',
    name: 'Reactivate an access key',
    required: onUser('iam:UpdateAccessKey'),
    preconditions: [open('the caller already holds the secret of an inactive access key of the user')],
    gain: becomeUser,
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Delete access keys that are inactive, and limit iam:UpdateAccessKey to the own user.',
  },
  {
    id: 'T-021',
    name: 'Create console password',
    required: onUser('iam:CreateLoginProfile'),
    preconditions: [
      checked('the user has no console password', { kind: 'LOGIN_PROFILE', present: false }),
      noDevice,
    ],
    gain: becomeUser,
    sources: ['pc:iam-004', 'rh:5', 'iv:5', 'pm'],
    status: 'CATALOGUED',
    closing: 'Limit iam:CreateLoginProfile to who administers users.',
  },
  {
    id: 'T-022',
    name: 'Reset console password',
    required: onUser('iam:UpdateLoginProfile'),
    preconditions: [
      checked('the user has a console password', { kind: 'LOGIN_PROFILE', present: true }),
      noDevice,
    ],
    gain: becomeUser,
    sources: ['pc:iam-006', 'rh:6', 'iv:6', 'pm'],
    status: 'CATALOGUED',
    closing: 'Limit iam:UpdateLoginProfile to who administers users, and require MFA of all who sign in.',
  },
  {
    id: 'T-023',
    name: 'Remove or resync MFA',
    required: any(onUser('iam:DeactivateMFADevice'), onUser('iam:ResyncMFADevice')),
    optional: ['iam:DeleteVirtualMFADevice'],
    gain: { kind: 'ENABLER' },
    enables: ['T-021', 'T-022'],
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit iam:DeactivateMFADevice and iam:ResyncMFADevice to the own user, with MFA.',
  },
  {
    id: 'T-024',
    name: 'Service-specific credentials',
    required: any(
      onUser('iam:CreateServiceSpecificCredential'),
      onUser('iam:ResetServiceSpecificCredential'),
    ),
    preconditions: [open('the user has rights in CodeCommit, Keyspaces or Bedrock')],
    gain: { kind: 'LIMITED', as: 'USER', what: 'the service of the credential' },
    sources: ['ht'],
    status: 'REPORTED',
    closing:
      'Limit iam:CreateServiceSpecificCredential and iam:ResetServiceSpecificCredential to the own user.',
  },
  {
    id: 'T-025',
    name: 'CodeCommit SSH key',
    required: onUser('iam:UploadSSHPublicKey'),
    preconditions: [open('the user has rights in CodeCommit')],
    gain: { kind: 'LIMITED', as: 'USER', what: 'CodeCommit' },
    sources: ['ht'],
    status: 'REPORTED',
    closing: 'Limit iam:UploadSSHPublicKey to the own user.',
  },
  {
    id: 'T-034',
    name: 'Attach policy to a user + key',
    required: all(onUser('iam:AttachUserPolicy'), onUser('iam:CreateAccessKey')),
    preconditions: [keyFree],
    gain: administrationAs('USER'),
    sources: ['pc:iam-015'],
    status: 'CATALOGUED',
    closing: 'Do not give iam:AttachUserPolicy and iam:CreateAccessKey on one user to the same principal.',
  },
  {
    id: 'T-035',
    name: 'Inline policy on a user + key',
    required: all(onUser('iam:PutUserPolicy'), onUser('iam:CreateAccessKey')),
    preconditions: [keyFree],
    gain: administrationAs('USER'),
    sources: ['pc:iam-018'],
    status: 'CATALOGUED',
    closing: 'Do not give iam:PutUserPolicy and iam:CreateAccessKey on one user to the same principal.',
  },
]);
