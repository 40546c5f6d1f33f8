/** What a question states of the requests holds for steps of several identities too (G-22). */
import { expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { fullAccess, organizationOf } from '../../support/organizations.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const [ann, maker, boss] = [arn('user/ann'), arn('role/maker'), arn('role/boss')];
const ifEqual = (key: string, value: string): Json => ({ Condition: { StringEquals: { [key]: value } } });
const inNetwork = ifEqual('aws:SourceVpce', 'vpce-1');
const withMfa = ifEqual('aws:MultiFactorAuthPresent', 'true');
const outside = { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-3' } } };
const MAKE = ['iam:PassRole', 'kinesisanalytics:CreateApplication'];
const START = 'kinesisanalytics:StartApplication';

/** One makes an application that runs as the administrator, and `ann` starts it. */
function readerOf(byAnn: readonly Json[], byMaker: readonly Json[] = [allow(MAKE)], guardrail?: Json) {
  const trusting = (Principal: Json) => [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }];
  const members = {
    [ann]: { own: [allow('sts:AssumeRole'), ...byAnn] },
    [maker]: { own: byMaker, trust: trusting({ AWS: ann }) },
    [boss]: { own: [allow('iam:*')], trust: trusting({ Service: 'kinesisanalytics.amazonaws.com' }) },
  };
  const scp = { ...fullAccess, ...(guardrail === undefined ? {} : { guardrail }) };
  const organization = organizationOf({ '111122223333': { scp: [fullAccess, fullAccess, scp] } });
  return inMemoryReader(importedEstate(exportsOfEstate({ members }), organization));
}

/** Denies the call without MFA. */
const mfaTo = (action: string): Json => ({
  ...allow(action, '*', { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }),
  Effect: 'Deny',
});

type Case = readonly [
  title: string,
  reader: ReturnType<typeof readerOf>,
  stated: Readonly<Record<string, string>>,
  decision: 'ALLOWED' | 'CONDITIONAL' | undefined,
];

const net = (id: string) => ({ 'aws:SourceVpce': id });
const mfa = (value: string) => ({ 'aws:MultiFactorAuthPresent': value });

it.each<Case>([
  ['is met', readerOf([allow(START, '*', inNetwork)]), net('vpce-1'), 'ALLOWED'],
  ['is open', readerOf([allow(START, '*', inNetwork)]), {}, 'CONDITIONAL'],
  ['is not met', readerOf([allow(START, '*', inNetwork)]), net('vpce-2'), undefined],
  [
    'of another call is not met',
    readerOf([allow(START)], [allow(MAKE, '*', inNetwork)]),
    net('x'),
    undefined,
  ],
  [
    'is that of a Deny which applies',
    readerOf([allow(START), { ...allow(START, '*', outside), Effect: 'Deny' }]),
    net('vpce-3'),
    undefined,
  ],
  [
    'is not met, but another statement allows the call',
    readerOf([allow(START, '*', inNetwork), allow(START, '*', ifEqual('aws:SourceVpce', 'vpce-2'))]),
    net('vpce-2'),
    'CONDITIONAL',
  ],
  ['of the start is met', readerOf([allow(START, '*', withMfa)]), mfa('true'), 'ALLOWED'],
  ['of the start is not met', readerOf([allow(START, '*', withMfa)]), mfa('false'), undefined],
  [
    'of a guardrail on the start is met',
    readerOf([allow(START)], [allow(MAKE)], mfaTo(START)),
    mfa('true'),
    'ALLOWED',
  ],
  [
    'of a guardrail on the start is not met',
    readerOf([allow(START)], [allow(MAKE)], mfaTo(START)),
    mfa('false'),
    undefined,
  ],
])('a condition that %s', async (_title, reader, stated, decision) => {
  const context = Object.entries(stated).map(([key, value]) => ({ key, values: [value] }));
  const { paths, completeness } = await pathsToPrivilege(reader, { from: ann, maxHops: 6, k: 5, context });
  expect(paths.map((one) => one.decision)).toEqual(decision === undefined ? [] : [decision]);
  // Other identities may make the step: that is not searched.
  const unexplored = decision === undefined ? [{ principal: maker, techniqueIds: ['T-103'] }] : [];
  expect(completeness.unexplored).toEqual(unexplored);
  const asked = { action: 'iam:CreateUser', resource: arn('user/new'), context, maxHops: 6 };
  const who = await whoCanTransitively(reader, asked, { first: 20 });
  const own = who.entries.find(([id]) => id.replace('~', '') === ann);
  expect(own?.[1].decision).toBe(decision);
  expect(who.completeness.complete).toBe(decision !== undefined);
});
