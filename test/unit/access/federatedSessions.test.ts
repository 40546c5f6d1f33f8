/** Users who make themselves sessions of `sts:GetFederationToken` that may more than they: `whoCan` in the end says who. */
import { describe, expect, it } from 'vitest';
import { can } from '../../../src/access/can/can.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate, type RoleEstate } from '../../support/roleEstate.js';

type Members = RoleEstate['members'];
type Statement = Readonly<Record<string, unknown>>;

const HOME = '111122223333';
const pat = `arn:aws:iam::${HOME}:user/pat`;
const session = (name: string) => `arn:aws:sts::${HOME}:federated-user/${name}`;
const bucket = 'arn:aws:s3:::b';

const statement =
  (Effect: string) =>
  (Action: string | readonly string[], Resource = '*', Condition: Statement = {}): Statement => ({
    Effect,
    Action,
    Resource,
    Condition,
  });
const allow = statement('Allow');
const deny = statement('Deny');

const ofOps = { StringEquals: { 'aws:PrincipalTag/team': 'ops' } };
const federate = allow(['sts:GetFederationToken', 'sts:TagSession']);
const readAsOps = allow('s3:GetObject', '*', ofOps);

async function completenessOf(members: Members, policy: readonly Statement[], action = 's3:GetObject') {
  const Policy = policy.length === 0 ? null : { Version: '2012-10-17', Statement: policy };
  const own = { ResourceArn: bucket, AccountId: HOME, Policy };
  const reader = inMemoryReader(importedEstate([...exportsOfEstate({ members }), own]));
  const question = { action, resource: `${bucket}/k`, context: [], maxHops: 6 };
  const { completeness } = await whoCanTransitively(reader, question, { first: 10 });
  const { complete, unexplored } = completeness;
  return { complete, unexplored };
}

const ofPat = (own: readonly Statement[], policy: readonly Statement[] = []) =>
  completenessOf({ [pat]: { own } }, policy);

const namesPat = { complete: false, unexplored: [{ principal: pat, techniqueIds: ['T-240'] }] };
const nobody = { complete: true, unexplored: [] };

describe('a session whose tags a user chooses (X-4)', () => {
  it('names who may make it, where what is asked about hangs on tags', async () => {
    expect(await ofPat([federate, readAsOps])).toEqual(namesPat);
    expect(await ofPat([allow('sts:*', session('*')), readAsOps])).toEqual(namesPat);
    const refusing = deny('s3:GetObject', '*', { StringNotEquals: { 'aws:PrincipalTag/team': 'ops' } });
    expect(await ofPat([federate, allow('s3:GetObject'), refusing])).toEqual(namesPat);
  });

  it.each([
    ['no tags may be passed', [allow('sts:GetFederationToken'), readAsOps]],
    ['no session may be made', [allow('sts:TagSession'), readAsOps]],
    ['the making is denied', [federate, deny('sts:GetFederationToken'), readAsOps]],
    ['no policy of the user allows it', [federate]],
    ['it is denied anyhow', [federate, readAsOps, deny('s3:GetObject')]],
    ['it hangs on no tag', [federate, allow('s3:GetObject', `${bucket}/other`)]],
  ])('names nobody where %s', async (_what, own) => {
    expect(await ofPat(own)).toEqual(nobody);
  });

  it('names nobody under a boundary without it, and no role', async () => {
    const role = `arn:aws:iam::${HOME}:role/r`;
    const trust = [
      { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ];
    const { unexplored } = await completenessOf({ [role]: { own: [federate, readAsOps], trust } }, []);
    expect(unexplored).toEqual([]);
    expect(await ofPat([federate, readAsOps, deny('sts:TagSession')])).toEqual(nobody);
  });
});

describe('a session of a name that a policy lets in (X-4)', () => {
  const letsIn = (AWS: string): Statement => ({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 's3:GetObject',
    Resource: `${bucket}/*`,
  });
  const policy = [letsIn(session('bob'))];

  it('names who may make one of that name, and nobody else', async () => {
    expect(await ofPat([allow('sts:GetFederationToken', session('bob'))], policy)).toEqual(namesPat);
    expect(await ofPat([allow('sts:GetFederationToken', session('ann'))], policy)).toEqual(nobody);
    expect(await ofPat([allow('s3:ListBucket')], policy)).toEqual(nobody);
  });

  it('names nobody whose own policies deny it', async () => {
    const own = [allow('sts:GetFederationToken'), deny('s3:GetObject'), allow('s3:Get*')];
    expect(await ofPat(own, policy)).toEqual(nobody);
  });
});

describe('the single question (X-4)', () => {
  const caveatsOf = async (own: readonly Statement[], Policy: unknown = null) => {
    const record = { ResourceArn: bucket, AccountId: HOME, Policy };
    const members = { [pat]: { own } };
    const reader = inMemoryReader(importedEstate([...exportsOfEstate({ members }), record]));
    const request = { principal: pat, action: 's3:GetObject', resource: `${bucket}/k` };
    const answer = await can(reader, { ...request, context: [], unlistedContextKeys: 'UNKNOWN' });
    return [answer.decision, ...answer.caveats];
  };
  const byTags =
    'The user can make itself a session by sts:GetFederationToken that, with the tags that policies ask for, may do it.';

  it('says of a user who may not that a session of it may', async () => {
    expect(await caveatsOf([federate, readAsOps])).toEqual(['IMPLICIT_DENY', byTags]);
    const sparing = deny('s3:GetObject', '*', { ArnEquals: { 'aws:PrincipalArn': pat } });
    expect(await caveatsOf([allow(['sts:GetFederationToken', 's3:GetObject']), sparing])).toEqual([
      'EXPLICIT_DENY',
      'The user can make itself a session by sts:GetFederationToken that may do it.',
    ]);
  });

  it('says nothing where it passes no tags, makes none, or may not by it', async () => {
    for (const own of [
      [allow('sts:GetFederationToken'), readAsOps],
      [allow('sts:TagSession'), readAsOps],
      [federate],
    ])
      expect(await caveatsOf(own)).toEqual(['IMPLICIT_DENY']);
    expect(await caveatsOf([federate, readAsOps, deny('s3:*')])).toEqual(['EXPLICIT_DENY']);
  });
});
