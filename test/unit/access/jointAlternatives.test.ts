/** A step that one principal takes and that several could take together: who acts in which way, and what that rests on. */
import { expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { consistentPaths } from '../../support/derivations.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { allow, type Json } from '../../support/statements.js';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const trusts = (Principal: Json): readonly Json[] => [
  { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
];
const network = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };

/** `hub` rewrites the trust policy of `boss` in the network, or starts with `builder` an application that runs as it. */
async function ways(context: readonly string[]) {
  const members = {
    [arn('user/ann')]: { own: [allow('sts:*')] },
    [arn('role/builder')]: {
      trust: trusts({ AWS: arn('user/ann') }),
      own: [allow('kinesisanalytics:StartApplication')],
    },
    [arn('role/hub')]: {
      trust: trusts({ AWS: arn('user/ann') }),
      own: [
        allow('iam:UpdateAssumeRolePolicy', arn('role/boss'), { Condition: network }),
        allow(['iam:PassRole', 'kinesisanalytics:CreateApplication']),
      ],
    },
    [arn('role/boss')]: {
      trust: trusts({ Service: 'kinesisanalytics.amazonaws.com' }),
      own: [allow('iam:*')],
    },
  };
  const question = {
    from: arn('user/ann'),
    maxHops: 6,
    k: 10,
    context: context.map((one) => ({ key: 'aws:SourceVpce', values: [one] })),
  };
  const reader = inMemoryReader(importedEstate(exportsOfEstate({ members })));
  const paths = consistentPaths((await pathsToPrivilege(reader, question)).paths);
  return paths.map(({ hops }) =>
    hops.slice(-1).flatMap((last) =>
      [last, ...(last.alternatives ?? [])].map((way) => {
        const who = way.actingAs.map(({ principal }) => principal.name).join(' and ');
        return `${way.mechanism === 'ESCALATION' ? way.techniqueId : way.mechanism} ${way.decision} by ${who} after ${way.restsOn.join()}`;
      }),
    ),
  );
}

it('is taken by several where that is free, or else by one, who rests on less (T-026, T-103)', async () => {
  expect(await ways([])).toEqual([
    ['T-026 CONDITIONAL by hub after 0'],
    ['T-103 ALLOWED by hub and builder after 0,1', 'T-026 CONDITIONAL by hub after 1'],
  ]);
});

it('is not taken by one that the path does not hold (T-026, T-103)', async () => {
  expect(await ways(['vpce-1'])).toEqual([['T-026 ALLOWED by hub after 0']]);
});
