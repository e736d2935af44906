/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The channel of Backstage signals for changes, so that open pages can reload.
 *
 * @public
 */
export const STUDIO_SIGNAL_CHANNEL = 'sagemaker-studio';

/**
 * The topic of the notifications that ask for a decision. Those of low severity have nothing left to decide.
 *
 * @public
 */
export const NOTIFICATION_TOPIC_APPROVALS = 'studio-access-approvals';

/**
 * A change, without any id: every signed-in user receives it, whatever they may see. A page that knows an id can tell
 * whether a signal may be about it, and the API checks permissions when the page reloads.
 *
 * @public
 */
export type StudioSignal = {
  /** The kind of record that changed: the first word of the event's type, such as `request`. */
  families: string[];
  /** Marks of the request and the domain that have changed, see `signalMark`. Absent where it belongs to none. */
  marks: number[];
};

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * The mark of an id in signals, of 32 bits. An id has far more, so nobody can tell it from its mark; another id with the same
 * mark only makes a page reload once too often.
 *
 * @public
 */
export function signalMark(id: string): number {
  let mark = FNV_OFFSET;
  for (const character of id) {
    mark = Math.imul(mark ^ (character.codePointAt(0) ?? 0), FNV_PRIME);
  }
  return mark >>> 0;
}
