/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { blocked, done, type Step } from '../Step';
import { messageAndRemedy, say } from '../../util/say';

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
        ...messageAndRemedy(
          say('error.user-gone', {
            user: grant.userName,
            userId: grant.userId,
            person: grant.person,
          }),
          say('error.user-gone.remedy'),
        ),
      });
    }
    await inventory.recordUser(user);
    if (user.status === 'DISABLED') {
      return blocked({
        name: 'UserDisabled',
        ...messageAndRemedy(
          say('error.user-disabled', {
            user: user.userName,
            person: grant.person,
          }),
          say('error.user-disabled.remedy'),
        ),
      });
    }
    return done(
      say('step.user', { person: grant.displayName, user: user.userName }),
      user.userName === grant.userName
        ? {}
        : { grant: { userName: user.userName } },
    );
  },
};
