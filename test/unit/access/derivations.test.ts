/** Paths as derivations: what steps rest on, who acts in them, how deep that is, and how it is told and drawn. */
import { describe, expect, it, test } from 'vitest';
import { inOrder, pathOf } from '../../../src/access/paths/pathAnswer.js';
import { renderPath } from '../../../src/access/paths/renderPath.js';
import type { PathHop, PathStep } from '../../../src/access/shared/answer.js';
import { chainStep, chainSteps } from '../../../src/access/paths/pathAnswer.js';
import { derivationSteps } from '../../../src/access/paths/together/derivationSteps.js';
import { depthOf } from '../../../src/access/shared/stepLinks.js';
import { namedPrincipal } from '../../../src/graph/model/principals/namedPrincipal.js';
import type { Principal } from '../../../src/graph/model/graph.js';
import { consistentPaths } from '../../support/derivations.js';

const ACCOUNT = '111122223333';
const named = (resource: string) => namedPrincipal(`arn:aws:iam::${ACCOUNT}:${resource}`);
const alice = named('user/alice');
const hub = named('role/hub');
const builder = named('role/builder');
const chief = named('role/chief');
const root = named('root');

const rest = {
  decision: 'ALLOWED',
  conditions: [],
  preconditions: [],
  determiningStatements: [],
  caveats: [],
  crossAccount: false,
} as const;

const assuming = (from: Principal, to: Principal): PathHop => ({
  ...rest,
  from,
  to,
  mechanism: 'ASSUME_ROLE',
});

function escalating(from: Principal, to: Principal, techniqueId: string, via?: string): PathHop {
  const own = { from, to, techniqueId, ...(via === undefined ? {} : { via }) };
  return { ...rest, ...own, mechanism: 'ESCALATION', dataGaps: [] };
}

const actor = (principal: Principal, ...actions: readonly string[]) => ({
  principal,
  actions,
  conditions: [],
  otherConditions: [],
});

const told = (steps: readonly PathStep[]) => {
  const [path] = consistentPaths([pathOf(steps, new Map())]);
  return [path?.sentence, ...(path?.hops ?? []).map(({ sentence }) => sentence)];
};

const drawn = (steps: readonly PathStep[], format: 'DOT' | 'MERMAID') =>
  renderPath(pathOf(steps, new Map()), format)
    .split('\n')
    .filter((line) => line.includes('->'))
    .map((line) => line.trim());

describe('a plain chain', () => {
  it.each([
    ['ASSUME_ROLE', 'sts:AssumeRole'],
    ['SERVICE_ROLE', 'sts:AssumeRole'],
    ['ASSUME_ROLE_WITH_SAML', 'sts:AssumeRoleWithSAML'],
    ['ASSUME_ROLE_WITH_WEB_IDENTITY', 'sts:AssumeRoleWithWebIdentity'],
  ] as const)('by %s: whoever starts calls %s', (mechanism, action) => {
    const [step] = chainSteps([{ ...rest, from: alice, to: hub, mechanism }]);
    expect(step).toMatchObject({ actingAs: [{ principal: alice, actions: [action] }], restsOn: [] });
  });

  it('by a technique: with what all of its ways take, as other ways of the step with theirs', () => {
    const other = escalating(hub, alice, 'T-018');
    const steps = [assuming(alice, hub), { ...escalating(hub, alice, 'T-073'), alternatives: [other] }];
    expect(chainSteps(steps)[1]).toMatchObject({
      actingAs: [
        { principal: hub, actions: ['iam:PassRole', 'lambda:CreateFunction', 'lambda:AddPermission'] },
      ],
      restsOn: [0],
      alternatives: [{ actingAs: [{ principal: hub, actions: ['iam:CreateAccessKey'] }], restsOn: [0] }],
    });
  });

  it('says only who follows whom', () => {
    expect(told(chainSteps([assuming(alice, hub), escalating(hub, root, 'T-004')]))).toEqual([
      'alice (111122223333) → hub (111122223333) → administrator of account 111122223333 by T-004 (Inline policy on own role).',
      'alice (111122223333) can assume hub (111122223333).',
      'hub (111122223333) can become administrator of account 111122223333 by T-004 (Inline policy on own role).',
    ]);
  });
});

describe('two who act together', () => {
  const lambda = ['lambda:CreateFunction', 'lambda:InvokeFunction'];
  const together = [actor(alice, 'iam:PassRole'), actor(hub, ...lambda)];
  const steps: readonly PathStep[] = [
    ...chainSteps([assuming(alice, hub)]),
    { ...chainStep(escalating(alice, chief, 'T-071'), [0]), actingAs: together },
  ];

  it('are both named', () => {
    expect(told(steps)).toEqual([
      'alice (111122223333) → hub (111122223333); alice (111122223333) and hub (111122223333) → chief (111122223333) by T-071 (Lambda create and invoke).',
      'alice (111122223333) can assume hub (111122223333).',
      'alice (111122223333) can call iam:PassRole, as hub (111122223333) lambda:CreateFunction and lambda:InvokeFunction, and so take over chief (111122223333) by T-071 (Lambda create and invoke).',
    ]);
  });

  it('are both named where they are another way of a step', () => {
    const restsOn = [alice, hub].map(({ identifier }) => identifier);
    const joint = { id: chief.identifier, actingAs: together, restsOn };
    const other = { ...escalating(alice, chief, 'T-071'), joint };
    const steps = chainSteps([
      assuming(alice, hub),
      { ...escalating(hub, chief, 'T-027'), alternatives: [other] },
    ]);
    const [path] = consistentPaths([pathOf(steps, new Map())]);
    expect(path?.sentence).not.toContain(';');
    expect(path?.hops[1]?.alternatives?.[0]?.sentence).toMatch(
      /^alice \(\d+\) can call iam:PassRole, as hub \(\d+\) lambda/,
    );
    for (const format of ['DOT', 'MERMAID'] as const)
      expect(drawn(steps, format)[1]).toMatch(/T-027 .* \+ 1"/);
  });

  it('each have an edge, with what they do', () => {
    const how = 'T-071 (Lambda create and invoke)';
    expect(drawn(steps, 'DOT')).toEqual([
      'n0 -> n1 [label="1: ASSUME_ROLE"];',
      `n0 -> n2 [label="2: ${how}: iam:PassRole"];`,
      `n1 -> n2 [label="2: ${how}: ${lambda.join(', ')}"];`,
    ]);
    expect(drawn(steps, 'MERMAID')).toEqual([
      'n0 -->|"1: ASSUME_ROLE"| n1',
      `n0 -->|"2: ${how}: iam:PassRole"| n2`,
      `n1 -->|"2: ${how}: ${lambda.join(', ')}"| n2`,
    ]);
  });
});

describe('a step that rests on two', () => {
  const steps: readonly PathStep[] = [
    chainStep(assuming(alice, hub), []),
    chainStep(assuming(alice, builder), []),
    {
      ...chainStep(escalating(hub, chief, 'T-071'), [0, 1]),
      actingAs: [
        actor(hub, 'iam:PassRole'),
        actor(builder, 'lambda:CreateFunction', 'lambda:InvokeFunction'),
      ],
    },
    chainStep(escalating(chief, root, 'T-004'), [2]),
  ];

  it('is told from those who act', () => {
    expect(told(steps)).toEqual([
      'alice (111122223333) → hub (111122223333); alice (111122223333) → builder (111122223333); hub (111122223333) and builder (111122223333) → chief (111122223333) by T-071 (Lambda create and invoke) → administrator of account 111122223333 by T-004 (Inline policy on own role).',
      'alice (111122223333) can assume hub (111122223333).',
      'alice (111122223333) can assume builder (111122223333).',
      'As hub (111122223333), alice (111122223333) can call iam:PassRole, as builder (111122223333) lambda:CreateFunction and lambda:InvokeFunction, and so take over chief (111122223333) by T-071 (Lambda create and invoke).',
      'chief (111122223333) can become administrator of account 111122223333 by T-004 (Inline policy on own role).',
    ]);
  });

  it('is drawn from those who act', () => {
    expect(drawn(steps, 'DOT').map((line) => line.slice(0, line.indexOf(' [')))).toEqual([
      'n0 -> n1',
      'n0 -> n2',
      'n1 -> n3',
      'n2 -> n3',
      'n3 -> n4',
    ]);
  });

  it('is one deeper than the two, so that the path comes before a chain of as many hops', () => {
    const path = pathOf(steps, new Map());
    const chain = pathOf(
      chainSteps([
        assuming(alice, builder),
        assuming(builder, hub),
        assuming(hub, chief),
        escalating(chief, root, 'T-004'),
      ]),
      new Map(),
    );
    const short = pathOf(
      chainSteps([assuming(alice, hub), assuming(hub, builder), assuming(builder, chief)]),
      new Map(),
    );
    expect([path, chain, short].map(({ depth, length }) => [depth, length])).toEqual([
      [3, 4],
      [4, 4],
      [3, 3],
    ]);
    expect([chain, path, short].sort(inOrder)).toEqual([short, path, chain]);
  });
});

describe('a step that gives more rights to somebody held', () => {
  const byHub: readonly PathStep[] = [
    ...chainSteps([assuming(alice, hub), escalating(hub, alice, 'T-182')]),
    chainStep(assuming(alice, chief), [1]),
  ];

  it('says to whom, where that is who starts', () => {
    expect(told(byHub)).toEqual([
      `alice (${ACCOUNT}) → hub (${ACCOUNT}) → alice (${ACCOUNT}) with more rights by T-182 (Strengthen, then become) → chief (${ACCOUNT}).`,
      `alice (${ACCOUNT}) can assume hub (${ACCOUNT}).`,
      `As hub (${ACCOUNT}), alice (${ACCOUNT}) can give itself more rights by T-182 (Strengthen, then become).`,
      `alice (${ACCOUNT}) can assume chief (${ACCOUNT}).`,
    ]);
    expect(drawn(byHub, 'MERMAID').map((line) => line.replace(/\|.*\|/, ''))).toEqual([
      'n0 --> n1',
      'n1 --> n0',
      'n0 --> n2',
    ]);
  });

  const ownGroup = `arn:aws:iam::${ACCOUNT}:group/admins`;
  const ofItself: readonly PathStep[] = [
    chainStep(escalating(alice, alice, 'T-007', ownGroup), []),
    chainStep(escalating(alice, root, 'T-001'), [0]),
  ];

  it('says so where it is who acts', () => {
    expect(told(ofItself)[1]).toMatch(
      /^alice \(\d+\) can put an inline policy on group admins, and so give itself more rights by T-007 \(.*\)\.$/,
    );
    expect(drawn(ofItself, 'DOT').map((line) => line.slice(0, line.indexOf(' [')))).toEqual([
      'n0 -> n0',
      'n0 -> n1',
    ]);
  });

  it('says to whom, where that is somebody on the way', () => {
    const steps = chainSteps([assuming(alice, hub), escalating(hub, hub, 'T-004'), assuming(hub, chief)]);
    expect(told(steps)[2]).toBe(
      `As hub (${ACCOUNT}), alice (${ACCOUNT}) can put an inline policy on role hub, and so give hub (${ACCOUNT}) more rights by T-004 (Inline policy on own role).`,
    );
  });
});

describe('a step by one call of IAM', () => {
  function strengthening(action: string): readonly PathStep[] {
    const actingAs = [actor(hub, action)];
    const joint = { id: root.identifier, actingAs, restsOn: [hub.identifier] };
    const hop = { ...escalating(hub, root, 'T-182', alice.identifier), joint };
    return [...chainSteps([assuming(alice, hub)]), { ...chainStep(hop, [0]), actingAs }];
  }

  it('says what the call does, and to whom', () => {
    expect(told(strengthening('iam:AttachUserPolicy'))[2]).toBe(
      `As hub (${ACCOUNT}), alice (${ACCOUNT}) can attach a policy to user alice, and so become administrator of account ${ACCOUNT} by T-182 (Strengthen, then become).`,
    );
  });

  it('names the action where the thing that the step goes through is of another kind', () => {
    expect(told(strengthening('iam:AttachGroupPolicy'))[2]).toMatch(
      /can call iam:AttachGroupPolicy, and so become .*, through user alice\.$/,
    );
  });
});

describe('a step that takes what another one uses', () => {
  const policyId = 'the policy as it was';
  const allowing = {
    policyId,
    statementIndex: 0,
    effect: 'ALLOW',
    layer: 'IDENTITY',
    holder: alice.identifier,
  };
  const usingIt = (hop: PathHop): PathHop => ({ ...hop, determiningStatements: [allowing as never] });
  const takes = { fromItself: [policyId], fromAll: [], mayEnd: 'NONE' } as const;
  const rollingBack = { ...escalating(alice, hub, 'T-002'), takes };
  const joint = {
    id: chief.identifier,
    actingAs: [actor(hub, 'iam:PassRole'), actor(builder, 'lambda:CreateFunction')],
    restsOn: [hub.identifier, builder.identifier],
  };
  const byOne = (one: Principal): PathHop => ({
    ...escalating(alice, chief, 'T-027'),
    joint: { ...joint, actingAs: [actor(one, 'iam:UpdateAssumeRolePolicy')], restsOn: [one.identifier] },
  });
  const of = (alternatives: readonly PathHop[]) => {
    const last = { ...escalating(alice, chief, 'T-071'), joint, alternatives };
    const chain = { principals: [alice, chief].map(({ identifier }) => identifier), hops: [last] };
    const supporting = [rollingBack, usingIt(assuming(alice, builder))];
    return derivationSteps(chain, (id) => {
      const hops = supporting.filter(({ to }) => to.identifier === id);
      return { principals: [alice.identifier, id], hops };
    });
  };

  it('comes after it, and what the other ways of a step rest on goes along (G-5)', () => {
    const steps = of([hub, builder].map(byOne));
    expect(steps?.map(({ to, restsOn }) => [to, restsOn])).toEqual([
      [builder, []],
      [hub, []],
      [chief, [0, 1]],
    ]);
    expect(
      steps?.[2]?.alternatives?.map(({ actingAs: [one], restsOn }) => [one?.principal, restsOn]),
    ).toEqual([
      [hub, [1]],
      [builder, [0]],
    ]);
  });

  it('leaves out ways that it takes away, and leaves the others (G-5)', () => {
    const steps = of([usingIt(escalating(alice, chief, 'T-027')), escalating(alice, chief, 'T-026')]);
    expect(steps?.[2]?.alternatives?.map((way) => 'techniqueId' in way && way.techniqueId)).toEqual([
      'T-026',
    ]);
  });
});

test.each<readonly [string, readonly (readonly number[])[], number]>([
  ['no steps', [], 0],
  ['a chain', [[], [0], [1]], 3],
  ['two roles side by side, and a step that needs both', [[], [], [0, 1]], 2],
  ['a long way and a short one', [[], [0], [], [1, 2]], 3],
  ['a last step that needs only the start', [[], [0], []], 1],
])('the depth of %s', (_name, restsOn, depth) => {
  expect(depthOf(restsOn.map((one) => ({ restsOn: one })))).toBe(depth);
});
