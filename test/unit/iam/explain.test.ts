import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/iam/decide/decide.js';
import type { AccessEvaluation, StatementMatch } from '../../../src/iam/decide/decision.js';
import { explain } from '../../../src/iam/explain/explain.js';
import {
  unknownContext,
  type AccessRequest,
  type RequestPrincipal,
} from '../../../src/iam/decide/request.js';
import { layersOf, principalOf } from '../../support/caseRunner.js';

const accountId = '111122223333';
const full = { Effect: 'Allow', Action: '*', Resource: '*' };

function request(
  action: string,
  arn: string,
  principal = `arn:aws:iam::${accountId}:user/alice`,
): AccessRequest {
  return { principal: principalOf(principal), action, resource: { arn, accountId }, context: unknownContext };
}

function words(question: AccessRequest, given: Omit<Parameters<typeof layersOf>[0], 'principal'>): string {
  const layers = layersOf({ principal: '', scp: 'NOT_APPLICABLE', rcp: 'NOT_APPLICABLE', ...given });
  return explain(question, layers, decide(question, layers));
}

describe('an explanation', () => {
  it('names the statement that allows', () => {
    const identity = { Sid: 'Read', Effect: 'Allow', Action: 's3:Get*', Resource: '*' };
    expect(words(request('s3:GetObject', 'arn:aws:s3:::b/k'), { identity })).toBe(
      'The user alice may do s3:GetObject on arn:aws:s3:::b/k. Statement 0 (Read) of the identity policy identity.0 allows it.',
    );
  });

  it('names the Deny that has to change first', () => {
    const deny = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    expect(words(request('s3:GetObject', 'arn:aws:s3:::b/k'), { identity: [full, deny] })).toBe(
      'The user alice may not do s3:GetObject on arn:aws:s3:::b/k. Statement 1 of the identity policy identity.0 denies it explicitly. No Allow can help while this statement matches: it would have to change first.',
    );
  });

  it('names the first layer that lacks an Allow (E-10, E-11)', () => {
    const question = request('s3:GetObject', 'arn:aws:s3:::b/k');
    expect(words(question, {})).toContain('No identity policy of the caller allows it');
    const ec2 = { Effect: 'Allow', Action: 'ec2:*', Resource: '*' };
    expect(words(question, { identity: full, scp: [[full], [ec2]] })).toContain(
      'No service control policy attached to level1 allows it',
    );
    expect(words(question, { identity: full, boundary: ec2 })).toContain(
      'The permissions boundary does not allow it, and it has to.',
    );
    const trust = request('sts:AssumeRole', `arn:aws:iam::${accountId}:role/target`);
    expect(words(trust, { identity: full })).toContain(
      "The role's trust policy does not allow it, and it has to",
    );
  });

  it('says what a conditional answer hangs on, and who can meet it (U-2a)', () => {
    const question = request('sts:AssumeRole', `arn:aws:iam::${accountId}:role/target`);
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: accountId },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:RoleSessionName': 'alice' } },
    };
    const text = words(question, { identity: full, resource: statement });
    expect(text).toContain('under conditions');
    expect(text).toContain(
      'Requires sts:RoleSessionName = alice (statement 0 of the trust policy resource.0)',
    );
    expect(text).toContain('The caller alone can meet this.');
  });

  it('says what is not known, and which rule of a service decided', () => {
    const question = request('s3:GetObject', 'arn:aws:s3:::b/k');
    expect(words(question, { identity: full, boundary: 'NOT_COLLECTED' })).toBe(
      'It is unknown whether the user alice may do s3:GetObject on arn:aws:s3:::b/k: required data was not imported or could not be read. The permissions boundary is set, but its policy was not imported.',
    );
    const session = request('sts:GetSessionToken', '*', `arn:aws:iam::${accountId}:role/worker`);
    expect(words(session, { identity: full })).toBe(
      'The role worker may not do sts:GetSessionToken. A role session cannot call GetFederationToken or GetSessionToken.',
    );
  });

  const partition = 'aws';
  const account = { partition, accountId };
  const roleArn = `arn:aws:iam::${accountId}:role/path/worker`;
  const role = { kind: 'roleSession', ...account, serviceLinked: false } as const;
  const named: readonly (readonly [RequestPrincipal, string])[] = [
    [{ kind: 'root', ...account }, `The root user of account ${accountId}`],
    [{ kind: 'user', ...account }, `A user of account ${accountId}`],
    [{ kind: 'user', ...account, arn: `arn:aws:iam::${accountId}:user/a/ann` }, 'The user ann'],
    [{ kind: 'user', ...account, arn: 'ann' }, 'The user ann'],
    [role, `A role of account ${accountId}`],
    [{ ...role, roleArn }, 'The role worker'],
    [{ ...role, roleArn: 'worker' }, 'The role worker'],
    [
      { ...role, roleArn, sessionArn: `arn:aws:sts::${accountId}:assumed-role/worker/s1` },
      'The session s1 of role worker',
    ],
    [{ ...role, roleArn, sessionArn: 's1' }, 'The role worker'],
    [{ ...role, roleArn, sessionArn: `arn:aws:sts::${accountId}:federated-user/s1` }, 'The role worker'],
    [
      {
        kind: 'federatedUserSession',
        ...account,
        sessionArn: `arn:aws:sts::${accountId}:federated-user/ann`,
      },
      'The federated user ann',
    ],
    [{ kind: 'federatedUserSession', ...account, sessionArn: 'ann' }, 'The federated user ann'],
    [{ kind: 'accountMember', ...account }, `A principal of account ${accountId}`],
    [{ kind: 'service', service: 'x.amazonaws.com' }, 'The service x.amazonaws.com'],
    [{ kind: 'webIdentity', provider: 'accounts.google.com' }, 'An identity from accounts.google.com'],
    [{ kind: 'saml', provider: 'p' }, 'An identity from p'],
    [{ kind: 'anonymous' }, 'Anyone without credentials'],
  ];
  it.each(named)('calls %j by its name (V-1)', (principal, name) => {
    expect(said({ decision: 'ALLOWED' }, { principal })).toBe(
      `${name} may do s3:GetObject on arn:aws:s3:::b/k.`,
    );
  });

  it('leaves the resource out where there is none (E-3)', () => {
    expect(said({ decision: 'CONDITIONAL' }, { resource: { arn: '*' } })).toBe(
      'The user alice may do s3:GetObject under conditions.',
    );
  });

  const statement: StatementMatch = {
    policyId: 'p',
    layer: 'SERVICE_CONTROL',
    statementIndex: 3,
    effect: 'DENY',
  };
  const allow: StatementMatch = {
    policyId: 'q',
    layer: 'RESOURCE',
    statementIndex: 0,
    sid: '',
    effect: 'ALLOW',
  };

  it('names every statement by its policy, or by the id of the policy where it has no name (U-10)', () => {
    const mine = layersOf({
      principal: '',
      identity: { Id: 'Mine', Statement: [full] },
      boundary: { Id: 'Bound', Statement: [full] },
      session: { Id: 'Session', Statement: [full] },
      resource: { Id: 'Bucket', Statement: [{ ...full, Principal: '*' }] },
      endpoint: { Id: 'Endpoint', Statement: [{ ...full, Principal: '*' }] },
      scp: [[], [{ Id: 'Scp', Statement: [full] }]],
      rcp: [[{ Id: 'Rcp', Statement: [{ ...full, Principal: '*' }] }]],
    });
    const of = (layer: StatementMatch['layer'], policyId: string): StatementMatch => ({
      layer,
      policyId,
      statementIndex: 1,
      effect: 'ALLOW',
    });
    const determiningStatements = [
      of('IDENTITY', 'identity.0'),
      of('PERMISSIONS_BOUNDARY', 'boundary.0'),
      of('SESSION', 'session.0'),
      of('RESOURCE', 'resource.0'),
      of('TRUST', 'unheard-of'),
      of('ENDPOINT', 'endpoint.0'),
      of('SERVICE_CONTROL', 'scp.1.0'),
      of('RESOURCE_CONTROL', 'rcp.0.0'),
    ];
    expect(explain(question, mine, evaluation({ decision: 'ALLOWED', determiningStatements }))).toBe(
      'The user alice may do s3:GetObject on arn:aws:s3:::b/k. Statement 1 of the identity policy Mine, ' +
        'statement 1 of the permissions boundary Bound, statement 1 of the session policy Session, ' +
        'statement 1 of the resource policy Bucket, statement 1 of the trust policy unheard-of, ' +
        'statement 1 of the endpoint policy Endpoint, statement 1 of the service control policy Scp and ' +
        'statement 1 of the resource control policy Rcp allow it.',
    );
  });

  it('tells the levels that FullAWSAccess alone opens in one phrase, and names the others (E-19a)', () => {
    const scp = { Id: 'FullAWSAccess', Statement: [full] };
    const only = { Id: 'OnlyStorage', Statement: [{ ...full, Action: 's3:*' }] };
    const deny = { ...full, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
    const guarded = { Id: 'Guard', Statement: [deny] };
    const mine = 'tatement 0 of the identity policy identity.0';
    const first = `S${mine} allows it.`;
    const onlyStorage = 'tatement 0 of the service control policy OnlyStorage attached to level1';
    const after = (guardrails: Pick<Parameters<typeof layersOf>[0], 'scp'>): string =>
      words(question, { identity: full, ...guardrails }).replace(/^.*?b\/k( under conditions)?\. /, '');

    expect(after({ scp: [[scp], [scp], [scp]] })).toBe(
      `${first} Every level of the organization from the root to level2 lets it through (FullAWSAccess).`,
    );
    expect(after({ scp: [[scp], [only], [scp]] })).toBe(
      `S${onlyStorage} and s${mine} allow it. Every other level of the organization from the root to level2 lets it through (FullAWSAccess).`,
    );
    expect(after({ scp: [[scp], [only]] })).toBe(
      `S${onlyStorage} and s${mine} allow it. Level0 lets it through (FullAWSAccess).`,
    );
    expect(after({ scp: [[scp], [scp, only], [scp]] })).toContain(
      `Statement 0 of the service control policy FullAWSAccess attached to level1, s${onlyStorage} and s${mine} allow it. Every other level`,
    );
    const answer = after({ scp: [[scp], [scp, guarded]] });
    expect(answer).toContain('Statement 0 of the service control policy FullAWSAccess attached to level1');
    expect(answer).toContain(
      'Level0 lets it through (FullAWSAccess). Requires that aws:SecureTransport is not false',
    );
  });

  it('calls no level open of which no statement decided', () => {
    const scp = { Id: 'FullAWSAccess', Statement: [full] };
    const mine = layersOf({ principal: '', scp: [[scp], [scp], [scp]] });
    const at = (level: number): StatementMatch => ({
      policyId: `scp.${level}.0`,
      layer: 'SERVICE_CONTROL',
      level: `level${level}`,
      statementIndex: 0,
      effect: 'ALLOW',
    });
    const told = (...determiningStatements: readonly StatementMatch[]): string =>
      explain(question, mine, evaluation({ decision: 'ALLOWED', determiningStatements }));
    expect(told(at(0), at(1))).toMatch(/b\/k\. Level0 and level1 let it through \(FullAWSAccess\)\.$/);
    expect(told(at(2))).toMatch(/b\/k\. Level2 lets it through \(FullAWSAccess\)\.$/);
    expect(told({ ...at(0), layer: 'RESOURCE_CONTROL' })).toMatch(
      /of the resource control policy FullAWSAccess attached to level0 allows it\.$/,
    );
  });

  it('speaks of several Denies as such, and not of Allows beside them (E-9)', () => {
    const determiningStatements = [statement, allow, { ...statement, statementIndex: 4 }];
    expect(said({ decision: 'EXPLICIT_DENY', determiningStatements })).toBe(
      'The user alice may not do s3:GetObject on arn:aws:s3:::b/k. Statement 3 of the service control policy p and statement 4 of the service control policy p deny it explicitly. No Allow can help while one of these statements matches: it would have to change first.',
    );
  });

  it('says all that an answer hangs on (U-6, U-9c)', () => {
    const condition = {
      operator: 'StringEquals',
      key: 'k',
      values: ['a', 'b'],
      controlledBy: 'CALLER',
      effect: 'ALLOW',
      statement: allow,
    } as const;
    expect(
      said({
        decision: 'CONDITIONAL',
        determiningStatements: [allow, statement],
        conditions: [condition, { ...condition, effect: 'DENY', statement }],
        preconditions: ['the sun shines'],
        caveats: ['It may rain.'],
        approximate: true,
        dataGaps: [{ kind: 'NOTHING_IMPORTED', message: 'There is no data.' }],
      }),
    ).toBe(
      'The user alice may do s3:GetObject on arn:aws:s3:::b/k under conditions. ' +
        'Statement 0 of the resource policy q allows it. ' +
        'Requires that k is a or b (statement 0 of the resource policy q) and ' +
        'k is neither a nor b (statement 3 of the service control policy p). ' +
        'Also required: the sun shines. ' +
        'This answer is approximate: access may be narrower than it says. ' +
        'Not certain: It may rain. There is no data.',
    );
  });

  it('says which layer lacks an Allow, first things first (E-10, E-11)', () => {
    const missing = (...layers: AccessEvaluation['layers']): string =>
      said({ decision: 'IMPLICIT_DENY', layers }).replace(/^.*?b\/k\. /, '');
    const none = 'No combination of the policies that apply allows it.';
    expect(missing()).toBe(none);
    const identity = { layer: 'IDENTITY', outcome: 'NO_ALLOW', statements: [] } as const;
    expect(missing({ ...identity, outcome: 'ALLOWS' }, { ...identity, outcome: 'NOT_APPLICABLE' })).toBe(
      none,
    );
    expect(missing({ ...identity, layer: 'RESOURCE_CONTROL' })).toBe(none);
    expect(missing({ ...identity, layer: 'RESOURCE' })).toBe(none);
    expect(missing(identity)).toBe('No identity policy of the caller allows it, and one has to.');
    expect(missing({ ...identity, layer: 'SERVICE_CONTROL' }, identity)).toBe(
      'No service control policy allows it, and one has to.',
    );
    expect(missing({ ...identity, layer: 'SESSION' })).toBe(
      'The session policy does not allow it, and it has to.',
    );
    expect(missing({ ...identity, layer: 'ENDPOINT' })).toBe(
      'The endpoint policy does not allow it, and it has to.',
    );
  });

  it('asks for a grant of the resource only where one is needed (E-22, E-26, E-31b, E-32)', () => {
    const verdict = { layer: 'RESOURCE', outcome: 'NO_ALLOW', statements: [] } as const;
    const asks = (
      asked: Partial<AccessRequest>,
      outcome: 'NO_ALLOW' | 'NOT_APPLICABLE' | 'ALLOWS',
    ): boolean =>
      said({ decision: 'IMPLICIT_DENY', layers: [{ ...verdict, outcome }] }, asked).endsWith(
        'No resource policy allows it, and one has to.',
      );
    const foreign = { resource: { arn: 'arn:aws:s3:::b/k', accountId: '444455556666' } };
    const key = { resource: { arn: `arn:aws:kms:eu-west-1:${accountId}:key/1` } };
    expect(asks({}, 'NO_ALLOW')).toBe(false);
    expect(asks({ resource: { arn: 'arn:aws:s3:::b/k' } }, 'NO_ALLOW')).toBe(false);
    expect(asks(foreign, 'NO_ALLOW')).toBe(true);
    expect(asks(foreign, 'NOT_APPLICABLE')).toBe(true);
    expect(asks(foreign, 'ALLOWS')).toBe(false);
    expect(asks({ ...key, action: 'kms:Decrypt' }, 'NOT_APPLICABLE')).toBe(true);
    expect(asks({ ...key, action: 'no action' }, 'NO_ALLOW')).toBe(true);
    const unowned = { arn: 'arn:aws:s3:::b/k' };
    expect(asks({ principal: { kind: 'anonymous' }, resource: unowned }, 'NO_ALLOW')).toBe(true);
  });

  it('does not ask a caller without an account for policies of its own (E-31c)', () => {
    const layers = [{ layer: 'SERVICE_CONTROL', outcome: 'NO_ALLOW', statements: [] } as const];
    expect(said({ decision: 'IMPLICIT_DENY', layers }, { principal: { kind: 'anonymous' } })).toBe(
      'Anyone without credentials may not do s3:GetObject on arn:aws:s3:::b/k. No combination of the policies that apply allows it.',
    );
  });

  it('leaves the layers out where a rule of the service decided (E-34a)', () => {
    expect(said({ decision: 'IMPLICIT_DENY', serviceRule: 'So says the service.' })).toBe(
      'The user alice may not do s3:GetObject on arn:aws:s3:::b/k. So says the service.',
    );
    expect(said({ decision: 'EXPLICIT_DENY', serviceRule: 'So says the service.' })).toBe(
      'The user alice may not do s3:GetObject on arn:aws:s3:::b/k. So says the service.',
    );
  });
});

const question = request('s3:GetObject', 'arn:aws:s3:::b/k');

/** An answer of which only a part matters. */
function evaluation(part: Partial<AccessEvaluation> & Pick<AccessEvaluation, 'decision'>): AccessEvaluation {
  return {
    callerCanSatisfy: false,
    layers: [],
    determiningStatements: [],
    conditions: [],
    preconditions: [],
    caveats: [],
    dataGaps: [],
    approximate: false,
    ...part,
  };
}

function said(answer: Parameters<typeof evaluation>[0], asked: Partial<AccessRequest> = {}): string {
  return explain({ ...question, ...asked }, layersOf({ principal: '' }), evaluation(answer));
}
