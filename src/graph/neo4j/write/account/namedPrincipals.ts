/** Makes nodes of principals that policies and workloads name but no import has, or not yet. */
import type { AccountFacts, Escalations } from '../../../contract/graphWriter.js';
import type { PrincipalKind } from '../../../model/graph.js';
import {
  accountOfIdentifier,
  namedPrincipal,
  namedPrincipalKind,
} from '../../../model/principals/namedPrincipal.js';
import { roleSessionKey } from '../../../model/principals/roleSessionKey.js';
import type { NewNode } from '../graphEditor.js';
import { searched, type SharedNode } from '../unitRows.js';

const labelsOfKind: Partial<Record<PrincipalKind, readonly string[]>> = {
  ANYONE: ['Anyone'],
  ROOT: ['AccountRoot', 'External'],
  SAML_PROVIDER: ['SamlProvider'],
  OIDC_PROVIDER: ['OidcProvider'],
  ROLE_SESSION: ['RoleSession'],
  SERVICE: ['ServicePrincipal'],
  EXTERNAL: ['External'],
};

export function namedPrincipalNode(uid: string): NewNode {
  const { kind, name, accountId } = namedPrincipal(uid);
  return {
    label: 'Principal',
    uid,
    otherLabels: labelsOfKind[kind] ?? [],
    properties: {
      kind,
      name,
      ...searched(name, uid),
      accountId,
      partition: partitionIn(uid),
      sessionKey: roleSessionKey(uid),
    },
  };
}

const partitionIn = (uid: string): string | undefined =>
  uid.startsWith('arn:') ? uid.split(':')[1] : undefined;

/** Returns nodes of principals that policies, workloads and escalations name, and of their accounts. */
export function namedPrincipals(
  accounts: readonly AccountFacts[],
  escalations: Escalations,
): readonly SharedNode[] {
  const targets = new Set(escalations.edges.map(({ targetArn }) => targetArn));
  const uids = new Set([
    ...accounts.flatMap(({ roles, resources }) =>
      [...roles, ...resources].flatMap(({ trusts, singledOut }) => [
        ...trusts.map(({ identifier }) => identifier),
        ...singledOut,
      ]),
    ),
    ...accounts.flatMap(({ workloads }) => workloads.flatMap(({ roles }) => roles.map(({ arn }) => arn))),
    ...[...targets].filter((arn) => namedPrincipalKind(arn) === 'ROOT'),
  ]);
  const all = [...uids].sort();
  const ids = new Map(all.map((uid) => [accountOfIdentifier(uid), partitionIn(uid)]));
  return [
    ...[...ids].flatMap(([uid, partition]) => (uid === undefined ? [] : [accountNode(uid, partition)])),
    ...all.map(namedPrincipalNode),
  ].map(({ properties: initial, ...node }) => ({ ...node, initial, properties: {}, links: [] }));
}

const accountNode = (uid: string, partition = 'aws'): NewNode => ({
  label: 'Account',
  uid,
  properties: { partition, imported: false, version: 0 },
});
