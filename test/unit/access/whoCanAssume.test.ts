/** Who can end up assuming a role: whom its trust policy lets in, and whoever can write that or become the role. */
import { describe, expect, it } from 'vitest';
import type { WhoCanAnswer } from '../../../src/access/whoCan/whoCan.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';

const HOME = '111122223333';
const user = (name: string): string => `arn:aws:iam::${HOME}:user/${name}`;
const role = (name: string): string => `arn:aws:iam::${HOME}:role/${name}`;
const TARGET = role('t');

const allow = (Action: string | readonly string[], Resource = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition ? { Condition } : {}),
});
const trusting = (Principal: object, Action = 'sts:AssumeRole') => ({ Effect: 'Allow', Principal, Action });

const assuming = (members: RoleEstate['members'], maxHops = 6): Promise<WhoCanAnswer> =>
  whoCanTransitively(
    inMemoryReader(importedEstate(exportsOfEstate({ members }))),
    { action: 'sts:AssumeRole', resource: TARGET, context: [], maxHops },
    { first: 100 },
  );

const routes = ({ entries }: WhoCanAnswer): readonly string[] =>
  entries.map(([, { path }]) => path?.sentence ?? '');

const lets = (name: string): object => ({ AWS: user(name) });

describe('whoCan sts:AssumeRole in the end', () => {
  it('counts whoever can write the trust policy of the role, by which technique (T-026)', async () => {
    const found = await assuming({
      [TARGET]: { trust: [trusting(lets('ann'))], own: [allow('s3:GetObject')] },
      [user('ann')]: { own: [allow('sts:AssumeRole')] },
      [user('pat')]: { own: [allow('iam:UpdateAssumeRolePolicy', TARGET)] },
      [user('other')]: { own: [allow('iam:UpdateAssumeRolePolicy', role('another'))] },
    });
    expect(routes(found)).toEqual([
      `root of ${HOME} → t (${HOME}) by T-026 (Rewrite the trust policy), the role itself.`,
      `ann (${HOME}) can do sts:AssumeRole itself.`,
      `pat (${HOME}) → t (${HOME}) by T-026 (Rewrite the trust policy), the role itself.`,
    ]);
    expect(found).toMatchObject({ totalCount: 3, completeness: { complete: true } });
  });

  it('takes the conditions of writing it', async () => {
    const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const { entries } = await assuming({
      [TARGET]: { trust: [trusting({ Service: 'ec2.amazonaws.com' })], own: [allow('s3:GetObject')] },
      [user('pat')]: { own: [allow('iam:UpdateAssumeRolePolicy', TARGET, office)] },
    });
    const pat = entries.find(([identifier]) => identifier === user('pat'))?.[1];
    expect(pat).toMatchObject({ decision: 'CONDITIONAL', conditions: [{ key: 'aws:SourceIp' }] });
  });

  it('is not complete where it gains nothing more by being the role, and says by whom (T-026)', async () => {
    const { completeness } = await assuming({
      [TARGET]: { trust: [trusting(lets('ann'))] },
      [user('pat')]: { own: [allow('iam:UpdateAssumeRolePolicy', TARGET)] },
    });
    expect(completeness).toMatchObject({
      complete: false,
      truncatedBy: ['ESCALATION_UNEXPLORED'],
      unexplored: [{ principal: user('pat'), techniqueIds: ['T-026'] }],
    });
  });

  it.each([['iam:*'], ['*']])('counts administrators of its account, who may %s', async (all) => {
    const found = await assuming({
      [TARGET]: { trust: [trusting({ Service: 'ec2.amazonaws.com' })] },
      [role('adm')]: { own: [allow(all)], trust: [trusting(lets('ann'))] },
      [user('ann')]: { own: [allow('sts:AssumeRole', role('adm'))] },
    });
    expect(routes(found)).toContain(
      `ann (${HOME}) → adm (${HOME}) → t (${HOME}) by T-026 (Rewrite the trust policy), the role itself.`,
    );
    expect(routes(found)).toContain(
      `adm (${HOME}) → t (${HOME}) by T-026 (Rewrite the trust policy), the role itself.`,
    );
  });

  it('leaves out the role, and who gets a session of it by another call (E-47)', async () => {
    const provider = `arn:aws:iam::${HOME}:saml-provider/corp`;
    const { entries } = await assuming({
      [TARGET]: { trust: [trusting({ Federated: provider }, 'sts:AssumeRoleWithSAML')] },
    });
    expect(entries.map(([identifier]) => identifier)).toEqual([`arn:aws:iam::${HOME}:root`]);
  });

  it('counts the role where somebody whom it can become can assume it', async () => {
    const { entries } = await assuming({
      [TARGET]: { trust: [trusting({ AWS: role('y') })], own: [allow('sts:AssumeRole', role('y'))] },
      [role('y')]: { trust: [trusting({ AWS: TARGET })], own: [allow('sts:AssumeRole', TARGET)] },
    });
    const itself = entries.find(([identifier]) => identifier === TARGET)?.[1].path;
    expect(itself?.hops.map(({ to }) => to.identifier)).toEqual([role('y')]);
  });
});

describe('whoCan in the end', () => {
  it('is complete where nobody may, and says which graph that is of', async () => {
    const queue = 'arn:aws:sqs:eu-west-1:999999999999:orders';
    const estate = importedEstate(exportsOfEstate({ members: { [user('ann')]: {} } }));
    const question = { action: 'sqs:DeleteQueue', resource: queue, context: [], maxHops: 3 };
    const found = await whoCanTransitively(inMemoryReader(estate), question, { first: 10 });
    expect(found.entries).toEqual([]);
    expect(found.completeness).toMatchObject({ complete: true, truncatedBy: [] });
    expect(found.graphVersion).toBe(estate.graphVersion);
  });
});
