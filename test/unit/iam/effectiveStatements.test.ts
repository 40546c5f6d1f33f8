import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/iam/decide.js';
import { effectiveStatements, type EffectiveStatement } from '../../../src/iam/effectiveStatements.js';
import { compileGlob, matchesGlob } from '../../../src/iam/match/wildcard.js';
import { unknownContext, type RequestPrincipal } from '../../../src/iam/request.js';
import { layersOf } from '../../support/caseRunner.js';
import { runs } from '../../support/runs.js';

const accountId = '111122223333';
const alice: RequestPrincipal = {
  kind: 'user',
  partition: 'aws',
  accountId,
  arn: `arn:aws:iam::${accountId}:user/alice`,
};

const action = fc.constantFrom('*', 's3:*', 's3:Get*', 's3:*Object', 's3:GetObject', 'ec2:*', 'ec2:Run*');
const resource = fc.constantFrom(
  '*',
  'arn:aws:s3:::a*',
  'arn:aws:s3:::*b',
  'arn:aws:s3:::ab',
  'arn:aws:s3:::${aws:username}*',
);
const list = <T>(items: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(items, { minLength: 1, maxLength: 2 });
const element = (name: string, values: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string[]>> =>
  fc
    .tuple(fc.constantFrom(name, name, `Not${name}`), list(values))
    .map(([key, chosen]) => ({ [key]: chosen }));
const statement = (effects: readonly string[]): fc.Arbitrary<Record<string, string | string[]>> =>
  fc
    .tuple(fc.constantFrom(...effects), element('Action', action), element('Resource', resource))
    .map(([effect, actions, resources]) => ({ Effect: effect, ...actions, ...resources }));
const policy = fc.array(statement(['Allow', 'Allow', 'Deny']), { minLength: 1, maxLength: 3 });

const actions = ['s3:GetObject', 's3:GetBucketAcl', 's3:PutObject', 'ec2:RunInstances', 'iam:ListUsers'];
const resources = [
  'arn:aws:s3:::ab',
  'arn:aws:s3:::a',
  'arn:aws:s3:::b',
  'arn:aws:s3:::alice/x',
  'arn:aws:ec2:::x',
];

/** Is the action on the resource within the list, with every DENY entry taken off? */
function lists(entries: readonly EffectiveStatement[], name: string, arn: string): boolean {
  const covers = (entry: EffectiveStatement): boolean =>
    some(entry.actions, name.toLowerCase(), true) &&
    !some(entry.notActions, name.toLowerCase(), true) &&
    some(entry.resources, arn, false) &&
    !some(entry.notResources, arn, false);
  const allowed = entries.some((entry) => entry.effect === 'ALLOW' && entry.exact && covers(entry));
  return (
    allowed &&
    !entries.some((entry) => entry.effect === 'DENY' && entry.conditions.length === 0 && covers(entry))
  );
}

function some(patterns: readonly string[], value: string, fold: boolean): boolean {
  return patterns.some((pattern) => matchesGlob(compileGlob(fold ? pattern.toLowerCase() : pattern), value));
}

describe('effective statements', () => {
  it('hold what can be done on the own side, no more and no less', () => {
    fc.assert(
      fc.property(policy, fc.option(policy), fc.option(policy), (identity, boundary, scp) => {
        const layers = layersOf({
          principal: '',
          identity: { policies: [identity] },
          ...(boundary === null ? {} : { boundary: { policies: [boundary] } }),
          ...(scp === null ? {} : { scp: [[scp]] }),
        });
        const entries = effectiveStatements(alice, layers, unknownContext);
        for (const name of actions) {
          for (const arn of resources) {
            const request = {
              principal: alice,
              action: name,
              resource: { arn, accountId },
              context: unknownContext,
            };
            const { decision } = decide(request, layers);
            expect([name, arn, lists(entries, name, arn)]).toEqual([name, arn, decision === 'ALLOWED']);
          }
        }
      }),
      runs(500),
    );
  });

  it('keep the conditions of every statement that contributed', () => {
    const layers = layersOf({
      principal: '',
      identity: {
        Effect: 'Allow',
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'true' } },
      },
      boundary: {
        Effect: 'Allow',
        Action: 's3:Get*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:username': 'alice' } },
      },
      session: {
        Effect: 'Allow',
        Action: '*',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      },
    });
    const [entry, ...others] = effectiveStatements(alice, layers, unknownContext);
    expect(entry?.actions).toEqual(['s3:Get*']);
    expect(entry?.conditions.map(({ operator }) => operator)).toEqual(['Bool', 'IpAddress']);
    expect(entry?.sources.map(({ layer }) => layer)).toEqual(['IDENTITY', 'PERMISSIONS_BOUNDARY', 'SESSION']);
    expect(others).toEqual([]);
  });

  it('drop what a Deny takes away whole, and list a Deny that takes away a part', () => {
    const layers = layersOf({
      principal: '',
      identity: {
        policies: [
          [
            { Effect: 'Allow', Action: 'ec2:*', Resource: '*' },
            { Effect: 'Allow', Action: 's3:*', Resource: '*' },
            { Effect: 'Deny', Action: 'ec2:*', Resource: '*' },
            { Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
            { Effect: 'Deny', Action: 'sqs:*', Resource: '*' },
          ],
        ],
      },
    });
    const entries = effectiveStatements(alice, layers, unknownContext);
    expect(entries.map((entry) => [entry.effect, ...entry.actions])).toEqual([
      ['ALLOW', 's3:*'],
      ['DENY', 's3:Put*'],
    ]);
  });

  it('are empty where a ceiling that exists was not imported (U-9f)', () => {
    const layers = layersOf({
      principal: '',
      identity: { Effect: 'Allow', Action: '*', Resource: '*' },
      boundary: 'NOT_COLLECTED',
    });
    expect(effectiveStatements(alice, layers, unknownContext)).toEqual([]);
  });
});
