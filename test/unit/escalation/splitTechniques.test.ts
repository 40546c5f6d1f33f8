/** What one identity comes to by a technique, it comes to with a second one that makes some of the calls (G-1). */
import { describe, expect, it } from 'vitest';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { deriveAssumeEdges } from '../../../src/derive/deriveAssumeEdges.js';
import { deriveEscalations } from '../../../src/derive/deriveEscalations.js';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { isOnByDefault, type Technique } from '../../../src/escalation/catalog/technique.js';
import { techniques } from '../../../src/escalation/catalog/techniques.js';
import { PASS_ROLE, passingCalls } from '../../../src/escalation/catalog/forms.js';
import { atOnce } from '../../../src/graph/contract/turns.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';
import { startsOf } from '../../support/edgeStarts.js';
import { allow, arnOf, factsOf, home, type AccountIs } from '../../support/escalationAccount.js';
import {
  accountFor,
  fixturesOf,
  organizationFor,
  statementsOf,
  type Fixture,
  type Permission,
} from '../../support/escalationFixtures.js';
import { graphOf } from '../../support/importedGraph.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { noNeighbors } from '../../support/noNeighbors.js';
import { someOf } from '../../support/runs.js';
import { notShown } from '../../support/techniqueFixtures.js';

interface Split {
  readonly technique: Technique;
  readonly fixture: Fixture;
  readonly own: readonly Permission[];
  readonly others: readonly Permission[];
}

/** The boundary keeps the caller from the helper; or one call takes two roles, so that who passes one passes both. */
const apart = new Set(['T-012', 'T-053', 'T-060', 'T-243']);
const unshown = new Set(notShown.map(({ id }) => id));
const leadsNowhere = new Set(['ENABLER', 'ASSUMPTION', 'OUTSIDER']);

const splits: readonly Split[] = techniques
  .filter((one) => isOnByDefault(one) && !apart.has(one.id) && !unshown.has(one.id))
  .filter(({ gain }) => !leadsNowhere.has(gain.kind))
  .flatMap((technique) => fixturesOf(technique).flatMap((fixture) => splitsOf(technique, fixture)));

/** Every way to give some of the permissions to the second one. Whoever passes a role also makes the call that takes it. */
function splitsOf(technique: Technique, fixture: Fixture): readonly Split[] {
  const { permissions, form } = fixture;
  const calls = passingCalls(technique, form);
  const isBound = ({ action }: Permission): boolean =>
    calls !== undefined && [PASS_ROLE, ...calls].includes(action);
  return Array.from({ length: 2 ** permissions.length - 1 }, (_, at) => at + 1).flatMap((bits) => {
    const isOther = (_one: Permission, index: number): boolean => Math.floor(bits / 2 ** index) % 2 === 1;
    const others = permissions.filter(isOther);
    const own = permissions.filter((one) => !others.includes(one));
    return own.some(isBound) && others.some(isBound) ? [] : [{ technique, fixture, own, others }];
  });
}

/** Administrators that the fixture has as targets may little, so that what follows counts as well. */
function withHelper(fixture: Fixture, own: readonly Permission[], others: readonly Permission[]): AccountIs {
  const { roles = {}, users = {}, ...rest } = accountFor(fixture, { statements: statementsOf(own) });
  const weak = <T extends { readonly may?: readonly unknown[] }>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(all).map(([name, is]) => {
        const isAdministrator = JSON.stringify(is.may) === JSON.stringify([allow('*')]);
        const may = [allow('s3:GetObject', `arn:aws:s3:::secret-${name}`)];
        return [name, isAdministrator && name !== 'mallory' ? { ...is, may } : is];
      }),
    );
  const helper = { trusts: [callerOf({ roles })], may: statementsOf(others) };
  return { ...rest, users: weak(users), roles: { ...weak(roles), helper } };
}

const callerOf = ({ roles = {} }: Pick<AccountIs, 'roles'>): string =>
  arnOf(roles['mallory'] === undefined ? 'user' : 'role', 'mallory');

/** Whom the caller becomes, of which accounts it becomes an administrator, and whether an answer says that there may be more. */
async function toldOf(is: AccountIs, fixture: Fixture) {
  const facts = [factsOf(is)];
  const organizations = organizationFor(fixture, {});
  const neighbors = { ...noNeighbors, importedAccounts: new Set([home]), organizations };
  const edges = atOnce(deriveAssumeEdges(facts, neighbors));
  const graph = graphOf(facts, atOnce(deriveEscalations(facts, edges, neighbors, defaultDerivationRules)));
  const find = (arn: string) => graph.principals.find((one) => one.identifier === arn);
  const sets = facts.flatMap(({ policySets }) => policySets);
  const hops = edges.flatMap(({ source, targetArn, grant }) =>
    startsOf(source, sets).flatMap((start) => {
      const to = find(targetArn);
      return to?.kind === 'ROLE' ? [{ from: find(start) ?? namedPrincipal(start), to, grant }] : [];
    }),
  );
  const reader = inMemoryReader({ ...graph, hops, organizations });
  const from = callerOf(is);
  const { reached, administeredAccountIds, completeness } = await blastRadius(reader, {
    principal: from,
    maxHops: 10,
  });
  const found = await pathsToPrivilege(reader, { from, maxHops: 10, k: 5, context: [] });
  return {
    ends: [...reached.map(({ identifier }) => identifier), ...administeredAccountIds],
    saysMore: !completeness.complete && !found.completeness.complete,
  };
}

describe.each(someOf(splits, 25))('$technique.id, $fixture.name', ({ fixture, own, others }) => {
  it(`with ${others.map(({ action }) => action).join(', ')} of another one`, async () => {
    const whole = await toldOf(withHelper(fixture, fixture.permissions, []), fixture);
    const split = await toldOf(withHelper(fixture, own, others), fixture);
    if (!split.saysMore) expect(split.ends).toEqual(expect.arrayContaining([...whole.ends]));
  });
});
