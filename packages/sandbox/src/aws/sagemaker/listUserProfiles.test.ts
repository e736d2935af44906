/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  CreateUserProfileCommand,
  CreateUserProfileCommandInput,
  DeleteUserProfileCommand,
  ListUserProfilesCommand,
  paginateListUserProfiles,
  SageMakerClient,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import {
  createClients,
  ML,
  ML_ENGINEER,
  RESEARCH_LAB,
  RESEARCH_LAB_APPLICATION,
  userIdOf,
} from '../../__testUtils__/clients';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';
import { isAssigned } from '../../world/assignments';

describe('lists of user profiles', () => {
  let sandbox: RunningSandbox;
  let sageMaker: SageMakerClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    sageMaker = createClients(sandbox, ML).sageMaker;
  });
  beforeEach(() => sandbox.admin.reset());
  afterAll(() => sandbox.stop());

  function create(
    name: string,
    userName: string | undefined,
    more: Partial<CreateUserProfileCommandInput> = {},
  ) {
    return sageMaker.send(
      new CreateUserProfileCommand({
        DomainId: RESEARCH_LAB,
        UserProfileName: name,
        ...(userName && {
          SingleSignOnUserIdentifier: 'UserName',
          SingleSignOnUserValue: `${userName}@alpenglow.example`,
        }),
        ...more,
      }),
    );
  }

  const profileId = (name: string) => ({
    DomainId: RESEARCH_LAB,
    UserProfileName: name,
  });

  it.each([
    [false, true],
    [true, false],
  ])(
    'deleted with deleteProfileUnassigns %s leave the assignment: %s',
    async (deleteProfileUnassigns, stays) => {
      sandbox.admin.setSwitches({ deleteProfileUnassigns });
      const { world } = sandbox.admin;
      const samuel = userIdOf(sandbox, 'samuel.osei');
      await create('samuel', 'samuel.osei');
      sandbox.admin.advanceTime(2000);
      expect(isAssigned(world, RESEARCH_LAB_APPLICATION, samuel)).toBe(true);
      await sageMaker.send(new DeleteUserProfileCommand(profileId('samuel')));
      sandbox.admin.advanceTime(2000);
      expect(isAssigned(world, RESEARCH_LAB_APPLICATION, samuel)).toBe(stays);
    },
  );

  it('are listed in pages, in the order and with the filter asked for', async () => {
    const names = async (input: {
      SortBy?: 'CreationTime' | 'LastModifiedTime';
      SortOrder?: 'Ascending' | 'Descending';
      UserProfileNameContains?: string;
      DomainIdEquals?: string;
    }) => {
      const found = [];
      for await (const page of paginateListUserProfiles(
        { client: sageMaker, pageSize: 1 },
        input,
      )) {
        expect(page.UserProfiles?.length).toBeLessThanOrEqual(1);
        found.push(...(page.UserProfiles ?? []));
      }
      return found.map(({ UserProfileName }) => UserProfileName);
    };
    const byTime = ['daniel-kim-417', 'olga-petrova', 'lena-fischer'];
    await expect(names({})).resolves.toEqual(byTime);
    await expect(names({ SortOrder: 'Descending' })).resolves.toEqual(
      [...byTime].reverse(),
    );
    await expect(names({ DomainIdEquals: RESEARCH_LAB })).resolves.toEqual([
      'daniel-kim-417',
      'lena-fischer',
    ]);
    await expect(names({ UserProfileNameContains: 'KIM' })).resolves.toEqual([
      'daniel-kim-417',
    ]);
    await sageMaker.send(
      new UpdateUserProfileCommand({
        ...profileId('daniel-kim-417'),
        UserSettings: { ExecutionRole: ML_ENGINEER },
      }),
    );
    await expect(
      names({ SortBy: 'LastModifiedTime', SortOrder: 'Descending' }),
    ).resolves.toEqual(['daniel-kim-417', 'lena-fischer', 'olga-petrova']);
  });

  it('are listed ten at a time by default, and none is missed while others come and go', async () => {
    await sandbox.admin.reset({
      kind: 'generated',
      number: 5,
      people: 40,
      profiles: 35,
    });
    const first = await sageMaker.send(new ListUserProfilesCommand({}));
    expect(first.UserProfiles).toHaveLength(10);
    const { userProfiles } = sandbox.admin.world;
    const removed = first.UserProfiles?.at(-1)?.UserProfileName;
    delete userProfiles[`d-generated0001/${removed}`];
    const rest = await sageMaker.send(
      new ListUserProfilesCommand({
        NextToken: first.NextToken,
        MaxResults: 100,
      }),
    );
    expect(rest.UserProfiles).toHaveLength(25);
    expect(rest.NextToken).toBeUndefined();
    const seen = [...(first.UserProfiles ?? []), ...(rest.UserProfiles ?? [])];
    expect(new Set(seen.map(profile => profile.UserProfileName)).size).toBe(35);
  });

  it('are not listed with a token that belongs elsewhere', async () => {
    const { NextToken } = await sageMaker.send(
      new ListUserProfilesCommand({ MaxResults: 1 }),
    );
    for (const input of [
      { NextToken: 'made up' },
      { NextToken, DomainIdEquals: RESEARCH_LAB },
      { NextToken, SortOrder: 'Descending' as const },
    ]) {
      await expect(
        sageMaker.send(new ListUserProfilesCommand(input)),
      ).rejects.toMatchObject({ name: 'ValidationException' });
    }
    await expect(
      sageMaker.send(new ListUserProfilesCommand({ MaxResults: 101 })),
    ).rejects.toMatchObject({
      message:
        "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    });
  });
});
