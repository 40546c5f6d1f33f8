/** Administrators come into roles of Identity Center by the SAML provider that these trust (T-044, G-8). */
import { describe, expect, it } from 'vitest';
import {
  allow,
  arnOf,
  deny,
  escalationsIn,
  home,
  rootArn,
  type AccountIs,
  type Statement,
} from '../../support/escalationAccount.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';

const saml = `arn:aws:iam::${home}:saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE`;
const path = '/aws-reserved/sso.amazonaws.com/';
const name = 'AWSReservedSSO_Ops_0123456789abcdef';
const open = 'IAM lets the identity provider of Identity Center be changed';
const everything = [allow('*')];

const users = { ann: { may: everything }, bob: { may: everything }, cid: { may: [allow('s3:*')] } };
const account = (more: Partial<AccountIs> = {}): AccountIs => ({
  users,
  roles: { [name]: { path, trusts: [saml], may: [] } },
  providers: [saml],
  ...more,
});

/** By whom, by which technique, and how firmly, into roles. */
const told = (is: AccountIs, ...guard: readonly Statement[]) => {
  const place = { scp: guard.map((one) => [fullAccess, { ...fullAccess, Guard: one }, fullAccess])[0] };
  const organization = place.scp === undefined ? [] : [organizationOf({ [home]: { scp: place.scp } })];
  return escalationsIn(is, ...organization)
    .edges.filter(({ targetArn }) => targetArn.includes(':role/'))
    .map(({ source, targetArn, grant: { decision, alternatives } }) => ({
      by: source.kind === 'PRINCIPALS' ? source.identifiers : [],
      to: targetArn,
      decision,
      ways: alternatives.map((one) => [one.techniqueId, ...one.preconditions]),
      conditions: alternatives.flatMap(({ conditions }) => conditions.map(({ key }) => key)),
    }));
};

const by = [rootArn, arnOf('user', 'ann'), arnOf('user', 'bob')];
const way = {
  by,
  to: arnOf('role', `${path.slice(1)}${name}`),
  decision: 'CONDITIONAL',
  ways: [['T-044', open]],
  conditions: [],
};

describe('the root user and administrators', () => {
  it('become roles of Identity Center if its provider can be changed, from one place', () => {
    expect(told(account())).toEqual([way]);
  });

  it('become no role that trusts a provider of another account, and other roles as administrators', () => {
    const other = saml.replace(home, '999988887777');
    expect(told(account({ roles: { [name]: { path, trusts: [other], may: [] } } }))).toEqual([]);
    expect(told(account({ roles: { ops: { trusts: [saml], may: [] } } }))).toEqual([]);
  });

  it('make the provider anew where it is gone', () => {
    expect(told(account({ providers: [] }))).toEqual([way]);
  });

  it('change the provider only under the guardrails over their account (E-19e)', () => {
    expect(told(account(), deny('iam:*SAMLProvider'))).toEqual([]);
    const spared = { Condition: { ArnNotLike: { 'aws:PrincipalArn': arnOf('user', 'ann') } } };
    expect(told(account(), deny('iam:*SAMLProvider', '*', spared))).toEqual([
      { ...way, by: [rootArn, arnOf('user', 'bob')], conditions: ['aws:PrincipalArn'] },
      { ...way, by: [arnOf('user', 'ann')] },
    ]);
  });
});
