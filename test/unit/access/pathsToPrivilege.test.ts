/** Ways to administrative access: by assuming and escalating, up to the first who has it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { renderPath } from '../../../src/access/paths/renderPath.js';
import type { ContextInput, PathAnswer, PrivilegePath } from '../../../src/access/shared/answer.js';
import type { WorkLimits } from '../../../src/access/paths/findPaths.js';
import { consistentAnswer } from '../../support/derivations.js';
import { Honesty, limitsUpTo } from '../../support/honesty.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import {
  estateOf,
  HOME,
  identifierOf,
  plainHops,
  type Administrators,
  type Escalation,
  type Trust,
} from '../../support/pathEstate.js';
import type { Account } from '../../../src/graph/model/graph.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import type { SectionCompleteness } from '../../../src/graph/model/completeness.js';
import { plainChains, type PlainHop } from '../../support/plainPaths.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { runs } from '../../support/runs.js';
import { timedOutReader, timeOuts } from '../../support/timedOutReader.js';

interface Estate {
  readonly trusts?: readonly Trust[];
  readonly escalations?: readonly Escalation[];
  readonly administrators?: Administrators;
}

interface IndexedResource {
  readonly from?: string;
  readonly maxHops?: number;
  readonly k?: number;
  readonly context?: readonly ContextInput[];
}

const readerOf = ({ trusts = [], escalations = [], administrators = {} }: Estate): GraphReader =>
  inMemoryReader(estateOf(trusts, escalations, administrators));

const ask = (estate: Estate, asked?: IndexedResource, limits?: WorkLimits): Promise<PathAnswer> =>
  askOf(readerOf(estate), asked, limits);

const askOf = async (
  reader: GraphReader,
  { from = 'from', ...asked }: IndexedResource = {},
  limits?: WorkLimits,
): Promise<PathAnswer> => {
  const question = { from: identifierOf(from), maxHops: 10, k: 100, context: [], ...asked };
  return consistentAnswer(await pathsToPrivilege(reader, question, limits));
};

const sentences = ({ paths }: PathAnswer): readonly string[] => paths.map(({ sentence }) => sentence);

async function onlyPath(estate: Estate, asked: IndexedResource = {}): Promise<PrivilegePath> {
  const { paths } = await ask(estate, asked);
  expect(paths).toHaveLength(1);
  return paths[0] as PrivilegePath;
}

const atEndpoint = (value: string): IndexedResource => ({
  context: [{ key: 'aws:SourceVpce', values: [value] }],
});

describe('pathsToPrivilege', () => {
  it('goes over roles to an administrator', async () => {
    const path = await onlyPath({
      trusts: [
        { by: 'from', of: 'a' },
        { by: 'a', of: 'x', network: 'vpce-1' },
      ],
      administrators: { x: null },
    });
    expect(path).toMatchObject({ length: 2, decision: 'CONDITIONAL' });
    expect(path.sentence).toBe(
      `from (${HOME}) → a (${HOME}) → x (${HOME}), administrator of account ${HOME}, if aws:SourceVpce = vpce-1.`,
    );
  });

  it('says where nobody looked what runs in an account on the way (G-3)', async () => {
    const { dataGaps } = await ask({ trusts: [{ by: 'from', of: 'a' }], administrators: { a: null } });
    expect(dataGaps).toContainEqual({
      kind: 'COMPUTE_NOT_IMPORTED',
      accountId: HOME,
      message: `The workloads of account ${HOME}, and the roles that they run as, were not imported, or not completely: paths through them may be missing.`,
    });
  });

  it('says in which regions somebody looked, where those are not all (G-3)', async () => {
    const graph = estateOf([{ by: 'from', of: 'a' }], [], { a: null });
    const detail = 'Looked at in eu-west-1 only.';
    const gapsWith = async (compute: Pick<SectionCompleteness, 'detail'>) => {
      const completeness = [{ section: 'COMPUTE', status: 'COLLECTED', kinds: ['*'], ...compute }] as const;
      const accounts = graph.accounts.map((one) => ({ ...one, completeness }));
      const question = { from: identifierOf('from'), maxHops: 10, k: 100, context: [] };
      const { dataGaps } = await pathsToPrivilege(inMemoryReader({ ...graph, accounts }), question);
      return dataGaps.filter(({ kind }) => kind === 'COMPUTE_NOT_IMPORTED').map(({ message }) => message);
    };
    expect(await gapsWith({ detail })).toEqual([
      `The workloads of account ${HOME}, and the roles that they run as, were not collected in every Region: paths through workloads in other Regions may be missing. ${detail}`,
    ]);
    expect(await gapsWith({})).toEqual([]);
  });

  it('says so however many accounts come before of which all is known (G-3)', async () => {
    const graph = estateOf([], [], {});
    const met = Array.from({ length: 60 }, (_, index) => String(index).padStart(12, '0'));
    const completeness = [{ section: 'COMPUTE', status: 'COLLECTED', kinds: ['*'] }] as const;
    const others = met.map((accountId) => ({
      ...(graph.accounts[0] as Account),
      accountId,
      ...(accountId === met.at(-1) ? {} : { completeness }),
    }));
    const reader = inMemoryReader({ ...graph, accounts: [...graph.accounts, ...others] });
    const { dataGaps } = await askOf({
      ...reader,
      pathRegion: async (question) => ({ ...(await reader.pathRegion(question)), visitedAccounts: met }),
    });
    const unseen = dataGaps.filter(({ kind }) => kind === 'COMPUTE_NOT_IMPORTED');
    expect(unseen.map(({ accountId }) => accountId)).toEqual([met.at(-1), HOME]);
  });

  it('says so of an account where no path goes through, but somebody is met (G-3)', async () => {
    const other = '222222222222';
    const [u, dep] = [identifierOf('from'), `arn:aws:iam::${other}:role/dep`];
    const estate = {
      members: {
        [u]: { own: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: dep }] },
        [dep]: { trust: [{ Effect: 'Allow', Principal: { AWS: u }, Action: 'sts:AssumeRole' }] },
      },
    };
    const { paths, dataGaps } = await pathsToPrivilege(
      inMemoryReader(importedEstate(exportsOfEstate(estate))),
      { from: u, maxHops: 6, k: 10, context: [] },
    );
    expect(paths).toEqual([]);
    const unseen = dataGaps.filter(({ kind }) => kind === 'COMPUTE_NOT_IMPORTED');
    expect(unseen.map(({ accountId }) => accountId)).toEqual([HOME, other]);
  });

  it('goes on by techniques, and says which and through what (T-071)', async () => {
    const path = await onlyPath({
      trusts: [{ by: 'from', of: 'a' }],
      escalations: [{ by: 'a', to: 'root', technique: 'T-071', via: identifierOf('x') }],
    });
    expect(path.sentence).toBe(
      `from (${HOME}) → a (${HOME}) → administrator of account ${HOME} by T-071 (Lambda create and invoke).`,
    );
    expect(path.hops.map(({ sentence }) => sentence)).toEqual([
      `from (${HOME}) can assume a (${HOME}).`,
      `a (${HOME}) can become administrator of account ${HOME} by T-071 (Lambda create and invoke), through role x.`,
    ]);
    expect(path).toMatchObject({ decision: 'ALLOWED', length: 2 });
  });

  it('from an administrator is one path without steps that says so', async () => {
    const estate = { trusts: [{ by: 'from', of: 'a' }], administrators: { from: null, a: null } };
    const path = await onlyPath(estate);
    expect(path).toMatchObject({ length: 0, hops: [], decision: 'ALLOWED' });
    expect(path.sentence).toBe(`from (${HOME}) is administrator of account ${HOME} already.`);
    expect(path.accounts.map(({ accountId }) => accountId)).toEqual([HOME]);
  });

  it('from a root user too', async () => {
    const path = await onlyPath({ administrators: { a: null } }, { from: 'root' });
    expect(path).toMatchObject({ length: 0, decision: 'ALLOWED' });
  });

  it('ends with the first administrator', async () => {
    const search = await ask({
      trusts: [
        { by: 'from', of: 'a' },
        { by: 'a', of: 'x' },
      ],
      administrators: { a: null, x: null },
    });
    expect(search.paths.map(({ length }) => length)).toEqual([1]);
    expect(search.completeness).toMatchObject({ complete: true });
  });

  it('passes one that is administrator only under conditions: there may be a way without', async () => {
    const search = await ask({
      trusts: [{ by: 'from', of: 'x' }],
      administrators: { from: 'vpce-1', x: null },
    });
    expect(sentences(search)).toEqual([
      `from (${HOME}) is administrator of account ${HOME} already, if aws:SourceVpce = vpce-1.`,
      `from (${HOME}) → x (${HOME}), administrator of account ${HOME}.`,
    ]);
    expect(search.paths.map(({ decision }) => decision)).toEqual(['CONDITIONAL', 'ALLOWED']);
  });

  it('tells the ways of one step together, the strongest first and one for each technique', async () => {
    const path = await onlyPath({
      trusts: [{ by: 'from', of: 'x', network: 'vpce-1' }],
      escalations: [
        { by: 'from', to: 'x', technique: 'T-071', network: 'vpce-1' },
        { by: 'from', to: 'x', technique: 'T-072', via: 'a' },
        { by: 'from', to: 'x', technique: 'T-072', via: 'b' },
      ],
      administrators: { x: null },
    });
    expect(path.decision).toBe('ALLOWED');
    const [hop] = path.hops;
    expect(hop).toMatchObject({ mechanism: 'ESCALATION', techniqueId: 'T-072', via: 'a' });
    expect(hop?.alternatives).toMatchObject([
      { mechanism: 'ASSUME_ROLE' },
      { mechanism: 'ESCALATION', techniqueId: 'T-071' },
    ]);
  });

  it('under a context drops the conditions that it meets', async () => {
    const estate: Estate = {
      escalations: [{ by: 'from', to: 'x', technique: 'T-071', network: 'vpce-1' }],
      administrators: { x: 'vpce-1' },
    };
    expect(await onlyPath(estate, atEndpoint('vpce-1'))).toMatchObject({
      decision: 'ALLOWED',
      conditions: [],
    });
  });

  it('under a context asks again whether a technique is still possible (G-22)', async () => {
    const arn = (name: string): string => `arn:aws:iam::${HOME}:user/${name}`;
    const key = (vpce: string) => ({
      Effect: 'Allow',
      Action: 'iam:CreateAccessKey',
      Resource: arn('boss'),
      Condition: { StringEquals: { 'aws:SourceVpce': vpce } },
    });
    const boss = { own: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
    const through = async (vpce: string, ...vpces: readonly string[]) => {
      const members = { [arn('mallory')]: { own: vpces.map(key) }, [arn('boss')]: boss };
      const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
      const context = [{ key: 'aws:SourceVpce', values: [vpce] }];
      const question = { from: arn('mallory'), maxHops: 3, k: 10, context };
      return sentences(await pathsToPrivilege(reader, question));
    };
    const otherwise = 'something else allows it';
    expect((await through('vpce-1', 'vpce-1')).join()).toContain('T-018');
    expect((await through('vpce-1', 'vpce-1')).join()).not.toContain(otherwise);
    expect(await through('vpce-2', 'vpce-1')).toEqual([]);
    expect((await through('vpce-2', 'vpce-1', 'vpce-2')).join()).toContain('T-018');
  });

  it('refuses one that is not in an imported account', async () => {
    await expect(ask({}, { from: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND', argument: 'from' });
  });

  it('draws its paths for Graphviz and for Mermaid', async () => {
    const path = await onlyPath({
      trusts: [{ by: 'from', of: 'a', network: 'vpce-1' }],
      escalations: [{ by: 'a', to: 'root', technique: 'T-004' }],
    });
    expect(renderPath(path, 'DOT')).toBe(`digraph path {
  rankdir=LR;
  n0 [label="from (${HOME})"];
  n1 [label="a (${HOME})"];
  n2 [label="administrator of account ${HOME}"];
  n0 -> n1 [label="ASSUME_ROLE", style=dashed];
  n1 -> n2 [label="T-004 (Inline policy on own role)"];
}
`);
    expect(renderPath(path, 'MERMAID')).toBe(`flowchart LR
  n0["from (${HOME})"]
  n1["a (${HOME})"]
  n2["administrator of account ${HOME}"]
  n0 -.->|"ASSUME_ROLE"| n1
  n1 -->|"T-004 (Inline policy on own role)"| n2
`);
    const own = await onlyPath({ administrators: { from: null } });
    expect(renderPath(own, 'DOT')).toContain(`n0 [label="from (${HOME})"];`);
  });
});

const network = fc.option(fc.constantFrom('vpce-1', 'vpce-2'), { nil: undefined });
const caller = fc.constantFrom('a', 'from', 'm', 'x', 'y', 'z');
const role = fc.constantFrom('a', 'm', 'to', 'x', 'y', 'z');
const trusts = fc.array(fc.record({ by: caller, of: role, network }), { maxLength: 10, size: 'max' });
const escalations = fc.array(
  fc.record({
    by: caller,
    to: fc.oneof({ arbitrary: role, weight: 6 }, fc.constant('root')),
    technique: fc.constantFrom('T-071', 'T-072'),
    network,
  }),
  { maxLength: 6, size: 'max' },
);
const administrators = fc.dictionary(
  fc.oneof({ arbitrary: role, weight: 8 }, fc.constant('from')),
  fc.constantFrom(null, 'vpce-1'),
  { maxKeys: 3 },
);
const estates = fc.record({ trusts, escalations, administrators });

/** The ends come before any name, as the search has it. */
function plainHopsOf({
  trusts: all,
  escalations: steps,
  administrators: ends,
}: Required<Estate>): readonly PlainHop[] {
  const privileged = new Map([...Object.entries(ends), ['root', null] as const]);
  const hops = [
    ...plainHops(all),
    ...plainHops(steps.map(({ by, to: of, network: own }) => ({ by, of, network: own }))),
  ];
  return [
    ...hops.filter(({ from }) => privileged.get(from) !== null),
    ...[...privileged].map(([from, own]) => ({ from, to: '', unconditional: own === null })),
  ];
}

const told = ({ paths }: PathAnswer): readonly string[] =>
  paths.map(({ hops, decision }) =>
    ['from', ...hops.map(({ to }) => to.name.replace(/ .*/, '')), decision === 'ALLOWED' ? '' : '?'].join(
      ' ',
    ),
  );

describe('pathsToPrivilege over random estates', () => {
  it('answers what plain enumeration finds', async () => {
    await fc.assert(
      fc.asyncProperty(estates, async (estate) => {
        const all = plainChains(plainHopsOf(estate), 'from', '');
        const expected = all.map(({ principals, unconditional }) =>
          [...principals.slice(0, -1), unconditional ? '' : '?'].join(' '),
        );
        const search = await ask(estate);
        expect([...told(search)].sort()).toEqual([...expected].sort());
        expect(search.paths.map(({ length }) => length)).toEqual(
          all.map(({ principals }) => principals.length - 2),
        );
        expect(search.completeness.complete).toBe(true);
      }),
      runs(20_000),
    );
  });

  it('under any limits and time-outs says so, or ends in an error, wherever it left something out', async () => {
    const honesty = new Honesty();
    await fc.assert(
      fc.asyncProperty(estates, limitsUpTo(4), timeOuts, async (estate, limits, timeOut) => {
        const { maxHops, k } = limits;
        const reader = readerOf(estate);
        const whole = await askOf(reader);
        const asked = askOf(timedOutReader(reader, timeOut), { maxHops, k }, limits);
        await honesty.hold(asked, { whole, told, parts: told });
      }),
      runs(10_000),
    );
    honesty.expectEveryOutcome();
  });
});
