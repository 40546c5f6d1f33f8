/** Small estates in which something of a way to administrative access was not imported, or not understood. */
import type { RoleEstate } from './roleEstate.js';
import { type Json, allow } from './statements.js';

export const [HOME, NEXT, AWAY, THIRD, FAR] = [
  '111111111111',
  '222222222222',
  '333333333333',
  '444444444444',
  '555555555555',
] as const;

const user = (account: string, name = 'u'): string => `arn:aws:iam::${account}:user/${name}`;
const role = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;

export const ADMIN = role(HOME, 'Admin');

const trust = (principal: string, more: Json = {}): Json => ({
  Effect: 'Allow',
  Principal: { AWS: principal },
  Action: 'sts:AssumeRole',
  ...more,
});

const mayTag = (principal: string): Json =>
  trust(principal, { Action: ['sts:AssumeRole', 'sts:TagSession'] });
const ofTeam = (team: string): Json => ({ StringEquals: { 'aws:ResourceTag/team': team } });

const root = (account: string): string => `arn:aws:iam::${account}:root`;

/** An element that no policy has: nobody can say what its statement means (L-1, E-79). */
const unread = { Bogus: 1 };

const admin = { own: [allow('*')] };
const adminOfHome = { [ADMIN]: { ...admin, trust: [trust(root(HOME))] } };
const mayAssume = [allow('sts:AssumeRole')];

export interface HiddenEstate {
  readonly from: string;
  readonly estate: RoleEstate;
  /** Kind and account. */
  readonly gap: string;
}

/** By what hides a way from `from` to the administrator of the account HOME. */
export const hiddenEstates: Readonly<Record<string, HiddenEstate>> = {
  'U-9b: a boundary that was not imported': {
    from: user(HOME),
    estate: { members: { ...adminOfHome, [user(HOME)]: { own: mayAssume, boundary: 'NOT_IMPORTED' } } },
    gap: `POLICY_NOT_IMPORTED ${HOME}`,
  },
  'F-19: an attached policy that was not imported': {
    from: user(HOME),
    estate: { members: { ...adminOfHome, [user(HOME)]: { notImported: ['gone'] } } },
    gap: `POLICY_NOT_IMPORTED ${HOME}`,
  },
  'F-10: a group that was not imported': {
    from: user(HOME),
    estate: { members: { ...adminOfHome, [user(HOME)]: { groups: ['gone'] } } },
    gap: `GROUP_NOT_IMPORTED ${HOME}`,
  },
  'E-79: an identity policy that could not be understood': {
    from: user(HOME),
    estate: {
      members: { ...adminOfHome, [user(HOME)]: { own: [allow('sts:AssumeRole', '*', unread)] } },
    },
    gap: `POLICY_QUARANTINED ${HOME}`,
  },
  'E-79: a trust policy that could not be understood': {
    from: user(HOME),
    estate: {
      members: {
        [user(HOME)]: { own: mayAssume },
        [ADMIN]: { ...admin, trust: [trust(root(HOME), unread)] },
      },
    },
    gap: `POLICY_QUARANTINED ${HOME}`,
  },
  'E-79: policies of a caller from another account': {
    from: user(NEXT),
    estate: {
      members: {
        [user(NEXT)]: { own: [allow('sts:AssumeRole', ADMIN, unread)] },
        [ADMIN]: { ...admin, trust: [trust(root(NEXT))] },
      },
    },
    gap: `POLICY_QUARANTINED ${NEXT}`,
  },
  'E-79: policies of a caller from anywhere': {
    from: user(NEXT),
    estate: {
      members: {
        [user(NEXT)]: { own: [allow('sts:AssumeRole', ADMIN, unread)] },
        [ADMIN]: {
          ...admin,
          trust: [trust('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } })],
        },
      },
    },
    gap: `POLICY_QUARANTINED ${NEXT}`,
  },
  'E-79: the trust policy of a role in another account': {
    from: user(NEXT),
    estate: {
      members: {
        [user(NEXT)]: { own: [allow('sts:AssumeRole', role(HOME, 'Ad*'))] },
        [ADMIN]: { ...admin, trust: [trust(user(NEXT), unread)] },
      },
    },
    gap: `POLICY_QUARANTINED ${HOME}`,
  },
  'E-79: the trust policy of a role behind another role': {
    from: user(NEXT),
    estate: {
      members: {
        [user(NEXT)]: {},
        [role(NEXT, 'first')]: {
          own: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: role(HOME, '*') }],
          trust: [trust(user(NEXT))],
        },
        [ADMIN]: { ...admin, trust: [trust(role(NEXT, 'first'), unread)] },
      },
    },
    gap: `POLICY_QUARANTINED ${HOME}`,
  },
  'E-79: the trust policy of a role, from an account that was never imported': {
    from: user(AWAY),
    estate: { members: { [ADMIN]: { ...admin, trust: [trust(user(AWAY), unread)] } } },
    gap: `POLICY_QUARANTINED ${HOME}`,
  },
  'E-37: a transitive tag in the place of the tag of a role to assume, which the caller has to ask for': {
    from: user(HOME),
    estate: {
      members: {
        [user(HOME)]: { own: mayAssume },
        [role(HOME, 'relay')]: {
          own: [allow('sts:AssumeRole', '*', { Condition: ofTeam('blue') })],
          trust: [mayTag(user(HOME))],
        },
        [ADMIN]: { ...admin, tags: { team: 'red' }, trust: [mayTag(root(HOME))] },
      },
    },
    gap: `SESSION_TAGS_NOT_FOLLOWED ${HOME}`,
  },
  'E-37: a transitive tag in the place of the tag of a role whose trust policy asks for it': {
    from: user(HOME),
    estate: {
      members: {
        [user(HOME)]: { own: mayAssume },
        [role(HOME, 'relay')]: { own: mayAssume, trust: [mayTag(user(HOME))] },
        [ADMIN]: {
          ...admin,
          tags: { team: 'red' },
          trust: [{ ...mayTag(role(HOME, 'relay')), Condition: ofTeam('blue') }],
        },
      },
    },
    gap: `SESSION_TAGS_NOT_FOLLOWED ${HOME}`,
  },
  'U-9c: policies of a role on the way': {
    from: user(NEXT),
    estate: {
      members: {
        [user(NEXT)]: { own: mayAssume },
        [role(AWAY, 'relay')]: { notImported: ['gone'], trust: [trust(user(NEXT))] },
        [ADMIN]: { ...admin, trust: [trust(role(AWAY, 'relay'))] },
      },
    },
    gap: `POLICY_NOT_IMPORTED ${AWAY}`,
  },
};

const relayHere = { trust: [trust(user(NEXT))] };
const relay = role(NEXT, 'relay');

const group = (account: string, name: string): string => `arn:aws:iam::${account}:group/${name}`;
const far = { [group(NEXT, 'far')]: [allow('sts:AssumeRole', role(AWAY, 'x'))] };

/** Where `from` can get to is hidden: in the account AWAY, which no import holds, may be roles that let in who is on the way. */
export const onwardEstates: Readonly<Record<string, HiddenEstate>> = Object.fromEntries(
  Object.entries<RoleEstate['members']>({
    'U-9: its own policy names a role of the account': {
      [user(NEXT)]: { own: [allow('sts:AssumeRole', role(AWAY, 'x'))] },
    },
    'U-9: that of a role on the way names roles by a pattern': {
      [user(NEXT)]: { own: mayAssume },
      [relay]: {
        ...relayHere,
        own: [allow('sts:*', role(AWAY, 'x*'), { Condition: { Bool: { 'aws:x': 'true' } } })],
      },
    },
    'U-9: that of a user names it whom somebody on the way takes over': {
      [user(NEXT)]: { own: [allow('iam:CreateAccessKey')] },
      [user(NEXT, 'v')]: { own: [allow('sts:AssumeRole', role(AWAY, 'x'))] },
    },
    'U-9: that of a role names it behind one whose administrative access has conditions': {
      [user(NEXT)]: { own: [allow('sts:AssumeRole', role(NEXT, 'maybe'))] },
      [role(NEXT, 'maybe')]: {
        own: [allow('*', '*', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } })],
        trust: [trust(user(NEXT))],
      },
      [role(NEXT, 'other')]: {
        own: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: role(AWAY, 'x') }],
        trust: [trust(role(NEXT, 'maybe'))],
      },
    },
    'U-9: that of a group names it, which the user can join': {
      [user(NEXT)]: { own: [allow('iam:AddUserToGroup')] },
    },
  }).map(([what, members]) => [
    what,
    { from: user(NEXT), estate: { members, groups: far }, gap: `ACCOUNT_NOT_IMPORTED ${AWAY}` },
  ]),
);

/** Nothing of a way to the administrator is hidden; what is, is of an account that no way can go through. */
export const unconcerned: HiddenEstate = {
  from: user(NEXT),
  estate: {
    members: {
      [user(NEXT)]: { own: [allow('sts:AssumeRole', role(HOME, '*'))] },
      [ADMIN]: { ...admin, trust: [trust(root(HOME))] },
      [role(AWAY, 'odd')]: { own: [allow('s3:GetObject', '*', unread)], trust: [trust(root(NEXT), unread)] },
      [user(AWAY, 'v')]: { notImported: ['gone'], groups: ['gone'] },
    },
  },
  gap: '',
};

const vendor = { [ADMIN]: { ...admin, trust: [trust(role(AWAY, 'vendor'))] } };
const only = (Resource: string) => [allow('sts:AssumeRole', Resource)];
const assumable = { trust: [trust(user(NEXT))] };

/** The administrator lets in the account AWAY, which no import holds: whether a chain of assumed roles may get there. */
export const outsideEstates: Readonly<Record<string, HiddenEstate>> = Object.fromEntries(
  Object.entries<readonly [gap: boolean, members: RoleEstate['members'], from?: string]>({
    'U-9: who may assume nothing': [false, { [user(NEXT)]: {} }],
    'U-9: who may assume roles of imported accounts alone': [
      false,
      { [user(NEXT)]: { own: only(role(NEXT, '*')) }, [relay]: { ...relayHere, own: only(role(HOME, '*')) } },
    ],
    'U-9: who may assume roles there': [true, { [user(NEXT)]: { own: only(role(AWAY, '*')) } }],
    'U-9: who may assume roles of another account that was never imported': [
      true,
      { [user(NEXT)]: { own: only(role(THIRD, 'x')) } },
    ],
    'U-9: who may assume one that may assume any role': [
      true,
      { [user(NEXT)]: { own: only(relay) }, [relay]: { ...relayHere, own: mayAssume } },
    ],
    'U-9: who may assume one of which a policy was not imported': [
      true,
      {
        [user(NEXT)]: { own: only(role(THIRD, 'x')) },
        [role(THIRD, 'x')]: { ...assumable, notImported: ['gone'] },
      },
    ],
    'U-9: who may assume one whose trust policy could not be understood': [
      true,
      {
        [user(NEXT)]: { own: only(role(THIRD, 'x')) },
        [role(THIRD, 'x')]: { trust: [trust(user(NEXT), unread)] },
      },
    ],
    'U-9: who is of an account that was never imported': [true, {}, user(NEXT)],
    'U-9: a service': [true, {}, 'lambda.amazonaws.com'],
  }).map(([what, [isGap, members, from = user(NEXT)]]) => [
    what,
    {
      from,
      estate: { members: { ...vendor, ...members } },
      gap: isGap ? `ACCOUNT_NOT_IMPORTED ${AWAY}` : '',
    },
  ]),
);

/** The start is let in by HOME, where the administrator is, and by THIRD; HOME lets in AWAY; FAR is by itself. */
export const waiting = {
  from: user(NEXT),
  estate: {
    members: {
      [user(NEXT)]: { own: mayAssume },
      [user(AWAY)]: {},
      [ADMIN]: { ...admin, trust: [trust(user(NEXT)), trust(user(AWAY))] },
      [role(THIRD, 'open')]: assumable,
      [role(FAR, 'far')]: { trust: [trust(root(FAR))] },
    },
  },
  accounts: [HOME, NEXT, AWAY, THIRD, FAR],
  /** Of which of the accounts hops can be missing that bear on the question. */
  concerns: (question: string): readonly string[] =>
    [HOME, NEXT, ['pathsToPrivilege', 'blastRadius'].includes(question) ? THIRD : AWAY].sort(),
};

export interface EscalatingEstate {
  readonly from: string;
  readonly estate: RoleEstate;
  readonly technique: string;
}

const limited = {
  [user(HOME, 'v')]: { own: [allow('codecommit:*')] },
  [user(NEXT, 'v')]: { own: [allow('codecommit:*')] },
};
const takesPart = { own: [allow('iam:ResetServiceSpecificCredential')] };

/** A role with this trust policy may put users into a group that may use part of the rights of others. */
export const joiningAs = (...trusts: readonly Json[]): RoleEstate => ({
  members: {
    ...adminOfHome,
    ...limited,
    [user(HOME)]: {},
    [role(HOME, 'helper')]: { own: [allow('iam:AddUserToGroup')], trust: trusts },
  },
  groups: { [group(HOME, 'resetters')]: takesPart.own },
});

/** A way to the administrator of the account HOME may go over part of the rights of somebody: by which technique. */
export const unexploredEstates: Readonly<Record<string, EscalatingEstate>> = {
  'T-024: uses part of the rights of a user': {
    from: user(HOME),
    estate: { members: { ...adminOfHome, ...limited, [user(HOME)]: takesPart } },
    technique: 'T-024',
  },
  'T-024: from another account, whose principals the role lets in': {
    from: user(NEXT),
    estate: {
      members: {
        [ADMIN]: { ...admin, trust: [trust(root(NEXT))] },
        ...limited,
        [user(NEXT)]: takesPart,
      },
    },
    technique: 'T-024',
  },
  'T-024: joins a group that may, as a role that it assumes': {
    from: user(HOME),
    estate: joiningAs(trust(user(HOME))),
    technique: 'T-024',
  },
  'T-026: lets in somebody of another account, and may assume nothing itself': {
    from: user(HOME),
    estate: {
      members: {
        ...adminOfHome,
        [user(HOME)]: {
          own: [allow('iam:UpdateAssumeRolePolicy'), { ...allow('sts:AssumeRole'), Effect: 'Deny' }],
        },
      },
    },
    technique: 'T-026',
  },
};

/** A way to the administrator of the account HOME over rights that `from` can gain: by which technique. */
export const exploredEstates: Readonly<Record<string, EscalatingEstate>> = {
  'T-009: joins a group that may assume it': {
    from: user(HOME),
    estate: {
      members: { ...adminOfHome, [user(HOME)]: { own: [allow('iam:AddUserToGroup')] } },
      groups: { [group(HOME, 'assumers')]: mayAssume },
    },
    technique: 'T-009',
  },
  'T-011: drops a boundary that hides what it may': {
    from: user(HOME),
    estate: {
      members: {
        ...adminOfHome,
        [user(HOME)]: {
          own: [allow('iam:DeleteUserPermissionsBoundary'), allow('sts:AssumeRole')],
          boundary: [allow('iam:*')],
        },
      },
    },
    technique: 'T-011',
  },
  'T-009: from another account, whose principals the role lets in': {
    from: user(NEXT),
    estate: {
      members: {
        [ADMIN]: { ...admin, trust: [trust(root(NEXT))] },
        [user(NEXT)]: { own: [allow('iam:AddUserToGroup')] },
      },
      groups: { [group(NEXT, 'assumers')]: mayAssume },
    },
    technique: 'T-009',
  },
  'T-014: tags itself as a role of another account asks': {
    from: user(NEXT),
    estate: {
      members: {
        [ADMIN]: {
          ...admin,
          trust: [{ ...trust(root(NEXT)), Condition: { StringEquals: { 'aws:PrincipalTag/team': 'ops' } } }],
        },
        [user(NEXT)]: { own: [allow('iam:TagUser'), allow('sts:AssumeRole')] },
      },
    },
    technique: 'T-014',
  },
};

/** From user to administrator over a role of AWAY, which nobody but THIRD on the way lets in; nothing is missing. */
export const chained = {
  from: user(NEXT),
  passed: AWAY,
  estate: {
    members: {
      [user(NEXT)]: { own: mayAssume },
      [role(AWAY, 'first')]: { own: mayAssume, trust: [trust(user(NEXT))] },
      [role(THIRD, 'second')]: { own: mayAssume, trust: [trust(role(AWAY, 'first'))] },
      [ADMIN]: { ...admin, trust: [trust(role(THIRD, 'second'))] },
    },
  },
};
