/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The channel of Backstage signals for changes, so that open pages can reload.
 *
 * @public
 */
export const STUDIO_SIGNAL_CHANNEL = 'sagemaker-studio';

/**
 * A change, as ids only: every signed-in user receives it, and the API checks permissions when pages reload.
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
