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
  const signIn = (email?: string, result?: unknown) =>
    resolver({ profile: { email }, result }, context);
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

it('refuses a sign-in without an address', async () => {
  const { signIn } = setUp(away);
  await expect(signIn()).rejects.toThrow('returned no email address');
});

const idTokenOf = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;

it.each([
  [
    'userinfo of oidc',
    { fullProfile: { userinfo: { email_verified: false } } },
  ],
  ['userinfo of Okta', { fullProfile: { _json: { email_verified: false } } }],
  ['a profile of claims', { fullProfile: { email_verified: 'false' } }],
  [
    'the id token',
    { session: { idToken: idTokenOf({ email_verified: false }) } },
  ],
])('refuses an address that is not verified, by %s', async (_, result) => {
  const { context, signIn } = setUp(away);
  await expect(signIn('ana@alpenglow.example', result)).rejects.toThrow(
    'ana@alpenglow.example is not verified',
  );
  expect(context.issueToken).not.toHaveBeenCalled();
});

it('believes a provider that has verified the address', async () => {
  const { context, signIn } = setUp(away);
  await signIn('ana@alpenglow.example', {
    fullProfile: { _json: { email_verified: true } },
    session: { idToken: idTokenOf({ email_verified: true }) },
  });
  expect(context.issueToken).toHaveBeenCalled();
});
