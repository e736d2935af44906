/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The part of a SCIM resource that the directory reads. */
export type ScimResource = { id: string };

/** One operation of a SCIM PATCH. */
export type PatchOperation = {
  op: 'add' | 'remove' | 'replace';
  path?: string;
  value?: unknown;
};

/** The endpoint refused a request, or could not be reached. */
export class ScimError extends Error {
  /** HTTP status; absent when there was no answer. */
  readonly status?: number;

  constructor(message: string, status?: number) {
    super(message);
    this.name = 'ScimError';
    this.status = status;
  }

  /** Whether the same request may succeed later. */
  get isTemporary(): boolean {
    return (
      this.status === undefined || this.status === 429 || this.status >= 500
    );
  }
}

/** Speaks SCIM 2.0 over HTTP, as an identity provider does. */
export class ScimClient {
  readonly #url: () => string;
  readonly #token: string;

  /** `url` is asked at each request, since a sandbox knows its port only once it listens. */
  constructor(options: { url: () => string; token: string }) {
    this.#url = options.url;
    this.#token = options.token;
  }

  /** The first resource whose attribute has the value. */
  async find(
    type: 'Users' | 'Groups',
    attribute: string,
    value: string,
  ): Promise<ScimResource | undefined> {
    const quoted = JSON.stringify(value);
    const filter = encodeURIComponent(`${attribute} eq ${quoted}`);
    const list = (await this.#request('GET', `/${type}?filter=${filter}`)) as {
      Resources?: ScimResource[];
    };
    return list.Resources?.[0];
  }

  async create(
    type: 'Users' | 'Groups',
    resource: object,
  ): Promise<ScimResource> {
    return (await this.#request('POST', `/${type}`, resource)) as ScimResource;
  }

  async replace(
    type: 'Users' | 'Groups',
    id: string,
    resource: object,
  ): Promise<void> {
    await this.#request('PUT', `/${type}/${id}`, resource);
  }

  async patch(
    type: 'Users' | 'Groups',
    id: string,
    operations: PatchOperation[],
  ): Promise<void> {
    await this.#request('PATCH', `/${type}/${id}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: operations,
    });
  }

  async delete(type: 'Users' | 'Groups', id: string): Promise<void> {
    await this.#request('DELETE', `/${type}/${id}`);
  }

  async #request(
    method: string,
    path: string,
    body?: object,
  ): Promise<unknown> {
    let answer: globalThis.Response;
    let text: string;
    try {
      answer = await fetch(`${this.#url()}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#token}`,
          accept: 'application/scim+json',
          ...(body && { 'content-type': 'application/scim+json' }),
        },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      text = await answer.text();
    } catch (error) {
      throw new ScimError(`${method} ${path} had no answer: ${error}`);
    }
    if (!answer.ok) {
      throw new ScimError(
        `${method} ${path} was answered ${answer.status}: ${detailOf(text)}`,
        answer.status,
      );
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}

function detailOf(text: string): string {
  try {
    const { detail } = JSON.parse(text) as { detail?: string };
    return detail ?? text;
  } catch {
    return text.slice(0, 200);
  }
}
