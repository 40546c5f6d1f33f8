/** Which roles let in somebody of an account. */
import { expect, test } from 'vitest';
import type { TrustingRole } from '../../../src/graph/contract/graphWriter.js';
import { rolesLettingIn } from '../../../src/derive/hypothetical/hypotheticalAssumptions.js';
import { factsOf } from '../../support/importedGraph.js';
import { exportsOfEstate } from '../../support/roleEstate.js';

const [HOME, AWAY] = ['111111111111', '222222222222'] as const;

const role = (name: string, ...identifiers: readonly string[]): TrustingRole => ({
  arn: `arn:aws:iam::${AWAY}:role/${name}`,
  accountId: AWAY,
  partition: 'aws',
  tags: [],
  serviceLinked: false,
  trustHash: name,
  trusts: identifiers.map((identifier) => ({ identifier, statementIndexes: [0] })),
  singledOut: [],
});

test('each role is there once, for the accounts that it names or for all where it names anyone (E-37)', () => {
  const [root, user] = [`arn:aws:iam::${HOME}:root`, `arn:aws:iam::${HOME}:user/ann`];
  const [named, open, service] = [
    role('named', root, user),
    role('open', '*', root),
    role('service', 'ec2.amazonaws.com'),
  ];
  const lettingIn = rolesLettingIn([], [named, open, service]);
  expect(lettingIn(HOME).roles).toEqual([named, open]);
  expect(lettingIn(AWAY).roles).toEqual([open]);
});

test('a role that names somebody by unique id is of whose account that is (E-44)', () => {
  const [ann, nobody] = [role('ann', 'AIDA1111ann'), role('nobody', 'AIDA1111deleted')];
  const accounts = factsOf(exportsOfEstate({ members: { [`arn:aws:iam::${HOME}:user/ann`]: {} } }));
  const lettingIn = rolesLettingIn(accounts, [ann, nobody]);
  expect(lettingIn(HOME).roles).toEqual([ann]);
  expect(lettingIn(AWAY).roles).toEqual([]);
});
