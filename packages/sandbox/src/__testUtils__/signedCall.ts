/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { RunningSandbox } from '../Sandbox';
import { ML } from './clients';

/** A call as it goes over the wire, signed by AWS's own signer and otherwise unchecked. */
export async function signedCall(
  sandbox: RunningSandbox,
  call: {
    service: string;
    target?: string;
    body: string;
    credentials?: { accessKeyId: string; secretAccessKey: string };
    region?: string;
    signingDate?: Date;
    /** Changes what has been signed. */
    tamper?: (headers: Record<string, string>) => void;
  },
): Promise<{ status: number; headers: Headers; text: string }> {
  const { service, target, body, region = 'eu-west-1' } = call;
  const { hostname, port } = new URL(sandbox.url);
  const signer = new SignatureV4({
    credentials: call.credentials ?? ML,
    region,
    service,
    sha256: Sha256,
  });
  const signed = await signer.sign(
    {
      protocol: 'http:',
      hostname,
      port: Number(port),
      method: 'POST',
      path: '/',
      query: {},
      headers: {
        host: `${hostname}:${port}`,
        'content-type': target
          ? 'application/x-amz-json-1.1'
          : 'application/x-www-form-urlencoded',
        ...(target && { 'x-amz-target': target }),
      },
      body,
    },
    { signingDate: call.signingDate },
  );
  call.tamper?.(signed.headers);
  const answer = await fetch(sandbox.url, {
    method: 'POST',
    headers: signed.headers,
    body,
  });
  return {
    status: answer.status,
    headers: answer.headers,
    text: await answer.text(),
  };
}
