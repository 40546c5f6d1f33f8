/** Random estates for a plain STS: links between principals, each a trust policy's statement and what the caller has for it. */
import fc from 'fast-check';
import {
  providers,
  roles,
  SUBJECT,
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

const mfa = tested('aws:MultiFactorAuthPresent', ['true', 'true', 'false'], ['Bool']);

/** What the caller's own policies and those of roles may ask of a call. */
const test = fc.oneof(
  tested('aws:SourceVpce', ['vpce-1', 'vpce-2']),
  mfa,
  tested('sts:ExternalId', ['e1', 'e2']),
  tested('sts:RoleSessionName', ['n1', 'n2']),
  tested('sts:SourceIdentity', ['i1', 'i2']),
  tested('aws:SourceIdentity', ['i1', 'i2']),
  tested(SUBJECT, ['c1', 'c2']),
);

const tests = fc.oneof(
  { arbitrary: fc.constant([]), weight: 6 },
  { arbitrary: test.map((one) => [one]), weight: 3 },
  fc.uniqueArray(test, { minLength: 2, maxLength: 2, selector: ({ key }) => key }),
);

const assuming: readonly Action[] = ['AssumeRole'];
const setting: readonly Action[] = ['SetSourceIdentity'];
const both: readonly Action[] = [...assuming, ...setting];

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
  /** Who lets a source identity pass. */
  readonly passing: { readonly trust: boolean; readonly permission: boolean };
}

const link = (by: readonly string[], of: readonly string[]): fc.Arbitrary<Link> =>
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

/** O-12: whether `*` lets in services is not documented, so that no role is open to both. */
const openRoles = ['b1', 'b2'];
function rolesFor(by: string): readonly string[] {
  if (by === 'lambda') return ['a2', 'a3'];
  return providers.includes(by) ? ['a1', 'b1'] : roles;
}

const entry = fc.oneof(...['lambda', ...providers].map((by) => link([by], rolesFor(by))));
const further = fc.oneof({ arbitrary: link(['u1', 'u2', ...roles, ...roles], roles), weight: 9 }, entry);

const hasAccount = (name: string): boolean => users.includes(name) || roles.includes(name);

/** Whether a source identity may pass under the conditions of the statement that lets the caller in, or under none. */
export type Passing = 'ALONG' | 'ALWAYS';

/** What may be done under conditions, and what without. */
const parts = (tests: readonly Test[], passes: boolean, passing: Passing) =>
  passing === 'ALONG'
    ? [{ effect: 'Allow', actions: passes ? both : assuming, when: tests } as const]
    : [
        { effect: 'Allow', actions: assuming, when: tests } as const,
        ...(passes ? [{ effect: 'Allow', actions: setting, when: [] } as const] : []),
      ];

function trustsIn(one: Link, passing: Passing): readonly Trust[] {
  const { by, of, named, sessionName } = one;
  const names = {
    ITSELF: by,
    ROOT: `root${by.slice(-1)}`,
    SESSION: roles.includes(by) ? `${by}/${sessionName}` : by,
    ANYONE: openRoles.includes(of) ? '*' : by,
  };
  const who = hasAccount(by) ? names[named] : by;
  return parts(one.trustTests, one.passing.trust, passing).map((part) => ({ ...part, of, who }));
}

function permissionsIn(one: Link, passing: Passing): readonly Permission[] {
  const { by, of, permission, byGroup } = one;
  if (permission === 'NONE' || !hasAccount(by)) return [];
  const holder = byGroup && users.includes(by) ? `g${by.slice(-1)}` : by;
  const on = permission === 'ANY' ? '*' : of;
  return parts(one.permissionTests, one.passing.permission, passing).map((part) => ({ ...part, holder, on }));
}

const denial = fc.oneof(
  fc.record({ effect: fc.constant('Deny' as const), actions: fc.constant(assuming), when: tests }),
  fc.record({ effect: fc.constant('Deny' as const), actions: fc.constant(setting), when: fc.constant([]) }),
);
const holders = fc.constantFrom('u1', 'g1', ...roles);
const denials = fc.record({
  permissions: fc.array(
    fc
      .tuple(denial, holders, fc.constantFrom('*', ...roles))
      .map(([one, holder, on]) => ({ ...one, holder, on })),
    { maxLength: 1 },
  ),
  trusts: fc.array(
    fc
      .tuple(denial, fc.constantFrom(...roles), fc.constantFrom('*', 'u1', 'root1', ...roles))
      .map(([one, of, who]) => ({ ...one, of, who })),
    { maxLength: 1 },
  ),
});

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
export const stsEstates = (start: string, passing: Passing): fc.Arbitrary<Drawn> =>
  fc
    .record({
      first: link([start], rolesFor(start)),
      others: fc.array(further, { minLength: 1, maxLength: 6, size: 'max' }),
      denials,
    })
    .map(({ first, others, denials: { permissions, trusts } }) => {
      const links = joined([first, ...others]);
      const named = links.flatMap(({ by, of }) => [by, of]).filter(hasAccount);
      const estate = {
        members: [...new Set(named)],
        permissions: [...links.flatMap((one) => permissionsIn(one, passing)), ...permissions],
        trusts: [...links.flatMap((one) => trustsIn(one, passing)), ...trusts],
      };
      const to = links.findLast(({ of }) => of !== first.by)?.of;
      return { from: first.by, to: to ?? first.by, estate };
    });
