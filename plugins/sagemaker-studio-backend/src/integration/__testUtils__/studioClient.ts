/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ResponseError } from '@backstage/errors';
import {
  SagemakerStudioClient,
  type RequestSource,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Response as TestResponse } from 'supertest';
import { checkAnswer } from './checkAnswer';

/** The answer of a call, in the form of supertest. */
export type Answer = Pick<TestResponse, 'status' | 'body'>;

/** A call that was sent and answered; `path` is that below where the plugin is served. */
export type SentCall = { method: string; path: string; status: number };

export type StudioClientOptions = {
  /** Of the back end. */
  port: number;
  /** Where the plugin is served. */
  base: string;
  token: string;
  source?: RequestSource;
  onAnswer?: (sent: SentCall) => void;
};

/**
 * The client that front end, templates and other back ends use, for a back end that runs. Every answer is held against
 * the API document.
 */
export function createStudioClient(
  options: StudioClientOptions,
): SagemakerStudioClient {
  const { port, base, token, source, onAnswer } = options;
  const baseUrl = `http://localhost:${port}${base}`;
  return new SagemakerStudioClient({
    source,
    discoveryApi: { getBaseUrl: async () => baseUrl },
    fetchApi: {
      async fetch(input, init) {
        const request = new Request(input, init);
        request.headers.set('Authorization', `Bearer ${token}`);
        const sent = [
          token,
          request.headers.get('Idempotency-Key'),
          await request.clone().text(),
        ].join(' ');
        const response = await fetch(request);
        const { method, url } = request;
        const path = url.slice(baseUrl.length);
        const { status, headers } = response;
        onAnswer?.({ method, path, status });
        checkAnswer(
          { method, path, sent },
          {
            status,
            type: (headers.get('content-type') ?? '').replace(/;.*/, ''),
            text: await response.clone().text(),
          },
        );
        return response;
      },
    },
  });
}

/** Makes one client call and returns its answer, also of a refusal. */
export async function callStudio(
  options: StudioClientOptions,
  act: (client: SagemakerStudioClient) => Promise<unknown>,
): Promise<Answer> {
  let status = 0;
  const client = createStudioClient({
    ...options,
    onAnswer: sent => {
      status = sent.status;
      options.onAnswer?.(sent);
    },
  });
  try {
    const body = await act(client);
    return { status, body };
  } catch (error) {
    if (ResponseError.is(error)) {
      return { status: error.statusCode, body: error.body };
    }
    throw error;
  }
}
