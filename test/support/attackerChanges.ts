/** Every change of policies, groups, boundaries and tags that an attacker tries, whoever makes the call. */
import {
  accountOf,
  ADMINISTRATOR_ACCESS,
  documentsIn,
  everything,
  has,
  holderOf,
  isUser,
  memberOf,
  onceFor,
  ownDocuments,
  policyOf,
  withHolder,
  withMember,
  withPolicy,
  type AttackedEstate,
  type AttackedMember,
  type Document,
  type Holder,
} from './attackedEstate.js';
import { ANALYTICS, type Call } from './attackerCalls.js';
import { namesOfNew } from './attackerNames.js';

export interface Change extends Call {
  /** The users and roles that can do more, or something else, then. */
  readonly whom: readonly string[];
  /** It takes nothing from anybody. */
  readonly adds: boolean;
  readonly apply: (estate: AttackedEstate) => AttackedEstate;
}

/** By name of the inline policy that an attacker writes. */
const WRITTEN = 'written';

export const changesOf = onceFor((estate: AttackedEstate): readonly Change[] => {
  const members = Object.keys(estate.members);
  const users = members.filter(isUser);
  const roles = members.filter((arn) => !isUser(arn));
  const groups = Object.keys(estate.groups);
  return [
    ...members.flatMap((arn) => [
      ...strengthening(estate, arn, isUser(arn) ? 'User' : 'Role'),
      ...unbinding(estate, arn),
      ...retagging(estate, arn),
    ]),
    ...groups.flatMap((arn) => strengthening(estate, arn, 'Group')),
    ...users.flatMap((user) => groups.flatMap((group) => regrouping(estate, user, group))),
    ...roles.flatMap((role) => retrusting(estate, role)),
    ...Object.keys(estate.policies).flatMap((policy) => rewriting(estate, policy)),
    ...creating(estate),
  ];
});

/** What only makes another change possible is part of the same step: somebody new is made, or gets other tags. */
export const isPreparing = (change: Change): boolean => isCreating(change) || isTagging(change);
export const isCreating = ({ action }: Change): boolean => /:Create(User|Role|Group)$/.test(action);
export const isTagging = ({ action }: Change): boolean => /:(Tag|Untag)/.test(action);

/** Users, roles that trust everybody, and groups, under the names that patterns leave; none of them has a policy yet. */
function creating(estate: AttackedEstate): readonly Change[] {
  const kinds = ['User', 'Role', 'Group'] as const;
  const accounts = [...new Set(Object.keys(estate.members).map(accountOf))];
  return accounts.flatMap((account) =>
    kinds.flatMap((kind) =>
      namesOfNew(estate, kind)
        .map((name) => `arn:aws:iam::${account}:${kind.toLowerCase()}/${name}`)
        .filter((on) => !(on in estate.members) && !(on in estate.groups))
        .map((on): Change => ({
          action: `iam:Create${kind}`,
          on,
          whom: [on],
          adds: true,
          apply: (now) => {
            if (kind === 'Group')
              return { ...now, groups: { ...now.groups, [on]: { inline: {}, attached: [] } } };
            return withMember(now, on, kind === 'Role' ? { trust: rewrittenTrust(now, on) } : {});
          },
        })),
    ),
  );
}

const membersOf = ({ members }: AttackedEstate, group: string): readonly string[] =>
  Object.keys(members).filter((arn) => members[arn]?.groups.includes(group));

type Kind = 'User' | 'Role' | 'Group';

/** A policy more that allows everything, or one less that denies; one that is gone gives nothing by another version. */
function strengthening(estate: AttackedEstate, on: string, kind: Kind): readonly Change[] {
  const { inline, attached } = holderOf(estate, on);
  const whom = kind === 'Group' ? membersOf(estate, on) : [on];
  const change = (verb: string, adds: boolean, made: (now: Holder) => Partial<Holder>): Change => ({
    action: `iam:${verb}${kind}Policy`,
    on,
    whom,
    adds,
    apply: (now) => withHolder(now, on, made(holderOf(now, on))),
  });
  const attaching = (policy: string): Change => ({
    ...change('Attach', !has('Deny', policyOf(estate, policy)), (now) => ({
      attached: [...now.attached, policy],
    })),
    policy,
  });
  const isStronger = !ownDocuments(estate, on).includes(everything);
  return [
    ...(isStronger || denying(inline).length > 0 ? [change('Put', true, written)] : []),
    ...(isStronger ? [attaching(ADMINISTRATOR_ACCESS)] : []),
    ...attachable(estate)
      .filter((policy) => !attached.includes(policy) && accountOf(policy) === accountOf(on))
      .map(attaching),
    ...denying(inline).map(([name, document]) =>
      change('Delete', !has('Allow', document), ({ inline: { [name]: _gone, ...rest } }) => ({
        inline: rest,
      })),
    ),
    ...attached
      .filter((arn) => has('Deny', policyOf(estate, arn)))
      .map((arn) =>
        change('Detach', !(estate.policies[arn] ?? []).some((one) => has('Allow', one)), (now) => ({
          attached: now.attached.filter((one) => one !== arn),
        })),
      ),
  ];
}

/** That some statement names as the one to attach; AdministratorAccess is attached before any other. */
const attachable = onceFor((estate: AttackedEstate): readonly string[] => {
  const texts = documentsIn(estate).map(textOf);
  const isNamed = (arn: string): boolean => texts.some((text) => text.includes(`"iam:PolicyARN":"${arn}"`));
  return Object.keys(estate.policies).filter(isNamed);
});

const textOf = onceFor((document: Document): string => JSON.stringify(document));

const denying = (inline: Holder['inline']) =>
  Object.entries(inline).filter(([, document]) => has('Deny', document));

/** Also in the place of each that denies. */
const written = ({ inline }: Holder): Partial<Holder> => ({
  inline: Object.fromEntries(
    [...Object.keys(inline), WRITTEN].map((name) => {
      const found = inline[name];
      return [name, found === undefined || has('Deny', found) ? everything : found];
    }),
  ),
});

/** Taken away, or put to AdministratorAccess, which comes to the same. */
function unbinding(estate: AttackedEstate, on: string): readonly Change[] {
  if (memberOf(estate, on).boundary === undefined) return [];
  const kind = isUser(on) ? 'User' : 'Role';
  return ['Delete', 'Put'].map((verb) => ({
    action: `iam:${verb}${kind}PermissionsBoundary`,
    on,
    whom: [on],
    adds: true,
    apply: (now) => {
      const { boundary: _gone, ...rest } = memberOf(now, on);
      return { ...now, members: { ...now.members, [on]: rest } };
    },
  }));
}

function regrouping(estate: AttackedEstate, user: string, group: string): readonly Change[] {
  if (accountOf(user) !== accountOf(group)) return [];
  const documents = ownDocuments(estate, group);
  const denies = documents.some((one) => has('Deny', one));
  const isIn = memberOf(estate, user).groups.includes(group);
  if (isIn && !denies) return [];
  return [
    {
      action: isIn ? 'iam:RemoveUserFromGroup' : 'iam:AddUserToGroup',
      on: group,
      whom: [user],
      adds: isIn ? !documents.some((one) => has('Allow', one)) : !denies,
      apply: (now) => {
        const { groups } = memberOf(now, user);
        return withMember(now, user, {
          groups: isIn ? groups.filter((one) => one !== group) : [...groups, group],
        });
      },
    },
  ];
}

/** It lets in everybody there is beside whom it lets in already, and the service; what it denies is gone. */
function retrusting(estate: AttackedEstate, on: string): readonly Change[] {
  const written = rewrittenTrust(estate, on);
  if (JSON.stringify(written) === JSON.stringify(memberOf(estate, on).trust)) return [];
  return [
    {
      action: 'iam:UpdateAssumeRolePolicy',
      on,
      whom: [on],
      adds: true,
      apply: (now) => withMember(now, on, { trust: rewrittenTrust(now, on) }),
    },
  ];
}

function rewrittenTrust(estate: AttackedEstate, role: string): Document {
  const added = [{ AWS: Object.keys(estate.members) }, { Service: ANALYTICS }].map((Principal) => ({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
  }));
  const texts = added.map((one) => JSON.stringify(one));
  const kept = (memberOf(estate, role).trust ?? []).filter(
    (one) => one['Effect'] === 'Allow' && !texts.includes(JSON.stringify(one)),
  );
  return [...kept, ...added];
}

/** A new version that allows everything, or one that is there already. */
function rewriting(estate: AttackedEstate, on: string): readonly Change[] {
  const versions = estate.policies[on] ?? [];
  const [now = [], ...others] = versions;
  const whom = Object.keys(estate.members).filter((arn) => isUnder(estate, arn, on));
  const created: Change = {
    action: 'iam:CreatePolicyVersion',
    on,
    whom,
    adds: true,
    apply: (found) => withPolicy(found, on, [everything, ...(found.policies[on] ?? [])]),
  };
  const chosen = others.map((other): Change => ({
    action: 'iam:SetDefaultPolicyVersion',
    on,
    whom,
    adds: isWider(other, now),
    apply: (found) =>
      withPolicy(found, on, [other, ...(found.policies[on] ?? []).filter((one) => one !== other)]),
  }));
  return [...chosen, ...(versions.includes(everything) ? [] : [created])];
}

const isUnder = (estate: AttackedEstate, arn: string, policy: string): boolean =>
  memberOf(estate, arn).boundary === policy ||
  [arn, ...memberOf(estate, arn).groups].some((one) => holderOf(estate, one).attached.includes(policy));

/** All that the other allows, and nothing more denied. */
function isWider(one: Document, other: Document): boolean {
  const textsOf = (document: Document, effect: string): readonly string[] =>
    document.filter((statement) => statement['Effect'] === effect).map((each) => JSON.stringify(each));
  const allowed = textsOf(one, 'Allow');
  const denied = textsOf(other, 'Deny');
  const isAll = textsOf(everything, 'Allow').every((text) => allowed.includes(text));
  return (
    (isAll || textsOf(other, 'Allow').every((text) => allowed.includes(text))) &&
    textsOf(one, 'Deny').every((text) => denied.includes(text))
  );
}

const teamsIn = onceFor((document: Document): readonly string[] =>
  [...JSON.stringify(document).matchAll(/(?:Principal|Resource)Tag\/team":"(\w+)"/g)].map(
    ([, value = '']) => value,
  ),
);

/** The tag `team`, with each value that some statement names, or none. */
function retagging(estate: AttackedEstate, on: string): readonly Change[] {
  const values = new Set(documentsIn(estate).flatMap(teamsIn));
  const { team: now, ...rest } = memberOf(estate, on).tags;
  const change = (verb: string, tags: AttackedMember['tags']): Change => ({
    action: `iam:${verb}${isUser(on) ? 'User' : 'Role'}`,
    on,
    whom: [on],
    adds: false,
    apply: (found) => withMember(found, on, { tags }),
  });
  return [
    ...[...values].filter((team) => now !== team).map((team) => change('Tag', { ...rest, team })),
    ...(now === undefined || values.size === 0 ? [] : [change('Untag', rest)]),
  ];
}
