/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Okta's access tokens are JWTs that its own userinfo endpoint takes as well. The library gives JWTs to resource servers
 * only, and does not take those at userinfo. So its opaque tokens are handed out as the id of a JWT, and a JWT that comes back
 * is looked up by that id.
 */
import type { Adapter, Provider } from 'oidc-provider';
import type { SigningKey } from './SigningKey';

/** Custom claims of an access token. */
export type AccessTokenClaims = {
  issuer: string;
  audience: string;
  /** The login of a person. */
  subjectOf: (accountId: string) => string | undefined;
};

/** Lets the provider hand out its access tokens as JWTs. */
export function giveAccessTokensAsJwt(
  provider: Provider,
  key: SigningKey,
  claims: AccessTokenClaims,
): void {
  const { prototype } = provider.AccessToken;
  const saveOpaque = prototype.save;
  prototype.save = async function saveAsJwt(this: typeof prototype) {
    const jti = await saveOpaque.call(this);
    const now = Math.floor(Date.now() / 1000);
    return key.sign({
      ver: 1,
      jti,
      iss: claims.issuer,
      aud: claims.audience,
      iat: now,
      exp: now + this.expiration,
      cid: this.clientId,
      uid: this.accountId,
      scp: [...this.scopes],
      sub: claims.subjectOf(this.accountId),
    });
  };
}

/** Marks a JWT that has been packed; its dots would make the library refuse it at introspection and revocation. */
const PACKED = 'jwt~';

/** A JWT as the library takes it where it takes opaque tokens only. */
export function packed(token: string): string {
  return token.split('.').length === 3
    ? `${PACKED}${Buffer.from(token).toString('base64url')}`
    : token;
}

function unpacked(token: string): string {
  return token.startsWith(PACKED)
    ? Buffer.from(token.slice(PACKED.length), 'base64url').toString('utf8')
    : token;
}

/** Finds access tokens by the JWTs that were handed out for them; an id alone is not a token. */
export function findingByJwt(
  adapter: Adapter,
  key: SigningKey,
  issuer: string,
): Adapter {
  return {
    ...adapter,
    find: async token => {
      const payload = key.payloadOf(unpacked(token));
      return payload?.iss === issuer
        ? adapter.find(String(payload.jti))
        : undefined;
    },
  };
}
