/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioServiceRef } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { sagemakerStudioServiceMock } from '@studio-access/backstage-plugin-sagemaker-studio-node/testUtils';
import { createStandingReader, StudioAccessPolicy } from '.';

class YourPolicy implements PermissionPolicy {
  async handle() {
    return { result: AuthorizeResult.DENY } as const;
  }
}

// As in the README and in docs/permissions.md, word for word; a test of the documentation compares them.
const yourPolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'your-policy',
  register(reg) {
    reg.registerInit({
      deps: {
        policy: policyExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        studio: sagemakerStudioServiceRef,
      },
      async init({ policy, auth, config, logger, studio }) {
        policy.setPolicy(
          StudioAccessPolicy.fromConfig(config, {
            standing: createStandingReader({ auth, studio }),
            logger,
            next: new YourPolicy(),
          }),
        );
      },
    });
  },
});

describe('a policy of the portal', () => {
  it('is asked for everything but SageMaker Studio access', async () => {
    const entityRef = 'user:default/mira.santos';
    const studio = sagemakerStudioServiceMock.mock({
      getStanding: async () => ({ entityRef, refs: [entityRef] }),
    });
    const policies: PermissionPolicy[] = [];
    await startTestBackend({
      extensionPoints: [
        [policyExtensionPoint, { setPolicy: each => policies.push(each) }],
      ],
      features: [yourPolicyModule, studio.factory],
    });
    const user = {
      credentials: mockCredentials.user(entityRef),
      info: { userEntityRef: entityRef, ownershipEntityRefs: [] },
    };
    const other = createPermission({ name: 'other.read', attributes: {} });

    expect(
      await policies[0]?.handle(
        { permission: studioAccessReadPermission },
        user,
      ),
    ).toEqual({ result: AuthorizeResult.ALLOW });
    expect(await policies[0]?.handle({ permission: other }, user)).toEqual({
      result: AuthorizeResult.DENY,
    });
    // A page asks for many permissions at once.
    await policies[0]?.handle({ permission: studioAccessReadPermission }, user);
    expect(studio.getStanding).toHaveBeenCalledTimes(1);
  });
});
