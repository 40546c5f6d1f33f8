/** Parses arguments and options of the commands. Each parser throws what the user has to correct. */
import { InvalidArgumentError } from 'commander';
import { isOfOthers, scopes, type Scope } from '../../api/callers/caller.js';

/** Accepts whole numbers. */
export const number = (from: number, to: number) => (text: string) => {
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= from && value <= to) return value;
  throw new InvalidArgumentError(`Expected a whole number from ${from} to ${to}.`);
};

export function accountId(text: string): string {
  if (/^[0-9]{12}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected an account id of 12 digits.');
}

export const accountIds = (text: string): readonly string[] => listed(text).map(accountId);

export function regionNames(text: string): readonly string[] {
  const names = listed(text);
  if (names.every((name) => /^[a-z]{2,4}(-[a-z]+)+-[0-9]+$/.test(name))) return names;
  throw new InvalidArgumentError('Expected Regions separated by commas, such as eu-west-1,us-east-1.');
}

export function tokenName(text: string): string {
  if (isOfOthers(text))
    throw new InvalidArgumentError('Logs use this name for other callers. Choose another one.');
  if (/^[\w.@-]{1,100}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected 1 to 100 letters, digits and . _ @ -');
}

export function scopeNames(text: string): readonly Scope[] {
  const names = listed(text);
  const known = scopes.filter((scope) => names.includes(scope));
  if (names.every((name) => scopes.some((scope) => scope === name))) return known;
  throw new InvalidArgumentError(`Expected scopes separated by commas: ${scopes.join(', ')}.`);
}

/** Returns days. */
export function lifetime(text: string): number {
  if (text === 'never') return Infinity;
  const [, days] = /^([1-9][0-9]{0,4})d$/.exec(text) ?? [];
  if (days !== undefined) return Number(days);
  throw new InvalidArgumentError('Expected days, such as 90d, or never.');
}

const listed = (text: string): readonly string[] => text.split(',').map((one) => one.trim());
