/** The data of techniques: the whole list, and what every row has to keep to. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import { loadActionCatalog, type ActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import type { PreconditionCheck } from '../../../src/escalation/catalog/preconditionCheck.js';
import {
  formsOf,
  isOnByDefault,
  type RequiredOn,
  type Requirement,
  type Technique,
  type TechniqueTable,
} from '../../../src/escalation/catalog/technique.js';
import {
  indispensableActions,
  requiredPermissions,
} from '../../../src/escalation/catalog/requiredPermissions.js';
import { techniqueById, techniques } from '../../../src/escalation/catalog/techniques.js';
import { fixedCalls } from '../../support/fixedCalls.js';
import { newerActions } from '../../support/newerActions.js';

/** `T-110a`, and all numbers from one to another. */
const ids = (...parts: readonly (string | readonly [number, number])[]): readonly string[] =>
  parts.flatMap((part) =>
    typeof part === 'string'
      ? [`T-${part}`]
      : Array.from({ length: part[1] - part[0] + 1 }, (_, i) => `T-${String(part[0] + i).padStart(3, '0')}`),
  );

const tables: Readonly<Record<TechniqueTable, readonly string[]>> = {
  A: ids([1, 17], '187', '188', '240', '241'),
  B: ids([18, 42], '043a', '043b', '044', '045a', '045b', [46, 50], '182', '216', [300, 302], '398', '412'),
  C: ids(
    [51, 98],
    '099a',
    '099b',
    '099c',
    [100, 109],
    '110a',
    '110b',
    '111',
    '183',
    '184',
    [190, 192],
    '195',
    '196',
    '198',
    [200, 202],
    [204, 211],
    [217, 220],
    [242, 244],
    [250, 256],
    [258, 277],
    '299',
    '309',
    '310',
    [318, 373],
    '375',
    '378',
    '387',
    '388',
    [391, 397],
    [399, 405],
    [407, 410],
    '413',
    '415',
    '416',
    [419, 454],
    '457',
    [465, 466],
    [471, 483],
    '504',
    '522',
    '532',
    '550',
  ),
  D: [
    ...ids(
      [112, 127],
      '128a',
      '128b',
      [129, 141],
      '142a',
      '142b',
      [143, 146],
      '147a',
      '147b',
      '148a',
      '148b',
    ),
    ...ids(
      [149, 152],
      '185',
      '186',
      '189',
      '193',
      '194',
      '197',
      '203',
      [212, 215],
      '245',
      '246',
      '249',
      '257',
      [278, 298],
      [305, 308],
      [313, 317],
      '374',
      '376',
      '377',
      [379, 386],
      [389, 390],
      '406',
      [417, 418],
      '455',
      '456',
      [484, 503],
      '521',
      [525, 529],
      '531',
      '533',
      '535',
      [551, 558],
    ),
  ],
  E: [
    ...ids('153', '154', '155a', '155b', '155c', '155d', '156', '157a', '157b', '158', '159a', '159b'),
    ...ids('160a', '160b', '161', '162a', '162b', '162c', '162d', '162e', '162f', '162g'),
    ...ids('163a', '163b', '163c', '163d', '163e'),
    ...ids('164a', '164b', '164c', '164d', '164e', '165a', '165b', '165c', '165d', '165e'),
    ...ids(
      '166a',
      '166b',
      '166c',
      '166d',
      '167a',
      '167b',
      '167c',
      '168a',
      '168b',
      '311',
      '312',
      [461, 464],
      '470',
      [523, 524],
      '530',
      '534',
      [540, 544],
    ),
  ],
  F: ids(
    [169, 176],
    '177a',
    '177b',
    '178',
    '179',
    '180a',
    '180b',
    '181',
    '199',
    '247',
    '248',
    '303',
    '304',
    '411',
    '414',
    [458, 460],
  ),
};

const each = test.each(techniques.map((technique) => [technique.id, technique] as const));

interface Step {
  readonly action: string;
  readonly on: RequiredOn;
}

function stepsOf(required: Requirement): readonly Step[] {
  if ('action' in required) return [required];
  if ('all' in required) return required.all.flatMap(stepsOf);
  return 'any' in required ? required.any.flatMap(stepsOf) : [];
}

/** What a requirement asks for beside actions. */
const asks = (required: Requirement, what: 'pass' | 'profile' | 'assume' | 'none'): boolean =>
  what in required ||
  ('all' in required && required.all.some((one) => asks(one, what))) ||
  ('any' in required && required.any.some((one) => asks(one, what)));

const checksOf = (technique: Technique): readonly (PreconditionCheck | undefined)[] =>
  formsOf(technique).flatMap(({ preconditions }) => preconditions.map(({ check }) => check));

const hasCheck = (technique: Technique, ...kinds: readonly PreconditionCheck['kind'][]): boolean =>
  checksOf(technique).some((check) => check !== undefined && kinds.includes(check.kind));

const allActions = (technique: Technique): readonly string[] => [
  ...[technique, ...formsOf(technique)].flatMap(({ required }) =>
    stepsOf(required).map(({ action }) => action),
  ),
  ...(technique.optional ?? []),
];

const preconditionsOf = ({ preconditions, forms = [] }: Technique): readonly string[] =>
  [...preconditions, ...forms.flatMap((form) => form.preconditions)].map(({ text }) => text);

/** Names that begin with a capital anywhere. */
const names = ['ACLs', 'Identity', 'SAML', 'OIDC', 'MFA', 'SSM'];

describe('the list', () => {
  it.each(Object.entries(tables))('has every technique of table %s, and no other', (table, expected) => {
    expect(techniques.filter((one) => one.table === table).map(({ id }) => id)).toEqual(expected);
  });

  it('has each id once, and finds a technique by it (G-10)', () => {
    expect(new Set(techniques.map(({ id }) => id)).size).toBe(techniques.length);
    expect(techniqueById('T-110a')?.name).toBe('RDS cluster role');
    expect(techniqueById('T-110')).toBeUndefined();
  });

  it('has no name twice', () => {
    expect(new Set(techniques.map(({ name }) => name)).size).toBe(techniques.length);
  });
});

describe('actions', () => {
  let catalog: ActionCatalog;

  beforeAll(async () => {
    catalog = await loadActionCatalog();
  });

  each('%s names only actions that AWS has, as AWS spells them', async (_id, technique) => {
    const actions = allActions(technique).filter((action) => !newerActions.includes(action));
    expect(await Promise.all(actions.map((action) => catalog.spelling(action)))).toEqual(actions);
  });

  it.each(newerActions)('%s is newer than the list of actions', async (action) => {
    expect(await catalog.spelling(action)).toBeUndefined();
  });

  it.each(fixedCalls)('%s, which X-6 names, is an action of AWS, as AWS spells it', async (action) => {
    expect(await catalog.spelling(action)).toBe(action);
  });

  it('that X-1 to X-5 and X-6 name lead nowhere alone: no technique needs one of them', () => {
    const nonEdges = [
      'iam:CreateServiceLinkedRole',
      'iam:UpdateRole',
      'iam:UpdateRoleDescription',
      'sts:GetFederationToken',
      'sts:GetSessionToken',
      'sts:GetWebIdentityToken',
      'iam:AcceptDelegationRequest',
      'iam:SendDelegationToken',
      'signin:CreateOAuth2Token',
      ...fixedCalls,
    ];
    // But by the tags or the name of a session.
    const gaining = techniques.filter(({ id, gain }) => gain.kind !== 'ENABLER' && id !== 'T-240');
    const used = new Set(gaining.flatMap(allActions));
    expect(nonEdges.filter((action) => used.has(action))).toEqual([]);
  });

  it('X-2: PassRole is never enough', () => {
    for (const technique of techniques) {
      for (const { required } of formsOf(technique)) {
        const isPassing = asks(required, 'pass') || asks(required, 'profile');
        const launching = stepsOf(required).filter(({ action }) => action !== 'iam:PassRole');
        if (isPassing || stepsOf(required).some(({ action }) => action === 'iam:PassRole'))
          expect(launching, technique.id).not.toEqual([]);
      }
    }
  });
});

describe('what is required and what is gained fit', () => {
  const onTarget: readonly RequiredOn[] = [
    'ROLE',
    'POLICY_OF_ROLE',
    'USER',
    'POLICY_OF_USER',
    'GROUP_OF_USER',
    'BOUNDARY_OF_ROLE',
    'BOUNDARY_OF_USER',
  ];
  const onRoles: readonly RequiredOn[] = [
    'ROLE',
    'POLICY_OF_ROLE',
    'BOUNDARY_OF_ROLE',
    'PROVIDER',
    'WORKLOAD',
  ];
  const onUsers: readonly RequiredOn[] = [
    'USER',
    'POLICY_OF_USER',
    'GROUP_OF_USER',
    'BOUNDARY_OF_USER',
    'OTHER_GROUP',
  ];
  const onOneself: readonly RequiredOn[] = ['SELF', 'OWN_ROLE', 'OWN_GROUP', 'OWN_POLICY', 'OWN_BOUNDARY'];
  const allowed = {
    BECOME_ROLE: [...onRoles, 'CODE_SOURCE', 'SOMETHING'],
    BECOME_NEXT_ROLE: ['NEW', 'SOMETHING', 'WORKLOAD'],
    API_AS_ROLE: ['ROLE', 'WORKLOAD', 'CODE_SOURCE', 'SOMETHING'],
    API_AS_NEXT_ROLE: ['SOMETHING'],
    BECOME_USER: onUsers,
    LIMITED: [...onTarget, 'WORKLOAD', 'SOMETHING'],
    ADMINISTRATION: [...onOneself, ...onTarget, 'NEW', 'NEW_GROUP', 'OTHER_GROUP', 'SOMETHING'],
    OWN_RIGHTS: [...onOneself, 'NEW', 'OTHER_GROUP', 'SOMETHING'],
    OTHER_ACCOUNTS: ['PERMISSION_SET', 'SOMETHING'],
    PERMISSION_SET: ['PERMISSION_SET', 'SOMETHING'],
    LIMITED_ROOT: ['MEMBER_ROOT'],
    DATA: ['SOMETHING'],
    CEILING: ['SOMETHING'],
    ENABLER: ['USER', 'WORKLOAD', 'SOMETHING'],
    OUTSIDER: ['SOMETHING'],
    ASSUMPTION: [],
  } as const;

  each('%s: actions are needed where its gain lies', (_id, technique) => {
    for (const { required, gain } of formsOf(technique)) {
      const places: readonly RequiredOn[] = allowed[gain.kind];
      expect(stepsOf(required).filter(({ on }) => !places.includes(on))).toEqual([]);
    }
  });

  each('%s: any permission is given to whom its actions are about', (_id, technique) => {
    const places: Readonly<Record<string, readonly RequiredOn[]>> = {
      SELF: [...onOneself, 'NEW_GROUP'],
      ROLE: ['ROLE', 'POLICY_OF_ROLE'],
      USER: ['USER', 'POLICY_OF_USER', 'GROUP_OF_USER', 'NEW_GROUP', 'OTHER_GROUP'],
      NEW: ['NEW', 'NEW_GROUP', 'OTHER_GROUP', 'SOMETHING'],
    };
    for (const { required, gain } of formsOf(technique)) {
      if (gain.kind !== 'ADMINISTRATION') continue;
      const right = places[gain.as ?? ''] ?? [];
      expect(stepsOf(required).filter(({ on }) => !right.includes(on))).toEqual([]);
    }
  });

  each('%s: a role that is reached is told apart from the other roles of the account', (_id, technique) => {
    for (const { required, gain, preconditions } of formsOf(technique)) {
      if (!['BECOME_ROLE', 'BECOME_NEXT_ROLE', 'API_AS_ROLE', 'API_AS_NEXT_ROLE'].includes(gain.kind))
        continue;
      // What lets in a new principal, its trust policy tells.
      if (gain.as === 'NEW') continue;
      const isAsked = (['pass', 'profile', 'assume'] as const).some((what) => asks(required, what));
      const isNamed = stepsOf(required).some(({ on }) => on === 'ROLE' || on === 'POLICY_OF_ROLE');
      const isChecked = preconditions.some(({ check }) =>
        ['WORKLOAD_RUNS_AS', 'ROLE_TRUSTS_PROVIDER', 'ROLE_TRUSTS_SERVICE', 'OTHER_WAY_IN'].includes(
          check?.kind ?? '',
        ),
      );
      expect(isAsked || isNamed || isChecked).toBe(true);
    }
  });

  each(
    '%s: a workload that an action is needed on is one that runs as the role (G-3, G-5)',
    (_id, technique) => {
      for (const { required, preconditions } of formsOf(technique)) {
        if (!stepsOf(required).some(({ on }) => on === 'WORKLOAD')) continue;
        expect(preconditions.some(({ check }) => check?.kind === 'WORKLOAD_RUNS_AS')).toBe(true);
      }
    },
  );

  it('every row of table C passes a role, and says to which services (G-1, G-2)', () => {
    for (const technique of techniques.filter(({ table }) => table === 'C')) {
      for (const { required } of formsOf(technique))
        expect(asks(required, 'pass') !== asks(required, 'profile'), technique.id).toBe(true);
      expect(technique.passServices?.every((service) => service.endsWith('.amazonaws.com'))).toBe(true);
      if (asks(technique.required, 'profile')) expect(technique.passServices).toEqual(['ec2.amazonaws.com']);
    }
  });

  it('only rows that pass a role name services', () => {
    const naming = techniques.filter(({ passServices }) => passServices !== undefined);
    const passes = (required: Requirement) =>
      asks(required, 'pass') ||
      asks(required, 'profile') ||
      stepsOf(required).some(({ action }) => action === 'iam:PassRole');
    expect(naming.filter(({ required }) => !passes(required))).toEqual([]);
    expect(naming.filter(({ table }) => table !== 'C').map(({ id }) => id)).toEqual([
      'T-045a',
      'T-047',
      'T-147a',
      'T-147b',
      'T-530',
    ]);
  });

  it('every row of table D needs a workload that runs as the role, but for those that say otherwise', () => {
    const others = techniques.filter((one) => one.table === 'D' && !hasCheck(one, 'WORKLOAD_RUNS_AS'));
    // An enabler of functions; pods, whose roles no import names; any role of a profile (N-10); roles by their name or trust.
    expect(others.map(({ id }) => id)).toEqual([
      'T-128b',
      'T-186',
      'T-189',
      'T-197',
      'T-214',
      'T-215',
      'T-245',
      'T-249',
      'T-257',
      'T-294',
      'T-295',
      'T-297',
      'T-298',
      'T-305',
      'T-307',
      'T-308',
      'T-315',
      'T-316',
      'T-317',
      'T-376',
      'T-377',
      'T-379',
      'T-380',
      'T-381',
      'T-382',
      'T-383',
      'T-384',
      'T-385',
      'T-386',
      'T-390',
      'T-406',
      'T-417',
      'T-418',
      'T-455',
      'T-456',
      'T-490',
      'T-492',
      'T-494',
      'T-502',
      'T-503',
      'T-521',
      'T-525',
      'T-526',
      'T-528',
      'T-529',
      'T-533',
      'T-551',
      'T-552',
      'T-553',
      'T-554',
      'T-555',
      'T-556',
      'T-557',
      'T-558',
    ]);
  });

  it('what an enabler enables is there', () => {
    const enabled = techniques.filter(({ enables }) => enables !== undefined);
    expect(enabled.map(({ id }) => id)).toEqual(['T-023', 'T-128b']);
    for (const { gain, enables = [] } of enabled) {
      expect(gain.kind).toBe('ENABLER');
      for (const id of enables) expect(techniqueById(id), id).toBeDefined();
    }
  });

  it('nothing is required only of what outsiders do, and roles are assumed where edges say so already', () => {
    const idsOf = (what: 'none' | 'assume') =>
      techniques.filter(({ required }) => what in required).map(({ id }) => id);
    expect(idsOf('none')).toEqual(['T-041', 'T-050', 'T-176']);
    expect(idsOf('assume')).toEqual(['T-038', 'T-039', 'T-040']);
  });
});

describe('forms', () => {
  it('are of rows of which they differ in preconditions or gain', () => {
    const rows = techniques.filter(({ forms }) => forms !== undefined);
    expect(rows.length).toBeGreaterThanOrEqual(16);
    for (const { id, forms = [] } of rows)
      expect(
        new Set(forms.map(({ preconditions, gain }) => JSON.stringify([preconditions, gain]))).size,
        id,
      ).toBe(forms.length);
  });

  each('%s: together they need what its row says, and no other action', (_id, technique) => {
    const named = new Set(allActions({ ...technique, forms: [] }));
    const inForms = formsOf(technique).flatMap(({ required }) => stepsOf(required));
    const required = stepsOf(technique.required).map(({ action }) => action);
    expect(inForms.filter(({ action }) => !named.has(action))).toEqual([]);
    expect(required.filter((action) => !inForms.some((step) => step.action === action))).toEqual([]);
  });
});

describe('status', () => {
  it('is on by default unless experimental, ended or incomplete (G-9)', () => {
    const off = techniques.filter((one) => !isOnByDefault(one));
    expect(off.filter(({ status }) => status !== 'EXPERIMENTAL').map(({ id }) => id)).toEqual([
      'T-111',
      'T-167b',
      'T-168b',
    ]);
    expect(off.length).toBe(3 + techniques.filter(({ status }) => status === 'EXPERIMENTAL').length);
  });

  it('of services that are closed to new customers are these rows', () => {
    const closed = techniques.filter(({ marks = [] }) => marks.includes('CLOSED'));
    expect(closed.map(({ id }) => id)).toEqual([
      'T-091',
      'T-097',
      'T-262',
      'T-299',
      'T-348',
      'T-358',
      'T-359',
      'T-405',
      'T-426',
      'T-433',
      'T-434',
      'T-435',
      'T-446',
      'T-475',
      'T-476',
      'T-478',
      'T-314',
      'T-551',
    ]);
  });

  it('ids of outside catalogs have one form, and name one technique of theirs', () => {
    const outside = techniques.flatMap(({ sources }) => sources.filter((source) => source.includes(':')));
    expect(
      outside.filter((source) => !/^(?:pc:[a-z0-9]+-\d{3}|rh:\d{1,2}|iv:\d{1,2})$/.test(source)),
    ).toEqual([]);
    const pathfinding = outside.filter((source) => source.startsWith('pc:'));
    expect(new Set(pathfinding).size).toBe(100);
    expect(pathfinding.length).toBe(100);
  });
});

describe('texts', () => {
  each('%s: says how to close it in a sentence', (_id, { closing }) => {
    expect(closing).toMatch(/^[A-Z].*[^.]\.$|^[a-z0-9-]+:[A-Z].*[^.]\.$/);
  });

  each('%s: says what must hold in clauses that complete "if …"', (_id, technique) => {
    for (const text of preconditionsOf(technique)) {
      expect(text).toMatch(/^(?!if |that ).*[^.]$/);
      const [first = ''] = text.split(' ');
      if (!names.includes(first)) expect(text).toMatch(/^[a-z]/);
      for (const [, id = '', name] of text.matchAll(/(T-\d{3}[a-z]?)(?: \(([^)]*)\))?/g))
        expect(name).toBe(techniqueById(id)?.name);
    }
  });

  it('say how to close each technique in its own words', () => {
    expect(new Set(techniques.map(({ closing }) => closing)).size).toBeGreaterThan(200);
  });
});

describe('the actions that a technique requires', () => {
  const actionsOf = (technique: Technique, { required }: Pick<Technique, 'required'>) =>
    requiredPermissions({ ...technique, required }).map(({ allOf }) => allOf.map(({ action }) => action));

  test.each(techniques.map((technique) => [technique.id, technique] as const))(
    '%s: each of its ways takes them',
    (_id, technique) => {
      const required = indispensableActions(technique);
      const ways = [technique, ...formsOf(technique)].flatMap((form) => actionsOf(technique, form));
      for (const way of ways) expect(way).toEqual(expect.arrayContaining([...required]));
      if (ways.every((way) => way.join() === ways[0]?.join()))
        expect(required).toEqual([...new Set(ways[0])]);
    },
  );

  test.each<readonly [string, readonly string[]]>([
    ['T-071', ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']],
    ['T-073', ['iam:PassRole', 'lambda:CreateFunction', 'lambda:AddPermission']],
    ['T-013', []],
  ])('%s', (id, actions) => {
    const technique = techniqueById(id);
    expect(technique && indispensableActions(technique)).toEqual(actions);
  });
});
