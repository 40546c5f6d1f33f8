/** Which resources' own policies bear on a request. */
import { describe, expect, it } from 'vitest';
import { policyHolderArn, policyHolders } from '../../../src/graph/engine/policyHolder.js';

const here = 'eu-west-1:111122223333';

describe('the policies that bear on', () => {
  it.each([
    ['a bucket (F-44)', 'arn:aws:s3:::data', ['arn:aws:s3:::data']],
    ['an object', 'arn:aws:s3:::data/a/b.txt', ['arn:aws:s3:::data']],
    ['all objects of a bucket', 'arn:aws:s3:::data/*', ['arn:aws:s3:::data']],
    ['objects of many buckets', 'arn:aws:s3:::data-*/x', ['arn:aws:s3:::data-*']],
    ['an access point (F-46)', `arn:aws:s3:${here}:accesspoint/ap`, [`arn:aws:s3:${here}:accesspoint/ap`]],
    [
      'an object through one',
      `arn:aws:s3:${here}:accesspoint/ap/object/k/l`,
      [`arn:aws:s3:${here}:accesspoint/ap`],
    ],
    ['a batch job', `arn:aws:s3:${here}:job/1`, []],
    [
      'an object of a bucket on Outposts (F-50)',
      `arn:aws:s3-outposts:${here}:outpost/op-1/bucket/b/object/k`,
      [`arn:aws:s3-outposts:${here}:outpost/op-1/bucket/b`],
    ],
    [
      'a table of a table bucket, both (F-51)',
      `arn:aws:s3tables:${here}:bucket/b/table/t`,
      [`arn:aws:s3tables:${here}:bucket/b/table/t`, `arn:aws:s3tables:${here}:bucket/b`],
    ],
    [
      'a path of a service of VPC Lattice (E-30a)',
      `arn:aws:vpc-lattice:${here}:service/svc-1/orders/7`,
      [`arn:aws:vpc-lattice:${here}:service/svc-1`],
    ],
    [
      'a network of services of VPC Lattice',
      `arn:aws:vpc-lattice:${here}:servicenetwork/sn-1`,
      [`arn:aws:vpc-lattice:${here}:servicenetwork/sn-1`],
    ],
    ['a queue (F-52)', `arn:aws:sqs:${here}:jobs`, [`arn:aws:sqs:${here}:jobs`]],
    ['a topic (F-53)', `arn:aws:sns:${here}:news`, [`arn:aws:sns:${here}:news`]],
    ['a subscription', `arn:aws:sns:${here}:news:8a21`, [`arn:aws:sns:${here}:news`]],
    ['a key (F-54)', `arn:aws:kms:${here}:key/1234`, [`arn:aws:kms:${here}:key/1234`]],
    ['an alias of a key (E-26f)', `arn:aws:kms:${here}:alias/main`, []],
    ['a function (F-55)', `arn:aws:lambda:${here}:function:f`, [`arn:aws:lambda:${here}:function:f`]],
    [
      'an alias of a function, both',
      `arn:aws:lambda:${here}:function:f:live`,
      [`arn:aws:lambda:${here}:function:f:live`, `arn:aws:lambda:${here}:function:f`],
    ],
    [
      'a secret with its suffix (F-56)',
      `arn:aws:secretsmanager:${here}:secret:prod/db-AbCdEf`,
      [`arn:aws:secretsmanager:${here}:secret:prod/db-AbCdEf`],
    ],
    ['a table (F-58)', `arn:aws:dynamodb:${here}:table/t`, [`arn:aws:dynamodb:${here}:table/t`]],
    ['an index of a table', `arn:aws:dynamodb:${here}:table/t/index/i`, [`arn:aws:dynamodb:${here}:table/t`]],
    [
      'a stream of a table',
      `arn:aws:dynamodb:${here}:table/t/stream/2026`,
      [`arn:aws:dynamodb:${here}:table/t/stream/2026`],
    ],
    ['a backup of a table', `arn:aws:dynamodb:${here}:table/t/backup/1`, []],
    [
      'an index of a domain (F-60)',
      `arn:aws:es:${here}:domain/logs/2026/_search`,
      [`arn:aws:es:${here}:domain/logs`],
    ],
    [
      'a rule on a bus (F-61)',
      `arn:aws:events:${here}:rule/orders/paid`,
      [`arn:aws:events:${here}:event-bus/orders`],
    ],
    [
      'a rule on the default bus',
      `arn:aws:events:${here}:rule/paid`,
      [`arn:aws:events:${here}:event-bus/default`],
    ],
    ['a table of the catalog (F-64)', `arn:aws:glue:${here}:table/db/t`, [`arn:aws:glue:${here}:catalog`]],
    ['a job', `arn:aws:glue:${here}:job/j`, []],
    [
      'a topic of a cluster (F-65)',
      `arn:aws:kafka:${here}:topic/c/uuid-1/orders`,
      [`arn:aws:kafka:${here}:cluster/c/uuid-1`],
    ],
    [
      'a method of a REST API (F-67)',
      `arn:aws:execute-api:${here}:a1b2/prod/GET/pets`,
      ['arn:aws:apigateway:eu-west-1::/restapis/a1b2'],
    ],
    [
      'a stage of a REST API',
      'arn:aws:apigateway:eu-west-1::/restapis/a1b2/stages/prod',
      ['arn:aws:apigateway:eu-west-1::/restapis/a1b2'],
    ],
    [
      'a log stream',
      `arn:aws:logs:${here}:log-group:/aws/lambda/f:log-stream:x`,
      [`arn:aws:logs:${here}:log-group:/aws/lambda/f`],
    ],
    ['an instance, which can have none', `arn:aws:ec2:${here}:instance/i-1`, []],
    ['a role, whose trust policy is not meant (E-27d)', 'arn:aws:iam::111122223333:role/r', []],
    ['no resource', '*', []],
  ])('%s', (_what, resource, holders) => {
    expect(policyHolders(resource)).toEqual(holders);
  });

  it('do not hang on words that every object of JavaScript has', () => {
    expect(policyHolders(`arn:aws:kms:${here}:constructor/x`)).toEqual([]);
    expect(policyHolders(`arn:aws:toString:${here}:x`)).toEqual([]);
  });
});

describe('a resource is kept', () => {
  it.each([
    [`arn:aws:logs:${here}:log-group:/x:*`, `arn:aws:logs:${here}:log-group:/x`],
    [`arn:aws:execute-api:${here}:a1b2/prod/GET/`, 'arn:aws:apigateway:eu-west-1::/restapis/a1b2'],
    ['arn:aws:s3:::data', 'arn:aws:s3:::data'],
  ])('%s as %s', (given, kept) => {
    expect(policyHolderArn(given)).toBe(kept);
  });
});
