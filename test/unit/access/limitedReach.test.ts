/** Of ways through accounts that a caller may not know of it is told how long they are, and not whether they have conditions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import { accountOfIdentifier } from '../../../src/graph/model/principals/namedPrincipal.js';
import type { InMemoryGraph } from '../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import {
  accountIdOf,
  caller,
  estates,
  identifierOf,
  reachEstate,
  shortName,
  type ReachEstate,
  type ReachHop,
} from '../../support/reachEstate.js';
import { runs } from '../../support/runs.js';

const accountIds = ['1', '2'].map(accountIdOf);
const limits = { hops: 10_000 };
const isMine = (name: string): boolean => !name.endsWith('3');

const told = (list: readonly { identifier: string; distance: number; unconditionalDistance?: number }[]) =>
  list
    .filter(({ identifier }) => accountIds.includes(accountOfIdentifier(identifier) ?? ''))
    .map((one) => `${shortName(one.identifier)} ${one.distance} ${one.unconditionalDistance ?? '-'}`)
    .sort();

const reachOf = (estate: ReachEstate, start: string) => reachIn(reachEstate(estate), start);

async function reachIn(graph: InMemoryGraph, start: string) {
  const reader = inMemoryReader(graph);
  const one = identifierOf(start);
  const from = await blastRadius(reader, { principal: one, maxHops: 4, accountIds }, limits);
  const into = await whoCanReach(reader, { to: one, maxHops: 4, accountIds }, limits);
  return {
    from: told(from.reached),
    into: told(into.reaching),
    unconditional: from.unconditionalCount,
    limits: [from, into].map(({ completeness }) => completeness.truncatedBy),
  };
}

const unconditional = (by: string, to: string) => ({ by, to, unconditional: true });

describe('a caller who is limited to accounts 1 and 2', () => {
  it('is told of ways without conditions where they concern nobody else', async () => {
    const estate = {
      trusts: [unconditional('u1', 'a2'), unconditional('u1', 'a3'), unconditional('a3', 'b2')],
    };
    expect(await reachOf(estate, 'u1')).toMatchObject({ from: ['a2 1 1', 'b2 2 -'], unconditional: 1 });
    expect(await reachOf(estate, 'b2')).toMatchObject({
      into: expect.arrayContaining(['u1 2 -', 'root2 1 1']) as unknown,
    });
    expect(await reachOf(estate, 'a2')).toMatchObject({
      into: expect.arrayContaining(['u1 1 1']) as unknown,
    });
  });

  it('is told whether an escalation has conditions only as far as that rests on nothing of others', async () => {
    const { escalations = [], ...graph } = reachEstate({ escalations: [unconditional('u1', 'b1')] });
    const through = (account: string) => ({
      ...graph,
      escalations: escalations.map(({ grant, ...hop }) => {
        const [way] = grant.alternatives;
        const via = `arn:aws:lambda:eu-west-1:${accountIdOf(account)}:function:build`;
        return { ...hop, grant: { ...grant, alternatives: way ? [{ ...way, via }] : [] } };
      }),
    });
    const told = async (account: string) => {
      const [{ from }, { into }] = [
        await reachIn(through(account), 'u1'),
        await reachIn(through(account), 'b1'),
      ];
      return [...from, ...into.filter((one) => one.startsWith('u1'))];
    };
    expect(await told('2')).toEqual(['b1 1 1', 'u1 1 1']);
    expect(await told('3')).toEqual(['b1 1 -', 'u1 1 -']);
  });

  it('is told the same whether or not steps of others have conditions', async () => {
    const mixed = ({ trusts = [], escalations = [], administrators = {} }: ReachEstate, firm: boolean) => {
      const set = (hop: ReachHop): ReachHop =>
        isMine(hop.by) && isMine(hop.to) ? hop : { ...hop, unconditional: firm };
      const ruling = Object.entries(administrators).map(
        ([name, own]) => [name, isMine(name) ? own : firm] as const,
      );
      return {
        trusts: trusts.map(set),
        escalations: escalations.map(set),
        administrators: Object.fromEntries(ruling),
      };
    };
    const mine = caller.filter(isMine);
    await fc.assert(
      fc.asyncProperty(estates, mine, async (estate, start) => {
        expect(await reachOf(mixed(estate, true), start)).toEqual(await reachOf(mixed(estate, false), start));
      }),
      runs(1_000),
    );
  });
});
