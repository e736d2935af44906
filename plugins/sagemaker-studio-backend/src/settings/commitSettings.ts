/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { Viewer } from '../model/caller';
import type { Identified } from '../model/personKey';
import type { SettingsChange } from '../model/settings';
import type { AccessStore } from '../store/AccessStore';
import { conflictError } from '../util/errors';
import { say } from '../util/say';
import { outdated, type SettingsEventType } from './outdated';
import type { Settings } from './Settings';

/** Somebody who changes settings. */
export type SettingsEditor = { viewer: Viewer; mayChangeAll: boolean };

type Options = {
  store: Pick<AccessStore, 'commit' | 'listLastEvents'>;
  settings: Pick<Settings, 'read'>;
};

/** Changed settings as they are to be stored, with their event. */
export type SettingsWrite = {
  /** The version of them as they are. */
  expected: number;
  isChange: boolean;
  /** Tells whether they were still as they had been read. */
  write: (transaction: Knex.Transaction) => Promise<boolean>;
  event: {
    type: SettingsEventType;
    at: string;
    of:
      | { domainId: string }
      | { team: string; groupId?: string }
      | { policy: string };
    /** Of the domain, the team or the policy, for people. */
    name: string;
    /** Of them as they will be. */
    version: number;
    detail: { changes: SettingsChange[]; before?: object; after?: object };
  };
};

/**
 * Stores changed settings with their event. Nothing is stored where nothing changes, so that a call may be repeated.
 *
 * @throws ConflictError saying who has changed what, when somebody was faster
 */
export async function commitSettings(
  { store, settings }: Options,
  change: SettingsWrite & {
    /** As whoever changes them has read it. */
    version: number;
    by: SettingsEditor;
  },
): Promise<void> {
  const { version, expected, isChange, by, write, event } = change;
  const { of, name } = event;
  if (!isChange) {
    return;
  }
  const overtaken = () => outdated(store, { of, name, version });
  if (expected !== version) {
    throw await overtaken();
  }
  const committed = await store.commit({
    alongside: write,
    events: [toEvent(event, by)],
    origin: by.viewer.origin,
  });
  if (committed !== 'stored') {
    throw await overtaken();
  }
  await settings.read();
}

export function toEvent(
  { type, at, of, name, version, detail }: SettingsWrite['event'],
  { viewer }: SettingsEditor,
) {
  return {
    type,
    actor: viewer.ref,
    at,
    detail: { ...of, name, version, ...detail },
  };
}

/** As settings record them. */
export function editorOf({ viewer }: SettingsEditor): Identified {
  return { ref: viewer.ref, userId: viewer.userId };
}

/** App-config sets it, so that nobody can change it in the portal. */
export function fixedError(what: Message, key: string | undefined): Error {
  return conflictError(say('refused.fixed', { what, key: key ?? '' }));
}
