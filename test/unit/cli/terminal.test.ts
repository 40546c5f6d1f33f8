/** What imports call things is shown, and never obeyed by the terminal. */
import { stripVTControlCharacters } from 'node:util';
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { answerInText } from '../../../src/cli/ask/ask.js';
import { outliveReader, shown, table } from '../../../src/cli/terminal.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import { servicesOf } from '../api/services.js';

const HOSTILE = '\u001b]0;pwned\u0007\u001b[2J\u001b[8m\r\n\u202e\u{e0041}forged';
const OBEYED = /[^\P{Cc}\n\t]|\p{Cf}/u;

it('control characters and marks of direction are spelled, own colors and lines stay', () => {
  expect(shown('a\u001b[31mred\u001b[39m\n\tb')).toBe('a\u001b[31mred\u001b[39m\n\tb');
  expect(shown(HOSTILE)).not.toMatch(OBEYED);
  expect(shown('\u001b[8m\u202e')).toBe('\\u001b[8m\\u202e');
  expect(shown('\u{e0041}')).toBe('\\udb40\\udc41');
});

it('a cell is one line in one column', () => {
  expect(table(['a', 'b'], [['x\ty', 'z\nforged']])).toBe('x\\u0009y\tz\\u000aforged');
});

it('a terminal shows a table where it fits, and else each row below its first cell', () => {
  const rows = [
    ['arn:aws:iam::111122223333:role/deploy', 'yes', ''],
    ['arn:aws:iam::111122223333:user/a', 'yes, if', 'MFA'],
  ];
  const fitting = stripVTControlCharacters(table(['principal', 'may', 'if'], rows, 57));
  expect(fitting).toContain('│ arn:aws:iam::111122223333:user/a      │ yes, if │ MFA │');
  expect(fitting.split('\n').map(({ length }) => length)).toEqual(Array(7).fill(57));
  expect(table(['principal', 'may', 'if'], rows, 40)).toBe(
    [
      'principal',
      '  may  if',
      'arn:aws:iam::111122223333:role/deploy',
      '  yes',
      'arn:aws:iam::111122223333:user/a',
      '  yes, if  MFA',
    ].join('\n'),
  );
});

it('answers hold none, and no line that a name made', async () => {
  const own = '111111111111';
  const role = `arn:aws:iam::${own}:role/target`;
  const caller = `arn:aws:iam::${own}:role/caller`;
  const trust = [
    {
      Sid: HOSTILE,
      Effect: 'Allow',
      Principal: { AWS: caller },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'k:a': HOSTILE } },
    },
  ];
  const reader = inMemoryReader(
    importedEstate(exportsOfEstate({ members: { [role]: { trust }, [caller]: { trust: [] } } })),
  );
  const question = { kind: 'can', principal: caller, action: 'sts:AssumeRole', resource: role } as const;
  const text = await answerInText(servicesOf(reader), question, {
    format: 'text',
    context: [],
    verbose: true,
  });
  expect(text).toContain('pwned');
  expect(text).not.toMatch(OBEYED);
  expect(text.split('\n').some((line) => line.startsWith('forged'))).toBe(false);
});

it('a reader who has read enough ends no command, and another error does', () => {
  const output = new EventEmitter();
  outliveReader(output);
  expect(() =>
    output.emit('error', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  ).not.toThrow();
  expect(() => output.emit('error', Object.assign(new Error('no space'), { code: 'ENOSPC' }))).toThrow(
    'no space',
  );
});
