import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/iam/decide/decide.js';
import { guardrailGaps } from '../../../src/iam/explain/evaluationGaps.js';
import { levelsOf, type Guardrails, type PolicyLayers } from '../../../src/iam/decide/layers.js';
import { unknownContext } from '../../../src/iam/decide/request.js';
import { layersOf, principalOf } from '../../support/caseRunner.js';

const caller = '111122223333';
const owner = '444455556666';
const user = `arn:aws:iam::${caller}:user/alice`;
const bucket = 'arn:aws:s3:::b/k';
const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
const grant = { ...allow, Principal: '*' };
const onKey = (key: string): object => ({ ...allow, Condition: { StringEquals: { [key]: 'o-1' } } });

type Given = Omit<Parameters<typeof layersOf>[0], 'principal'>;

interface Question {
  readonly principal?: string;
  readonly arn?: string;
  /** Missing: the caller's account; null: not known. */
  readonly owner?: string | null;
  readonly layers?: Partial<PolicyLayers>;
}

/** Kind and account of each gap. */
function gaps(
  given: Given,
  { principal = user, arn = bucket, owner, layers = {} }: Question = {},
): readonly string[] {
  const answer = decide(
    {
      principal: principalOf(principal),
      action: 's3:GetObject',
      resource: { arn, ...(owner === null ? {} : { accountId: owner ?? caller }) },
      context: unknownContext,
    },
    {
      ...layersOf({ principal, scp: 'NOT_APPLICABLE', rcp: 'NOT_APPLICABLE', identity: allow, ...given }),
      ...layers,
    },
  );
  return answer.dataGaps.map(({ kind, accountId }) =>
    accountId === undefined ? kind : `${kind} ${accountId}`,
  );
}

describe('what was not imported', () => {
  it.each<[title: string, given: Given, expected: readonly string[], question?: Question]>([
    ['nothing is missing', {}, []],
    ['U-9c', { identity: 'NOT_COLLECTED' }, [`ACCOUNT_NOT_IMPORTED ${caller}`]],
    ['U-9c: root', { identity: 'NOT_COLLECTED' }, [], { principal: `arn:aws:iam::${caller}:root` }],
    ['U-9c: no account', { identity: 'NOT_COLLECTED', resource: grant }, [], { principal: '*' }],
    ['U-9b', { boundary: 'NOT_COLLECTED' }, [`PERMISSIONS_BOUNDARY_NOT_IMPORTED ${caller}`]],
    ['U-9b: cannot be read', { boundary: 'QUARANTINED' }, [`PERMISSIONS_BOUNDARY_NOT_IMPORTED ${caller}`]],
    ['U-9b: was read', { boundary: allow }, []],
    ['E-79', { identity: { policies: [allow, 'QUARANTINED'] } }, ['POLICY_QUARANTINED']],
    [
      'E-79: two',
      { session: 'QUARANTINED', endpoint: 'QUARANTINED' },
      ['POLICY_QUARANTINED', 'POLICY_QUARANTINED'],
    ],
    ['U-9: a part', { identity: { policies: [allow], partial: true } }, ['EXPORT_INCOMPLETE']],
    ['U-9d', { resource: 'NOT_COLLECTED' }, [`RESOURCE_POLICY_NOT_IMPORTED ${owner}`], { owner }],
    ['U-9d: no owner known', {}, ['RESOURCE_OWNER_UNKNOWN'], { owner: null }],
    ['U-9d: no resource', {}, [], { owner: null, arn: '*' }],
    ['U-9d: a caller without account', { resource: grant }, [], { owner: null, principal: '*' }],
    ['U-9a', { scp: 'NO_ORGANIZATION', rcp: 'NO_ORGANIZATION' }, ['ORGANIZATION_NOT_IMPORTED']],
    ['U-9f: SCPs', { scp: 'NOT_COLLECTED', resource: grant }, [`POLICY_NOT_IMPORTED ${caller}`], { owner }],
    ['U-9f: RCPs', { rcp: 'NOT_COLLECTED', resource: grant }, [`POLICY_NOT_IMPORTED ${owner}`], { owner }],
    [
      'U-9f: RCPs, no owner known',
      { rcp: 'NOT_COLLECTED' },
      [`POLICY_NOT_IMPORTED ${caller}`, 'RESOURCE_OWNER_UNKNOWN'],
      { owner: null },
    ],
    ['U-9e: the caller', { identity: onKey('aws:PrincipalOrgID') as never }, ['ORGANIZATION_NOT_IMPORTED']],
    ['U-9e: the resource', { identity: onKey('aws:ResourceOrgID') as never }, ['ORGANIZATION_NOT_IMPORTED']],
    [
      'U-9e: no matter of the organization',
      { identity: onKey('aws:RequestTag/aws:PrincipalOrgID') as never },
      [],
    ],
  ])('%s', (_title, given, expected, question) => {
    expect(gaps(given, question)).toEqual(expected);
  });

  const outside: Guardrails = { status: 'OUTSIDE' };
  const partial = (given: Guardrails): Guardrails => ({
    status: 'COLLECTED',
    levels: levelsOf(given).map((level) => ({ ...level, partial: true })),
  });

  it('an account outside every organization that was imported, once for each account (U-9a, U-9e)', () => {
    const expected = [`ORGANIZATION_NOT_IMPORTED ${caller}`, `ORGANIZATION_NOT_IMPORTED ${owner}`];
    const layers = { serviceControl: outside, resourceControl: outside };
    expect(gaps({ resource: grant }, { owner, layers })).toEqual(expected);
    expect(gaps({ resource: grant }, { layers })).toEqual(expected.slice(0, 1));
    const both = {
      identity: [onKey('aws:PrincipalOrgID'), onKey('aws:ResourceOrgID')] as never,
      resource: grant,
    };
    expect(gaps(both, { owner, layers })).toEqual(expected);
  });

  it('a level of which not all was imported, by the type of its policies (U-9f, F-168)', () => {
    const { serviceControl, resourceControl } = layersOf({ principal: user, scp: [[allow]], rcp: [[]] });
    const messages = (layers: Partial<PolicyLayers>): readonly string[] =>
      decide(
        {
          principal: principalOf(user),
          action: 's3:GetObject',
          resource: { arn: bucket, accountId: caller },
          context: unknownContext,
        },
        {
          ...layersOf({
            principal: user,
            scp: 'NOT_APPLICABLE',
            rcp: 'NOT_APPLICABLE',
            identity: { policies: [allow], partial: true },
          }),
          ...layers,
        },
      ).dataGaps.map(({ message }) => message);
    const identity = 'Not all identity policies that apply here were imported.';
    const level = (type: string): string =>
      `Not all ${type} control policies attached to level0 were imported.`;
    expect(messages({})).toEqual([identity]);
    expect(messages({ serviceControl: partial(serviceControl) })).toEqual([identity, level('service')]);
    expect(messages({ resourceControl: partial(resourceControl) })).toEqual([identity, level('resource')]);
  });

  it('of the guardrails over an account, on both sides (U-9a, U-9f)', () => {
    const { serviceControl, resourceControl } = layersOf({ principal: user, scp: [[allow]], rcp: [[]] });
    const kinds = (service: Guardrails, resource: Guardrails): readonly string[] =>
      guardrailGaps({ serviceControl: service, resourceControl: resource }, caller).map(({ kind }) => kind);
    expect(kinds(serviceControl, resourceControl)).toEqual([]);
    expect(kinds(partial(serviceControl), resourceControl)).toEqual(['POLICY_NOT_IMPORTED']);
    expect(kinds(serviceControl, partial(resourceControl))).toEqual(['POLICY_NOT_IMPORTED']);
    expect(kinds(outside, { status: 'NOT_COLLECTED' })).toEqual([
      'ORGANIZATION_NOT_IMPORTED',
      'POLICY_NOT_IMPORTED',
    ]);
    expect(kinds({ status: 'NOT_APPLICABLE' }, serviceControl)).toEqual([]);
  });
});
