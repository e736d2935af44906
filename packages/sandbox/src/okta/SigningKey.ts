/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { JWK } from 'oidc-provider';

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The key that an authorization server signs its tokens with, RS256. */
export class SigningKey {
  readonly jwk: JWK;
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  constructor() {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#privateKey = createPrivateKey(
      privateKey.export({ format: 'pem', type: 'pkcs8' }),
    );
    this.#publicKey = createPublicKey(this.#privateKey);
    this.jwk = {
      ...privateKey.export({ format: 'jwk' }),
      kid: randomBytes(16).toString('base64url'),
      use: 'sig',
      alg: 'RS256',
    };
  }

  /** A signed JWT. */
  sign(payload: object): string {
    const text = `${encoded({ kid: this.jwk.kid, alg: 'RS256' })}.${encoded(
      payload,
    )}`;
    const signature = sign('sha256', Buffer.from(text), this.#privateKey);
    return `${text}.${signature.toString('base64url')}`;
  }

  /** The payload of a JWT, expired or not; undefined if this key has not signed it. */
  payloadOf(jwt: string): Record<string, unknown> | undefined {
    const [header, payload, signature] = jwt.split('.');
    if (!header || !payload || !signature) {
      return undefined;
    }
    const isOurs = verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      this.#publicKey,
      Buffer.from(signature, 'base64url'),
    );
    return isOurs
      ? JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
      : undefined;
  }
}
