/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createTrustedSignInResolver } from './createTrustedSignInResolver';

function setUp(getStanding: () => Promise<never>) {
  const logger = mockServices.logger.mock();
  const context = {
    issueToken: jest.fn(async () => ({ token: 'token' })),
    findCatalogUser: jest.fn(),
    signInWithCatalogUser: jest.fn(),
    resolveOwnershipEntityRefs: jest.fn(),
  };
  const resolver = createTrustedSignInResolver({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: {
            name: 'ana',
            namespace: 'default',
            annotations: {
              'backstage.io/managed-by-origin-location': 'msgraph:default',
            },
          },
          spec: { profile: { email: 'ana@alpenglow.example' } },
          relations: [{ type: 'memberOf', targetRef: 'group:default/any' }],
        },
      ],
    }),
    logger,
    studio: { getStanding },
    trustedOrigins: ['msgraph:'],
  });
  const signIn = (email?: string) =>
    resolver({ profile: { email }, result: undefined }, context);
  return { context, logger, signIn };
}

const away = async () => {
  throw new Error('the plugin is away');
};

it('signs in without groups, and says so, while the plugin does not answer', async () => {
  const { context, logger, signIn } = setUp(away);
  await signIn('ana@alpenglow.example');
  expect(context.issueToken).toHaveBeenCalledWith({
    claims: { sub: 'user:default/ana', ent: ['user:default/ana'] },
  });
  expect(logger.warn).toHaveBeenCalledWith(
    expect.stringContaining('user:default/ana signs in without groups'),
    expect.objectContaining({ message: 'the plugin is away' }),
  );
});

it('refuses whoever has no address', async () => {
  const { signIn } = setUp(away);
  await expect(signIn()).rejects.toThrow('gave no email address');
});
