import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/iam/decide/decide.js';
import type { Decision } from '../../../src/iam/decide/decision.js';
import { unknownContext, type AccessRequest, type ContextValue } from '../../../src/iam/decide/request.js';
import { layersOf, principalOf } from '../../support/caseRunner.js';
import { runs } from '../../support/runs.js';

type Given = Parameters<typeof layersOf>[0];
type Statement = Record<string, string | string[] | Record<string, Record<string, string>>>;

const own = '111122223333';
const other = '444455556666';
const principals = [
  `arn:aws:iam::${own}:user/alice`,
  `arn:aws:iam::${own}:role/worker`,
  `arn:aws:sts::${own}:assumed-role/worker/s1`,
  `arn:aws:iam::${own}:root`,
  `arn:aws:iam::${other}:user/bob`,
  'sns.amazonaws.com',
  '*',
];
const actions = ['s3:GetObject', 'kms:Decrypt', 'sts:AssumeRole'];
const resourceOf: Record<string, string> = {
  's3:GetObject': 'arn:aws:s3:::b/k',
  'kms:Decrypt': `arn:aws:kms:eu-west-1:${own}:key/1`,
  'sts:AssumeRole': `arn:aws:iam::${own}:role/target`,
};

const effect = fc.constantFrom('Allow', 'Allow', 'Deny');
const action = fc.constantFrom('*', 's3:*', 'kms:*', 'sts:*', 's3:GetObject');
const condition = fc.constantFrom(
  {},
  {},
  { Condition: { StringEquals: { 'aws:RequestTag/a': 'x' } } },
  { Condition: { StringNotEquals: { 'aws:RequestTag/a': 'x' } } },
  { Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
);
const statement: fc.Arbitrary<Statement> = fc
  .tuple(effect, action, condition)
  .map(([e, a, c]) => ({ Effect: e, Action: a, Resource: '*', ...c }) as Statement);
const principalElement = fc.constantFrom<string | Record<string, string>>(
  '*',
  { AWS: own },
  { AWS: other },
  ...principals.slice(0, 5).map((arn) => ({ AWS: arn })),
  { Service: 'sns.amazonaws.com' },
);
const granting: fc.Arbitrary<Statement> = fc
  .tuple(statement, principalElement)
  .map(([s, principal]) => ({ ...s, Principal: principal }) as Statement);
const principalLists = fc.uniqueArray(fc.constantFrom(own, other, ...principals.slice(0, 5)), {
  minLength: 1,
  maxLength: 3,
});
const policy = fc.array(statement, { minLength: 1, maxLength: 3 });
const policies = fc.array(policy, { minLength: 1, maxLength: 2 });

interface World {
  readonly given: Given;
  readonly request: AccessRequest;
}

const world: fc.Arbitrary<World> = fc
  .record({
    principal: fc.constantFrom(...principals),
    action: fc.constantFrom(...actions),
    identity: policies,
    boundary: fc.option(policy, { nil: undefined }),
    session: fc.option(policy, { nil: undefined }),
    resource: fc.option(fc.array(granting, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    scp: fc.option(fc.array(policies, { minLength: 1, maxLength: 2 }), { nil: undefined }),
  })
  .map((drawn) => ({ given: knownContextOf(drawn), request: requestOf(drawn.principal, drawn.action) }));

function knownContextOf(drawn: {
  identity: Statement[][];
  boundary: Statement[] | undefined;
  session: Statement[] | undefined;
  resource: Statement[] | undefined;
  scp: Statement[][][] | undefined;
}): Given {
  const { identity, boundary, session, resource, scp } = drawn;
  return {
    principal: '',
    identity: { policies: identity },
    ...(boundary === undefined ? {} : { boundary: { policies: [boundary] } }),
    ...(session === undefined ? {} : { session: { policies: [session] } }),
    ...(resource === undefined ? {} : { resource: { policies: [resource] } }),
    ...(scp === undefined ? {} : { scp }),
  } as unknown as Given;
}

function requestOf(principal: string, name: string): AccessRequest {
  const arn = resourceOf[name] ?? '*';
  return {
    principal: principalOf(principal),
    action: name,
    resource: { arn, accountId: own },
    context: unknownContext,
  };
}

const rank: Record<Decision, number> = {
  IMPLICIT_DENY: 0,
  EXPLICIT_DENY: 0,
  CONDITIONAL: 1,
  UNKNOWN: 1,
  ALLOWED: 2,
};

function answer({ given, request }: World): Decision {
  return decide(request, layersOf(given)).decision;
}

function access(world: World): number {
  return rank[answer(world)];
}

/** The same world with a policy list changed. */
function having(world: World, changes: object): World {
  return { ...world, given: { ...world.given, ...changes } };
}

function listOf(spec: unknown): Statement[][] {
  return ((spec as { policies?: Statement[][] } | undefined)?.policies ?? []).map((statements) => [
    ...statements,
  ]);
}

const draws = runs(10_000);

describe('laws', { timeout: 120_000 }, () => {
  it('adding a Deny never increases access (P-1)', () => {
    const deny = statement.map((s) => ({ ...s, Effect: 'Deny' }) as Statement);
    fc.assert(
      fc.property(world, deny, fc.constantFrom('identity', 'boundary', 'session'), (w, added, layer) => {
        const before = listOf(w.given[layer]);
        if (before.length === 0) return;
        const after = having(w, {
          [layer]: { policies: [[...(before[0] ?? []), added], ...before.slice(1)] },
        });
        expect(access(after)).toBeLessThanOrEqual(access(w));
      }),
      draws,
    );
  });

  it('adding an Allow to a document in force never decreases access (P-2)', () => {
    const allow = statement.map((s) => ({ ...s, Effect: 'Allow' }) as Statement);
    fc.assert(
      fc.property(world, allow, fc.constantFrom('identity', 'boundary', 'session'), (w, added, layer) => {
        const before = listOf(w.given[layer]);
        if (before.length === 0) return;
        const after = having(w, {
          [layer]: { policies: [[...(before[0] ?? []), added], ...before.slice(1)] },
        });
        expect(access(after)).toBeGreaterThanOrEqual(access(w));
      }),
      draws,
    );
  });

  it('adding a ceiling never increases access (P-3)', () => {
    fc.assert(
      fc.property(world, policy, fc.constantFrom('boundary', 'session', 'scp'), (w, added, layer) => {
        if (w.given[layer] !== undefined) return;
        const after = having(w, { [layer]: layer === 'scp' ? [[added]] : { policies: [added] } });
        expect(access(after)).toBeLessThanOrEqual(access(w));
      }),
      draws,
    );
  });

  it('the order of statements and policies is irrelevant (P-4)', () => {
    fc.assert(
      fc.property(world, (w) => {
        const reversed = listOf(w.given.identity)
          .map((statements) => [...statements].reverse())
          .reverse();
        const resource = listOf(w.given.resource).map((statements) => [...statements].reverse());
        const after = having(w, {
          identity: { policies: reversed },
          ...(resource.length === 0 ? {} : { resource: { policies: resource } }),
        });
        expect(decide(after.request, layersOf(after.given)).decision).toBe(
          decide(w.request, layersOf(w.given)).decision,
        );
      }),
      draws,
    );
  });

  it('a matching Deny that is certain always wins (E-9)', () => {
    fc.assert(
      fc.property(world, (w) => {
        if (w.request.principal.kind === 'root' || w.request.principal.kind === 'anonymous') return;
        const denied = [{ Effect: 'Deny', Action: '*', Resource: '*' }];
        const after = having(w, { identity: { policies: [...listOf(w.given.identity), denied] } });
        expect(decide(after.request, layersOf(after.given)).decision).toBe('EXPLICIT_DENY');
      }),
      draws,
    );
  });

  it('an SP of a GetFederationToken session and an Allow beside others in a level are no ceilings (P-3)', () => {
    const federated: AccessRequest['principal'] = {
      kind: 'federatedUserSession',
      partition: 'aws',
      accountId: own,
      sessionArn: `arn:aws:sts::${own}:federated-user/fay`,
      userArn: `arn:aws:iam::${own}:user/alice`,
    };
    fc.assert(
      fc.property(world, policy, (w, added) => {
        const without = having(
          { ...w, request: { ...w.request, principal: federated } },
          { session: undefined },
        );
        const session = having(without, { session: { policies: [added] } });
        const denies = added.some(({ Effect }) => Effect === 'Deny');
        if (!denies) expect(access(session)).toBeGreaterThanOrEqual(access(without));
        const scp = w.given.scp as Statement[][][] | undefined;
        if (scp === undefined || denies) return;
        const wider = having(w, { scp: scp.map((level) => [...level, added]) });
        expect(access(wider)).toBeGreaterThanOrEqual(access(w));
      }),
      draws,
    );
  });

  it('splitting a list into statements changes nothing (P-5)', () => {
    const lists = fc.array(action, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(world, lists, principalLists, effect, condition, (w, names, who, sign, test) => {
        const one = {
          Effect: sign,
          Action: names,
          Resource: ['*', 'arn:aws:s3:::b/*'],
          Principal: { AWS: who },
          ...test,
        };
        const many = names.flatMap((name) =>
          one.Resource.flatMap((resource) =>
            who.map((arn) => ({ ...one, Action: name, Resource: resource, Principal: { AWS: arn } })),
          ),
        );
        const resource = listOf(w.given.resource)[0] ?? [];
        const whole = having(w, { resource: { policies: [[...resource, one]] } });
        const split = having(w, { resource: { policies: [[...resource, ...many]] } });
        expect(answer(split)).toBe(answer(whole));
      }),
      draws,
    );
  });

  it('what is decided without the unknown keys stays decided with them (P-6, P-7)', () => {
    const tag = fc.constantFrom<ContextValue>(
      { kind: 'absent' },
      { kind: 'known', values: ['x'] },
      { kind: 'known', values: ['y'] },
    );
    fc.assert(
      fc.property(world, tag, fc.boolean(), (w, state, secure) => {
        const transport = { kind: 'known' as const, values: [String(secure)] };
        // To pass a session tag needs a permission of its own (E-39).
        const isAssumption = w.request.action.startsWith('sts:AssumeRole');
        const entries = new Map<string, ContextValue>([
          ['aws:requesttag/a', isAssumption ? { kind: 'absent' } : state],
          ['aws:securetransport', transport],
        ]);
        const open = answer(w);
        const known = answer({ ...w, request: { ...w.request, context: { entries, unlisted: 'UNKNOWN' } } });
        if (open === 'ALLOWED' || open === 'EXPLICIT_DENY') expect(known).toBe(open);
        if (open === 'IMPLICIT_DENY') expect(['IMPLICIT_DENY', 'EXPLICIT_DENY']).toContain(known);
      }),
      draws,
    );
  });

  it('NotAction and NotResource are the complements of the same lists (P-8)', () => {
    const lists = fc.array(action, { minLength: 1, maxLength: 3 });
    const arns = fc.constantFrom('*', 'arn:aws:s3:::b/*', 'arn:aws:iam::*:role/t*', 'arn:aws:kms:*:*:key/2');
    const only = (element: Record<string, unknown>): Given =>
      ({
        principal: '',
        identity: [{ Effect: 'Allow', Action: '*', Resource: '*', ...element }],
      }) as unknown as Given;
    fc.assert(
      fc.property(fc.constantFrom('s3:GetObject', 'ec2:RunInstances'), lists, arns, (name, names, arn) => {
        const request = {
          ...requestOf(principals[0] ?? '', name),
          resource: { arn: 'arn:aws:s3:::b/k', accountId: own },
        };
        const allows = (element: Record<string, unknown>): boolean =>
          answer({ given: only(element), request }) === 'ALLOWED';
        expect(allows({ Action: undefined, NotAction: names })).toBe(!allows({ Action: names }));
        expect(allows({ Resource: undefined, NotResource: arn })).toBe(!allows({ Resource: arn }));
      }),
      draws,
    );
  });

  it('the same question gives the same bytes', () => {
    fc.assert(
      fc.property(world, (w) => {
        const ask = (): string => JSON.stringify(decide(w.request, layersOf(w.given)));
        expect(ask()).toBe(ask());
      }),
      runs(300),
    );
  });
});
