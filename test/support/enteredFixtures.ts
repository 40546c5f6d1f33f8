/** Fixtures of techniques that trust policies alone make: roles that are assumed, and roles that let outsiders in. */
import type { Technique } from '../../src/escalation/catalog/technique.js';
import {
  allow,
  ann,
  arn,
  deny,
  document,
  exportsOf,
  role,
  SOURCE,
  TARGET,
  trusts,
  type Estate,
} from './assumption.js';
import * as exposed from './exposedRole.js';
import { importedHops } from './importedHops.js';
import { fullAccess, organizationOf, type Level } from './organizations.js';
import type { Found, TechniqueFixture } from './techniqueFixtures.js';

// ── Assumed (E-37) ─────────────────────────────────────────────────────────────────────────────────────────────────

const inOwnAccount = arn(SOURCE, 'role/reader');

/** Whom the role trusts, and where it is. */
const assumable: Readonly<Record<string, Pick<Estate, 'trust' | 'roleArn'>>> = {
  'T-038': { trust: [trusts({ AWS: arn(SOURCE, 'root') })], roleArn: inOwnAccount },
  'T-039': { trust: [trusts({ AWS: arn(SOURCE, 'root') })], roleArn: role },
  'T-040': { trust: [trusts({ AWS: '*' })], roleArn: role },
};

const here = { StringEquals: { 'aws:PrincipalAccount': SOURCE } };
const elsewhere = { StringNotEquals: { 'aws:PrincipalAccount': SOURCE } };

export function assumedFixtures({ id }: Technique): readonly TechniqueFixture[] {
  const estate = assumable[id];
  if (estate === undefined) return [];
  const { roleArn = role } = estate;
  const may = (...statements: Parameters<typeof document>[0]) => ({ own: [document(statements)] });
  const permission = allow('sts:AssumeRole', roleArn);
  const find = (change: Partial<Estate>, scp?: Level) => (): Found => {
    const { hops = [] } = importedHops(
      exportsOf({ ...estate, ...may(permission), ...change }),
      organizationOf({ [SOURCE]: scp ? { scp: [fullAccess, scp, fullAccess] } : {}, [TARGET]: {} }),
    );
    return (
      hops.find(({ from, to }) => from.identifier === ann && to.identifier === roleArn)?.grant.decision ??
      'NOTHING'
    );
  };
  const stopped = (kind: TechniqueFixture['kind'], name: string, change: Partial<Estate>, scp?: Level) =>
    ({ kind, name, expected: 'NOTHING', find: find(change, scp) }) as const;
  const trust = (Condition: Readonly<Record<string, unknown>>) => ({
    trust: (estate.trust as readonly object[]).map((statement) => ({ ...statement, Condition })),
  });
  return [
    { kind: 'WORKS', name: 'with permission and trust', expected: 'ALLOWED', find: find({}) },
    stopped('NEAR_MISS', 'without permission', { own: [] }),
    stopped('NEAR_MISS', 'without trust', { trust: [trusts({ AWS: arn(TARGET, 'user/nobody') })] }),
    stopped(
      'CONDITION',
      'with a permission for another account',
      may(allow('sts:AssumeRole', roleArn, elsewhere)),
    ),
    stopped(
      'CONDITION',
      'with a Deny whose condition holds',
      may(permission, deny('sts:AssumeRole', roleArn, here)),
    ),
    stopped('CONDITION', 'with trust in another account', trust(elsewhere)),
    stopped('CEILING', 'past a permissions boundary', { boundary: [allow('s3:*', '*')] }),
    stopped(
      'CEILING',
      'past a service control policy',
      {},
      { ...fullAccess, Guard: deny('sts:AssumeRole', '*') },
    ),
  ];
}

// ── Entered from outside ───────────────────────────────────────────────────────────────────────────────────────────

interface Door {
  readonly kind: string;
  readonly provider: string;
  /** The conditions of a trust policy that lets outsiders in, and of one that does not. */
  readonly open: Readonly<Record<string, unknown>>;
  readonly shut: Readonly<Record<string, unknown>>;
}

const github = 'token.actions.githubusercontent.com';
const cognito = 'cognito-identity.amazonaws.com';
const toSts = { [`${github}:aud`]: 'sts.amazonaws.com' };
const ofPool = { [`${cognito}:aud`]: 'eu-west-1:1111' };

const doors: Readonly<Record<string, Door>> = {
  'T-041': {
    kind: 'ANY_OIDC_SUBJECT',
    provider: exposed.github,
    open: { StringEquals: toSts },
    shut: { StringEquals: { ...toSts, [`${github}:sub`]: 'repo:octo/app:ref:refs/heads/main' } },
  },
  'T-050': {
    kind: 'COGNITO_GUESTS',
    provider: cognito,
    open: { StringEquals: ofPool },
    shut: {
      StringEquals: ofPool,
      'ForAnyValue:StringLike': { [`${cognito}:amr`]: 'authenticated' },
    },
  },
};

const WEB_IDENTITY = 'sts:AssumeRoleWithWebIdentity';

export function outsiderFixtures({ id }: Technique): readonly TechniqueFixture[] {
  const door = doors[id];
  if (door === undefined) return [];
  const trust = (condition: Door['open'], action = WEB_IDENTITY) =>
    exposed.allow({ Federated: door.provider }, condition, action);
  const find =
    (statement: ReturnType<typeof trust>, limits?: readonly ReturnType<typeof trust>[]) =>
    async (): Promise<Found> => {
      const around = limits === undefined ? {} : { organization: true, limits };
      const { entries } = await exposed.answer([statement], around);
      return entries.find(([, { kind }]) => kind === door.kind)?.[1].decision ?? 'NOTHING';
    };
  const limit = { ...exposed.allow('*', undefined, WEB_IDENTITY), Effect: 'Deny', Resource: '*' };
  return [
    // Under what the identity provider says of whom it lets in.
    {
      kind: 'WORKS',
      name: 'where nothing limits who comes',
      expected: 'CONDITIONAL',
      find: find(trust(door.open)),
    },
    {
      kind: 'NEAR_MISS',
      name: 'where the provider may only tag sessions',
      expected: 'NOTHING',
      find: find(trust(door.open, 'sts:TagSession')),
    },
    {
      kind: 'CONDITION',
      name: 'where a condition names who may',
      expected: 'NOTHING',
      find: find(trust(door.shut)),
    },
    {
      kind: 'CEILING',
      name: 'past a resource control policy',
      expected: 'NOTHING',
      find: find(trust(door.open), [limit]),
    },
  ];
}
