/** The explorer's words for what limits an answer, and for what a step rests on. */
import { describe, expect, it } from 'vitest';
import { atLeast, fixPlace, inWords, sentence } from '../../../src/answerWords.js';
import type { StatementFragment } from '../../../src/api/operations.generated.js';
import {
  actionsText,
  changesText,
  firstOf,
  importText,
  isGrant,
  missingOf,
  placeText,
  restsText,
  statusText,
} from '../../../src/explorer/parts/words.js';

const statement = (layer: StatementFragment['layer'], kind: 'INLINE' | 'SERVICE_CONTROL') => ({
  effect: 'ALLOW' as const,
  sid: null,
  layer,
  level: null,
  statementIndex: 0,
  actions: ['*'],
  notActions: [],
  policyArn: null,
  policy: { id: 'p', name: 'p', kind, arn: null, accountId: null },
});

describe('the statement that gives a permission', () => {
  it.each(['IDENTITY', 'RESOURCE', 'TRUST'] as const)('is one of the layer %s', (layer) => {
    expect(isGrant(statement(layer, 'INLINE'))).toBe(true);
    expect(isGrant({ ...statement(layer, 'INLINE'), effect: 'DENY' })).toBe(false);
    expect(isGrant({ ...statement(layer, 'INLINE'), policy: null })).toBe(false);
  });

  it.each(['SERVICE_CONTROL', 'RESOURCE_CONTROL', 'PERMISSIONS_BOUNDARY', 'SESSION', 'ENDPOINT'] as const)(
    'is none of the layer %s',
    (layer) => expect(isGrant(statement(layer, 'SERVICE_CONTROL'))).toBe(false),
  );
});

describe('what a step rests on', () => {
  it.each([
    ['the first step', [], 0, ''],
    ['a step after the one before it', [1], 2, ''],
    ['a step that the start takes itself', [], 1, 'It needs no step before it.'],
    ['a step after an earlier one', [0], 2, 'It needs step 1.'],
    ['a step of several identities', [0, 1], 2, 'It needs steps 1 and 2.'],
    ['a step of many identities', [0, 1, 3], 4, 'It needs steps 1, 2 and 4.'],
  ])('%s', (_, restsOn, position, text) => {
    expect(restsText({ restsOn }, position)).toBe(text);
  });
});

it('a fix says where it goes: a trust policy is replaced, and only its explanation knows of a boundary', () => {
  expect(fixPlace({ step: 'TRUST_POLICY', asScenario: {} })).toBe('Replace the trust policy with:');
  expect(fixPlace({ step: 'ASSUME_ROLE_PERMISSION', asScenario: {} })).toBe("Add to the caller's policies:");
  expect(fixPlace({ step: 'ASSUME_ROLE_PERMISSION', asScenario: null })).toBe('Add, as said above:');
});

it('a count of a search that is not complete is a lower bound', () => {
  expect(atLeast({ complete: true }, '2 roles')).toBe('2 roles');
  expect(sentence(atLeast({ complete: false }, '2 roles'))).toBe('At least 2 roles');
});

it('what is missing of an account includes regions that were not looked at', () => {
  const sections = [
    { section: 'USERS', status: 'COLLECTED', detail: null },
    { section: 'COMPUTE', status: 'COLLECTED', detail: 'Looked at in eu-west-1 only.' },
    { section: 'IDENTITY_PROVIDERS', status: 'NOT_COLLECTED', detail: null },
    { section: 'CREDENTIALS', status: 'NONE', detail: null },
  ];
  expect(missingOf(sections)).toBe('workloads (partial), identity providers (not collected)');
});

it('long lists of names say how many more there are', () => {
  expect(firstOf(['a', 'b', 'c'])).toBe('a, b, c');
  expect(firstOf(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});

it('the many actions of a statement are named by the first of them', () => {
  const actions = Array.from({ length: 700 }, (_, at) => `kafka:Get${at}`);
  expect(actionsText({ ...statement('IDENTITY', 'INLINE'), actions })).toBe(
    `${actions.slice(0, 8).join(', ')} and 692 more`,
  );
  expect(actionsText({ ...statement('IDENTITY', 'INLINE'), actions: [], notActions: ['iam:*'] })).toBe(
    'all but iam:*',
  );
});

it('a section of which some regions were looked at is partial', () => {
  expect(statusText({ status: 'COLLECTED', detail: 'Looked at in eu-west-1 only.' })).toBe('partial');
  expect(statusText({ status: 'COLLECTED', detail: null })).toBe('collected');
  expect(statusText({ status: 'NOT_COLLECTED' })).toBe('not collected');
});

it('enum values become words of the field', () => {
  expect(inWords('ANY_OIDC_SUBJECT')).toBe('any OIDC subject');
  expect(inWords('PERMISSIONS_BOUNDARY')).toBe('permissions boundary');
  const known = [{ change: 'NOW_KNOWN', count: 1200 }];
  expect(changesText(known, { complete: true })).toBe('1,200 now known');
  expect(changesText(known, { complete: false })).toBe('1,200 now known, as far as compared');
  expect(changesText([], { complete: true })).toBe('nothing');
  expect(changesText([], { complete: false })).toBe('not known');
});

describe('the place of an account in its organization', () => {
  const level = (name: string) => ({ targetId: name, name });

  it.each([
    ['none', null, ''],
    ['by names', { path: 'o-1/r-1/ou-1/', levels: ['Root', 'shop', '1'].map(level) }, 'Root › shop'],
    ['of the management account, which no guardrail binds', { path: 'o-1/r-1/', levels: [] }, 'r-1'],
    ['without guardrails that are known', { path: 'o-1/r-1/ou-1/', levels: [] }, 'r-1 › ou-1'],
    ['that was not collected', { path: null, levels: [] }, 'place not known'],
  ])('%s', (_what, place, text) => {
    expect(placeText(place)).toBe(text);
  });
});

it.each([
  ['an account that was refused', ['REFUSED'], [], '1 account refused'],
  ['an organization alone', [], ['UPDATED'], '1 organization imported'],
  [
    'all of it',
    ['CREATED', 'UPDATED', 'UNCHANGED', 'REFUSED'],
    ['REFUSED'],
    '2 accounts imported, 1 account unchanged, 1 account refused, 1 organization refused',
  ],
  ['nothing', [], [], 'Nothing imported'],
])('an import counts what was imported: %s', (_, accounts, organizations, text) => {
  const units = (outcomes: readonly string[]) => outcomes.map((outcome) => ({ outcome }));
  expect(
    importText({ accounts: units(accounts), organizations: units(organizations), identityCenters: [] }),
  ).toBe(text);
});
