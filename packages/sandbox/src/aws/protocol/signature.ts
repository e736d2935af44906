/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Signature Version 4, the verifying side, written from AWS's description of it: the request is put into a canonical
 * form, hashed, and signed with a key derived from the secret, the day, the Region and the service.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { IncomingHttpHeaders } from 'node:http';
import { DateTime } from 'luxon';

/** What of an HTTP request is signed. */
export type SignedRequest = {
  method: string;
  /** Path and query as sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

/** What the Authorization header says. */
export type Authorization = {
  accessKeyId: string;
  /** yyyymmdd */
  day: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
};

/** Clocks may differ by so much. */
const MAX_SKEW_MINUTES = 15;

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** Undefined when the header is no Signature Version 4. */
export function parseAuthorization(
  header: string | undefined,
): Authorization | undefined {
  const match = /^AWS4-HMAC-SHA256\s+(.*)$/s.exec(header ?? '');
  const parts = new Map(
    (match?.[1] ?? '').split(',').map(part => {
      const [name, ...value] = part.trim().split('=');
      return [name, value.join('=')] as const;
    }),
  );
  const scope = parts.get('Credential')?.split('/');
  const signedHeaders = parts.get('SignedHeaders');
  const signature = parts.get('Signature');
  if (scope?.length !== 5 || scope[4] !== 'aws4_request') {
    return undefined;
  }
  if (!signedHeaders || !signature) {
    return undefined;
  }
  const [accessKeyId, day, region, service] = scope;
  return {
    accessKeyId,
    day,
    region,
    service,
    signedHeaders: signedHeaders.split(';'),
    signature,
  };
}

function headerValue(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  const text = Array.isArray(value) ? value.join(',') : value ?? '';
  return text.trim().replace(/\s+/g, ' ');
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function canonicalRequest(
  request: SignedRequest,
  authorization: Authorization,
): string {
  const [path, query = ''] = request.url.split('?');
  const canonicalQuery = [...new URLSearchParams(query)]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
  return [
    request.method,
    path.split('/').map(encoded).join('/'),
    canonicalQuery,
    ...authorization.signedHeaders.map(
      name => `${name}:${headerValue(request, name)}`,
    ),
    '',
    authorization.signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
}

/** The time the request says it was signed at, from X-Amz-Date or Date. */
function signingTime(request: SignedRequest): DateTime {
  const amzDate = headerValue(request, 'x-amz-date');
  return amzDate
    ? DateTime.fromFormat(amzDate, "yyyyMMdd'T'HHmmss'Z'", { zone: 'utc' })
    : DateTime.fromHTTP(headerValue(request, 'date'), { zone: 'utc' });
}

/** Why the signature does not prove that the caller holds the secret, or undefined when it does. */
export function signatureProblem(
  request: SignedRequest,
  authorization: Authorization,
  secretAccessKey: string,
): string | undefined {
  const { day, region, service, signature, signedHeaders } = authorization;
  const time = signingTime(request);
  if (!time.isValid || time.toFormat('yyyyMMdd') !== day) {
    return 'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP';
  }
  if (Math.abs(time.diffNow('minutes').minutes) > MAX_SKEW_MINUTES) {
    const signed = time.toFormat("yyyyMMdd'T'HHmmss'Z'");
    const now = DateTime.utc().toFormat("yyyyMMdd'T'HHmmss'Z'");
    return `Signature expired: ${signed} is not within ${MAX_SKEW_MINUTES} min. of ${now}`;
  }
  if (!signedHeaders.includes('host')) {
    return "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
  }
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256',
    headerValue(request, 'x-amz-date') || time.toFormat("yyyyMMdd'T'HHmmss'Z'"),
    scope,
    sha256(canonicalRequest(request, authorization)),
  ].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer | string>(hmac, `AWS4${secretAccessKey}`);
  const expected = hmac(key, toSign);
  const given = Buffer.from(signature, 'hex');
  return expected.length === given.length && timingSafeEqual(expected, given)
    ? undefined
    : 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
}
