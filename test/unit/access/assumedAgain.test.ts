/** A role that lets itself in is assumed once more with other session tags: no chain passes it twice, which the answer says. */
import { describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111111111111:${name}`;
const [ann, deploy, bob] = [arn('user/ann'), arn('role/deploy'), arn('user/bob')];
const TAGGING = ['sts:AssumeRole', 'sts:TagSession'];

const allow = (Action: string | readonly string[], more: Json = {}): Json => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
});
const trust = (AWS: string, Action: readonly string[]): Json => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action,
});
const ifTagged = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } } };

/** ann may assume the role, without tags; it administers the account if it has the tag. */
const readerOf = (may: readonly string[], ...trusts: readonly Json[]) =>
  inMemoryReader(
    importedEstate(
      exportsOfEstate({
        members: {
          [ann]: { own: [allow('sts:AssumeRole')] },
          [deploy]: {
            own: [allow(may), allow('iam:PutRolePolicy', ifTagged)],
            trust: [trust(ann, ['sts:AssumeRole']), ...trusts],
          },
          [bob]: {},
        },
      }),
    ),
  );

const ofAnn = { from: ann, maxHops: 6, k: 10, context: [] };

describe('a role that may have a tag only once it assumes itself (G-28)', () => {
  const reader = readerOf(TAGGING, trust(deploy, TAGGING));
  const unexplored = [{ principal: deploy, techniqueIds: ['T-038'] }];

  it('is named by a search for paths', async () => {
    const { paths, completeness } = await pathsToPrivilege(reader, ofAnn);
    expect(paths).toEqual([]);
    expect(completeness).toMatchObject({ truncatedBy: ['ESCALATION_UNEXPLORED'], unexplored });
  });

  it('is named by a search for who can do something', async () => {
    const question = { action: 'iam:CreateUser', resource: bob, context: [], maxHops: 6 };
    const { entries, completeness } = await whoCanTransitively(reader, question, { first: 100 });
    expect(entries.map(([, { principal }]) => principal.identifier)).not.toContain(ann);
    expect(completeness).toMatchObject({ truncatedBy: ['ESCALATION_UNEXPLORED'], unexplored });
  });
});

describe('a role that may have a tag only once another role assumes it again (G-28)', () => {
  /** `relays`: each assumes the next one, and the last the role. */
  const pathsOver = async (tags: readonly string[], relays = ['role/relay']) => {
    const roles = relays.map((name, at) => {
      const before = at === 0 ? deploy : arn(relays[at - 1] ?? '');
      return [arn(name), { own: [allow(TAGGING)], trust: [trust(before, ['sts:AssumeRole'])] }] as const;
    });
    const members = {
      [ann]: { own: [allow('sts:AssumeRole')] },
      [deploy]: {
        own: [allow('sts:AssumeRole'), allow('iam:PutRolePolicy', ifTagged)],
        trust: [trust(ann, ['sts:AssumeRole']), trust(arn(relays.at(-1) ?? ''), tags)],
      },
      ...Object.fromEntries(roles),
    };
    const { paths, completeness } = await pathsToPrivilege(
      inMemoryReader(importedEstate(exportsOfEstate({ members }))),
      ofAnn,
    );
    expect(paths).toEqual([]);
    return completeness;
  };

  it.each([[['role/relay']], [['role/relay', 'role/second']], [['role/relay', 'role/second', 'role/third']]])(
    'is named, over %j',
    async (relays) => {
      const unexplored = [{ principal: deploy, techniqueIds: ['T-038'] }];
      expect(await pathsOver(TAGGING, relays)).toMatchObject({ complete: false, unexplored });
    },
  );

  it('is named where it takes over the user that assumes it again', async () => {
    const relay = arn('user/relay');
    const members = {
      [ann]: { own: [allow('sts:AssumeRole')] },
      [relay]: { own: [allow(TAGGING)] },
      [deploy]: {
        own: [allow('iam:CreateAccessKey'), allow('iam:PutRolePolicy', ifTagged)],
        trust: [trust(ann, ['sts:AssumeRole']), trust(relay, TAGGING)],
      },
    };
    const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
    const { completeness } = await pathsToPrivilege(reader, ofAnn);
    expect(completeness.unexplored).toContainEqual({ principal: deploy, techniqueIds: ['T-038'] });
  });

  it('is not, where it gets no tags so', async () => {
    expect(await pathsOver(['sts:AssumeRole'])).toMatchObject({ complete: true });
    const relays = ['role/relay', 'role/second'];
    expect(await pathsOver(['sts:AssumeRole'], relays)).toMatchObject({ complete: true });
  });
});

it.each([
  ['does not let itself in', readerOf(TAGGING)],
  ['lets itself in without tags', readerOf(TAGGING, trust(deploy, ['sts:AssumeRole']))],
  ['may not pass tags', readerOf(['sts:AssumeRole'], trust(deploy, ['sts:AssumeRole']))],
])('a role that %s leads nowhere (G-28)', async (_what, reader) => {
  const { paths, completeness } = await pathsToPrivilege(reader, ofAnn);
  expect(paths).toEqual([]);
  expect(completeness).toMatchObject({ complete: true });
});
