/** Resolves a word on the command line to a principal or resource. */
import { ExpectedError } from '../../expectedError.js';
import { isWorkloadArn, parsePrincipalIdentifier } from '../../access/shared/identifiers.js';
import type { Principal } from '../../graph/model/graph.js';
import type { GraphReader, SearchHit } from '../../graph/contract/graphReader.js';

/** Returns an identifier as it is, and the ARN of a unique name or `account/name`. */
export const resolvePrincipal = (reader: GraphReader, word: string): Promise<string> => resolve(reader, word);

export const resolveRole = (reader: GraphReader, word: string): Promise<string> =>
  resolve(reader, word, 'ROLE');

async function resolve(reader: GraphReader, word: string, only?: 'ROLE'): Promise<string> {
  const parsed = parsePrincipalIdentifier(word);
  if (parsed.ok) return parsed.value;
  if (word.startsWith('arn:')) throw new ExpectedError(parsed.message);
  const [, accountId, name = word] = /^(\d{12})\/(.+)$/.exec(word) ?? [];
  const candidates = await reader.principalsByName(name, accountId, only);
  const [principal, ...others] = candidates;
  if (principal && others.length === 0) return principal.identifier;
  const [user] = principal || !only ? [] : await reader.principalsByName(name, accountId);
  if (user) throw new ExpectedError(noRole(word, user));
  throw new ExpectedError(principal ? ambiguous(word, candidates) : await nobody(reader, word, name, only));
}

const ambiguous = (word: string, candidates: readonly Principal[]): string =>
  [
    `"${word}" may be any of these; name one by ARN or as ACCOUNT/NAME:`,
    ...candidates.map(({ identifier }) => `  ${identifier}`),
  ].join('\n');

const noRole = (word: string, { identifier }: Principal): string =>
  `No role is called "${word}", but ${identifier} has this name. Who can take it over: \`rolegraph ask who-can-reach ${word}\`.`;

async function nobody(
  reader: GraphReader,
  word: string,
  name: string,
  only: 'ROLE' | undefined,
): Promise<string> {
  const near = await likeIt(reader, name, (hit) => (hit.type === 'PRINCIPAL' ? hit.identifier : undefined));
  const hint = near.length > 0 ? ['Like it are:', ...near] : ['No principal has a name like it.'];
  return [`No ${only ? 'role' : 'user or role'} is called "${word}".`, ...hint].join('\n');
}

/** The most search hits that are read: hits of other types share the name. */
const MOST_FOUND = 50;
const MOST_NAMED = 5;

async function likeIt(
  reader: GraphReader,
  name: string,
  arnOf: (hit: SearchHit) => string | undefined,
): Promise<readonly string[]> {
  const { entries } = await reader.search(name, { first: MOST_FOUND });
  return entries
    .flatMap(([, hit]) => arnOf(hit) ?? [])
    .slice(0, MOST_NAMED)
    .map((arn) => `  ${arn}`);
}

/** Resolves the start of paths, which may also be the ARN of a workload. */
export const resolveStart = async (reader: GraphReader, word: string): Promise<string> =>
  isWorkloadArn(word) ? word : resolvePrincipal(reader, word);

/** Returns an ARN or `*` as it is; otherwise resolves the name of a role. */
export async function resolveResource(reader: GraphReader, word: string): Promise<string> {
  if (word === '*' || word.startsWith('arn:')) return word;
  try {
    return await resolveRole(reader, word);
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    const near = await likeIt(reader, word, (hit) => (hit.type === 'RESOURCE' ? hit.arn : undefined));
    const resources = near.length > 0 ? ['Resources like it are:', ...near] : [];
    const hint = 'Name a resource that is no role by its ARN, such as arn:aws:s3:::bucket/key.';
    throw new ExpectedError([error.message, ...resources, hint].join('\n'));
  }
}
