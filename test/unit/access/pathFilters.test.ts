/** Paths that avoid principals and techniques, or take only some: all that the whole search has of them, and no more. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { mayTakeHop, type PathFilter } from '../../../src/access/paths/wanted/pathFilter.js';
import type { PathAnswer, PathHop, PathStep, PrivilegePath } from '../../../src/access/shared/answer.js';
import { defaultDerivationRules } from '../../../src/derive/derivationRules.js';
import { attackedEstates, startOfAttack } from '../../support/attackedEstates.js';
import { exportsOf } from '../../support/attackedExports.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { estateOf, HOME, identifierOf, type Escalation, type Trust } from '../../support/pathEstate.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';

const filterOf = (some: Partial<PathFilter>): PathFilter => ({
  avoidedPrincipals: new Set(),
  avoidedTechniques: new Set(),
  onlyUnconditional: false,
  ...some,
});

const avoiding = (...names: readonly string[]): PathFilter =>
  filterOf({ avoidedPrincipals: new Set(names.map(identifierOf)) });

interface Estate {
  readonly trusts: readonly Trust[];
  readonly escalations: readonly Escalation[];
  readonly administrators: Readonly<Record<string, string | null>>;
}

const readerOf = ({ trusts, escalations, administrators }: Estate) =>
  inMemoryReader(estateOf(trusts, escalations, administrators));

const asked = { maxHops: 10, k: 100, context: [] };

const ask = (estate: Estate, filter?: PathFilter): Promise<PathAnswer> =>
  pathsToPrivilege(readerOf(estate), { ...asked, from: identifierOf('from'), filter });

const wayOf = (hop: PathHop): string =>
  hop.mechanism === 'ESCALATION' ? `${hop.techniqueId} ${hop.via ?? ''}` : 'assume';

/** Whom it passes, by which ways and how firmly: without the order of what is as strong. */
const told = ({ paths }: PathAnswer): readonly unknown[] =>
  paths
    .map(({ hops, decision }) => [
      decision,
      ...hops.map((hop) => [hop.to.identifier, ...[hop, ...(hop.alternatives ?? [])].map(wayOf).sort()]),
    ])
    .map((path) => JSON.stringify(path))
    .sort();

describe('pathsToPrivilege', () => {
  const twoWays: Estate = {
    trusts: [
      { by: 'from', of: 'a' },
      { by: 'a', of: 'x' },
      { by: 'from', of: 'm' },
      { by: 'm', of: 'y' },
      { by: 'y', of: 'x' },
    ],
    escalations: [{ by: 'from', to: 'x', technique: 'T-071', network: 'vpce-1' }],
    administrators: { x: null },
  };
  const passed = ({ paths }: PathAnswer): readonly string[] =>
    paths.map(({ hops }) => hops.map(({ to }) => to.name).join(' '));

  it('goes around those whom the question avoids, by longer ways too', async () => {
    expect(passed(await ask(twoWays))).toEqual(['x', 'a x', 'm y x']);
    expect(passed(await ask(twoWays, avoiding('a')))).toEqual(['x', 'm y x']);
    expect(passed(await ask(twoWays, avoiding('x')))).toEqual([]);
  });

  it('goes without techniques that the question avoids, or without those that it does not name', async () => {
    const avoided = filterOf({ avoidedTechniques: new Set(['T-071']) });
    expect(passed(await ask(twoWays, avoided))).toEqual(['a x', 'm y x']);
    const others = filterOf({ onlyTechniques: new Set(['T-072']) });
    expect(passed(await ask(twoWays, others))).toEqual(['a x', 'm y x']);
    const only = filterOf({ onlyTechniques: new Set(['T-071']) });
    expect(passed(await ask(twoWays, only))).toEqual(['x', 'a x', 'm y x']);
  });

  it('takes a step by what is left of it', async () => {
    const estate: Estate = {
      trusts: [],
      escalations: [
        { by: 'from', to: 'x', technique: 'T-071' },
        { by: 'from', to: 'x', technique: 'T-072', via: identifierOf('a') },
        { by: 'from', to: 'x', technique: 'T-072', via: identifierOf('m'), network: 'vpce-1' },
      ],
      administrators: { x: null },
    };
    const { paths } = await ask(estate, {
      ...avoiding('a'),
      avoidedTechniques: new Set(['T-071']),
    });
    expect(paths).toMatchObject([
      { decision: 'CONDITIONAL', hops: [{ techniqueId: 'T-072', via: identifierOf('m') }] },
    ]);
    expect(paths[0]?.hops[0]?.alternatives).toBeUndefined();
  });

  it('says where an import came before it read what is left of a step', async () => {
    const escalations = [{ by: 'from', to: 'x', technique: 'T-071' }];
    const memory = readerOf({ trusts: [], escalations, administrators: { x: 'vpce-1' } });
    const changed: typeof memory = {
      ...memory,
      hopDetails: async (...asks) => ({
        ...(await memory.hopDetails(...asks)),
        hops: [],
        graphVersion: 'later',
      }),
    };
    const question = { ...asked, from: identifierOf('from'), filter: avoiding('a') };
    expect(await pathsToPrivilege(memory, question)).toMatchObject({ completeness: { complete: true } });
    const { paths, completeness } = await pathsToPrivilege(changed, question);
    expect(paths).toEqual([]);
    expect(completeness).toMatchObject({ complete: false, truncatedBy: ['GRAPH_CHANGED'] });
  });

  it('takes only what hangs on nothing, but for what the question says is so', async () => {
    const filter = filterOf({ onlyUnconditional: true });
    expect(passed(await ask(twoWays, filter))).toEqual(['a x', 'm y x']);
    const context = [{ key: 'aws:SourceVpce', values: ['vpce-1'] }];
    const question = { ...asked, from: identifierOf('from'), context, filter };
    expect(passed(await pathsToPrivilege(readerOf(twoWays), question))).toEqual(['x', 'a x', 'm y x']);
    const ends = { ...twoWays, administrators: { x: 'vpce-1' } };
    expect(passed(await pathsToPrivilege(readerOf(ends), { ...question, context: [] }))).toEqual([]);
    expect(passed(await pathsToPrivilege(readerOf(ends), question))).toEqual(['x', 'a x', 'm y x']);
  });

  describe('a tag that the question says is passed, and that the role takes under a condition', () => {
    const arn = (name: string): string => `arn:aws:iam::${HOME}:${name}`;
    const [ann, hub] = [arn('user/ann'), arn('role/hub')];
    const letIn = (Action: string, more = {}) => ({
      Effect: 'Allow',
      Principal: { AWS: ann },
      Action,
      ...more,
    });
    const tagged = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } };
    const allow = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource });
    const where = (own: readonly ReturnType<typeof allow>[]) => {
      const trust = [letIn('sts:AssumeRole'), letIn('sts:TagSession', tagged)];
      const members = { [ann]: { own }, [hub]: { own: [allow('*', '*')], trust } };
      return inMemoryReader(importedEstate(exportsOfEstate({ members })));
    };
    const context = [
      { key: 'aws:TagKeys', values: ['team'] },
      { key: 'aws:RequestTag/team', values: ['t1'] },
    ];
    const question = { ...asked, from: ann, context };
    const firm = { ...question, filter: filterOf({ onlyUnconditional: true }) };

    it('makes no step of a path where nothing may hang on conditions', async () => {
      const all = await assumeRolePaths(where([]), { ...question, to: hub });
      expect(all.paths.map(({ decision }) => decision)).toEqual(['CONDITIONAL']);
      expect((await assumeRolePaths(where([]), { ...firm, to: hub })).paths).toEqual([]);
      expect((await pathsToPrivilege(where([]), firm)).paths).toEqual([]);
    });

    it('leaves a step its other ways', async () => {
      const reader = where([allow('iam:UpdateAssumeRolePolicy', hub)]);
      const { paths } = await pathsToPrivilege(reader, firm);
      expect(paths).toMatchObject([{ decision: 'ALLOWED', hops: [{ mechanism: 'ESCALATION' }] }]);
    });
  });

  it('says of whom no import told other ways, since they administer their account by what is avoided', async () => {
    const arn = (name: string): string => `arn:aws:iam::${HOME}:user/${name}`;
    const allow = (Action: string, name: string) => ({ Effect: 'Allow', Action, Resource: arn(name) });
    const members = {
      [arn('mallory')]: { own: [allow('iam:PutUserPolicy', 'mallory'), allow('iam:CreateAccessKey', 'bob')] },
      [arn('bob')]: { own: [allow('iam:PutUserPolicy', 'bob')] },
    };
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
    const filter = filterOf({ avoidedTechniques: new Set(['T-003']) });
    const { paths, completeness } = await pathsToPrivilege(reader, {
      ...asked,
      from: arn('mallory'),
      filter,
    });
    expect(paths).toEqual([]);
    expect(completeness).toMatchObject({
      complete: false,
      truncatedBy: ['ESCALATION_UNEXPLORED'],
      unexplored: [{ principal: arn('mallory'), techniqueIds: ['T-003'] }],
    });
  });

  it('says where what goes through somebody else may not have been kept', async () => {
    const ways = (names: readonly string[]): readonly Escalation[] =>
      names.map((name) => ({ by: 'from', to: 'x', technique: 'T-072', via: identifierOf(name) }));
    const estate = (names: readonly string[]): Estate => ({
      trusts: [],
      escalations: ways(names),
      administrators: { x: 'vpce-1' },
    });
    const two = await ask(estate(['a', 'm']), avoiding('a', 'm'));
    expect(two).toMatchObject({ paths: [], completeness: { complete: true } });
    const three = await ask(estate(['a', 'm', 'y']), avoiding('a', 'm', 'y'));
    expect(three).toMatchObject({
      paths: [],
      completeness: { unexplored: [{ principal: identifierOf('from'), techniqueIds: ['T-072'] }] },
    });
  });
});

const network = fc.option(fc.constantFrom('vpce-1', 'vpce-2'), { nil: undefined });
const caller = fc.constantFrom('a', 'from', 'm', 'x', 'y', 'z');
const role = fc.constantFrom('a', 'm', 'to', 'x', 'y', 'z');
const trusts = fc.array(fc.record({ by: caller, of: role, network }), { maxLength: 12, size: 'max' });
const escalations = fc.array(
  fc
    .record({
      by: caller,
      to: fc.oneof({ arbitrary: role, weight: 6 }, fc.constant('root')),
      technique: fc.constantFrom('T-071', 'T-072', 'T-073'),
      via: fc.option(role.map(identifierOf), { nil: undefined }),
      network,
    })
    .map(({ via, ...rest }) => ({ ...rest, ...(via === undefined ? {} : { via }) })),
  { maxLength: 8, size: 'max' },
);
const administrators = fc.dictionary(role, fc.constantFrom(null, 'vpce-1'), { maxKeys: 3 });
const estates = fc.record({ trusts, escalations, administrators });

const filters = fc
  .record({
    principals: fc.subarray(['a', 'm', 'x', 'y', 'z', 'root'], { maxLength: 3 }),
    techniques: fc.subarray(['T-071', 'T-072', 'T-073'], { maxLength: 2 }),
    only: fc.option(fc.subarray(['T-071', 'T-072', 'T-073']), { nil: undefined }),
    onlyUnconditional: fc.boolean(),
  })
  .map(({ principals, techniques, only, onlyUnconditional }) => ({
    avoidedPrincipals: new Set(principals.map(identifierOf)),
    avoidedTechniques: new Set(techniques),
    ...(only === undefined ? {} : { onlyTechniques: new Set(only) }),
    onlyUnconditional,
  }));

/** The same estate, from which all that the filter avoids is taken away. */
function without(
  { trusts: lets, escalations: steps, administrators: ends }: Estate,
  filter: PathFilter,
): Estate {
  const { avoidedPrincipals, avoidedTechniques, onlyTechniques, onlyUnconditional } = filter;
  const isLeft = (...names: readonly string[]): boolean =>
    !names.some((name) => avoidedPrincipals.has(identifierOf(name)));
  const isUnconditional = (own: string | null | undefined): boolean =>
    !onlyUnconditional || (own ?? null) === null;
  return {
    trusts: lets.filter((one) => isLeft(one.by, one.of) && isUnconditional(one.network)),
    escalations: steps.filter(
      ({ by, to, technique, via = '', network: own }) =>
        isLeft(by, to) &&
        !avoidedPrincipals.has(via) &&
        !avoidedTechniques.has(technique) &&
        onlyTechniques?.has(technique) !== false &&
        isUnconditional(own),
    ),
    administrators: Object.fromEntries(
      Object.entries(ends).filter(([name, own]) => isLeft(name) && isUnconditional(own)),
    ),
  };
}

describe('over random estates', () => {
  it('the answer is that of the estate from which all of it is taken away', async () => {
    let complete = 0;
    await fc.assert(
      fc.asyncProperty(estates, filters, async (estate, filter) => {
        const plain = await ask(without(estate, filter));
        const filtered = await ask(estate, filter);
        expect(told(filtered)).toEqual(told(plain));
        expect(filtered.paths.map(({ length }) => length)).toEqual(plain.paths.map(({ length }) => length));
        const { truncatedBy } = filtered.completeness;
        expect(truncatedBy.filter((limit) => limit !== 'ESCALATION_UNEXPLORED')).toEqual([]);
        if (filtered.completeness.complete) complete += 1;
      }),
      runs(20_000),
    );
    expect(complete).toBeGreaterThan(0);
  });

  it('so is that of assumed roles', async () => {
    await fc.assert(
      fc.asyncProperty(estates, filters, async (estate, filter) => {
        const question = { ...asked, from: identifierOf('from'), to: identifierOf('to') };
        const plain = await assumeRolePaths(readerOf(without(estate, filter)), question);
        const filtered = await assumeRolePaths(readerOf(estate), { ...question, filter });
        expect(told(filtered)).toEqual(told(plain));
        expect(filtered.completeness.complete).toBe(true);
      }),
      runs(10_000),
    );
  });
});

const tried = ['T-001', 'T-003', 'T-008', 'T-018', 'T-020', 'T-071', 'T-182'];

const ofAttacked = fc
  .record({
    principals: fc.subarray(
      ['user/ben', 'user/cat', 'role/ops', 'role/run', 'role/top'].map(
        (one) => `arn:aws:iam::${HOME}:${one}`,
      ),
      { maxLength: 2 },
    ),
    techniques: fc.subarray(tried, { maxLength: 3 }),
    onlyUnconditional: fc.boolean(),
  })
  .map(({ principals, techniques, onlyUnconditional }) =>
    filterOf({
      avoidedPrincipals: new Set(principals),
      avoidedTechniques: new Set(techniques),
      onlyUnconditional,
    }),
  );

const waysOf = (hop: PathStep): readonly PathHop[] => [hop, ...(hop.alternatives ?? [])];

const obeys = (filter: PathFilter, { hops, decision }: PrivilegePath): boolean =>
  (!filter.onlyUnconditional || decision === 'ALLOWED') &&
  hops.every((hop) => waysOf(hop).some((way) => mayTakeHop(filter, way)));

const endsOf = ({ hops }: PrivilegePath): string => hops.map(({ to }) => to.identifier).join(' ');

describe('over random estates of exports', () => {
  it('every step obeys, and what is called complete lacks no path that does', async () => {
    const ended = { complete: 0, filtered: 0 };
    await fc.assert(
      fc.asyncProperty(attackedEstates, ofAttacked, async (estate, filter) => {
        const documents = exportsOf(estate);
        const techniques = defaultDerivationRules.techniques.filter(
          ({ id }) => !filter.avoidedTechniques.has(id),
        );
        const worldOf = (rules: typeof defaultDerivationRules) =>
          inMemoryReader(importedEstate(documents, undefined, undefined, rules));
        const question = { ...asked, from: startOfAttack };
        const filtered = await pathsToPrivilege(worldOf(defaultDerivationRules), { ...question, filter });
        for (const { hops } of filtered.paths)
          for (const hop of hops) expect(waysOf(hop).every((way) => mayTakeHop(filter, way))).toBe(true);
        if (!filtered.completeness.complete) return;
        ended.complete += 1;
        const whole = await pathsToPrivilege(worldOf(defaultDerivationRules), question);
        const fewer = await pathsToPrivilege(worldOf({ ...defaultDerivationRules, techniques }), {
          ...question,
          filter,
        });
        const found = filtered.paths.map(endsOf);
        const plain = whole.paths.filter((path) => obeys(filter, path) && path.hops.every(isAlone));
        if (plain.length < whole.paths.length) ended.filtered += 1;
        expect(found).toEqual(expect.arrayContaining(plain.map(endsOf)));
        expect(filtered.paths.length > 0 || fewer.paths.length === 0).toBe(true);
      }),
      runs(600),
    );
    expect(Object.values(ended).every((count) => count > 0)).toBe(true);
  });
});

const isAlone = ({ joint }: PathStep): boolean => joint === undefined;
