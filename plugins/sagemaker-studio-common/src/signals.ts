/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The channel of Backstage signals on which changes are told, so that open pages can load again.
 *
 * @public
 */
export const STUDIO_SIGNAL_CHANNEL = 'sagemaker-studio';

/**
 * What has changed, in ids only: everybody signed in receives it, and asks the API for what they may see.
 *
 * @public
 */
export type StudioSignal = {
  /** Absent where what has changed belongs to none. */
  requestId?: string;
  grantIds: string[];
  /** Catalog ref of the team. */
  team?: string;
  domainId?: string;
  /** Types of the events, e.g. `request.approved`. */
  what: string[];
};
