/** Whose code somebody may change because the policy of a function or repository says so (G-13). */
import { describe, expect, it } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { parseArn } from '../../../src/iam/language/arn.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';
import { ask } from '../../support/pathQuestions.js';
import { exportsOfEstate, idOf, type Member, type RoleEstate } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const [HOME, AWAY] = ['111111111111', '222222222222'] as const;
const mallory = `arn:aws:iam::${AWAY}:user/mallory`;
const inside = `arn:aws:iam::${HOME}:user/mallory`;
const ADMIN = `arn:aws:iam::${HOME}:role/Admin`;
const root = (account: string) => `arn:aws:iam::${account}:root`;
const worker = `arn:aws:lambda:eu-west-1:${HOME}:function:worker`;
const images = `arn:aws:ecr:eu-west-1:${HOME}:repository/images`;

const allow = (Action: string | readonly string[], more: Json = {}): Json => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});
const UPDATE = 'lambda:UpdateFunctionCode';
const change = [UPDATE, 'lambda:InvokeFunction'];
const push = ['PutImage', 'InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload'].map(
  (name) => `ecr:${name}`,
);

/** Lets somebody do something, as the policy of the resource. */
const policyOf = (ResourceArn: string, AWS: string, Action: string | readonly string[], more: Json = {}) => ({
  ResourceArn,
  AccountId: HOME,
  Policy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS }, Action, Resource: ResourceArn, ...more }],
  },
});

interface Estate {
  readonly own?: Member;
  /** The policies of the one in the function's own account. */
  readonly home?: Member;
  readonly policy: Json;
  readonly organizations?: Parameters<typeof importedEstate>[1];
  readonly groups?: RoleEstate['groups'];
  /** Without: nobody looked what the function runs as. */
  readonly runsAs?: boolean;
}

const service = (Service: string): Json => ({
  Effect: 'Allow',
  Principal: { Service },
  Action: 'sts:AssumeRole',
});

function readerOf({ own, home = {}, groups = {}, policy, organizations, runsAs = true }: Estate) {
  const members: Readonly<Record<string, Member>> = {
    [mallory]: own ?? { own: [allow([...change, ...push])] },
    [inside]: home,
    [ADMIN]: { own: [allow('*')], trust: [service('lambda.amazonaws.com')] },
  };
  const functions = { Functions: [{ FunctionArn: worker, Role: ADMIN }] };
  const documents = [...exportsOfEstate({ members, groups }), policy, ...(runsAs ? [functions] : [])];
  return inMemoryReader(importedEstate(documents, organizations));
}

const paths = async (estate: Estate, from = mallory) =>
  ask(readerOf(estate), 'pathsToPrivilege', from, ADMIN);

describe('a function whose policy lets another account change its code', () => {
  it.each([
    ['its root user', root(AWAY)],
    ['a principal of it', mallory],
    ['anyone', '*'],
  ])('leads to the role that it runs as, by %s (G-13)', async (_what, who) => {
    const policy = policyOf(worker, who, change);
    const { found, complete } = await paths({ policy });
    expect(found.join(' ')).toContain(ADMIN);
    expect(complete).toBe(true);
    const question = {
      principal: mallory,
      action: UPDATE,
      resource: worker,
      context: [],
      unlistedContextKeys: 'UNKNOWN' as const,
    };
    expect((await can(readerOf({ policy }), question)).decision).toBe('ALLOWED');
  });

  it('is told of whom it lets in, from the other end too (G-13)', async () => {
    const { found } = await ask(
      readerOf({ policy: policyOf(worker, mallory, change) }),
      'whoCanReach',
      mallory,
      ADMIN,
    );
    expect(found.join(' ')).toContain(mallory);
  });

  it.each<readonly [string, Estate]>([
    ['it lets in another principal', { policy: policyOf(worker, inside, change) }],
    ['it lets in for other calls', { policy: policyOf(worker, mallory, 'lambda:InvokeFunction') }],
    ['the caller has no permission of its own', { own: {}, policy: policyOf(worker, mallory, change) }],
    [
      'a condition stops it',
      {
        policy: policyOf(worker, mallory, change, {
          Condition: { StringEquals: { 'aws:PrincipalAccount': HOME } },
        }),
      },
    ],
    [
      "the caller's boundary stops it",
      {
        own: { own: [allow(change)], boundary: [allow('s3:*')] },
        policy: policyOf(worker, mallory, change),
      },
    ],
    [
      'a service control policy over the caller stops it',
      {
        policy: policyOf(worker, mallory, change),
        organizations: organizationOf({
          [AWAY]: {
            scp: [fullAccess, { ...fullAccess, Guard: { ...allow('lambda:*'), Effect: 'Deny' } }, fullAccess],
          },
          [HOME]: {},
        }),
      },
    ],
  ])('leads nowhere where %s (G-13)', async (_what, estate) => {
    expect((await paths(estate)).found).toEqual([]);
  });

  it.each(['lambda:AddPermission', 'lambda:PutResourcePolicy', 'lambda:UpdateFunctionConfiguration'])(
    'leads nowhere by %s, which that policy does not decide (E-114)',
    async (write) => {
      for (const caller of [mallory, inside]) {
        const estate = { own: { own: [allow(write)] }, policy: policyOf(worker, caller, write) };
        expect(await paths(estate, caller)).toMatchObject({ found: [], complete: true });
      }
    },
  );

  describe('that denies something already (G-24)', () => {
    const adding = 'lambda:AddPermission';
    const replacing = ['lambda:PutResourcePolicy', adding, 'lambda:RemovePermission'];
    const denying = (AWS: string, Action: string | readonly string[]) =>
      policyOf(worker, AWS, Action, { Effect: 'Deny' });
    /** For certain: in regions where nobody looked there may be another function. */
    const leads = async (policy: Json, ...actions: readonly string[]) => {
      const home = actions.length === 0 ? {} : { home: { own: [allow(actions)] } };
      const { found } = await paths({ policy, ...home }, inside);
      return found.some((sentence) => !sentence.includes(', if '));
    };

    it('stops a caller that has the permission of its own (T-123)', async () => {
      expect(await leads(denying(mallory, UPDATE), ...change)).toBe(true);
      expect(await leads(denying(inside, UPDATE), ...change)).toBe(false);
      expect(await leads(denying('*', 'lambda:*'), ...change)).toBe(false);
    });

    it('stays where a statement is added, and goes where the policy is replaced (T-125)', async () => {
      expect(await leads(denying(mallory, UPDATE), adding)).toBe(true);
      expect(await leads(denying(inside, 'lambda:Update*'), adding)).toBe(false);
      expect(await leads(denying(inside, 'lambda:Update*'), ...replacing)).toBe(true);
      for (const lacking of replacing) {
        const others = replacing.filter((one) => one !== lacking);
        expect(await leads(denying(inside, 'lambda:Update*'), ...others)).toBe(false);
      }
      expect(await leads(denying('*', replacing), ...replacing)).toBe(true);
    });
  });

  it('leads nowhere for certain where nothing invokes it (G-13)', async () => {
    const reader = readerOf({ policy: policyOf(worker, mallory, UPDATE) });
    const [entry] = (await reader.escalations([mallory], { first: 5 })).get(mallory)?.entries ?? [];
    expect(
      entry?.[1].grant.alternatives.map(({ techniqueId, decision }) => `${techniqueId} ${decision}`),
    ).toEqual(['T-123 CONDITIONAL']);
  });

  it.each([
    ['', 'ALLOWED'],
    [' under conditions', 'CONDITIONAL'],
  ])('leads whoever administers that account%s there in one step (G-13)', async (what, expected) => {
    const Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
    const own = [allow('iam:*', what === '' ? {} : { Condition })];
    const reader = readerOf({ own: { own }, policy: policyOf(worker, root(AWAY), change) });
    const { entries = [] } = (await reader.escalations([mallory], { first: 5 })).get(mallory) ?? {};
    const into = entries.filter(([, { principal }]) => principal.identifier === ADMIN);
    expect(into.map(([, { grant }]) => grant.decision)).toEqual([expected]);
  });

  it('is a finding, and no search is complete, where nobody looked what it runs as (G-13)', async () => {
    const { found, complete, unexplored } = await paths({
      policy: policyOf(worker, mallory, change),
      runsAs: false,
    });
    expect([found, complete]).toEqual([[], false]);
    expect(unexplored).toEqual([{ principal: mallory, techniqueIds: ['T-123', 'T-124'] }]);
  });

  it.each([
    ['that it joins', ['iam:AddUserToGroup'], false],
    ['that it cannot join', ['iam:ListGroups'], true],
  ])(
    'may be changed by the rights of a group %s, which no search follows (G-13)',
    async (_what, own, expected) => {
      const groups = { [`arn:aws:iam::${AWAY}:group/deployers`]: [allow(change)] };
      const { complete, found } = await paths({
        own: { own: [allow(own)] },
        groups,
        policy: policyOf(worker, root(AWAY), change),
      });
      expect([found, complete]).toEqual([[], expected]);
    },
  );

  it('that anyone may call changes nothing for rights that somebody can give itself (G-13)', async () => {
    const groups = { [`arn:aws:iam::${AWAY}:group/deployers`]: [allow(change)] };
    const own = { own: [allow('iam:AddUserToGroup')] };
    const policy = policyOf(worker, '*', 'lambda:InvokeFunctionUrl');
    expect((await paths({ own, groups, policy })).complete).toBe(true);
  });

  it('leads there whoever administers the account that it names (G-13)', async () => {
    const estate = { own: { own: [allow('iam:*')] }, policy: policyOf(worker, root(AWAY), change) };
    const { found } = await ask(readerOf(estate), 'whoCanReach', mallory, ADMIN);
    expect(found).toEqual(expect.arrayContaining([mallory, root(AWAY)]));
    const other = { ...estate, policy: policyOf(worker, inside, change) };
    expect((await ask(readerOf(other), 'whoCanReach', mallory, ADMIN)).found).not.toContain(mallory);
  });

  it('needs no policy of the caller in its own account (G-13)', async () => {
    const { found } = await paths({ policy: policyOf(worker, inside, change) }, inside);
    expect(found.join(' ')).toContain(ADMIN);
    expect((await paths({ policy: policyOf(worker, root(HOME), change) }, inside)).found).toEqual([]);
  });

  it.each<readonly [string, boolean, Json]>([
    ['anyone', true, { Principal: '*' }],
    ['everyone but another', true, { NotPrincipal: { AWS: mallory } }],
    ['its unique id', true, { Principal: { AWS: idOf('AIDA', inside) } }],
    ['the unique id of another', false, { Principal: { AWS: idOf('AIDA', mallory) } }],
    ['it beside its account', true, { Principal: { AWS: [root(HOME), inside] } }],
    ['another beside its account', false, { Principal: { AWS: [root(HOME), mallory] } }],
  ])('is in it whoever the policy lets in, by naming %s: %s (G-13)', async (_whom, isLetIn, who) => {
    const { ResourceArn, AccountId } = policyOf(worker, inside, change);
    const statement = { ...allow(change, { Resource: worker }), ...who };
    const Policy = { Version: '2012-10-17', Statement: [statement] };
    const { found } = await paths({ policy: { ResourceArn, AccountId, Policy } }, inside);
    expect(found.some((sentence) => sentence.includes(ADMIN))).toBe(isLetIn);
  });
});

describe('a repository whose policy lets another account push', () => {
  it('is a finding, and no search is complete (G-13)', async () => {
    const { complete, unexplored } = await paths({ policy: policyOf(images, root(AWAY), push) });
    expect(complete).toBe(false);
    expect(unexplored).toEqual([{ principal: mallory, techniqueIds: ['T-139'] }]);
    expect((await paths({ policy: policyOf(images, root(AWAY), 'ecr:BatchGetImage') })).complete).toBe(true);
    expect((await paths({ own: {}, policy: policyOf(images, root(AWAY), push) })).complete).toBe(true);
  });
});

describe('a policy that lets somebody do a part, whose rest other held identities do (G-13)', () => {
  it('is a finding, and no search is complete: of a push', async () => {
    const own = { own: [allow('ecr:PutImage')] };
    const policy = policyOf(images, root(AWAY), 'ecr:PutImage');
    const { found, complete, unexplored } = await paths({ own, policy });
    expect({ found, complete }).toEqual({ found: [], complete: false });
    expect(unexplored).toEqual([{ principal: mallory, techniqueIds: ['T-139'] }]);
    const backwards = await ask(readerOf({ own, policy }), 'whoCanReach', mallory, ADMIN);
    expect(backwards.complete).toBe(false);
    expect((await paths({ own: {}, policy })).complete).toBe(true);
  });

  it('is none where what it lets do leads there alone, or only invokes', async () => {
    const own = { own: [allow('lambda:InvokeFunction')] };
    const policy = policyOf(worker, root(AWAY), 'lambda:InvokeFunction');
    expect(await paths({ own, policy })).toMatchObject({ found: [], complete: true });
    const updating = { own: { own: [allow(UPDATE)] }, policy: policyOf(worker, root(AWAY), UPDATE) };
    expect((await paths(updating)).unexplored).toEqual([]);
  });

  it('counts in its own account too, where its policy lets in one of the identities that are held', async () => {
    const policy = policyOf(images, inside, 'ecr:PutImage');
    expect((await paths({ policy }, inside)).unexplored).toEqual([
      { principal: inside, techniqueIds: ['T-139'] },
    ]);
  });
});

it('the ARNs are such', () => {
  expect([worker, images].map((arn) => parseArn(arn)?.service)).toEqual(['lambda', 'ecr']);
});
