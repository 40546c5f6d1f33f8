/** How bad techniques are, and why. */
import { describe, expect, it, test } from 'vitest';
import { severityOf } from '../../../src/escalation/catalog/severity.js';
import type { Form, GainKind, Precondition, Technique } from '../../../src/escalation/catalog/technique.js';
import { techniqueById } from '../../../src/escalation/catalog/techniques.js';

const open: Precondition = { text: 'something invokes the function' };
const given: Precondition = { text: 'the caller is a user', check: { kind: 'GIVEN' } };
const decided: Precondition = { text: 'the user has no MFA device', check: { kind: 'NO_MFA_DEVICE' } };

const form = (kind: GainKind, ...preconditions: readonly Precondition[]): Form => ({
  required: { none: true },
  preconditions,
  gain: { kind },
});

const technique = (...forms: readonly [Form, ...Form[]]): Technique => ({
  id: 'T-001',
  name: 'One',
  table: 'A',
  ...forms[0],
  ...(forms.length > 1 ? { forms } : {}),
  sources: ['d'],
  mitre: ['T1098'],
  status: 'DOCUMENTED',
  closing: 'Do not.',
});

const levelOf = (...forms: readonly [Form, ...Form[]]): string => severityOf(technique(...forms)).level;

describe('the severity of a technique', () => {
  it('is that of its gain, where the permissions are enough', () => {
    expect(severityOf(technique(form('ADMINISTRATION', given)))).toEqual({
      level: 'CRITICAL',
      reason: 'It gives any permission, and the permissions are enough.',
    });
    expect(levelOf(form('BECOME_ROLE'))).toBe('HIGH');
    expect(levelOf(form('DATA'))).toBe('MEDIUM');
    expect(levelOf(form('ENABLER'))).toBe('LOW');
  });

  it('is no less where imported data decides what else has to hold', () => {
    expect(severityOf(technique(form('BECOME_USER', decided)))).toEqual({
      level: 'HIGH',
      reason: 'It gives all rights of another user, and imported data decides what else has to hold.',
    });
  });

  it('is one level less where no import decides it, and LOW at least', () => {
    expect(severityOf(technique(form('BECOME_ROLE', decided, open, open)))).toEqual({
      level: 'MEDIUM',
      reason:
        'It gives all rights of a role, but only if something invokes the function, and if something invokes the function, which no import decides.',
    });
    expect(levelOf(form('ADMINISTRATION', open))).toBe('HIGH');
    expect(levelOf(form('DATA', open))).toBe('LOW');
    expect(levelOf(form('CEILING', open))).toBe('LOW');
  });

  it('is that of the worst of its forms, and of the first where they are as bad', () => {
    expect(levelOf(form('BECOME_ROLE', open), form('BECOME_ROLE'))).toBe('HIGH');
    expect(levelOf(form('BECOME_ROLE'), form('BECOME_ROLE', open))).toBe('HIGH');
    expect(severityOf(technique(form('BECOME_ROLE'), form('BECOME_USER'))).reason).toMatch(/^.* a role, and/);
  });
});

test.each([
  ['T-001', 'CRITICAL'],
  ['T-018', 'HIGH'],
  ['T-041', 'HIGH'],
  ['T-071', 'HIGH'],
  ['T-123', 'MEDIUM'],
  ['T-169', 'CRITICAL'],
  ['T-182', 'CRITICAL'],
  ['T-157b', 'MEDIUM'],
  ['T-179', 'LOW'],
])('%s is %s', (id, level) => {
  const one = techniqueById(id);
  expect(one && severityOf(one).level).toBe(level);
});
