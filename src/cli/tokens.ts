/** Runs `rolegraph tokens`: creates, lists and revokes tokens. Tokens are files, so no database is opened. */
import { createToken, listTokens, revokeToken } from '../api/callers/tokens.js';
import type { Scope } from '../api/callers/caller.js';
import type { Config } from '../config.js';
import { ExpectedError } from '../expectedError.js';
import { duringCommand } from './audit.js';
import { bold, print, table, tell } from './terminal.js';

const DAY = 86_400_000;

export interface TokenOptions {
  readonly scopes: readonly Scope[];
  readonly accounts?: readonly string[];
  /** Days, or infinity. */
  readonly expires: number;
}

/**
 * Creates a token and prints only the token to stdout, so that the output can be stored. Throws `ExpectedError` for one
 * that can never do what its scopes say.
 */
export async function createTokenNamed(name: string, options: TokenOptions, config: Config): Promise<void> {
  if (options.accounts && options.scopes.includes('import'))
    throw new ExpectedError(
      'A token that is limited to accounts cannot import: imports tell of other accounts. Leave out --accounts or the scope import.',
    );
  const createdAt = Date.now();
  const wanted = {
    name,
    scopes: options.scopes,
    accountIds: options.accounts,
    createdAt,
    expiresAt: options.expires === Infinity ? undefined : createdAt + options.expires * DAY,
  };
  const token = await duringCommand(config, 'tokens create', { name, ...options }, () =>
    createToken(wanted, config.tokensFolder),
  );
  const end = wanted.expiresAt === undefined ? 'does not expire' : `expires on ${dayOf(wanted.expiresAt)}`;
  tell(`${bold(name)} ${end}. It is shown this once:`);
  print(token);
  if (config.access.kind !== 'tokens') tell('The server asks for tokens with ROLEGRAPH_AUTH=tokens.');
}

export async function listTokensIn({ tokensFolder }: Config): Promise<void> {
  const now = Date.now();
  const tokens = await listTokens(tokensFolder);
  if (tokens.length === 0) return tell('There are no tokens.');
  print(
    table(
      ['Name', 'Scopes', 'Accounts', 'Created', 'Expires'],
      tokens.map(({ name, scopes, accountIds, createdAt, expiresAt }) => [
        name,
        scopes.join(', '),
        accountIds?.join(', ') ?? 'all',
        dayOf(createdAt),
        expiresAt === undefined ? 'never' : `${dayOf(expiresAt)}${expiresAt <= now ? ' (expired)' : ''}`,
      ]),
    ),
  );
}

/** Revokes tokens by name. Throws `ExpectedError` where there is none. */
export async function revokeTokenNamed(name: string, config: Config): Promise<void> {
  const count = await duringCommand(config, 'tokens revoke', name, () =>
    revokeToken(name, config.tokensFolder),
  );
  if (count === 0) throw new ExpectedError(`There is no token ${name}.`);
  tell(`${bold(name)} is revoked.`);
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
