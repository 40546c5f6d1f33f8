/** Where somebody can gain rights that no search goes on from, no search is called complete. */
import { describe, expect, it } from 'vitest';
import { leadsOn, techniquesWithinOrganization } from '../../../src/escalation/gains/chainableGains.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { accountsVisitedOf } from '../../../src/graph/neo4j/read/paths/visitedAccounts.js';
import type { StoredOrganizations } from '../../../src/graph/model/storedPolicies.js';
import {
  ADMIN,
  AWAY,
  exploredEstates,
  HOME,
  joiningAs,
  NEXT,
  unexploredEstates,
} from '../../support/hiddenEstates.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { organizationOf } from '../../support/organizations.js';
import { ask, questions, type Question } from '../../support/pathQuestions.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';

/** A path of assumed roles takes no escalation. */
const searching = questions.filter((question) => question !== 'assumeRolePaths');

const told = (question: Question, estate: RoleEstate, from: string) =>
  ask(inMemoryReader(importedEstate(exportsOfEstate(estate))), question, from, ADMIN);

describe.each(searching)('%s', (question) => {
  it.each(Object.entries(unexploredEstates))(
    '%s: is not complete, and says by whom (G-6)',
    async (_what, { from, estate, technique }) => {
      const { complete, truncatedBy, unexplored } = await told(question, estate, from);
      expect(complete).toBe(false);
      expect(truncatedBy).toEqual(['ESCALATION_UNEXPLORED']);
      expect(unexplored).toEqual([{ principal: from, techniqueIds: [technique] }]);
    },
  );

  it.each(Object.entries(exploredEstates))(
    '%s: finds it, and is complete (G-6)',
    async (_what, { from, estate }) => {
      const { found, complete } = await told(question, estate, from);
      expect(complete).toBe(true);
      expect(found.join(' ')).toContain(question === 'whoCan' || question === 'whoCanReach' ? from : ADMIN);
    },
  );

  it('is complete where who could join a group cannot assume the role that puts it there (G-6)', async () => {
    expect((await told(question, joiningAs(), `arn:aws:iam::${HOME}:user/u`)).complete).toBe(true);
  });

  it('is complete where what can be gained is data', async () => {
    const from = `arn:aws:iam::${HOME}:user/reader`;
    const members = { ...exploredEstates['T-009: joins a group that may assume it']?.estate.members };
    const estate = {
      members: { [ADMIN]: members[ADMIN] ?? {}, [from]: { own: [readsSecrets] } },
    };
    expect((await told(question, estate, from)).complete).toBe(true);
  });
});

it.each(['pathsToPrivilege', 'whoCanReach', 'whoCan'] as const)(
  '%s: a list of such principals that was cut may hide others behind those who only strengthen others (G-6, T-182)',
  async (question) => {
    const [{ from, estate }] = Object.values(exploredEstates) as [(typeof exploredEstates)[string]];
    const reader = inMemoryReader(importedEstate(exportsOfEstate(estate)));
    const told = async (isUnexploredCut: boolean) => {
      const listing = <Known extends object>(known: Known) => ({
        ...known,
        unexplored: [{ principal: from, techniqueIds: ['T-182'] }],
        isUnexploredCut,
      });
      const listed: GraphReader = {
        ...reader,
        pathRegion: async (asked) => listing(await reader.pathRegion(asked)),
        visitedAccounts: async (asked) => listing(await reader.visitedAccounts(asked)),
      };
      return (await ask(listed, question, from, ADMIN)).truncatedBy;
    };
    expect(await told(false)).toEqual([]);
    expect(await told(true)).toEqual(['ESCALATION_UNEXPLORED']);
  },
);

it('the database lists some of such principals, and says whether there may be others (G-6)', () => {
  const visited = (sets: number) =>
    accountsVisitedOf({
      outsideAccounts: [],
      assumableUnread: { ids: [], more: 0 },
      principalGaps: [],
      unplaced: [],
      outdatedAccounts: [],
      organizationGaps: [],
      unfollowed: Array.from({ length: sets }, (_, at) => [`arn:${Math.floor(at / 6)}`, ['T-182']] as const),
      graphVersion: '1',
    });
  expect(visited(49).isUnexploredCut).toBe(undefined);
  expect(visited(50)).toMatchObject({ isUnexploredCut: true, unexplored: { length: 9 } });
});

const readsSecrets = { Effect: 'Allow', Action: 'secretsmanager:PutResourcePolicy', Resource: '*' };

it('assumeRolePaths takes no escalation, and is complete without', async () => {
  for (const { from, estate } of Object.values(unexploredEstates))
    expect((await told('assumeRolePaths', estate, from)).complete).toBe(true);
});

describe('a technique that ends with an organization, of somebody whom no role lets in (G-23)', () => {
  const administrator = { own: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const own = [{ Effect: 'Allow', Action: 'sso:*', Resource: '*' }];
  const holder = `arn:aws:iam::${AWAY}:user/elsewhere`;
  const partner = `arn:aws:iam::${NEXT}:user/partner`;
  const trusted = [{ Effect: 'Allow', Principal: { AWS: partner }, Action: 'sts:AssumeRole' }];
  const from = `arn:aws:iam::${HOME}:user/u`;
  const members = { [ADMIN]: administrator, [from]: {}, [holder]: { own } };
  const inward = ['whoCanReach', 'chokePoints', 'whoCan'] as const;

  const toldIn = (question: Question, estate: RoleEstate, organization?: StoredOrganizations) =>
    ask(inMemoryReader(importedEstate(exportsOfEstate(estate), organization)), question, from, ADMIN);

  it.each(inward)('%s is complete where no organization was imported, which is a gap', async (question) => {
    const { complete, dataGaps } = await toldIn(question, { members });
    expect(complete).toBe(true);
    expect(dataGaps.map(({ message }) => message)).toContain(
      'No organization was imported: SCPs, RCPs and organization ids are not known, nor which account is the management account.',
    );
  });

  it.each(inward)('%s is not complete where its account is of the same organization', async (question) => {
    const organization = organizationOf({ [HOME]: {}, [AWAY]: {} });
    const { complete, unexplored } = await toldIn(question, { members }, organization);
    expect(complete).toBe(false);
    expect(unexplored.map(({ principal }) => principal)).toEqual([holder]);
  });

  it.each(inward)('%s is complete where the organization does not have its account', async (question) => {
    expect((await toldIn(question, { members }, organizationOf({ [HOME]: {} }))).complete).toBe(true);
  });

  it.each(inward)(
    '%s is not complete where no imported organization has either account',
    async (question) => {
      expect((await toldIn(question, { members }, organizationOf({ [NEXT]: {} }))).complete).toBe(false);
    },
  );

  it.each(inward)(
    '%s is not complete where a role lets in an account of the same organization',
    async (question) => {
      const estate = { members: { ...members, [ADMIN]: { ...administrator, trust: trusted } } };
      const organization = organizationOf({ [NEXT]: {}, [AWAY]: {} });
      expect((await toldIn(question, estate, organization)).complete).toBe(false);
    },
  );
});

describe('techniques', () => {
  const ofIdentityCenter = [169, 170, 171, 172, 173, 174, 175].map((number) => `T-${number}`);

  it.each([
    ...ofIdentityCenter,
    'T-178',
    'T-179',
    'T-180a',
    'T-180b',
    'T-181',
    'T-411',
    'T-414',
    'T-458',
    'T-459',
    'T-460',
  ])('%s, of Identity Center and of organizations, leads on within an organization (G-6, G-23)', (id) => {
    expect(leadsOn(id)).toBe(true);
    expect(techniquesWithinOrganization).toContain(id);
  });

  it('T-177a takes a role that is assumed: the edges of assuming lead to it', () => {
    expect(leadsOn('T-177a')).toBe(false);
  });

  it.each(['T-153', 'T-154', 'T-155a'])('%s gives data, which leads nowhere by itself (G-6)', (id) => {
    expect(leadsOn(id)).toBe(false);
  });
});
