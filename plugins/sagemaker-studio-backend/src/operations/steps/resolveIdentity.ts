/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { blocked, done, type Step } from '../Step';

/** Looks whether the Identity Center user is still there, enabled, and under which username. */
export const resolveIdentity: Step = {
  name: 'resolve-identity',
  async run(context) {
    const { grant, gateways, inventory, signal } = context;
    const user = await context.call('identitystore:DescribeUser', () =>
      gateways.identityCenter().describeUser(grant.userId, { signal }),
    );
    if (!user) {
      return blocked({
        name: 'UserGone',
        message: `Identity Center no longer holds the user '${grant.userName}' (${grant.userId}) of ${grant.person}`,
        remedy:
          'Assign the person to the AWS application in the identity provider. If the sync brings them back under another id, ask again.',
      });
    }
    await inventory.recordUser(user);
    if (user.status === 'DISABLED') {
      return blocked({
        name: 'UserDisabled',
        message: `The Identity Center user '${user.userName}' of ${grant.person} is disabled`,
        remedy:
          'Activate the person in the identity provider, wait for its sync, then retry.',
      });
    }
    return done(
      `${grant.displayName} is the Identity Center user '${user.userName}'.`,
      user.userName === grant.userName
        ? {}
        : { grant: { userName: user.userName } },
    );
  },
};
