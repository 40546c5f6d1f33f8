/** A list of what runs that says that it is complete: of what, whether ways hang on it, and until when (G-3, G-12). */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { completeExport, exportToTexts } from '../../../src/ingest/merge/completeExport.js';
import { completenessOfExport } from '../../../src/ingest/normalize/coverage.js';
import type { MergedAccount } from '../../../src/ingest/merge/mergePages.js';
import { SpillFile } from '../../../src/ingest/read/spillFile.js';
import { factsOf } from '../../support/importedGraph.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { accountIn, mergeFiles } from './exports.js';

const id = '111122223333';
const role = (name: string) => `arn:aws:iam::${id}:role/${name}`;
const arnIn = (region: string, resource: string) => `arn:aws:lambda:${region}:${id}:function:${resource}`;
const record = (name: string, region = 'eu-west-1') => ({
  ResourceArn: arnIn(region, name),
  RoleArn: role('plain'),
});

const list = (more: object = {}, ...Workloads: readonly object[]) => ({
  AccountId: id,
  Complete: true,
  Workloads,
  ...more,
});

const coverageOf = ({ coverage }: Pick<MergedAccount, 'coverage'>) =>
  coverage.map(
    ({ kind, region, status, withoutRole }) =>
      `${kind}@${region} ${status}${withoutRole ? ' with what has no role' : ''}`,
  );

describe('a list of what runs that says that it is complete', () => {
  it.each<readonly [string, object, readonly string[]]>([
    ['speaks of all kinds in all regions', {}, ['*@ COLLECTED']],
    [
      'or of some kinds',
      { Complete: { Kinds: ['ec2:instance', 'ecs:task-definition'] } },
      ['ec2:instance@ COLLECTED', 'ecs:task-definition@ COLLECTED'],
    ],
    ['or of some regions', { Complete: { Regions: ['eu-west-1'] } }, ['*@eu-west-1 COLLECTED']],
    [
      'or of regions in Europe',
      { Complete: { Regions: ['eusc-de-east-1'] } },
      ['*@eusc-de-east-1 COLLECTED'],
    ],
    [
      'or of both',
      { Complete: { Kinds: ['lambda:function'], Regions: ['eu-west-1', 'us-east-1'] } },
      ['lambda:function@eu-west-1 COLLECTED', 'lambda:function@us-east-1 COLLECTED'],
    ],
    [
      'of what has no role where it says so (G-12)',
      { Complete: { WithoutRole: true } },
      ['*@ COLLECTED with what has no role'],
    ],
    ['of nothing where it says that it is not', { Complete: false }, []],
    ['of nothing where it says nothing', { Complete: undefined }, []],
  ])('%s', async (_what, more, expected) => {
    const { account } = await accountIn({ file: list(more, record('f')) });
    expect(coverageOf(account)).toEqual(expected);
    expect(account.workloads.map(({ name }) => name)).toEqual(['f']);
  });

  it('may be empty: then nothing runs', async () => {
    const { account } = await accountIn({ file: list() });
    expect([account.workloads, coverageOf(account)]).toEqual([[], ['*@ COLLECTED']]);
  });

  it('is read in parts where it is large, and says it once', async () => {
    const large = { AccountId: id, Workloads: [record('f')], Complete: { Kinds: ['lambda:function'] } };
    const { accounts } = await mergeFiles({ large }, { onePiece: 10, slice: 10 });
    const [account] = accounts;
    expect(account && [account.workloads.length, coverageOf(account)]).toEqual([
      1,
      ['lambda:function@ COLLECTED'],
    ]);
  });

  it.each<readonly [string, object, string]>([
    [
      'without its account',
      { AccountId: undefined },
      '$: The list says that it is complete, and nothing says of which account. Add AccountId, its 12 digits, beside Complete.',
    ],
    [
      'with an account id that is none',
      { AccountId: '12' },
      '$.AccountId: The list says that it is complete, and "12" is no account id. Add AccountId, its 12 digits, beside Complete.',
    ],
    [
      'without a list',
      { Workloads: undefined },
      '$: Workloads is missing: the list of what runs, empty where nothing does.',
    ],
    [
      'that is neither',
      { Complete: 'yes' },
      '$.Complete: Expected an object, found the string "yes". Correct it or export again.',
    ],
    [
      'of no kinds',
      { Complete: { Kinds: [] } },
      '$.Complete.Kinds: This names none. Leave Kinds out where the list has all.',
    ],
    [
      'of what is no kind',
      { Complete: { Kinds: ['Lambda functions'] } },
      '$.Complete.Kinds: "Lambda functions" is no kind, such as "lambda:function". Correct it.',
    ],
    [
      'of what is no region',
      { Complete: { Regions: ['Ireland'] } },
      '$.Complete.Regions: "Ireland" is no region, such as "eu-west-1". Correct it.',
    ],
  ])('%s is refused with its place', async (_what, more, problem) => {
    const { accounts, problems } = await mergeFiles({ 'list.json': list(more, record('f')) });
    expect(problems.map(({ file, path, message }) => [file, `${path}: ${message}`])).toEqual([
      ['list.json', problem],
    ]);
    expect(accounts).toEqual([]);
  });
});

describe('what an account is said to lack', () => {
  const compute = async (file: unknown) => {
    const { account } = await accountIn({ file });
    return completenessOfExport(account).find(({ section }) => section === 'COMPUTE');
  };

  it('is not regions where the list is complete', async () => {
    expect((await compute([{ ...record('f'), AccountId: id }]))?.detail).toBe('Looked at in eu-west-1 only.');
    expect(await compute(list({}, record('f')))).toEqual({
      section: 'COMPUTE',
      status: 'COLLECTED',
      kinds: ['*', 'lambda:function'],
    });
  });

  it('is regions of the kinds of which it is not', async () => {
    const queue = { ResourceArn: `arn:aws:ecs:eu-west-1:${id}:task-definition/t`, RoleArn: role('plain') };
    const some = list({ Complete: { Kinds: ['lambda:function'] } }, record('f'), queue);
    expect((await compute(some))?.detail).toBe('Not looked at in every region: ecs:task-definition.');
    expect((await compute(list({ Complete: { Regions: ['eu-west-1'] } }, record('f'))))?.detail).toBe(
      'Looked at in eu-west-1 only.',
    );
  });
});

describe('a later import', () => {
  const after = async (first: unknown, second: unknown) => {
    const last = exportToTexts(await accountIn({ first }));
    const { account } = completeExport(await accountIn({ second }), last, new SpillFile());
    return { runs: account.workloads.map(({ name }) => name).sort(), said: coverageOf(account) };
  };
  const old = list({}, record('f'), record('g', 'us-east-1'));

  it('of a complete list replaces all of what it is complete of', async () => {
    expect(await after(old, list({}, record('h')))).toEqual({ runs: ['h'], said: ['*@ COLLECTED'] });
    const ofRegion = list({ Complete: { Regions: ['us-east-1'] } });
    expect(await after(old, ofRegion)).toEqual({ runs: ['f'], said: ['*@us-east-1 COLLECTED'] });
    const ofKind = list({ Complete: { Kinds: ['lambda:function'] } });
    expect(await after(old, ofKind)).toEqual({ runs: [], said: ['lambda:function@ COLLECTED'] });
    const ofOther = list({ Complete: { Kinds: ['ec2:instance'], Regions: ['us-east-1'] } });
    expect((await after(old, ofOther)).runs).toEqual(['f', 'g']);
  });

  it('that says what runs, and not that this is all, takes back what a list said of itself', async () => {
    expect(await after(old, [record('h')])).toEqual({ runs: ['g', 'h'], said: [] });
    const ofKind = list({ Complete: { Kinds: ['ec2:instance'] } });
    expect((await after(ofKind, [record('h')])).said).toEqual(['ec2:instance@ COLLECTED']);
  });
});

describe('a role that a service may assume, where nothing is listed that runs as it', () => {
  const mallory = `arn:aws:iam::${id}:user/mallory`;
  const estate = exportsOfEstate({
    members: {
      [mallory]: {
        own: [
          { Effect: 'Allow', Action: ['lambda:UpdateFunctionCode', 'lambda:InvokeFunction'], Resource: '*' },
        ],
      },
      [role('boss')]: {
        own: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        trust: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      [role('plain')]: {
        trust: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  });

  const told = async (compute: unknown) => {
    const documents = [...estate, compute];
    const graph = importedEstate(documents);
    const [facts] = factsOf(documents);
    const accounts = graph.accounts.map((one) => ({ ...one, completeness: facts?.completeness ?? [] }));
    const reader = inMemoryReader({ ...graph, accounts });
    const { paths, dataGaps } = await pathsToPrivilege(reader, {
      from: mallory,
      maxHops: 3,
      k: 10,
      context: [],
    });
    return {
      paths: paths.length,
      gaps: dataGaps.filter(({ kind }) => kind === 'COMPUTE_NOT_IMPORTED').map(({ message }) => message),
    };
  };
  const open = {
    paths: 1,
    gaps: [
      `The workloads of account ${id}, and the roles that they run as, were not collected in every Region: paths through workloads in other Regions may be missing. Looked at in eu-west-1 only.`,
    ],
  };

  it.each<readonly [string, unknown, object]>([
    ['is open where a list says only what it has', [record('f')], open],
    ['is no way where the list is complete', list({}, record('f')), { paths: 0, gaps: [] }],
    [
      'or is of functions',
      list({ Complete: { Kinds: ['lambda:function'] } }, record('f')),
      { paths: 0, gaps: [] },
    ],
    [
      'is open where it is complete of another region',
      list({ Complete: { Regions: ['eu-west-1'] } }, record('f')),
      open,
    ],
    [
      'is a way where the list has it',
      list({}, { ...record('f'), RoleArn: role('boss') }),
      { paths: 1, gaps: [] },
    ],
  ])('%s', async (_what, compute, expected) => {
    expect(await told(compute)).toEqual(expected);
  });
});
