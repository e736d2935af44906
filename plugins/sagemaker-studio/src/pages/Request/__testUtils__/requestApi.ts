/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessEvent,
  AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { eventPage, events, request } from '../../../__fixtures__';
import { studioApi } from '../../../__testUtils__';

export const REQUEST_PATH = '/sagemaker-studio/requests/req-1';

/** Lets the API answer with pages of these events, given oldest first. */
export function mockEvents(
  api: ReturnType<typeof studioApi>,
  all: AccessEvent[],
) {
  api.listRequestEvents.mockImplementation(async (_, filter) =>
    eventPage(all, filter),
  );
}

/** An API that knows one request and its events. */
export function requestApi(current: AccessRequest) {
  const api = studioApi();
  api.getRequest.mockResolvedValue(current);
  mockEvents(api, events(current));
  return api;
}

export function decidedRequest(
  outcome: 'approved' | 'rejected',
  overrides?: Partial<AccessRequest>,
) {
  return request({
    status: outcome,
    decision: {
      outcome,
      by: 'user:default/mira.santos',
      automatic: false,
      comment: 'Until the audit is over.',
      at: new Date().toISOString(),
    },
    ...overrides,
  });
}
