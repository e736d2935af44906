/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  AddTagsCommand,
  DeleteTagsCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { createClients, ML, RESEARCH_LAB } from '../../__testUtils__/clients';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';

describe('tags', () => {
  let sandbox: RunningSandbox;
  let sageMaker: SageMakerClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    sageMaker = createClients(sandbox, ML).sageMaker;
  });
  beforeEach(() => sandbox.admin.reset());
  afterAll(() => sandbox.stop());

  it('are carried by domains and what is in them', async () => {
    const account = 'arn:aws:sagemaker:eu-west-1:222222222222:';
    const arns = [
      `${account}domain/${RESEARCH_LAB}`,
      `${account}user-profile/${RESEARCH_LAB}/lena-fischer`,
      `${account}space/${RESEARCH_LAB}/daniel-kim-forecast-notebooks`,
      `${account}app/${RESEARCH_LAB}/daniel-kim-forecast-notebooks/jupyterlab/default`,
    ];
    async function listTags(ResourceArn: string) {
      const { Tags } = await sageMaker.send(
        new ListTagsCommand({ ResourceArn }),
      );
      return Tags ?? [];
    }
    for (const ResourceArn of arns) {
      const before = await listTags(ResourceArn);
      await sageMaker.send(
        new AddTagsCommand({
          ResourceArn,
          Tags: [{ Key: 'owner', Value: 'user:default/jane.doe' }],
        }),
      );
      await expect(listTags(ResourceArn)).resolves.toContainEqual({
        Key: 'owner',
        Value: 'user:default/jane.doe',
      });
      await sageMaker.send(
        new DeleteTagsCommand({ ResourceArn, TagKeys: ['owner', 'none'] }),
      );
      await expect(listTags(ResourceArn)).resolves.toEqual(before);
    }
    const [ResourceArn] = arns;
    const refused = async (send: Promise<unknown>, message: string) =>
      expect(send).rejects.toMatchObject({
        name: 'ValidationException',
        message: expect.stringContaining(message),
      });
    await refused(
      sageMaker.send(new ListTagsCommand({ ResourceArn, MaxResults: 49 })),
      'greater than or equal to 50',
    );
    await refused(
      sageMaker.send(
        new AddTagsCommand({
          ResourceArn,
          Tags: [{ Key: 'aws:mine', Value: 'x' }],
        }),
      ),
      'reserved',
    );
    await refused(
      sageMaker.send(
        new AddTagsCommand({ ResourceArn, Tags: [{ Key: '', Value: 'x' }] }),
      ),
      "at 'tags.1.member.key'",
    );
    await refused(
      sageMaker.send(
        new ListTagsCommand({
          ResourceArn: `${account}user-profile/${RESEARCH_LAB}/nobody`,
        }),
      ),
      'does not exist',
    );
  });
});
