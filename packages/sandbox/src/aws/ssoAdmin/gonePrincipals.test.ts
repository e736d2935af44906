/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* AWS keeps an assignment whose user or group is deleted: it stays listed with the id of a principal that no longer exists. */
import {
  DeleteGroupCommand,
  DeleteUserCommand,
} from '@aws-sdk/client-identitystore';
import {
  CreateApplicationAssignmentCommand,
  DeleteApplicationAssignmentCommand,
  DescribeApplicationAssignmentCommand,
  ListApplicationAssignmentsCommand,
} from '@aws-sdk/client-sso-admin';
import {
  createClients,
  groupIdOf,
  IDENTITY_STORE_ID,
  RESEARCH_LAB_APPLICATION,
  userIdOf,
} from '../../__testUtils__/clients';
import { sendScim } from '../../scim/__testUtils__/scimClient';
import { RunningSandbox } from '../../Sandbox';
import { startSandbox } from '../../server';

type PrincipalType = 'USER' | 'GROUP';

let sandbox: RunningSandbox;
let clients: ReturnType<typeof createClients>;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    rateLimits: { identityCenter: 0, identityStore: 0 },
  });
  clients = createClients(sandbox);
});
beforeEach(() => sandbox.admin.reset());
afterAll(() => sandbox.stop());

const assignment = (PrincipalType: PrincipalType, PrincipalId: string) => ({
  ApplicationArn: RESEARCH_LAB_APPLICATION,
  PrincipalId,
  PrincipalType,
});

async function listed() {
  const { ApplicationAssignments = [] } = await clients.ssoAdmin.send(
    new ListApplicationAssignmentsCommand({
      ApplicationArn: RESEARCH_LAB_APPLICATION,
      MaxResults: 100,
    }),
  );
  return ApplicationAssignments;
}

const principals: Record<PrincipalType, () => string> = {
  USER: () => userIdOf(sandbox, 'samuel.osei'),
  GROUP: () => groupIdOf(sandbox, 'research'),
};

const viaIdentityStore = async (type: PrincipalType, id: string) => {
  const store = { IdentityStoreId: IDENTITY_STORE_ID };
  await (type === 'USER'
    ? clients.identityStore.send(
        new DeleteUserCommand({ ...store, UserId: id }),
      )
    : clients.identityStore.send(
        new DeleteGroupCommand({ ...store, GroupId: id }),
      ));
};
const viaScim = async (type: PrincipalType, id: string) => {
  const path = type === 'USER' ? `/Users/${id}` : `/Groups/${id}`;
  const { status } = await sendScim(sandbox.url, 'DELETE', path);
  expect(status).toBe(204);
};

describe.each(['USER', 'GROUP'] as const)('an assignment of a %s', type => {
  it.each([
    ['the Identity Store', viaIdentityStore],
    ['SCIM', viaScim],
  ])('stays when %s deletes them, until it is deleted', async (_, remove) => {
    const id = principals[type]();
    const expected = assignment(type, id);
    await remove(type, id);
    expect(await listed()).toContainEqual(expected);
    await expect(
      clients.ssoAdmin.send(new DescribeApplicationAssignmentCommand(expected)),
    ).resolves.toMatchObject(expected);
    await clients.ssoAdmin.send(
      new DeleteApplicationAssignmentCommand(expected),
    );
    expect(await listed()).not.toContainEqual(expected);
  });

  it('goes with them when the switch says so', async () => {
    sandbox.admin.setSwitches({ deletedPrincipalKeepsAssignments: false });
    const id = principals[type]();
    await viaIdentityStore(type, id);
    expect(await listed()).not.toContainEqual(assignment(type, id));
  });

  it('can be made for an id that does not exist when the switch allows it', async () => {
    const gone = assignment(
      type,
      '93677ab1c2-00000000-0000-4000-8000-000000000000',
    );
    const create = () =>
      clients.ssoAdmin.send(new CreateApplicationAssignmentCommand(gone));
    await expect(create()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    sandbox.admin.setSwitches({ assignmentOfMissingPrincipal: 'success' });
    await create();
    expect(await listed()).toContainEqual(gone);
  });
});
