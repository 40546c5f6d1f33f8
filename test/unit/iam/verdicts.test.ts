import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/iam/decide/decide.js';
import { levelsOf } from '../../../src/iam/decide/layers.js';
import { unknownContext, type AccessRequest } from '../../../src/iam/decide/request.js';
import { layersOf, principalOf } from '../../support/caseRunner.js';

const accountId = '111122223333';
const user = `arn:aws:iam::${accountId}:user/alice`;
const root = `arn:aws:iam::${accountId}:root`;
const session = `arn:aws:sts::${accountId}:assumed-role/worker/s1`;
const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
const open = { StringEquals: { 'aws:RequestTag/k': 'red' } };
const mayAllow = { ...allow, Condition: open };
const mayDeny = { ...deny, Condition: open };
const other = { ...allow, Action: 'ec2:*' };

type Given = Omit<Parameters<typeof layersOf>[0], 'principal'>;
type Layer =
  | 'RESOURCE_CONTROL'
  | 'SERVICE_CONTROL'
  | 'RESOURCE'
  | 'IDENTITY'
  | 'PERMISSIONS_BOUNDARY'
  | 'SESSION'
  | 'ENDPOINT';

interface Said {
  readonly outcome: string;
  readonly statements: readonly number[];
  readonly note?: string;
}

function requestOf(principal: string, action: string, arn: string): AccessRequest {
  return {
    principal: principalOf(principal),
    action,
    resource: { arn, accountId },
    context: unknownContext,
  };
}

/** What each layer said, its statements as indices. */
function verdicts(
  given: Given,
  principal = user,
  action = 's3:GetObject',
  arn = 'arn:aws:s3:::b/k',
): ReadonlyMap<string, Said> {
  const layers = layersOf({ principal, scp: 'NOT_APPLICABLE', rcp: 'NOT_APPLICABLE', ...given });
  return new Map(
    decide(requestOf(principal, action, arn), layers).layers.map(({ layer, outcome, statements, note }) => [
      layer,
      {
        outcome,
        statements: statements.map(({ statementIndex }) => statementIndex),
        ...(note === undefined ? {} : { note }),
      },
    ]),
  );
}

describe('what each layer says', () => {
  it('where nothing applies (E-8, E-10)', () => {
    const notApplicable: Said = { outcome: 'NOT_APPLICABLE', statements: [] };
    expect(Object.fromEntries(verdicts({}))).toEqual({
      RESOURCE_CONTROL: notApplicable,
      SERVICE_CONTROL: notApplicable,
      RESOURCE: notApplicable,
      IDENTITY: { outcome: 'NO_ALLOW', statements: [] },
      PERMISSIONS_BOUNDARY: notApplicable,
      SESSION: notApplicable,
      ENDPOINT: notApplicable,
    });
  });

  it.each<[title: string, layer: Layer, given: Given, expected: Said]>([
    ['an Allow', 'IDENTITY', { identity: [other, allow] }, { outcome: 'ALLOWS', statements: [1] }],
    ['no Allow', 'IDENTITY', { identity: other }, { outcome: 'NO_ALLOW', statements: [] }],
    ['a Deny first', 'IDENTITY', { identity: [allow, deny] }, { outcome: 'DENIES', statements: [1, 0] }],
    ['an open Allow', 'IDENTITY', { identity: mayAllow }, { outcome: 'CONDITIONAL', statements: [0] }],
    [
      'an open Deny',
      'IDENTITY',
      { identity: [allow, mayDeny] },
      { outcome: 'CONDITIONAL', statements: [1, 0] },
    ],
    [
      'an open Deny and no Allow',
      'IDENTITY',
      { identity: mayDeny },
      { outcome: 'NO_ALLOW', statements: [0] },
    ],
    [
      'an unreadable policy and an Allow',
      'IDENTITY',
      { identity: { policies: [allow, 'QUARANTINED'] } },
      { outcome: 'CONDITIONAL', statements: [0] },
    ],
    [
      'an unreadable policy',
      'IDENTITY',
      { identity: 'QUARANTINED' },
      { outcome: 'UNKNOWN', statements: [], note: 'not all of it could be read' },
    ],
    [
      'an unreadable session policy',
      'SESSION',
      { identity: allow, session: { policies: ['QUARANTINED', allow] } },
      { outcome: 'UNKNOWN', statements: [0], note: 'not all of it could be read' },
    ],
    [
      'a part, with an Allow',
      'IDENTITY',
      { identity: { policies: [allow], partial: true } },
      { outcome: 'CONDITIONAL', statements: [0] },
    ],
    [
      'a part, with no Allow',
      'IDENTITY',
      { identity: { policies: [other], partial: true } },
      { outcome: 'UNKNOWN', statements: [], note: 'not all of it was imported' },
    ],
    [
      'a part, with a Deny',
      'IDENTITY',
      { identity: { policies: [deny], partial: true } },
      { outcome: 'DENIES', statements: [0] },
    ],
    [
      'nothing imported',
      'IDENTITY',
      { identity: 'NOT_COLLECTED' },
      { outcome: 'UNKNOWN', statements: [], note: 'not imported' },
    ],
    [
      'a boundary that cannot be read',
      'PERMISSIONS_BOUNDARY',
      { identity: allow, boundary: 'QUARANTINED' },
      { outcome: 'UNKNOWN', statements: [], note: 'not all of it could be read' },
    ],
    [
      'a boundary',
      'PERMISSIONS_BOUNDARY',
      { identity: allow, boundary: other },
      { outcome: 'NO_ALLOW', statements: [] },
    ],
    [
      'an RCP that does not deny',
      'RESOURCE_CONTROL',
      { rcp: [[{ ...deny, Principal: '*', Action: 'sqs:*' }]] },
      { outcome: 'ALLOWS', statements: [] },
    ],
    [
      'an RCP that may deny',
      'RESOURCE_CONTROL',
      { rcp: [[{ ...mayDeny, Principal: '*', Action: 's3:*' }]] },
      { outcome: 'CONDITIONAL', statements: [0] },
    ],
    [
      'an RCP that cannot be read',
      'RESOURCE_CONTROL',
      { rcp: [['QUARANTINED']] },
      { outcome: 'UNKNOWN', statements: [], note: 'not all of it could be read' },
    ],
    [
      'an RCP that denies',
      'RESOURCE_CONTROL',
      { rcp: [[{ ...deny, Principal: '*', Action: 's3:*' }]] },
      { outcome: 'DENIES', statements: [0] },
    ],
    [
      'no organization',
      'SERVICE_CONTROL',
      { scp: 'NO_ORGANIZATION' },
      {
        outcome: 'UNKNOWN',
        statements: [],
        note: 'no organization was imported; taken as full access',
      },
    ],
    [
      'SCPs that were not imported',
      'SERVICE_CONTROL',
      { scp: 'NOT_COLLECTED' },
      {
        outcome: 'UNKNOWN',
        statements: [],
        note: 'an organization was imported, but not what is attached to this account',
      },
    ],
    [
      'an endpoint with the default policy',
      'ENDPOINT',
      { endpoint: { policies: [] } },
      { outcome: 'ALLOWS', statements: [], note: 'default policy: full access' },
    ],
    [
      'an endpoint policy',
      'ENDPOINT',
      { endpoint: { ...other, Principal: '*' } },
      { outcome: 'NO_ALLOW', statements: [] },
    ],
    [
      'an endpoint policy that was not imported',
      'ENDPOINT',
      { endpoint: 'NOT_COLLECTED' },
      { outcome: 'UNKNOWN', statements: [], note: 'not imported' },
    ],
  ])('%s (U-4, U-9, E-79)', (_title, layer, given, expected) => {
    expect(verdicts(given).get(layer)).toEqual(expected);
  });

  describe('where a direct grant stands in for the own side (E-22b, E-22f)', () => {
    const grant = (principal: string): Given => ({ resource: { ...allow, Principal: { AWS: principal } } });
    const standsIn: Said = {
      outcome: 'NOT_APPLICABLE',
      statements: [],
      note: 'a direct grant in the resource policy replaces it',
    };

    it('what lacks an Allow does not apply', () => {
      expect(verdicts({ ...grant(user), boundary: other }).get('IDENTITY')).toEqual(standsIn);
      expect(verdicts({ ...grant(user), boundary: other }).get('PERMISSIONS_BOUNDARY')).toEqual(standsIn);
      expect(verdicts({ ...grant(session), session: other }, session).get('SESSION')).toEqual(standsIn);
    });

    it('what allows anyway is said to', () => {
      const { outcome } = verdicts({ ...grant(user), identity: allow }).get('IDENTITY') ?? {};
      expect(outcome).toBe('ALLOWS');
    });

    it('what may deny still counts', () => {
      const { outcome } = verdicts({ ...grant(user), identity: [mayAllow, mayDeny] }).get('IDENTITY') ?? {};
      expect(outcome).toBe('CONDITIONAL');
    });
  });

  it('root has no identity policies and no boundary, and a session policy of root only denies (E-5, E-51b)', () => {
    const layers = verdicts({ identity: other, boundary: other, session: other }, root);
    expect(layers.get('IDENTITY')).toEqual({
      outcome: 'NOT_APPLICABLE',
      statements: [],
      note: 'the root user has no identity policies',
    });
    expect(layers.get('PERMISSIONS_BOUNDARY')).toEqual({ outcome: 'NOT_APPLICABLE', statements: [] });
    expect(layers.get('SESSION')).toEqual({ outcome: 'ALLOWS', statements: [] });
    expect(verdicts({ session: deny }, root).get('SESSION')?.outcome).toBe('DENIES');
    expect(verdicts({ session: other }, session).get('SESSION')?.outcome).toBe('NO_ALLOW');
  });

  it('a trust policy has no say in anything but assuming the role, and that is said (E-27d)', () => {
    const resource = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: accountId } };
    const role = `arn:aws:iam::${accountId}:role/target`;
    expect(verdicts({ resource }, user, 'iam:GetRole', role).get('RESOURCE')).toEqual({
      outcome: 'NOT_APPLICABLE',
      statements: [],
      note: 'the policy does not apply to this action',
    });
    expect(verdicts({}, user, 'iam:GetRole', role).get('RESOURCE')).toEqual({
      outcome: 'NOT_APPLICABLE',
      statements: [],
    });
    expect(verdicts({ resource }, user, 'sts:AssumeRole', role).get('TRUST')?.outcome).toBe('ALLOWS');
  });

  it('each level of a guardrail by its target and, where it has one, its name (E-19a)', () => {
    const layers = layersOf({
      principal: user,
      identity: allow,
      scp: [[allow], [other]],
      rcp: 'NOT_APPLICABLE',
    });
    const levels = levelsOf(layers.serviceControl).map((level, i) =>
      i === 0 ? { ...level, name: 'Root' } : level,
    );
    const answer = decide(requestOf(user, 's3:GetObject', 'arn:aws:s3:::b/k'), {
      ...layers,
      serviceControl: { status: 'COLLECTED', levels },
    });
    const keys = answer.layers.map(({ statements: _, ...rest }) => JSON.stringify(rest));
    expect(keys.slice(1, 4)).toEqual([
      '{"layer":"SERVICE_CONTROL","level":"level0","outcome":"ALLOWS","levelName":"Root"}',
      '{"layer":"SERVICE_CONTROL","level":"level1","outcome":"NO_ALLOW"}',
      '{"layer":"RESOURCE","outcome":"NOT_APPLICABLE"}',
    ]);
  });

  it('an account outside every organization that was imported (U-9a)', () => {
    const layers = layersOf({ principal: user, identity: allow });
    const answer = decide(requestOf(user, 's3:GetObject', 'arn:aws:s3:::b/k'), {
      ...layers,
      serviceControl: { status: 'OUTSIDE' },
    });
    expect(answer.decision).toBe('ALLOWED');
    expect(answer.layers.find(({ layer }) => layer === 'SERVICE_CONTROL')?.outcome).toBe('UNKNOWN');
  });
});
