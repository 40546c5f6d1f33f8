/** Under which rules imports derive edges: what the settings of the environment choose. */
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../src/config.js';
import { derivationRulesFor, defaultDerivationRules } from '../../../src/derive/derivationRules.js';

const rulesIn = (environment: Readonly<Record<string, string>>) =>
  derivationRulesFor(readConfig(environment).derivation);

const ids = ({ techniques }: typeof defaultDerivationRules) => techniques.map(({ id }) => id);

describe('rules', () => {
  it('are the usual ones where nothing is set', () => {
    expect(rulesIn({})).toEqual(defaultDerivationRules);
    expect(rulesIn({ ROLEGRAPH_EXPERIMENTAL_TECHNIQUES: '', ROLEGRAPH_ADMINISTRATIVE_ACTIONS: '' })).toEqual(
      defaultDerivationRules,
    );
  });

  it('leave out what is experimental, has ended or is not settled (G-9)', () => {
    for (const id of ['T-180b', 'T-111', 'T-167a', 'T-168b'])
      expect(ids(defaultDerivationRules)).not.toContain(id);
    expect(ids(defaultDerivationRules)).toContain('T-071');
  });

  it('take in experimental techniques by setting, and nothing else', () => {
    const rules = rulesIn({ ROLEGRAPH_EXPERIMENTAL_TECHNIQUES: 'true' });
    expect(ids(rules)).toEqual(expect.arrayContaining(['T-180b', 'T-248', 'T-071']));
    for (const id of ['T-111', 'T-167a', 'T-168b']) expect(ids(rules)).not.toContain(id);
  });

  it('take other administrative actions by setting', () => {
    const rules = rulesIn({ ROLEGRAPH_ADMINISTRATIVE_ACTIONS: 'iam:PassRole, iam:PutRolePolicy' });
    expect(rules.administrativeActions).toEqual(['iam:PassRole', 'iam:PutRolePolicy']);
    for (const text of ['PassRole', 'iam:*', 'iam:PassRole,'])
      expect(() => rulesIn({ ROLEGRAPH_ADMINISTRATIVE_ACTIONS: text })).toThrow(ConfigError);
  });

  it('have a version of their own for each setting, so that accounts are derived anew', () => {
    const versions = [
      defaultDerivationRules,
      rulesIn({ ROLEGRAPH_EXPERIMENTAL_TECHNIQUES: 'true' }),
      rulesIn({ ROLEGRAPH_ADMINISTRATIVE_ACTIONS: 'iam:PassRole' }),
      rulesIn({ ROLEGRAPH_ADMINISTRATIVE_ACTIONS: 'iam:PutRolePolicy' }),
    ].map(({ version }) => version);
    expect(new Set(versions).size).toBe(versions.length);
  });
});
