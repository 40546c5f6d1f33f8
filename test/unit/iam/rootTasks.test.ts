/** The actions of sessions of `sts:AssumeRoot` are those that AWS's task policies, as packaged, leave to them. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import rootTasks from '../../../src/iam/facts/data/rootTasks.json' with { type: 'json' };

interface Packaged {
  readonly policies: readonly { readonly arn: string; readonly document: string }[];
}
interface Document {
  readonly Statement: readonly { readonly Effect: string; readonly NotAction?: readonly string[] }[];
}

const { policies } = JSON.parse(
  gunzipSync(readFileSync('src/data/awsManagedPolicies.json.gz')).toString('utf8'),
) as Packaged;

it('E-64(aws:AssumedRoot): each task policy denies all but some of the actions, and each action is of one', () => {
  const tasks = policies.filter(({ arn }) => arn.includes(':policy/root-task/'));
  const left = tasks.map(({ document }) =>
    (JSON.parse(document) as Document).Statement.flatMap(({ Effect, NotAction }) =>
      Effect === 'Deny' && NotAction ? [NotAction] : [],
    ),
  );
  expect(left.map((exempting) => exempting.length)).toEqual([1, 1, 1, 1, 1]);
  expect([...new Set(left.flat(2))].sort()).toEqual(rootTasks.actions);
});
