/** Trust policies that name who is there no more: nobody is let in, and it is said. */
import { describe, expect, it } from 'vitest';
import { assumeRolePaths } from '../../../src/access/paths/assumeRolePaths.js';
import { can } from '../../../src/access/can/can.js';
import { trustExposure } from '../../../src/access/exposure/trust/trustExposure.js';
import { whoCan } from '../../../src/access/whoCan/whoCan.js';
import type { DataGap } from '../../../src/iam/decide/decision.js';
import { account, allow, document, own, roleDetail } from '../../support/exposedRole.js';
import { factsOf } from '../../support/importedGraph.js';
import { importedHops } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const arnOf = (resource: string): string => `arn:aws:iam::${own}:${resource}`;
const saml = arnOf('saml-provider/gone');
const oidc = arnOf('oidc-provider/gone.example.com');
const byTokens = 'sts:AssumeRoleWithWebIdentity';
const bySaml = 'sts:AssumeRoleWithSAML';
const target = arnOf('role/federated');

const federated = account(
  own,
  roleDetail(
    'federated',
    document(
      allow({ Federated: saml }, undefined, bySaml),
      allow({ Federated: oidc }, undefined, byTokens),
      allow({ Federated: 'accounts.google.com' }, undefined, byTokens),
    ),
  ),
);

const samlList = (...names: readonly string[]) => ({
  SAMLProviderList: names.map((name) => ({ Arn: arnOf(`saml-provider/${name}`) })),
});
const oidcList = (...hosts: readonly string[]) => ({
  OpenIDConnectProviderList: hosts.map((host) => ({ Arn: arnOf(`oidc-provider/${host}`), Url: host })),
});
const others = { ...samlList('other'), ...oidcList('other.example.com') };

/** What the questions say of who gets into the role by the two providers. */
async function answersOf(...lists: readonly unknown[]) {
  const reader = inMemoryReader(importedHops([federated, ...lists]));
  const pathsFrom = (from: string) =>
    assumeRolePaths(reader, { from, to: target, maxHops: 3, k: 3, context: [] });
  const asked = { resource: target, context: [] };
  const decided = (principal: string, action: string) =>
    can(reader, { ...asked, principal, action, unlistedContextKeys: 'UNKNOWN' });
  const exposures = await trustExposure(reader, {}, { first: 100 });
  const callers = await whoCan(reader, { ...asked, action: bySaml }, { first: 10 });
  return {
    paths: [(await pathsFrom(saml)).paths.length, (await pathsFrom(oidc)).paths.length],
    decisions: [(await decided(saml, bySaml)).decision, (await decided(oidc, byTokens)).decision],
    callers: callers.totalCount,
    exposed: [...new Set(exposures.entries.map(([, { principal }]) => principal.identifier))].sort(),
    gaps: [...(await decided(saml, bySaml)).dataGaps, ...exposures.dataGaps].filter(isOfDeleted),
  };
}

const isOfDeleted = ({ kind }: DataGap): boolean => kind === 'PRINCIPAL_DELETED';

describe('an identity provider', () => {
  it('that its account is known not to have lets nobody in (E-47a, E-50a)', async () => {
    const { gaps, ...answers } = await answersOf(others);
    expect(answers).toEqual({
      paths: [0, 0],
      decisions: ['IMPLICIT_DENY', 'IMPLICIT_DENY'],
      callers: 0,
      exposed: ['accounts.google.com'],
    });
    expect(gaps.map(({ message }) => message.includes(saml))).toEqual([true, false, true]);
  });

  it.each<readonly [string, ...(readonly unknown[])]>([
    ['whose account was not asked for its providers'],
    ['of a kind that was not listed', oidcList('other.example.com')],
    ['that is there', { ...samlList('gone'), ...oidcList('gone.example.com') }],
  ])('%s lets in whoever it vouches for (E-47a, E-50a)', async (_, ...lists) => {
    expect(await answersOf(...lists)).toMatchObject({
      paths: [1, 1],
      callers: 1,
      exposed: ['accounts.google.com', oidc, saml],
      gaps: [],
    });
  });
});

describe('a deleted user or role', () => {
  const trusting = (name: string, id: string) => roleDetail(name, document(allow({ AWS: id })));
  const gapsOf = (...roles: readonly ReturnType<typeof roleDetail>[]) =>
    factsOf([account(own, ...roles)]).flatMap(({ dataGaps }) => dataGaps.filter(isOfDeleted));

  it('whose id a trust policy has is told once for all policies that name it (E-44, F-17)', () => {
    const gone = 'AIDAGONEGONEGONEGONEG';
    const [gap, ...more] = gapsOf(trusting('one', gone), trusting('two', gone));
    expect(more).toEqual([]);
    expect(gap?.accountId).toBe(own);
    expect(gap?.message).toContain(`The policy of ${arnOf('role/one')} and of 1 more names ${gone}`);
  });

  it('is none that the account has (E-44)', () => {
    expect(gapsOf(trusting('one', 'AROAKEEPER'))).toEqual([]);
  });
});
