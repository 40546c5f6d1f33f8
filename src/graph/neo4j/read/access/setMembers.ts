/** Reads members of policy sets: those that are judged one by one, and those of a page. */
import { parseIamArn } from '../../../../iam/language/arn.js';
import type { PolicySetMember } from '../../../model/storedPolicies.js';
import { groupBy } from '../../../model/groupBy.js';
import { tags as tagLists } from '../../../model/stored/field.js';
import { tuples } from '../columns.js';
import { readAnswer, type Read } from '../reads.js';

/** Reads the members of some policy sets, and principals of some accounts with one of some names. Bounded by both. */
const readMembers = readAnswer({ members: tuples<MemberRow>() })(`
CALL () {
  CALL () {
    UNWIND $sets AS uid
    MATCH (p:Principal)-[:GOVERNED_BY]->(s:PolicySet {uid: uid})
    RETURN p, s
    UNION
    UNWIND $names AS name
    MATCH (p:Principal {nameKey: name}) WHERE $accountIds IS NULL OR p.accountId IN $accountIds
    MATCH (p)-[:GOVERNED_BY]->(s:PolicySet {shared: true})
    RETURN p, s
    UNION
    WITH $uniqueIds AS ids WHERE size(ids) > 0
    MATCH (p:Principal)-[:GOVERNED_BY]->(s:PolicySet {shared: true})
    WHERE p.uniqueId IN ids AND ($accountIds IS NULL OR p.accountId IN $accountIds)
    RETURN p, s
  }
  RETURN collect([s.uid, p.uid, p.uniqueId, p.serviceLinked, p.takesSessionTags, p.tagKeys, p.tagValues]) AS members
}`);

export const membersOfSets: Read<'membersOfSets'> =
  (runner) =>
  async ({ sets, names, accountIds = null }) => {
    const uniqueIds = names.filter((name) => /^a(ida|roa)/.test(name)).map((name) => name.toUpperCase());
    const { members, ...rest } = await readMembers(runner, { sets, names, uniqueIds, accountIds });
    const bySet = groupBy(members, ([set]) => set);
    return { ...rest, members: new Map([...bySet].map(([set, own]) => [set, own.map(memberOf)])) };
  };

type MemberRow = readonly [
  set: string,
  identifier: string,
  uniqueId: string,
  serviceLinked: boolean | null,
  takesSessionTags: boolean | null,
  tagKeys: readonly string[] | null,
  tagValues: readonly string[] | null,
];

function memberOf(row: MemberRow): PolicySetMember {
  const [, identifier, uniqueId, serviceLinked, takesSessionTags, tagKeys, tagValues] = row;
  const entity = parseIamArn(identifier);
  const [name, path] = entity && 'path' in entity ? [entity.name, entity.path] : ['', ''];
  const accountId = entity?.accountId ?? '';
  const tags = tagLists.decode([tagKeys, tagValues]) ?? [];
  const member = { type: 'PRINCIPAL', identifier, name, accountId, path, uniqueId, tags } as const;
  return entity?.kind === 'user'
    ? { ...member, kind: 'USER' }
    : {
        ...member,
        kind: 'ROLE',
        serviceLinked: serviceLinked === true,
        ...(takesSessionTags === true ? { takesSessionTags } : {}),
      };
}

/** Reads the first members of some policy sets by identifier. Bounded by their members. */
const readIdentifiers = readAnswer({ entries: tuples<readonly [identifier: string, set: string]>() })(`
CALL () {
  UNWIND $sets AS uid
  MATCH (s:PolicySet {uid: uid})<-[:GOVERNED_BY]-(p:Principal)
  WHERE ($after IS NULL OR p.uid > $after) AND NOT p.uid IN $except
  WITH p.uid AS identifier, uid ORDER BY identifier LIMIT $first
  RETURN collect([identifier, uid]) AS entries
}`);

export const identifiersOfSets: Read<'identifiersOfSets'> =
  (runner) =>
  ({ after, ...question }) =>
    readIdentifiers(runner, { ...question, after: after ?? null });
