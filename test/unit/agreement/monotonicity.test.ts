/** More denials never open anything, more grants never close anything, ceilings never grant (P-1 to P-3, E-9). */
import { describe, expect, it } from 'vitest';
import { lawSearch, type Law } from '../../support/reference/agreement.js';
import { fullAccess } from '../../support/reference/caseArbitraries.js';
import type { CallerJson, CaseJson, GivenJson, LayerJson } from '../../support/reference/cases.js';
import { engineDecide } from '../../support/reference/engine.js';
import type { JsonObject } from '../../support/reference/json.js';
import { breach, neverLess, neverMore, randomLawCase, subjectOf } from '../../support/reference/laws.js';
import { home, members } from '../../support/reference/universe.js';
import { randomFrom, type Random } from '../../support/reference/random.js';
import { randomDocument, randomStatement } from '../../support/reference/statementArbitraries.js';
import {
  kindOf,
  mapStatements,
  placesOf,
  withGiven,
  withStatement,
  type Place,
} from '../../support/reference/transform.js';

const options = { timeout: 300_000 };
const breachesOf = lawSearch(10_000, randomLawCase);
const expectLaw = (title: string, law: Law): void => expect(breachesOf(title, law)).toEqual([]);

function withRandomStatement(
  testCase: CaseJson,
  random: Random,
  places: readonly Place[],
  denyRate: number,
): CaseJson {
  const place = random.pick(places);
  const statement = randomStatement(random, kindOf(place, testCase), subjectOf(testCase, denyRate));
  return withStatement(testCase, place, statement);
}

const addedDeny: Law = (testCase, again) => {
  const places = placesOf(testCase);
  if (places.length === 0) return undefined;
  return breach(testCase, withRandomStatement(testCase, randomFrom(again), places, 1), neverMore);
};

/** RCPs hold no Allow. */
const addedAllow: Law = (testCase, again) => {
  const places = placesOf(testCase).filter(({ name }) => name !== 'rcp');
  if (places.length === 0) return undefined;
  return breach(testCase, withRandomStatement(testCase, randomFrom(again), places, 0), neverLess);
};

/** Ceilings that the case does not have yet and that its caller can have (P-3). */
function newCeilings(testCase: CaseJson, random: Random): readonly Partial<GivenJson>[] {
  const { boundary, session, scp, rcp, principal } = testCase.given;
  const document = (
    kind: 'IDENTITY' | 'SESSION' | 'SERVICE_CONTROL' | 'RESOURCE_CONTROL',
    denyRate: number,
  ): JsonObject => randomDocument(random, kind, subjectOf(testCase, denyRate));
  const isBoundable = principal.kind === 'user' || principal.kind === 'roleSession';
  return [
    ...(boundary === undefined && isBoundable
      ? [{ boundary: { policies: [document('IDENTITY', 0.2)] } }]
      : []),
    ...(session === undefined && principal.kind === 'roleSession'
      ? [{ session: { policies: [document('SESSION', 0.2)] } }]
      : []),
    ...(typeof scp === 'object' ? [{ scp: [...scp, [document('SERVICE_CONTROL', 0.2)]] }] : []),
    ...(typeof scp === 'object'
      ? [{ scp: scp.map((level) => [...level, document('SERVICE_CONTROL', 1)]) }]
      : []),
    ...(typeof rcp === 'object' ? [{ rcp: [...rcp, [document('RESOURCE_CONTROL', 1)]] }] : []),
  ];
}

const addedCeiling: Law = (testCase, again) => {
  const random = randomFrom(again);
  const ceilings = newCeilings(testCase, random);
  if (ceilings.length === 0) return undefined;
  return breach(testCase, withGiven(testCase, random.pick(ceilings)), neverMore);
};

const denyAll: JsonObject = { Effect: 'Deny', Action: '*', Resource: '*' };

const denyingLayer: LayerJson = {
  policies: [{ Version: '2012-10-17', Statement: [denyAll, { ...denyAll, Effect: 'Allow' }] }],
};

const deniedOutright: Law = (testCase, again) => {
  const { principal } = testCase.given;
  if (!('accountId' in principal) || principal.kind === 'root') return undefined;
  if (principal.kind === 'federatedUserSession' && principal.userArn === undefined) return undefined;
  const isLinked = principal.kind === 'roleSession' && principal.serviceLinked;
  const layers: readonly Partial<GivenJson>[] = [
    { identity: denyingLayer },
    { boundary: denyingLayer },
    ...(principal.kind === 'user' ? [] : [{ session: denyingLayer }]),
    ...(isLinked ? [] : [{ scp: [[fullAccess], [{ Version: '2012-10-17', Statement: denyAll }]] }]),
  ];
  const denied = withGiven(testCase, randomFrom(again).pick(layers));
  const { decision, serviceRule } = engineDecide(denied);
  return decision === 'EXPLICIT_DENY' || serviceRule !== undefined
    ? undefined
    : `a Deny of everything left ${decision}`;
};

const wideOpen: LayerJson = { policies: [fullAccess] };

/** Neither side grants; every ceiling is as wide as can be. Root needs no grant (E-8). */
const ceilingsAlone: Law = (testCase) => {
  const { principal } = testCase.given;
  const isRoots = principal.kind === 'federatedUserSession' && principal.userArn === undefined;
  if (principal.kind === 'root' || isRoots) return undefined;
  const bare = mapStatements(testCase, (statements, { name }) =>
    name === 'identity' || name === 'resource'
      ? statements.filter(({ Effect: effect }) => effect === 'Deny')
      : statements,
  );
  const open = withGiven(bare, {
    ...('accountId' in principal ? { boundary: wideOpen, scp: [[fullAccess]] } : {}),
    ...(principal.kind === 'roleSession' || principal.kind === 'federatedUserSession'
      ? { session: wideOpen }
      : {}),
    rcp: [[]],
    endpoint: {
      policies: [{ Version: '2012-10-17', Statement: { ...denyAll, Effect: 'Allow', Principal: '*' } }],
    },
  });
  const { decision, serviceRule } = engineDecide(open);
  return decision === 'ALLOWED' && serviceRule === undefined ? 'ALLOWED without any grant' : undefined;
};

describe('monotonicity', () => {
  it('P-1: one Deny more never increases access', options, () => {
    expectLaw('P-1', addedDeny);
  });
  it('P-2: one Allow more in a document that is in force never decreases access', options, () => {
    expectLaw('P-2', addedAllow);
  });
  it('P-3: a ceiling that was absent never increases access', options, () => {
    expectLaw('P-3', addedCeiling);
  });
  it('E-9, E-24: a Deny of everything wins in whatever layer it stands', options, () => {
    expectLaw('deny wins', deniedOutright);
  });
  it('E-8, E-17 to E-21: without a grant no ceiling grants', options, () => {
    expectLaw('ceilings', ceilingsAlone);
  });
});

const ann = members[0] as CallerJson;
const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' };
const layer = (statement: JsonObject): LayerJson => ({
  policies: [{ Version: '2012-10-17', Statement: statement }],
});
const trusting: LayerJson = layer({ Effect: 'Allow', Principal: { AWS: home }, Action: 'sts:AssumeRole' });
const opening: LayerJson = layer({ ...allowAll, Principal: { AWS: home } });

function decisionOf(action: string, resource: string, given: GivenJson): string {
  const when = { action, resource, owner: home, resourceTags: {}, context: {} };
  return engineDecide({ given, when: { ...when, unlistedContextKeys: 'ABSENT' } }).decision;
}

describe('exceptions of P-3', () => {
  it('E-18b: a session policy opens a session of GetFederationToken', () => {
    const sessionArn = `arn:aws:sts::${home}:federated-user/fed`;
    const principal = {
      kind: 'federatedUserSession',
      partition: 'aws',
      accountId: home,
      sessionArn,
    } as const;
    const ask = (given: Partial<GivenJson>): string =>
      decisionOf('ec2:StartInstances', `arn:aws:ec2:eu-west-1:${home}:instance/i-1`, { principal, ...given });
    expect([ask({}), ask({ session: wideOpen })]).toEqual(['IMPLICIT_DENY', 'ALLOWED']);
  });

  it('E-19a: one more Allow inside a level opens it', () => {
    const ask = (...level: readonly JsonObject[]): string =>
      decisionOf('iam:GetUser', `arn:aws:iam::${home}:user/ann`, {
        principal: ann,
        identity: wideOpen,
        scp: [level],
      });
    expect([ask(), ask(fullAccess)]).toEqual(['IMPLICIT_DENY', 'ALLOWED']);
  });

  it.each([
    ['E-26: a key', 'kms:Decrypt', `arn:aws:kms:eu-west-1:${home}:key/k1`, opening],
    ['E-27: a role', 'sts:AssumeRole', `arn:aws:iam::${home}:role/target`, trusting],
  ])('%s is opened by the policy that has to take part', (_, action, resource, policy) => {
    const given = { principal: ann, identity: wideOpen };
    expect(decisionOf(action, resource, given)).toBe('IMPLICIT_DENY');
    expect(decisionOf(action, resource, { ...given, resource: policy })).toBe('ALLOWED');
  });
});
