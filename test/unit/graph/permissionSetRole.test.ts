/** Which roles are of which permission set, by their ARNs. */
import { expect, it } from 'vitest';
import { permissionSetRole } from '../../../src/graph/model/principals/permissionSetRole.js';

const arn = (resource: string): string => `arn:aws:iam::222222222222:role/${resource}`;
const made = 'aws-reserved/sso.amazonaws.com/';

it.each([
  [`${made}AWSReservedSSO_Admin_0123456789abcdef`, 'Admin'],
  [`${made}eu-west-1/AWSReservedSSO_Admin_0123456789abcdef`, 'Admin'],
  [`${made}AWSReservedSSO_Read-Only_v2_0123456789abcdef`, 'Read-Only_v2'],
  [`${made}AWSReservedSSO_A_0123456789abcdef_0123456789abcdef`, 'A_0123456789abcdef'],
  ['AWSReservedSSO_Admin_0123456789abcdef', undefined],
  [`team/${made}AWSReservedSSO_Admin_0123456789abcdef`, undefined],
  [`${made}AWSReservedSSO_Admin_0123`, undefined],
  [`${made}AWSReservedSSO_Admin_0123456789abcdeg`, undefined],
  [`${made}AWSReservedSSO__0123456789abcdef`, undefined],
])('E-53: %s', (resource, permissionSet) => {
  expect(permissionSetRole(arn(resource))?.permissionSet).toBe(permissionSet);
});
