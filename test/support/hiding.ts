/** Estates of which something was not imported, or could not be understood, beside those in which it is there. */
import fc from 'fast-check';
import { exportedEstate, identifierOf, type StsEstate } from './stsEstate.js';
import type { Member, RoleEstate } from './roleEstate.js';
import type { Json } from './statements.js';

const kinds = [
  'ACCOUNT',
  'POLICY',
  'UNREAD_POLICY',
  'UNREAD_TRUST',
  'BOUNDARY',
  'UNREAD_BOUNDARY',
  'GROUP',
  'UNREAD_GROUP_POLICY',
] as const;

export interface Hidden {
  readonly kind: (typeof kinds)[number];
  /** Counted through those that the estate has. */
  readonly of: number;
}

export const hiddens: fc.Arbitrary<readonly Hidden[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), of: fc.nat(7) }),
  { minLength: 1, maxLength: 2 },
);

/** An element that no policy has: nobody can say what its statement means (L-1). */
const unread = (statements: readonly Json[] = []): readonly Json[] =>
  statements.map((one) => ({ ...one, Bogus: 1 }));

const everything: Json = { Effect: 'Allow', Action: '*', Resource: '*' };

/** The role at the end administers its account; `limits`: of members in order, what their boundaries let them assume. */
export function limitedEstate(estate: StsEstate, to: string, limits: readonly string[]): RoleEstate {
  const { members, groups = {} } = exportedEstate(estate);
  const limited = Object.entries(members).map(([arn, member], index): readonly [string, Member] => {
    const limit = limits[index];
    const beside = arn === identifierOf(to) ? { beside: [everything] } : {};
    return [
      arn,
      { ...member, ...beside, ...(limit ? { boundary: [{ ...everything, Resource: limit }] } : {}) },
    ];
  });
  return { members: Object.fromEntries(limited), groups };
}

export const hiding = (estate: RoleEstate, hidden: readonly Hidden[]): RoleEstate =>
  hidden.reduce(without, estate);

const accountOf = (arn: string): string => arn.split(':')[4] ?? '';

function without(estate: RoleEstate, { kind, of }: Hidden): RoleEstate {
  const { members, groups = {} } = estate;
  if (kind === 'GROUP' || kind === 'UNREAD_GROUP_POLICY') {
    const arn = pick(Object.keys(groups), of);
    if (arn === undefined) return estate;
    const rest = Object.entries(groups).filter(([one]) => one !== arn);
    const left = kind === 'GROUP' ? rest : [...rest, [arn, unread(groups[arn])] as const];
    return { members, groups: Object.fromEntries(left) };
  }
  const arn = pick(Object.keys(members), of) ?? '';
  if (kind === 'ACCOUNT') {
    const isLeft = ([one]: readonly [string, unknown]): boolean => accountOf(one) !== accountOf(arn);
    return {
      members: Object.fromEntries(Object.entries(members).filter(isLeft)),
      groups: Object.fromEntries(Object.entries(groups).filter(isLeft)),
    };
  }
  const member = members[arn];
  return member ? { groups, members: { ...members, [arn]: hiddenOf(member, kind) } } : estate;
}

const pick = (all: readonly string[], number: number): string | undefined => all[number % all.length];

function hiddenOf(
  member: Member,
  kind: Exclude<Hidden['kind'], 'ACCOUNT' | 'GROUP' | 'UNREAD_GROUP_POLICY'>,
): Member {
  const { own = [], trust, boundary } = member;
  switch (kind) {
    case 'POLICY':
      return own.length === 0 ? member : { ...member, own: [], notImported: ['gone'] };
    case 'UNREAD_POLICY':
      return { ...member, own: unread(own) };
    case 'UNREAD_TRUST':
      return trust ? { ...member, trust: unread(trust) } : member;
    case 'BOUNDARY':
      return boundary ? { ...member, boundary: 'NOT_IMPORTED' } : member;
    case 'UNREAD_BOUNDARY':
      return boundary && boundary !== 'NOT_IMPORTED' ? { ...member, boundary: unread(boundary) } : member;
  }
}
