/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Signature Version 4, the verifying side, written from AWS's description of it: the request is put into a canonical
 * form, hashed, and signed with a key derived from the secret, the day, the Region and the service.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { IncomingHttpHeaders } from 'node:http';
import { DateTime } from 'luxon';

/** The signed parts of an HTTP request. */
export type SignedRequest = {
  method: string;
  /** Path and query as sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

/** The Authorization header, or the query of a presigned URL, parsed. */
export type Authorization = {
  /** Where the signature is: a presigned URL has it in its query. */
  in: 'header' | 'query';
  accessKeyId: string;
  /** yyyymmdd */
  day: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
  sessionToken?: string;
  /** When it was signed; invalid when the request does not say. */
  signedAt: DateTime;
  /** How long a presigned URL is good for. */
  expiresSeconds?: number;
};

/** AWS: a presigned URL is good for a week at most. */
const LONGEST_EXPIRY = 7 * 24 * 3600;

/** Clocks may differ by so much. */
const MAX_SKEW_MINUTES = 15;

const AMZ_DATE = "yyyyMMdd'T'HHmmss'Z'";

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function headerValue(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  const text = Array.isArray(value) ? value.join(',') : value ?? '';
  return text.trim().replace(/\s+/g, ' ');
}

/** The query of a request, as pairs. */
function queryOf({ url }: SignedRequest): URLSearchParams {
  return new URLSearchParams(url.split('?')[1] ?? '');
}

function amzDate(text: string): DateTime {
  return DateTime.fromFormat(text, AMZ_DATE, { zone: 'utc' });
}

function scopeOf(credential: string | undefined | null) {
  const [accessKeyId, day, region, service, end, ...rest] =
    credential?.split('/') ?? [];
  if (
    accessKeyId === undefined ||
    day === undefined ||
    region === undefined ||
    service === undefined ||
    end !== 'aws4_request' ||
    rest.length > 0
  ) {
    return undefined;
  }
  return { accessKeyId, day, region, service };
}

function fromHeader(request: SignedRequest): Authorization | undefined {
  const match = /^AWS4-HMAC-SHA256\s+(.*)$/s.exec(
    request.headers.authorization ?? '',
  );
  const parts = new Map(
    (match?.[1] ?? '').split(',').map(part => {
      const [name, ...value] = part.trim().split('=');
      return [name, value.join('=')] as const;
    }),
  );
  const scope = scopeOf(parts.get('Credential'));
  const signedHeaders = parts.get('SignedHeaders');
  const signature = parts.get('Signature');
  if (!scope || !signedHeaders || !signature) {
    return undefined;
  }
  const date = headerValue(request, 'x-amz-date');
  return {
    in: 'header',
    ...scope,
    signedHeaders: signedHeaders.split(';'),
    signature,
    sessionToken: headerValue(request, 'x-amz-security-token') || undefined,
    signedAt: date
      ? amzDate(date)
      : DateTime.fromHTTP(headerValue(request, 'date'), { zone: 'utc' }),
  };
}

function fromQuery(query: URLSearchParams): Authorization | undefined {
  const scope = scopeOf(query.get('X-Amz-Credential'));
  const signedHeaders = query.get('X-Amz-SignedHeaders');
  const signature = query.get('X-Amz-Signature');
  const expiresSeconds = Number(query.get('X-Amz-Expires'));
  if (
    query.get('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' ||
    !scope ||
    !signedHeaders ||
    !signature ||
    !(expiresSeconds >= 1 && expiresSeconds <= LONGEST_EXPIRY)
  ) {
    return undefined;
  }
  return {
    in: 'query',
    ...scope,
    signedHeaders: signedHeaders.split(';'),
    signature,
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    signedAt: amzDate(query.get('X-Amz-Date') ?? ''),
    expiresSeconds,
  };
}

/** Whether the request claims to be signed at all. */
export function claimsSignature(request: SignedRequest): boolean {
  return (
    request.headers.authorization !== undefined ||
    queryOf(request).has('X-Amz-Algorithm')
  );
}

/** Undefined when the request holds no complete Signature Version 4. */
export function authorizationOf(
  request: SignedRequest,
): Authorization | undefined {
  return request.headers.authorization === undefined
    ? fromQuery(queryOf(request))
    : fromHeader(request);
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
  const path = request.url.replace(/\?.*/s, '');
  const canonicalQuery = [...queryOf(request)]
    .filter(([name]) => name !== 'X-Amz-Signature')
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

/** Why the time at which the request was signed is not good now. */
function timeProblem(authorization: Authorization): string | undefined {
  const { day, signedAt, expiresSeconds } = authorization;
  if (!signedAt.isValid || signedAt.toFormat('yyyyMMdd') !== day) {
    return 'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP';
  }
  const now = DateTime.utc();
  const signed = signedAt.toFormat(AMZ_DATE);
  const latest = now.plus({ minutes: MAX_SKEW_MINUTES });
  if (signedAt > latest) {
    return `Signature not yet current: ${signed} is still later than ${latest.toFormat(
      AMZ_DATE,
    )} (${now.toFormat(AMZ_DATE)} + ${MAX_SKEW_MINUTES} min.)`;
  }
  const minutes =
    expiresSeconds === undefined ? MAX_SKEW_MINUTES : expiresSeconds / 60;
  const earliest = now.minus({ minutes });
  if (signedAt < earliest) {
    return `Signature expired: ${signed} is now earlier than ${earliest.toFormat(
      AMZ_DATE,
    )} (${now.toFormat(AMZ_DATE)} - ${minutes} min.)`;
  }
  return undefined;
}

/** Why the signature does not prove that the caller holds the secret, or undefined when it does. */
export function signatureProblem(
  request: SignedRequest,
  authorization: Authorization,
  secretAccessKey: string,
): string | undefined {
  const { day, region, service, signature, signedHeaders, signedAt } =
    authorization;
  const problem = timeProblem(authorization);
  if (problem) {
    return problem;
  }
  if (!signedHeaders.includes('host')) {
    return "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
  }
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256',
    signedAt.toFormat(AMZ_DATE),
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
