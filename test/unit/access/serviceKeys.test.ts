/** A condition on a key of one service, in statements about all services (E-64(keys of services)). */
import { beforeAll, describe, expect, it } from 'vitest';
import { pathsToPrivilege } from '../../../src/access/paths/pathsToPrivilege.js';
import { loadActionCatalog, type ActionCatalog } from '../../../src/access/permissions/actionCatalog.js';
import { effectivePermissions } from '../../../src/access/permissions/effectivePermissions.js';
import { expandPermissions } from '../../../src/access/permissions/expandPermissions.js';
import type { GraphReader } from '../../../src/graph/contract/graphReader.js';
import { importedEstate } from '../../support/importedHops.js';
import { inMemoryReader } from '../../support/inMemoryReader.js';
import { exportsOfEstate } from '../../support/roleEstate.js';
import type { Json } from '../../support/statements.js';

const user = 'arn:aws:iam::111111111111:user/u';
const all = { Effect: 'Allow', Action: '*', Resource: '*' };
const region = { 'ec2:Region': 'eu-west-1' };
const inRegion = { ...all, Condition: { StringEquals: region } };
const otherTypes = {
  ...all,
  Effect: 'Deny',
  Condition: { StringNotLike: { 'ec2:InstanceType': 't3.*' } },
};

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await loadActionCatalog();
});

const readerOf = (own: readonly Json[]): GraphReader =>
  inMemoryReader(importedEstate(exportsOfEstate({ members: { [user]: { own } } })));

async function listed(own: readonly Json[]): Promise<readonly string[]> {
  const permissions = await effectivePermissions(readerOf(own), user);
  const services = await catalog.services(['ec2', 'iam', 's3']);
  return expandPermissions(permissions, services).map(({ service }) => service);
}

describe('what a statement under a key of EC2 does to all services', () => {
  it.each([
    ['an Allow that needs the key is one of EC2 alone', [inRegion], ['ec2']],
    ['a Deny under a negated operator leaves nothing but EC2', [all, otherTypes], ['ec2']],
    ['without it, all are allowed', [all], ['ec2', 'iam', 's3']],
  ])('%s', async (_, own, expected) => {
    expect(await listed(own)).toEqual(expected);
  });

  it.each([
    ['is no way to more rights', 'StringEquals', 0],
    ['is one under IfExists', 'StringEqualsIfExists', 1],
  ])('an Allow of a change of IAM that needs the key %s', async (_, operator, length) => {
    const attach = { ...all, Action: 'iam:AttachUserPolicy', Condition: { [operator]: region } };
    const { paths } = await pathsToPrivilege(readerOf([attach]), {
      from: user,
      maxHops: 1,
      k: 1,
      context: [],
    });
    expect(paths).toHaveLength(length);
  });
});
