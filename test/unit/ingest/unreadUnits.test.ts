/** An organization or Identity Center that a later collection could not read again: what was known may have changed. */
import { expect, describe, it } from 'vitest';
import { listFiles } from '../../../src/collect/collector.js';
import { collectionManifest } from '../../../src/ingest/formats/account/collectionManifest.js';
import { identityCenterKind } from '../../../src/ingest/merge/identityCenterKind.js';
import { completeUnit, mergeUnits, unitToTexts } from '../../../src/ingest/merge/mergeUnits.js';
import { organizationKind } from '../../../src/ingest/merge/organizationKind.js';
import { normalizeIdentityCenter } from '../../../src/ingest/normalize/organization/normalizeIdentityCenter.js';
import { ADMIN, INSTANCE, outputs, partsOf } from './identityCenters.js';
import {
  combined,
  factsOf,
  MANAGEMENT,
  MEMBER,
  parse,
  PRODUCTION,
  ROOT,
  wholeOf,
  WORKLOADS,
} from './organizations.js';

const manifest = (List: string, Status: string, more: object = {}) => ({
  RolegraphCollection: { Version: 1, CollectedAt: '2026-01-02T03:04:05Z' },
  Coverage: [{ AccountId: MANAGEMENT, List, Kind: '*', Region: '', Status, ...more }],
});

describe('guardrails of an organization', () => {
  const everywhere = [ROOT, WORKLOADS, PRODUCTION, MANAGEMENT, MEMBER];
  const first = { 'organization.json': combined() };
  const unread = (Status: string, more?: object) => ({
    'manifest.json': manifest('organization', Status, more),
  });
  const known = async (...later: readonly Readonly<Record<string, object>>[]) => {
    const { roots, units, accounts } = await factsOf(first, ...later);
    return [...roots, ...units, ...accounts].flatMap(({ id, guardrailsCollected }) =>
      guardrailsCollected.includes('serviceControl') ? id : [],
    );
  };

  it('F-173: are known until a collection could not read where they are attached', async () => {
    const partly = { 'organization.json': combined({ PolicyTargets: undefined }) };
    expect(await known()).toEqual(everywhere);
    expect(await known({ ...first, ...unread('COLLECTED') })).toEqual(everywhere);
    expect(await known(partly)).toEqual(everywhere);
    expect(await known({ ...partly, ...unread('DENIED') })).toEqual([]);
    expect(await known({ ...partly, ...unread('DENIED') }, first)).toEqual(everywhere);
  });

  it('F-173: are known where something else could not be read', async () => {
    const administrators = { 'organization.json': combined({ DelegatedAdministrators: undefined }) };
    expect(await known({ ...administrators, ...unread('FAILED') })).toEqual(everywhere);
  });

  it('F-173: are not known where nothing could be read, though the folder has the file of an earlier run', async () => {
    const more = { FromEarlierRun: true };
    expect(await known({ ...first, ...unread('DENIED', more) })).toEqual([]);
    expect(await known(unread('DENIED', more))).toEqual([]);
    expect(await known({ ...unread('DENIED', more), 'given.json': combined() })).toEqual(everywhere);
  });

  it('F-173: are known where an account that is not of it, or an earlier run beside this one, read nothing', async () => {
    const more = { FromEarlierRun: true };
    const given = { 'o.json': combined({ PolicyTargets: undefined }), ...unread('DENIED', more) };
    expect(await known({ 'fresh/o.json': combined(), ...given })).toEqual(everywhere);
    const stored = await wholeOf(first);
    const texts = new Map([[stored.id, unitToTexts(organizationKind, stored)]]);
    const unitsBy = async (AccountId: string) => {
      const { organizations = [] } = await parse(manifest('organization', 'DENIED', { ...more, AccountId }));
      return mergeUnits(organizationKind, organizations, texts).units.map(({ id }) => id);
    };
    expect(await unitsBy(MEMBER)).toEqual([stored.id]);
    expect(await unitsBy('999988887777')).toEqual([]);
  });
});

it('F-173: the files of an earlier run are those that `collect` writes', () => {
  expect([organizationKind.file]).toEqual(listFiles.organization);
  expect([identityCenterKind.file]).toEqual(listFiles.identityCenter);
});

describe('Identity Center', () => {
  const parts = (value: object) =>
    collectionManifest.parse({
      file: 'manifest.json',
      value: JSON.parse(JSON.stringify(value)),
      duplicateKeys: [],
    }).identityCenters ?? [];

  const after = async (now: Record<string, object>, Status: string) => {
    const stored = mergeUnits(identityCenterKind, await partsOf(outputs()), new Map()).units[0];
    if (stored === undefined) throw new Error('no instance');
    const last = unitToTexts(identityCenterKind, stored);
    const given = [...(await partsOf(now)), ...parts(manifest('identityCenter', Status))];
    const { units, problems } = mergeUnits(identityCenterKind, given, new Map([[INSTANCE, last]]));
    expect(problems).toEqual([]);
    const whole = units[0] === undefined ? stored : completeUnit(identityCenterKind, units[0], last);
    const { permissionSets, principals } = normalizeIdentityCenter(whole).facts;
    return {
      assignmentsIn: permissionSets.find(({ arn }) => arn === ADMIN)?.assignmentsIn,
      groups: principals.filter(({ kind, membersCollected }) => kind === 'GROUP' && membersCollected).length,
    };
  };

  it('F-98, F-173: assignments and members that could not be read again may be more', async () => {
    const { 'groups.json': groups = {}, ...rest } = outputs();
    const all = await after(outputs(), 'COLLECTED');
    expect(all.assignmentsIn).not.toEqual([]);
    expect(all.groups).toBe(2);
    expect(await after({ 'groups.json': groups }, 'COLLECTED')).toEqual(all);
    expect(await after({ 'groups.json': groups }, 'DENIED')).toEqual({ assignmentsIn: [], groups: 0 });
    expect(await after(rest, 'DENIED')).toEqual(all);
    expect(await after({}, 'DENIED')).toEqual({ assignmentsIn: [], groups: 0 });
  });

  it('F-173: stays known where an account that sees none collects', () => {
    expect(parts(manifest('identityCenter', 'FAILED', { SeesNone: true }))).toEqual([]);
  });

  it('that no import has read needs no instance', () => {
    const given = parts(manifest('identityCenter', 'DENIED'));
    expect(given).toHaveLength(1);
    expect(mergeUnits(identityCenterKind, given, new Map())).toMatchObject({ units: [], problems: [] });
  });
});
