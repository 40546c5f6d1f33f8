/** Whenever the time of a question runs out, its answer says so, or is the one that it has with all the time. */
import { expect, test, vi } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { blastRadius } from '../../../src/access/reach/blastRadius.js';
import { chokePoints } from '../../../src/access/reach/chokePoints.js';
import { whoCanReach } from '../../../src/access/reach/whoCanReach.js';
import type { Completeness } from '../../../src/access/shared/answer.js';
import { whoCanTransitively } from '../../../src/access/whoCan/whoCanTransitively.js';
import type { AttackedMember, Document } from '../../support/attackedEstate.js';
import { graphOfAttacked } from '../../support/attackedExports.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';

const ACCOUNT = '111122223333';
const arn = (name: string): string => `arn:aws:iam::${ACCOUNT}:${name}`;
const [wes, worker] = [arn('user/wes'), arn('role/worker')];

const may = (...actions: readonly string[]): Document => [
  { Effect: 'Allow', Action: actions, Resource: '*' },
];
const holding = (own: Document): AttackedMember => ({
  inline: { own },
  attached: [],
  tags: {},
  groups: [],
});
const roleOf = (Principal: Readonly<Record<string, string>>, own: Document): AttackedMember => ({
  ...holding(own),
  trust: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
});

/** As quin, wes creates a function that runs as worker, an administrator, and as rob starts it. */
const reader = inMemoryReader(
  graphOfAttacked({
    members: {
      [wes]: holding(may('sts:AssumeRole')),
      [arn('role/quin')]: roleOf({ AWS: wes }, may('iam:PassRole', 'kinesisanalytics:CreateApplication')),
      [arn('role/rob')]: roleOf({ AWS: wes }, may('kinesisanalytics:StartApplication')),
      [worker]: roleOf({ Service: 'kinesisanalytics.amazonaws.com' }, may('*')),
    },
    groups: {},
    policies: {},
    guardrails: {},
  }),
);

const sending = { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${ACCOUNT}:queue` };
const search = { maxHops: 6, context: [] };

const questions: Readonly<Record<string, () => Promise<{ readonly completeness: Completeness }>>> = {
  whoCan: () => whoCanTransitively(reader, { ...sending, ...search }, { first: 50 }),
  whoCanReach: () => whoCanReach(reader, { to: worker, ...search }),
  blastRadius: () => blastRadius(reader, { principal: wes, ...search }),
  pathsToPrivilege: () => pathsToPrivilege(reader, { from: wes, k: 3, ...search }),
  chokePoints: () => chokePoints(reader, ACCOUNT, { first: 50 }),
};

test.each(Object.entries(questions))('%s', async (_name, ask) => {
  const now = performance.now.bind(performance);
  const whole = await ask();
  expect(JSON.stringify(whole)).toContain(wes);
  let cut = 0;
  for (let looks = 0, at = 0; looks >= at; at += 1) {
    looks = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now() + ((looks += 1) > at ? 60_000 : 0));
    const answer = await ask();
    vi.restoreAllMocks();
    if (answer.completeness.truncatedBy.includes('TIME_LIMIT')) cut += 1;
    else expect(answer).toEqual(whole);
  }
  expect(cut).toBeGreaterThan(0);
});
