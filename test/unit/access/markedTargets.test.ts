/** Ways to marked targets: principals, and whoever may do something to a resource. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import type { PathAnswer } from '../../../src/access/shared/answer.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import type { MarkedTarget } from '../../../src/graph/model/stored/markedTargets.js';
import { attackedEstates, startOfAttack } from '../../support/attackedEstates.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { estateOf, HOME, identifierOf, plainHops, type Trust } from '../../support/pathEstate.js';
import { plainChains } from '../../support/plainPaths.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';
import { allow } from '../../support/statements.js';

const asked = { maxHops: 10, k: 100, context: [] };

const abroad = '444455556666';
const iam = (resource: string, account = HOME): string => `arn:aws:iam::${account}:${resource}`;
const [ann, hub, reader, boss] = [iam('user/ann'), iam('role/hub'), iam('role/reader'), iam('role/boss')];
const far = iam('role/far', abroad);
const trusting = (AWS: string) => [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }];
const object = 'arn:aws:s3:::ledger/*';

const estate = {
  members: {
    [ann]: { own: [allow('sts:AssumeRole', '*')] },
    [hub]: { own: [allow('sts:AssumeRole', '*')], trust: trusting(ann) },
    [reader]: {
      own: [allow('s3:GetObject', object, { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } })],
      trust: trusting(hub),
    },
    [boss]: { own: [allow('*', '*')], trust: trusting(hub) },
  },
};

const toTargets = (
  targets: readonly MarkedTarget[],
  members: Parameters<typeof exportsOfEstate>[0]['members'] = estate.members,
  more: Partial<Parameters<typeof pathsToPrivilege>[1]> = {},
): Promise<PathAnswer> =>
  pathsToPrivilege(inMemoryReader(importedEstate(exportsOfEstate({ members }))), {
    ...asked,
    from: ann,
    targets,
    ...more,
  });

const sentences = ({ paths }: PathAnswer): readonly string[] => paths.map(({ sentence }) => sentence);

describe('a principal as a target', () => {
  const jewel: MarkedTarget = { name: 'Jewel', principal: hub };

  it('ends a path and is passed, and the path says so', async () => {
    const { paths, completeness } = await toTargets([jewel]);
    expect(paths.map(({ sentence, goal }) => [sentence, goal])).toEqual([
      [
        `ann (${HOME}) → hub (${HOME}), which is the target “Jewel”.`,
        { administration: false, targets: [jewel] },
      ],
      [
        `ann (${HOME}) → hub (${HOME}) → boss (${HOME}), administrator of account ${HOME}.`,
        { administration: true, targets: [] },
      ],
    ]);
    expect(completeness.complete).toBe(true);
  });

  it('may be the one who starts, or an administrator', async () => {
    const both = [
      { name: 'Ann', principal: ann },
      { name: 'Boss', principal: boss },
    ];
    const { paths } = await toTargets(both);
    expect(paths.map(({ sentence, goal }) => [sentence, goal?.administration, goal?.targets.length])).toEqual(
      [
        [`ann (${HOME}) is the target “Ann” itself.`, false, 1],
        [`ann (${HOME}) → hub (${HOME}) → boss (${HOME}), administrator of account ${HOME}.`, true, 1],
      ],
    );
  });

  it('counts for nothing where the question does not ask', async () => {
    expect(sentences(await toTargets([]))).toHaveLength(1);
  });

  it('is not called complete where an administrator of another account comes first', async () => {
    const members = { ...estate.members, [far]: { trust: trusting(boss) } };
    const { paths, completeness } = await toTargets([{ name: 'Far', principal: far }], members);
    expect(paths).toHaveLength(1);
    expect(completeness).toMatchObject({
      complete: false,
      truncatedBy: ['ESCALATION_UNEXPLORED'],
      unexplored: [{ principal: boss, techniqueIds: [] }],
    });
  });

  it('is not called complete where several identities together administer another account', async () => {
    const [helper, sibling] = [iam('role/helper'), iam('role/sibling')];
    const members = {
      [ann]: {},
      [helper]: { own: [allow('iam:AttachRolePolicy', sibling)], trust: trusting(ann) },
      [sibling]: { trust: trusting(ann) },
      [far]: { trust: trusting(iam('root')) },
    };
    const { paths, completeness } = await toTargets([{ name: 'Far', principal: far }], members);
    expect(paths.map(({ hops }) => hops.at(-1)?.to.identifier)).toEqual([iam('root')]);
    expect(completeness).toMatchObject({
      complete: false,
      unexplored: [{ principal: iam('root'), techniqueIds: [] }],
    });
  });

  it('is a gap where its account was not imported', async () => {
    const { dataGaps } = await toTargets([{ name: 'Far', principal: far }]);
    const gaps = dataGaps.filter(({ kind }) => kind === 'ACCOUNT_NOT_IMPORTED');
    expect(gaps.map(({ accountId }) => accountId)).toContain(abroad);
  });
});

describe('a resource as a target', () => {
  const ledger: MarkedTarget = { name: 'Ledger', resource: object, actions: ['s3:GetObject'] };
  const may = `which can do s3:GetObject on ${object} (the target “Ledger”)`;

  it('is reached by whoever may do the action, under the conditions of that', async () => {
    const { paths, completeness } = await toTargets([ledger]);
    expect(sentences({ paths } as PathAnswer)).toEqual([
      `ann (${HOME}) → hub (${HOME}) → boss (${HOME}), administrator of account ${HOME}.`,
      `ann (${HOME}) → hub (${HOME}) → reader (${HOME}), ${may}, if aws:SourceVpce = vpce-1.`,
    ]);
    expect(paths[1]).toMatchObject({ decision: 'CONDITIONAL', goal: { targets: [ledger] } });
    expect(completeness).toMatchObject({ complete: false, truncatedBy: ['ESCALATION_UNEXPLORED'] });
  });

  it('is reached by the start as the question says that it calls, and by others as they are', async () => {
    const having = (key: string, value: string) =>
      allow('s3:GetObject', object, { Condition: { StringEquals: { [key]: value } } });
    const withMfa = having('aws:MultiFactorAuthPresent', 'true');
    const ofBlue = having('aws:PrincipalTag/team', 'blue');
    const members = {
      [ann]: { own: [withMfa] },
      [hub]: { own: [withMfa], trust: trusting(ann) },
      [reader]: { own: [ofBlue], tags: { team: 'blue' }, trust: trusting(ann) },
    };
    const context = [
      { key: 'aws:MultiFactorAuthPresent', values: ['true'] },
      { key: 'aws:PrincipalTag/team', values: ['red'] },
    ];
    const { paths } = await toTargets([ledger], members, { context });
    expect(paths.map(({ hops, decision }) => [hops.at(-1)?.to.name, decision])).toEqual([
      [undefined, 'ALLOWED'],
      ['reader', 'ALLOWED'],
    ]);
  });

  it('is reached without conditions where the question says that they hold', async () => {
    const context = [{ key: 'aws:SourceVpce', values: ['vpce-1'] }];
    const { paths } = await toTargets([ledger], estate.members, { context });
    expect(paths.map(({ decision }) => decision)).toEqual(['ALLOWED', 'ALLOWED']);
    const filter = {
      avoidedPrincipals: new Set<string>(),
      avoidedTechniques: new Set<string>(),
      onlyUnconditional: true,
    };
    const only = await toTargets([ledger], estate.members, { filter });
    expect(sentences(only)).toHaveLength(1);
  });
});

const role = fc.constantFrom('a', 'm', 'to', 'x', 'y', 'z');
const caller = fc.constantFrom('a', 'from', 'm', 'x', 'y', 'z');
const network = fc.option(fc.constantFrom('vpce-1', 'vpce-2'), { nil: undefined });
const trusts = fc.array(fc.record({ by: caller, of: role, network }), { maxLength: 12, size: 'max' });
const administrators = fc.dictionary(role, fc.constantFrom(null, 'vpce-1'), { maxKeys: 2 });
const names = fc.uniqueArray(fc.oneof(role, fc.constant('from')), { maxLength: 3 });

/** The ends come before any name; a target is an end for certain, and passed unless it administers its account. */
function plainWays(
  lets: readonly Trust[],
  ends: Readonly<Record<string, string | null>>,
  marked: readonly string[],
) {
  const isOver = (name: string): boolean => ends[name] === null;
  const last = [...new Set([...Object.keys(ends), ...marked])].map((from) => ({
    from,
    to: '',
    unconditional: isOver(from) || marked.includes(from),
  }));
  const hops = [...plainHops(lets).filter(({ from }) => !isOver(from)), ...last];
  return plainChains(hops, 'from', '').map(({ principals, unconditional }) =>
    [...principals.slice(0, -1), unconditional ? '' : '?'].join(' '),
  );
}

describe('over random estates', () => {
  it('the paths are those that plain enumeration finds', async () => {
    await fc.assert(
      fc.asyncProperty(trusts, administrators, names, async (lets, ends, marked) => {
        const targets = marked.map((name) => ({ name, principal: identifierOf(name) }));
        const graph = inMemoryReader(estateOf(lets, [], ends));
        const found = await pathsToPrivilege(graph, { ...asked, from: identifierOf('from'), targets });
        const told = found.paths.map(({ hops, decision }) =>
          ['from', ...hops.map(({ to }) => to.name), decision === 'ALLOWED' ? '' : '?'].join(' '),
        );
        expect([...told].sort()).toEqual([...plainWays(lets, ends, marked)].sort());
      }),
      runs(10_000),
    );
  });

  it('a path to a resource ends with whoever may do it, and nobody who is come to and may is left out', async () => {
    const action = 's3:GetObject';
    const sign = (arn: string): string => `arn:aws:s3:::${arn.replaceAll(/\W/g, '-')}/x`;
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(attackedEstates, fc.nat(6), async (attacked, at) => {
        const all = Object.keys(attacked.members);
        const resource = sign(all[at % all.length] ?? '');
        const targets = [{ name: 'it', resource, actions: [action] }];
        const graph = inMemoryReader(graphOfAttacked(attacked));
        const question = { ...asked, from: startOfAttack };
        const { paths } = await pathsToPrivilege(graph, { ...question, targets });
        const ends = new Set(
          paths.flatMap(({ hops, goal }) =>
            goal?.targets.length === 1 ? (hops.at(-1)?.to.identifier ?? startOfAttack) : [],
          ),
        );
        for (const principal of ends) {
          const asks = { principal, action, resource, context: [], unlistedContextKeys: 'UNKNOWN' } as const;
          expect(['ALLOWED', 'CONDITIONAL']).toContain((await can(graph, asks)).decision);
          ended += 1;
        }
        const whole = await pathsToPrivilege(graph, {
          ...question,
          targets: all.map((one) => ({ name: one, principal: one })),
        });
        const met = new Set(whole.paths.map(({ hops }) => hops.at(-1)?.to.identifier ?? startOfAttack));
        const may = (await whoCan(graph, { action, resource, context: [] }, { first: 100 })).entries;
        expect(may.map(([one]) => one).filter((one) => met.has(one) && !ends.has(one))).toEqual([]);
      }),
      runs(2_000),
    );
    expect(ended).toBeGreaterThan(0);
  });
});
