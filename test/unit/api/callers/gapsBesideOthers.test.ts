/** What is not known of an own account is told to a limited caller however much is not known of others (S3, U-9). */
import { expect, test } from 'vitest';
import { anonymous, type Caller } from '../../../../src/api/callers/caller.js';
import { executeOperation } from '../../../../src/api/executeOperation.js';
import { importedEstate } from '../../../support/importedHops.js';
import type { InMemoryGraph } from '../../../support/inMemoryFacts.js';
import { inMemoryReader } from '../../../support/inMemoryReader.js';
import { exportsOfEstate, type Member } from '../../../support/roleEstate.js';
import { allow } from '../../../support/statements.js';
import { servicesOf } from '../services.js';

/** Others come first, wherever only the first are told. */
const [mine, theirs] = ['222222222222', '111122223333'];
const limited: Caller = { ...anonymous, name: 'team', accountIds: new Set([mine]) };

const own = (name: string): string => `arn:aws:iam::${mine}:${name}`;
const trust = [{ Effect: 'Allow', Principal: { AWS: own('user/ann') }, Action: 'sts:AssumeRole' }];
const assumable: Member = { trust, own: [allow('s3:GetObject')] };

const estateOf = (others: Readonly<Record<string, Member>>, more: Readonly<Record<string, Member>> = {}) =>
  importedEstate(
    exportsOfEstate({
      members: {
        [own('user/ann')]: { own: [allow('sts:AssumeRole')] },
        [own('role/app')]: assumable,
        ...more,
        ...others,
      },
    }),
  );

interface Told {
  readonly completeness: { readonly truncatedBy: readonly string[] };
  readonly dataGaps: readonly { readonly kind: string; readonly accountId: string | null }[];
}

const told = 'completeness { truncatedBy } dataGaps { kind accountId }';
const questions = {
  blastRadius: `blastRadius(principal: "${own('user/ann')}") { ${told} }`,
  pathsToPrivilege: `pathsToPrivilege(from: "${own('user/ann')}") { ${told} }`,
};

async function ask(graph: InMemoryGraph, question: keyof typeof questions): Promise<Told> {
  const services = servicesOf(inMemoryReader(graph));
  const { data, errors } = await executeOperation(services, `{ ${questions[question]} }`, {}, limited);
  expect(errors).toBeUndefined();
  return (data as unknown as Readonly<Record<string, Told>>)[question] as Told;
}

const accountsWith = ({ dataGaps }: Told, kind: string) =>
  dataGaps.flatMap((gap) => (gap.kind === kind ? gap.accountId : []));

const searches = ['blastRadius', 'pathsToPrivilege'] as const;

test.each([
  ['of its account alone', [mine], [mine]],
  ['of others, too', [theirs, mine], [mine]],
  ['of others alone', [theirs], []],
])('edges are outdated %s', async (_what, outdatedAccounts, expected) => {
  const graph = { ...estateOf({ [`arn:aws:iam::${theirs}:role/x`]: assumable }), outdatedAccounts };
  for (const question of searches)
    expect(accountsWith(await ask(graph, question), 'DERIVATION_PENDING')).toEqual(expected);
});

test('edges of several own accounts are outdated', async () => {
  const graph = estateOf({ [`arn:aws:iam::${theirs}:role/x`]: assumable });
  const services = servicesOf(inMemoryReader({ ...graph, outdatedAccounts: [theirs, mine] }));
  const { data } = await executeOperation(
    services,
    `{ ${questions.blastRadius} }`,
    {},
    { ...limited, accountIds: new Set([mine, theirs]) },
  );
  expect(accountsWith(data?.['blastRadius'] as unknown as Told, 'DERIVATION_PENDING')).toEqual([
    theirs,
    mine,
  ]);
});

test('workloads of many other accounts were not imported', async () => {
  const ids = Array.from({ length: 60 }, (_, at) => String(100_000_000_000 + at));
  const others = Object.fromEntries(ids.map((id) => [`arn:aws:iam::${id}:role/x`, assumable]));
  for (const question of searches)
    expect(accountsWith(await ask(estateOf(others), question), 'COMPUTE_NOT_IMPORTED')).toEqual([mine]);
});

/** A role that may use part of the rights of the user of its account (T-024). */
const partial = { trust, own: [allow('iam:ResetServiceSpecificCredential')] };
const used = { own: [allow('codecommit:*')] };

test.each([
  ['its own', { [own('role/own')]: partial, [own('user/v')]: used }, true],
  ['none of its own', {}, false],
])('escalations of many others and of %s were not searched', async (_what, more, isTold) => {
  const roles = Array.from({ length: 25 }, (_, at) => [`arn:aws:iam::${theirs}:role/x${10 + at}`, partial]);
  const others = { ...Object.fromEntries(roles), [`arn:aws:iam::${theirs}:user/v`]: used };
  for (const question of searches) {
    const { completeness } = await ask(estateOf(others as Readonly<Record<string, Member>>, more), question);
    expect(completeness.truncatedBy.includes('ESCALATION_UNEXPLORED')).toBe(isTold);
  }
});
