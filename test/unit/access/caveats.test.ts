/** What AWS leaves undecided is said by every question whose answer rests on it. */
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { can } from '../../../src/access/can/can.js';
import { crossAccountAccess } from '../../../src/access/diagnosis/crossAccountAccess.js';
import { effectivePermissions } from '../../../src/access/permissions/effectivePermissions.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { ruleOfCaveat } from '../../support/caseSummary.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { chief, deployer, mallory, provider, undecidedExports } from '../../support/undecidedEstate.js';

const reader = inMemoryReader(importedEstate(undecidedExports));
const search = { maxHops: 6, k: 10, context: [] };
const asking = {
  action: 'sts:AssumeRoleWithWebIdentity',
  resource: deployer,
  context: [],
  unlistedContextKeys: 'UNKNOWN' as const,
};
const all = { first: 100 };

const rulesOf = ({ caveats }: { readonly caveats: readonly string[] }) => caveats.map(ruleOfCaveat);

describe('the spelling of a provider (E-74)', () => {
  it('is a caveat of who may assume the role, as of the single question', async () => {
    const one = await can(reader, { ...asking, principal: provider });
    expect([one.decision, ...rulesOf(one)]).toEqual(['ALLOWED', 'E-74']);
    const { entries } = await whoCan(reader, asking, all);
    expect(entries.map(([who, entry]) => [who, entry.decision, ...rulesOf(entry)])).toEqual([
      [provider, 'ALLOWED', 'E-74'],
    ]);
    const inTheEnd = await whoCanTransitively(reader, { ...asking, maxHops: 6 }, all);
    const same = inTheEnd.entries.find(([who]) => who === provider)?.[1];
    expect(same && rulesOf(same)).toEqual(['E-74']);
    expect(same?.path && rulesOf(same.path)).toEqual(['E-74']);
  });

  it('is a caveat of the path, of its hop and of the single step', async () => {
    const { paths } = await assumeRolePaths(reader, { ...search, from: provider, to: deployer });
    expect(paths.map((path) => [path.decision, rulesOf(path), path.hops.map(rulesOf)])).toEqual([
      ['ALLOWED', ['E-74'], [['E-74']]],
    ]);
    const steps = (await reader.canAssume([provider], all)).get(provider)?.entries ?? [];
    expect(steps.map(([role, { grant }]) => [role, ...rulesOf(grant)])).toEqual([[deployer, 'E-74']]);
  });

  it('is a caveat of the diagnosis', async () => {
    expect(rulesOf(await crossAccountAccess(reader, { from: provider, to: deployer }))).toContain('E-74');
  });
});

describe('an address without a prefix length (E-89)', () => {
  it('is a caveat of an escalation, and of the administrative access behind it', async () => {
    const { paths } = await pathsToPrivilege(reader, { ...search, from: mallory });
    expect(paths.slice(0, 1).map((path) => [rulesOf(path), path.hops.map(rulesOf)])).toEqual([
      [['E-89'], [['E-89']]],
    ]);
    const own = await pathsToPrivilege(reader, { ...search, from: chief });
    expect(own.paths.slice(0, 1).map((path) => [path.length, ...rulesOf(path)])).toEqual([[0, 'E-89']]);
  });

  it('is a caveat of what a principal may do', async () => {
    expect(rulesOf(await effectivePermissions(reader, mallory))).toEqual(['E-89']);
  });
});

describe('MFA in the session of a role (E-43)', () => {
  const until = { DateLessThan: { 'aws:CurrentTime': '2999-01-01T00:00:00Z' } };
  const permissionsIf = (Condition: object) => {
    const own = [{ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { ...Condition, ...until } }];
    const estate = exportsOfEstate({ members: { [deployer]: { own, trust: [] } } });
    return effectivePermissions(inMemoryReader(importedEstate(estate)), deployer);
  };

  it('is a caveat of what a role may do where its absence would let it do more', async () => {
    const mfa = { 'aws:MultiFactorAuthPresent': 'true' };
    expect(rulesOf(await permissionsIf({ BoolIfExists: mfa }))).toEqual(['E-43']);
    expect(rulesOf(await permissionsIf({ Bool: mfa }))).toEqual([]);
  });
});
