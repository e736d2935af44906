/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  signalMark,
  type StudioSignal,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

type Reload = (change: StudioSignal) => Promise<void>;

/** Of all data that is shown at present. */
const reloads = new Set<Reload>();

/** Calls the function for every change that the viewer makes. Returns the function that ends it. */
export function reloadedWith(reload: Reload): () => void {
  reloads.add(reload);
  return () => reloads.delete(reload);
}

/**
 * Loads everything on the page again that a change just made here may concern, so that no number contradicts the list
 * beside it until the signal arrives. Resolves when all of it has loaded.
 */
export async function reloadAfter(change: {
  families: string[];
  /** Id of the changed request or domain; absent when it may be any. */
  id?: string;
}): Promise<void> {
  const { families, id } = change;
  const signal = {
    families,
    marks: id === undefined ? [] : [signalMark(id)],
  };
  await Promise.all([...reloads].map(reload => reload(signal)));
}

/** After something was asked for, recorded or removed in a domain. */
export async function reloadDomain(domainId: string): Promise<void> {
  await reloadAfter({ families: ['request', 'grant'], id: domainId });
}
