/** Random estates for a plain STS: links between principals, each a trust policy's statement and what the caller has for it. */
import fc from 'fast-check';
import {
  GOOGLE,
  providers,
  roles,
  SUBJECT,
  uniqueIdOf,
  users,
  type Action,
  type Permission,
  type StsEstate,
  type Test,
  type Trust,
} from './stsEstate.js';

const tested = (
  key: Test['key'],
  values: readonly string[],
  operators: readonly Test['operator'][] = ['StringEquals', 'StringEquals', 'StringNotEquals'],
): fc.Arbitrary<Test> =>
  fc.record({
    operator: fc.constantFrom(...operators),
    key: fc.constant(key),
    value: fc.constantFrom(...values),
  });

const sets: readonly Test['operator'][] = ['ForAnyValue:StringEquals', 'ForAllValues:StringEquals'];
const teams = ['t1', 't2'];
const ids = [uniqueIdOf('u1'), ...['a1', 'b1', 'a2'].map((role) => `${uniqueIdOf(role)}:n1`)];

/** What the caller's own policies and those of roles may ask of a call. */
const asked = [
  tested('aws:SourceVpce', ['vpce-1', 'vpce-2']),
  tested('aws:MultiFactorAuthPresent', ['true', 'true', 'false'], ['Bool']),
  tested('sts:ExternalId', ['e1', 'e2']),
  tested('sts:RoleSessionName', ['n1', 'n2']),
  tested('aws:userid', ids),
  tested('sts:SourceIdentity', ['i1', 'i2']),
  tested('aws:SourceAccount', ['111111111111', '222222222222']),
  tested('aws:SourceIdentity', ['i1', 'i2']),
  tested(SUBJECT, ['c1', 'c2']),
  tested('aws:FederatedProvider', [GOOGLE, 'www.amazon.com']),
];
const askedOfTags = [
  tested('aws:PrincipalTag/team', teams),
  tested('aws:RequestTag/team', teams),
  tested('aws:ResourceTag/team', teams),
  tested('aws:TagKeys', ['team', 'unit'], sets),
  tested('aws:TagKeys', ['true', 'false'], ['Null']),
  tested('sts:TransitiveTagKeys', ['team', 'unit'], sets),
];

type Tests = fc.Arbitrary<readonly Test[]>;

const testsAmong = (some: readonly fc.Arbitrary<Test>[]): Tests =>
  fc.oneof(
    { arbitrary: fc.constant([]), weight: 6 },
    { arbitrary: fc.oneof(...some).map((one) => [one]), weight: 3 },
    fc
      .uniqueArray(fc.oneof(...some), { minLength: 2, maxLength: 2, selector: ({ key }) => key })
      .filter((tests) => !tests.some((one) => tests.some((other) => excludesTag(one, other)))),
  );

/** All keys of tags are one, and there is another: such a statement says nothing, and the engine leaves it open (U-7c). */
const excludesTag = (all: Test, other: Test): boolean =>
  all.key === 'aws:TagKeys' &&
  all.operator === 'ForAllValues:StringEquals' &&
  ((other.key === 'aws:RequestTag/team' && all.value !== 'team') ||
    (other.key === 'sts:TransitiveTagKeys' && other.value !== all.value));

/** An estate asks for some things only, so that what one call asks is likely to bear on another. */
const vocabularies: fc.Arbitrary<Tests> = fc
  .oneof(
    fc.subarray(asked, { minLength: 3, maxLength: 5 }),
    fc
      .tuple(fc.subarray(askedOfTags, { minLength: 1, maxLength: 2 }), fc.constantFrom(...asked))
      .map(([tags, other]) => [...tags, other]),
  )
  .map(testsAmong);

const assuming: readonly Action[] = ['AssumeRole'];
const passing: readonly Action[] = ['SetSourceIdentity', 'TagSession'];

interface Link {
  readonly by: string;
  readonly of: string;
  /** It begins where the link before it ends. */
  readonly goesOn: boolean;
  /** How the trust policy says whom it lets in. */
  readonly named: 'ITSELF' | 'ROOT' | 'SESSION' | 'ANYONE';
  /** Where the caller has its permission. */
  readonly permission: 'NONE' | 'ROLE' | 'ANY';
  readonly byGroup: boolean;
  readonly sessionName: string;
  readonly trustTests: readonly Test[];
  readonly permissionTests: readonly Test[];
  /** Who lets a source identity and session tags pass. */
  readonly passing: { readonly trust: boolean; readonly permission: boolean };
}

const link = (by: readonly string[], of: readonly string[], tests: Tests): fc.Arbitrary<Link> =>
  fc.record({
    by: fc.constantFrom(...by),
    of: fc.constantFrom(...of),
    goesOn: fc.boolean(),
    named: fc.constantFrom('ITSELF', 'ITSELF', 'ITSELF', 'ROOT', 'ROOT', 'SESSION', 'ANYONE'),
    permission: fc.constantFrom('NONE', 'ROLE', 'ROLE', 'ROLE', 'ANY'),
    byGroup: fc.boolean(),
    sessionName: fc.constantFrom('n1', 'n2'),
    trustTests: tests,
    permissionTests: tests,
    passing: fc.record({ trust: fc.boolean(), permission: fc.boolean() }),
  });

const openRoles = ['b1', 'b2'];
const rolesFor = (by: string): readonly string[] => (providers.includes(by) ? ['a1', 'b1'] : roles);

const furtherLinks = (tests: Tests): fc.Arbitrary<Link> =>
  fc.oneof(
    { arbitrary: link(['u1', 'u2', ...roles, ...roles], roles, tests), weight: 9 },
    ...['lambda', ...providers].map((by) => link([by], rolesFor(by), tests)),
  );

const hasAccount = (name: string): boolean => users.includes(name) || roles.includes(name);

/** Whether a source identity and session tags may pass under the conditions of the statement that lets the caller in, or under none. */
export type Passing = 'ALONG' | 'ALWAYS';

/** What may be done under conditions, and what without. */
const parts = (tests: readonly Test[], passed: readonly Action[], how: Passing) =>
  how === 'ALONG'
    ? [{ effect: 'Allow', actions: [...assuming, ...passed], when: tests } as const]
    : [
        { effect: 'Allow', actions: assuming, when: tests } as const,
        ...(passed.length > 0 ? [{ effect: 'Allow', actions: passed, when: [] } as const] : []),
      ];

/** Services set tags of their own keys, which nobody chooses. */
const passedBy = (by: string, passes: boolean): readonly Action[] =>
  passing.filter((action) => passes && (action !== 'TagSession' || by !== 'lambda'));

function trustsIn(one: Link, how: Passing): readonly Trust[] {
  const { by, of, named, sessionName } = one;
  const names = {
    ITSELF: by,
    ROOT: `root${by.slice(-1)}`,
    SESSION: roles.includes(by) ? `${by}/${sessionName}` : by,
    ANYONE: openRoles.includes(of) ? '*' : by,
  };
  const who = hasAccount(by) ? names[named] : by;
  return parts(one.trustTests, passedBy(by, one.passing.trust), how).map((part) => ({ ...part, of, who }));
}

function permissionsIn(one: Link, how: Passing): readonly Permission[] {
  const { by, of, permission, byGroup } = one;
  if (permission === 'NONE' || !hasAccount(by)) return [];
  const holder = byGroup && users.includes(by) ? `g${by.slice(-1)}` : by;
  const on = permission === 'ANY' ? '*' : of;
  return parts(one.permissionTests, passedBy(by, one.passing.permission), how).map((part) => ({
    ...part,
    holder,
    on,
  }));
}

const holders = fc.constantFrom('u1', 'g1', ...roles);

const denialsOf = (tests: Tests) => {
  const denial = fc.oneof(
    fc.record({ effect: fc.constant('Deny' as const), actions: fc.constant(assuming), when: tests }),
    fc.record({ effect: fc.constant('Deny' as const), actions: fc.constant(passing), when: fc.constant([]) }),
  );
  const permission = fc
    .tuple(denial, holders, fc.constantFrom('*', ...roles))
    .map(([one, holder, on]) => ({ ...one, holder, on }));
  const trust = fc
    .tuple(denial, fc.constantFrom(...roles), fc.constantFrom('*', 'u1', 'root1', ...roles))
    .map(([one, of, who]) => ({ ...one, of, who }));
  return fc.record({
    permissions: fc.array(permission, { maxLength: 1 }),
    trusts: fc.array(trust, { maxLength: 1 }),
  });
};

export interface Drawn {
  readonly from: string;
  readonly to: string;
  readonly estate: StsEstate;
}

const joined = (links: readonly Link[]): readonly Link[] =>
  links.map((one, index) => {
    const before = links[index - 1];
    return before !== undefined && one.goesOn && hasAccount(one.by) ? { ...one, by: before.of } : one;
  });

export const starts = ['u1', 'a1', 'lambda', ...providers];

/** The first link is one of whoever starts: an identity provider is known by the policies that name it. */
export const stsEstates = (start: string, how: Passing): fc.Arbitrary<Drawn> =>
  vocabularies.chain((tests) =>
    fc
      .record({
        first: link([start], rolesFor(start), tests),
        others: fc.array(furtherLinks(tests), { minLength: 1, maxLength: 6, size: 'max' }),
        denials: denialsOf(tests),
        teams: fc.dictionary(fc.constantFrom('u1', ...roles), fc.constantFrom(...teams), { maxKeys: 2 }),
      })
      .map((drawn) => joinedEstate(drawn, how)),
  );

interface DrawnParts {
  readonly first: Link;
  readonly others: readonly Link[];
  readonly denials: Pick<StsEstate, 'permissions' | 'trusts'>;
  readonly teams: StsEstate['teams'];
}

function joinedEstate({ first, others, denials, teams }: DrawnParts, how: Passing): Drawn {
  const links = joined([first, ...others]);
  const named = links.flatMap(({ by, of }) => [by, of]).filter(hasAccount);
  const estate = {
    members: [...new Set(named)],
    permissions: [...links.flatMap((one) => permissionsIn(one, how)), ...denials.permissions],
    trusts: [...links.flatMap((one) => trustsIn(one, how)), ...denials.trusts],
    teams,
  };
  const to = links.findLast(({ of }) => of !== first.by)?.of;
  return { from: first.by, to: to ?? first.by, estate };
}
