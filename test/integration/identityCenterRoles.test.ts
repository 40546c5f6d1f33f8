/** A role of Identity Center leads from the administrators of its account to whom it alone reaches, in every question about paths (T-044, G-8). */
import { beforeAll, describe, expect, test } from 'vitest';
import { importInto, useGraph } from '../support/graph.js';
import { importedEstate } from '../support/importedHops.js';
import { inMemoryReader } from '../support/inMemoryReader.js';
import { ask, questions } from '../support/pathQuestions.js';
import { exportsOfEstate } from '../support/roleEstate.js';
import { allow } from '../support/statements.js';

const [BANK, SHOP] = ['111111111111', '222222222222'] as const;
const arn = (id: string, rest: string): string => `arn:aws:iam::${id}:${rest}`;
const made = arn(BANK, 'role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Ops_0123456789abcdef');
const [ann, ben, cid] = [arn(BANK, 'user/ann'), arn(BANK, 'user/ben'), arn(BANK, 'user/cid')] as const;
const target = arn(SHOP, 'role/target');
const saml = arn(BANK, 'saml-provider/AWSSSO_0123456789abcdef_DO_NOT_DELETE');

const members = {
  [ann]: { own: [allow('*')] },
  [ben]: { own: [allow('iam:CreateAccessKey', ann)] },
  [cid]: { own: [allow('s3:GetObject')] },
  [made]: {
    own: [allow('sts:AssumeRole')],
    trust: [{ Effect: 'Allow', Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML' }],
  },
  [target]: {
    own: [allow('*')],
    trust: [{ Effect: 'Allow', Principal: { AWS: made }, Action: 'sts:AssumeRole' }],
  },
};
const documents = exportsOfEstate({ members });

const graph = useGraph();
beforeAll(async () => {
  await graph.empty();
  await importInto(graph, ...documents);
});

describe.each(questions)('%s', (question) => {
  test('is answered from Neo4j as from arrays', async () => {
    const inMemory = inMemoryReader(importedEstate(documents));
    for (const from of [ann, ben, cid, arn(BANK, 'root')])
      for (const to of [made, target]) {
        const { found, complete, unexplored } = await ask(graph.reader, question, from, to);
        const expected = await ask(inMemory, question, from, to);
        expect({ found, complete, unexplored }).toEqual({
          found: expected.found,
          complete: expected.complete,
          unexplored: expected.unexplored,
        });
      }
  });

  test('leads from administrators, and from whoever becomes one', async () => {
    const root = arn(BANK, 'root');
    for (const from of [ann, ben, root]) {
      const { found } = await ask(graph.reader, question, from, target);
      if (question === 'blastRadius') expect(found).toEqual(expect.arrayContaining([made, target]));
      if (question === 'whoCanReach' || question === 'whoCan')
        expect(found).toEqual(expect.arrayContaining([ann, ben, root, made]));
      if (question === 'chokePoints') expect(found).toContain(`${made} ${target} 5`);
    }
  });
});
