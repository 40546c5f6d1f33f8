/** Edges as rows: what they have in common is made once. */
import { expect, test } from 'vitest';
import type { AssumeRoleGrant } from '../../../src/graph/model/graph.js';
import type { CanAssumeEdge } from '../../../src/graph/contract/graphWriter.js';
import { atOnce } from '../../../src/graph/contract/turns.js';
import { derivedRows } from '../../../src/graph/neo4j/write/account/edgeRows.js';

const account = '111111111111';
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const grant: AssumeRoleGrant = {
  decision: 'ALLOWED',
  mechanism: 'ASSUME_ROLE',
  crossAccount: false,
  conditions: [],
  preconditions: [],
  evidence: [{ layer: 'TRUST', documentHash: 'trust', index: 0, effect: 'ALLOW' }],
  caveats: [],
  dataGaps: [],
};
const underName: AssumeRoleGrant = {
  ...grant,
  decision: 'CONDITIONAL',
  preconditions: ['The role’s session is named "x".'],
  sessionName: 'x',
};
const edge = (setUid: string, name: string, by: AssumeRoleGrant): CanAssumeEdge => ({
  source: { kind: 'SET', setUid },
  targetArn: role(name),
  grant: by,
});
const rowsOf = (assumeEdges: readonly CanAssumeEdge[]) =>
  atOnce(
    derivedRows({
      accounts: [],
      assumeEdges,
      escalations: {
        edges: [],
        findings: [],
        administrators: new Map(),
        restingElsewhere: new Set(),
      },
      rulesVersion: '',
    }),
  ).links ?? [];

test('an edge carries the lists that have entries', () => {
  const [plain, conditional] = rowsOf([edge('one', 'a', grant), edge('one', 'b', underName)]);
  const stored = Object.entries(plain?.properties ?? {}).filter(([, value]) => value !== undefined);
  expect(stored.map(([name]) => name).toSorted()).toEqual(['crossAccount', 'evidence', 'hash', 'mechanism']);
  expect(conditional?.properties).toMatchObject({
    preconditions: JSON.stringify(underName.preconditions),
    sessionName: 'x',
  });
  expect([plain?.kind, conditional?.kind]).toEqual([
    'PolicySet CAN_ASSUME Principal',
    'PolicySet CAN_ASSUME_IF Principal',
  ]);
});
