/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  CreateGroupCommand,
  CreateGroupMembershipCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteGroupMembershipCommand,
  DeleteUserCommand,
  DescribeGroupCommand,
  DescribeUserCommand,
  GetGroupIdCommand,
  GetGroupMembershipIdCommand,
  GetUserIdCommand,
  IdentitystoreClient,
  IsMemberInGroupsCommand,
  ListGroupMembershipsCommand,
  ListGroupMembershipsForMemberCommand,
  ListUsersCommand,
  paginateListGroups,
  paginateListUsers,
  UpdateGroupCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-identitystore';
import {
  createClients,
  groupIdOf,
  IDENTITY_STORE_ID,
  ML,
  userIdOf,
} from '../../__testUtils__/clients';
import { completeUser, sendScim } from '../../scim/__testUtils__/scimClient';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';

const store = { IdentityStoreId: IDENTITY_STORE_ID };
const ENTERPRISE = 'aws:identitystore:enterprise';

describe('the identity store', () => {
  let sandbox: RunningSandbox;
  let client: IdentitystoreClient;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0 });
    client = createClients(sandbox).identityStore;
  });
  beforeEach(() => sandbox.admin.reset());
  afterAll(() => sandbox.stop());

  it('lists everybody and every group page by page', async () => {
    const users = [];
    for await (const page of paginateListUsers(
      { client, pageSize: 4 },
      { ...store },
    )) {
      users.push(...(page.Users ?? []));
    }
    expect(new Set(users.map(({ UserId }) => UserId)).size).toBe(15);
    const groups = [];
    for await (const page of paginateListGroups(
      { client, pageSize: 2 },
      { ...store },
    )) {
      groups.push(...(page.Groups ?? []));
    }
    expect(groups.map(({ DisplayName }) => DisplayName).sort()).toEqual([
      'finance-analytics',
      'forecasting',
      'fraud-detection',
      'ml-platform',
      'research',
    ]);
    const unpaged = await client.send(new ListUsersCommand(store));
    expect(unpaged.Users).toHaveLength(10);
    await expect(
      client.send(
        new ListUsersCommand({
          ...store,
          Filters: [
            {
              AttributePath: 'UserName',
              AttributeValue: 'ben.carter@alpenglow.example',
            },
          ],
        }),
      ),
    ).resolves.toMatchObject({ Users: [{ DisplayName: 'Ben Carter' }] });
  });

  it('returns the attributes of a user from the directory, the extension on request', async () => {
    const UserId = userIdOf(sandbox, 'jonas.weber');
    const plain = await client.send(
      new DescribeUserCommand({ ...store, UserId }),
    );
    expect(plain).toMatchObject({
      UserName: 'jonas.weber@alpenglow.example',
      Name: { GivenName: 'Jonas', FamilyName: 'Weber' },
      Emails: [{ Value: 'jonas.weber@alpenglow.example', Primary: true }],
      Title: 'Data Scientist',
      UserStatus: 'ENABLED',
      ExternalIds: [{ Id: expect.stringMatching(/^00u/) }],
      CreatedAt: expect.any(Date),
      CreatedBy: expect.stringContaining('scim'),
      UpdatedBy: expect.stringContaining('scim'),
    });
    expect(plain.Extensions).toBeUndefined();
    const extended = await client.send(
      new DescribeUserCommand({ ...store, UserId, Extensions: [ENTERPRISE] }),
    );
    expect(extended.Extensions).toEqual({
      [ENTERPRISE]: {
        department: 'Forecasting',
        manager: { value: userIdOf(sandbox, 'mira.santos') },
      },
    });
  });

  it('returns the attributes of a user from SCIM, the extension on request', async () => {
    const { body } = await sendScim(
      sandbox.url,
      'POST',
      '/Users',
      completeUser(),
    );
    const asked = { ...store, UserId: body.id };
    const plain = await client.send(new DescribeUserCommand(asked));
    expect(plain).toMatchObject({
      NickName: 'Nori',
      ProfileUrl: 'https://people.alpenglow.example/nora',
      UserType: 'Employee',
      PreferredLanguage: 'de-CH',
      Locale: 'de-CH',
      Timezone: 'Europe/Zurich',
      Name: { Formatted: 'Ms. Nora J. Berg', HonorificSuffix: 'PhD' },
      PhoneNumbers: [{ Value: '+41 44 555 01 23', Type: 'work' }],
      Addresses: [{ Locality: 'Zürich', Country: 'CH', Primary: true }],
      Roles: [{ Value: 'analyst', Type: 'job', Primary: true }],
    });
    expect(plain.Extensions).toBeUndefined();
    const extension = {
      employeeNumber: '701984',
      costCenter: '4130',
      organization: 'Alpenglow',
      division: 'Energy',
      department: 'Grid',
    };
    const extended = await client.send(
      new DescribeUserCommand({ ...asked, Extensions: [ENTERPRISE] }),
    );
    expect(extended.Extensions).toEqual({ [ENTERPRISE]: extension });
  });

  it.each([
    [[{ Value: 'nora@alpenglow.example' }]],
    [[{ Value: 'nora@alpenglow.example', Type: 'home', Primary: false }]],
    [[{ Value: 'nora@alpenglow.example', Primary: true }]],
  ])('gives emails as they came: %j', async Emails => {
    const { UserId } = await client.send(
      new CreateUserCommand({
        ...store,
        UserName: 'nora',
        DisplayName: 'Nora',
        Name: { GivenName: 'Nora', FamilyName: 'Berg' },
        Emails,
      }),
    );
    const user = await client.send(
      new DescribeUserCommand({ ...store, UserId }),
    );
    expect(user.Emails).toEqual(Emails);
    expect(user.Name).toEqual({ GivenName: 'Nora', FamilyName: 'Berg' });
  });

  it('finds users and groups by their unique attributes and external ids', async () => {
    const jonas = userIdOf(sandbox, 'jonas.weber');
    const { ExternalIds } = await client.send(
      new DescribeUserCommand({ ...store, UserId: jonas }),
    );
    const unique = (AttributePath: string, AttributeValue: string) => ({
      UniqueAttribute: { AttributePath, AttributeValue },
    });
    for (const AlternateIdentifier of [
      unique('userName', 'Jonas.Weber@alpenglow.example'),
      unique('emails.value', 'jonas.weber@alpenglow.example'),
      { ExternalId: ExternalIds?.[0] as { Issuer: string; Id: string } },
    ]) {
      await expect(
        client.send(new GetUserIdCommand({ ...store, AlternateIdentifier })),
      ).resolves.toMatchObject({ UserId: jonas });
    }
    await expect(
      client.send(
        new GetUserIdCommand({
          ...store,
          AlternateIdentifier: unique('title', 'Boss'),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      client.send(
        new GetUserIdCommand({
          ...store,
          AlternateIdentifier: unique('userName', 'nobody'),
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'USER',
    });
    await expect(
      client.send(
        new GetGroupIdCommand({
          ...store,
          AlternateIdentifier: unique('displayName', 'research'),
        }),
      ),
    ).resolves.toMatchObject({ GroupId: groupIdOf(sandbox, 'research') });
  });

  it('tells who is in which group', async () => {
    const research = groupIdOf(sandbox, 'research');
    const forecasting = groupIdOf(sandbox, 'forecasting');
    const fatima = { UserId: userIdOf(sandbox, 'fatima.zahra') };
    const members = await client.send(
      new ListGroupMembershipsCommand({ ...store, GroupId: research }),
    );
    expect(members.GroupMemberships).toHaveLength(3);
    expect(members.GroupMemberships?.[0]).toMatchObject({
      CreatedAt: expect.any(Date),
      UpdatedAt: expect.any(Date),
      CreatedBy: expect.any(String),
      UpdatedBy: expect.any(String),
    });
    await expect(
      client.send(new DescribeGroupCommand({ ...store, GroupId: research })),
    ).resolves.toMatchObject({
      CreatedBy: expect.any(String),
      UpdatedBy: expect.any(String),
    });
    await expect(
      client.send(
        new ListGroupMembershipsForMemberCommand({
          ...store,
          MemberId: fatima,
        }),
      ),
    ).resolves.toMatchObject({ GroupMemberships: [{ GroupId: research }] });
    await expect(
      client.send(
        new IsMemberInGroupsCommand({
          ...store,
          MemberId: fatima,
          GroupIds: [research, forecasting],
        }),
      ),
    ).resolves.toMatchObject({
      Results: [
        { GroupId: research, MembershipExists: true },
        { GroupId: forecasting, MembershipExists: false },
      ],
    });
    await expect(
      client.send(
        new IsMemberInGroupsCommand({
          ...store,
          MemberId: fatima,
          GroupIds: Array.from({ length: 101 }, () => research),
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('less than or equal to 100'),
    });
  });

  it('is where users and groups are created, changed and deleted', async () => {
    const nora = {
      UserName: 'nora.new@alpenglow.example',
      DisplayName: 'Nora New',
      Name: { GivenName: 'Nora', FamilyName: 'New', MiddleName: 'N.' },
      Emails: [
        { Value: 'nora.new@alpenglow.example', Type: 'work', Primary: true },
      ],
      NickName: 'Nono',
    };
    const { UserId } = await client.send(
      new CreateUserCommand({ ...store, ...nora }),
    );
    const look = () =>
      client.send(
        new DescribeUserCommand({ ...store, UserId, Extensions: [ENTERPRISE] }),
      );
    await expect(look()).resolves.toMatchObject({
      ...nora,
      UserStatus: 'ENABLED',
    });
    await expect(
      client.send(new CreateUserCommand({ ...store, ...nora })),
    ).rejects.toMatchObject({
      name: 'ConflictException',
      Reason: 'UNIQUENESS_CONSTRAINT_VIOLATION',
    });
    await expect(
      client.send(new CreateUserCommand({ ...store, UserName: 'half' })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Name.GivenName'),
    });
    await client.send(
      new UpdateUserCommand({
        ...store,
        UserId,
        Operations: [
          { AttributePath: 'name.familyName', AttributeValue: 'Newer' },
          { AttributePath: 'nickName' },
          { AttributePath: 'title', AttributeValue: 'Data Scientist' },
          {
            AttributePath: 'emails',
            AttributeValue: [{ value: 'nora@alpenglow.example' }],
          },
          {
            AttributePath: `${ENTERPRISE}.department`,
            AttributeValue: 'Research',
          },
        ],
      }),
    );
    const changed = await look();
    expect(changed).toMatchObject({
      UserName: nora.UserName,
      Name: {
        GivenName: 'Nora',
        FamilyName: 'Newer',
        MiddleName: 'N.',
      },
      Title: 'Data Scientist',
      Emails: [{ Value: 'nora@alpenglow.example' }],
      Extensions: { [ENTERPRISE]: { department: 'Research' } },
    });
    expect(changed.NickName).toBeUndefined();
    await expect(
      client.send(
        new UpdateUserCommand({
          ...store,
          UserId,
          Operations: [{ AttributePath: 'shoeSize', AttributeValue: '42' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });

    const { GroupId } = await client.send(
      new CreateGroupCommand({ ...store, DisplayName: 'newcomers' }),
    );
    await expect(
      client.send(
        new UpdateGroupCommand({
          ...store,
          GroupId,
          Operations: [
            { AttributePath: 'displayName', AttributeValue: 'Research' },
          ],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConflictException' });
    await client.send(
      new UpdateGroupCommand({
        ...store,
        GroupId,
        Operations: [{ AttributePath: 'description', AttributeValue: 'New' }],
      }),
    );
    await expect(
      client.send(new DescribeGroupCommand({ ...store, GroupId })),
    ).resolves.toMatchObject({ DisplayName: 'newcomers', Description: 'New' });
    const MemberId = { UserId: UserId ?? '' };
    const join = () =>
      client.send(
        new CreateGroupMembershipCommand({ ...store, GroupId, MemberId }),
      );
    const { MembershipId } = await join();
    await expect(join()).rejects.toMatchObject({ name: 'ConflictException' });
    const find = () =>
      client.send(
        new GetGroupMembershipIdCommand({ ...store, GroupId, MemberId }),
      );
    await expect(find()).resolves.toMatchObject({ MembershipId });
    await client.send(
      new DeleteGroupMembershipCommand({ ...store, MembershipId }),
    );
    await expect(find()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'GROUP_MEMBERSHIP',
    });
    await join();
    await client.send(new DeleteUserCommand({ ...store, UserId }));
    await expect(look()).rejects.toMatchObject({ ResourceType: 'USER' });
    await expect(
      client.send(new ListGroupMembershipsCommand({ ...store, GroupId })),
    ).resolves.toMatchObject({ GroupMemberships: [] });
    await client.send(new DeleteGroupCommand({ ...store, GroupId }));
    await expect(
      client.send(new DescribeGroupCommand({ ...store, GroupId })),
    ).rejects.toMatchObject({ ResourceType: 'GROUP' });
  });

  it('is read by member accounts, written by its owner, and only where it is', async () => {
    const member = createClients(sandbox, ML).identityStore;
    const { Users } = await member.send(new ListUsersCommand(store));
    expect(Users).toHaveLength(10);
    await expect(
      member.send(
        new DeleteUserCommand({
          ...store,
          UserId: userIdOf(sandbox, 'ben.carter'),
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const elsewhere = createClients(sandbox, undefined, 'eu-west-2');
    await expect(
      elsewhere.identityStore.send(new ListUsersCommand(store)),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      ResourceType: 'IDENTITY_STORE',
    });
    await expect(
      client.send(new ListUsersCommand({ IdentityStoreId: 'd-0000000000' })),
    ).rejects.toMatchObject({ ResourceType: 'IDENTITY_STORE' });
  });
});
