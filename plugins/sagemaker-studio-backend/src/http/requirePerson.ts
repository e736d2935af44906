/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotAllowedError } from '@backstage/errors';
import type { Viewer } from '../model/caller';

/** Runs templates that a person has started or retried; nobody else's word makes a caller a template. */
const TEMPLATES = 'plugin:scaffolder';

/** Whether somebody calls for themselves, rather than an agent or a service for them. */
export function isPerson({ origin }: Pick<Viewer, 'origin'>): boolean {
  return origin.source !== 'agent' && origin.through.length === 0;
}

/**
 * Refuses whoever is not a person who calls for themselves: agents, and services on a person's behalf. They may read,
 * plan and ask; what is decided, taken back or accepted is for people.
 *
 * @param options - `templates`: whether templates may do so as well, because it decides nothing
 * @throws NotAllowedError saying that it is for a person, and where
 */
export function requirePerson(
  viewer: Pick<Viewer, 'ref' | 'origin'>,
  act: string,
  options: { templates?: boolean } = {},
): void {
  const { through } = viewer.origin;
  const services = options.templates
    ? through.filter(service => service !== TEMPLATES)
    : through;
  if (isPerson({ origin: { ...viewer.origin, through: services } })) {
    return;
  }
  throw new NotAllowedError(
    `A person has to ${act} on the page in the portal: ${
      services.length
        ? `'${services.join(', ')}' on behalf of '${viewer.ref}'`
        : `an agent of '${viewer.ref}'`
    } may read, plan and ask, and decides nothing`,
  );
}
