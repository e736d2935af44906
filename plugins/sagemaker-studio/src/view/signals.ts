/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  signalMark,
  type StudioSignal,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Families of events that belong to requests. */
const OF_REQUESTS = ['request', 'grant', 'operation', 'step'];

/** Whether a signal may be about the request or the domain, or is about none. */
export function concernsId({ marks }: StudioSignal, id: string): boolean {
  return marks.length === 0 || marks.includes(signalMark(id));
}

/** Whether a signal may be about a request, or about what came of one. */
export function concernsRequests({ families }: StudioSignal): boolean {
  return families.some(family => OF_REQUESTS.includes(family));
}
