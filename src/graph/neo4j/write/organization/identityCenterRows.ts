/** An instance of Identity Center as nodes and relationships. */
import type {
  IdentityCenterFacts,
  IdentityCenterPrincipalFact,
  PermissionSetFact,
} from '../../../model/facts/identityCenterFacts.js';
import { encode } from '../../../model/stored/field.js';
import {
  identityCenterPrincipalFields,
  permissionSetFields,
} from '../../../model/stored/organizationTables.js';
import { joinRows, linkRows, rowsOf, type Table, type UnitRows } from '../unitRows.js';

export const identityCenterRows = ({ instanceArn: unit, ...facts }: IdentityCenterFacts): UnitRows =>
  joinRows([
    rowsOf(unit, facts.permissionSets, permissionSets(unit)),
    rowsOf(unit, facts.principals, principals),
    {
      links: [
        ...linkRows(unit, facts.memberships, ({ userUid }) => userUid, [
          'IdentityCenterPrincipal MEMBER_OF IdentityCenterPrincipal',
          ({ groupUid }) => [groupUid],
        ]),
        ...linkRows(unit, facts.assignments, ({ principalUid }) => principalUid, [
          'IdentityCenterPrincipal ASSIGNED PermissionSet',
          ({ permissionSetArn: to, accountId }) => [{ to, properties: { accountId } }],
        ]),
      ],
    },
  ]);

/** `rolePrefix`: how the names of its roles begin (E-53). */
const permissionSets = (instanceArn: string): Table<PermissionSetFact> => ({
  label: 'PermissionSet',
  propertiesOf: (set) => {
    const rolePrefix = `AWSReservedSSO_${set.name}_`;
    return {
      ...encode(permissionSetFields, { ...set, instanceArn }),
      nameKey: set.name.toLowerCase(),
      rolePrefix,
      rolePrefixKey: rolePrefix.toLowerCase(),
    };
  },
  links: [['PermissionSet HAS_DOCUMENT PolicyDocument', ({ inlinePolicyHash }) => [inlinePolicyHash]]],
});

const principals: Table<IdentityCenterPrincipalFact> = {
  label: 'IdentityCenterPrincipal',
  propertiesOf: (principal) => ({
    ...encode(identityCenterPrincipalFields, principal),
    membersCollected: principal.membersCollected,
  }),
};
