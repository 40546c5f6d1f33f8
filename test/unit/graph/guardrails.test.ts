import { describe, expect, it } from 'vitest';
import { guardOf } from '../../../src/graph/engine/guardrails.js';
import type { RequestPrincipal } from '../../../src/iam/decide/request.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';

const caller = '111122223333';
const owner = '444455556666';
const user: RequestPrincipal = { kind: 'user', partition: 'aws', accountId: caller };
const bucket = { arn: 'arn:aws:s3:::b' };

describe('the guardrails of a request', () => {
  it('are those of no organization where none was imported (U-9a)', () => {
    const guard = guardOf({ anyImported: false, places: new Map() });
    expect(guard(user, bucket)).toEqual({
      principal: user,
      resource: bucket,
      guardrails: {
        serviceControl: { status: 'NO_ORGANIZATION' },
        resourceControl: { status: 'NO_ORGANIZATION' },
      },
    });
  });

  it("are the caller's service control policies and the owner's resource control policies (E-19, E-20)", () => {
    const stored = organizationOf({
      [caller]: { scp: [fullAccess, fullAccess, {}], rcp: 'NOT_APPLICABLE' },
      [owner]: { scp: 'NOT_COLLECTED', rcp: [{}, {}, {}] },
    });
    const { guardrails } = guardOf(stored)(user, { ...bucket, accountId: owner });
    expect(guardrails.serviceControl).toMatchObject({
      status: 'COLLECTED',
      levels: [
        { target: 'r-ab12', name: 'Root', policies: [{ id: 'policy FullAWSAccess' }] },
        { target: 'ou-ab12-cd345678', name: 'Workloads', policies: [{ name: 'FullAWSAccess' }] },
        { target: caller, policies: [] },
      ],
    });
    expect(guardrails.resourceControl).toMatchObject({
      status: 'COLLECTED',
      levels: [{ target: 'r-ab12' }, {}, { target: owner }],
    });
  });

  it("are the caller's own where nobody says who owns the resource", () => {
    const stored = organizationOf({ [caller]: { rcp: 'NOT_COLLECTED' } });
    const { guardrails, resource } = guardOf(stored)(user, bucket);
    expect(guardrails.resourceControl).toEqual({ status: 'NOT_COLLECTED' });
    expect(resource).toEqual(bucket);
  });

  it('keep apart what does not apply and what was not collected (E-19d, U-9f)', () => {
    const stored = organizationOf({ [caller]: { scp: 'NOT_APPLICABLE', rcp: 'NOT_COLLECTED' } });
    expect(guardOf(stored)(user, bucket).guardrails).toEqual({
      serviceControl: { status: 'NOT_APPLICABLE' },
      resourceControl: { status: 'NOT_COLLECTED' },
    });
  });

  it('do not bind an account that no imported organization has (E-19d, U-9f)', () => {
    const { guardrails, principal } = guardOf(organizationOf({ [owner]: {} }))(user, bucket);
    expect(guardrails).toEqual({
      serviceControl: { status: 'OUTSIDE' },
      resourceControl: { status: 'OUTSIDE' },
    });
    expect(principal).not.toHaveProperty('organization');
  });

  it('of a level say where the content of a policy is not known (F-168)', () => {
    const stored = organizationOf({
      [caller]: { scp: [fullAccess, { Custom: 'NOT_COLLECTED' }, fullAccess] },
    });
    const { serviceControl } = guardOf(stored)(user, bucket).guardrails;
    const levels = serviceControl.status === 'COLLECTED' ? serviceControl.levels : [];
    expect(levels.map(({ policies, partial = false }) => [policies.length, partial])).toEqual([
      [1, false],
      [0, true],
      [1, false],
    ]);
  });

  it('of a quarantined policy have no compiled form (E-79)', () => {
    const stored = organizationOf({ [caller]: { scp: [{ Broken: 'UNREAD' }, fullAccess, fullAccess] } });
    const { serviceControl } = guardOf(stored)(user, bucket).guardrails;
    expect(serviceControl.status === 'COLLECTED' && serviceControl.levels[0]).toEqual({
      target: 'r-ab12',
      name: 'Root',
      policies: [{ id: 'policy Broken', name: 'Broken', compiled: undefined }],
    });
  });

  it('come with the organizations of both accounts (E-64)', () => {
    const stored = organizationOf({ [caller]: {}, [owner]: { unplaced: true } });
    const { principal, resource } = guardOf(stored)(user, { ...bucket, accountId: owner });
    expect(principal).toMatchObject({
      organization: { id: 'o-exampleorg', path: 'o-exampleorg/r-ab12/ou-ab12-cd345678/' },
    });
    expect(resource.organization).toEqual({ id: 'o-exampleorg', managementAccountId: '999900009999' });
  });

  it('leave callers without an account as they are (E-19d)', () => {
    const anonymous: RequestPrincipal = { kind: 'anonymous' };
    const { principal, guardrails } = guardOf(organizationOf({ [owner]: {} }))(anonymous, {
      ...bucket,
      accountId: owner,
    });
    expect(principal).toBe(anonymous);
    expect(guardrails.resourceControl.status).toBe('COLLECTED');
  });

  it('of an account are made once', () => {
    const guard = guardOf(organizationOf({ [caller]: {} }));
    expect(guard(user, bucket).guardrails.serviceControl).toBe(
      guard({ kind: 'root', partition: 'aws', accountId: caller }, bucket).guardrails.serviceControl,
    );
  });
});
