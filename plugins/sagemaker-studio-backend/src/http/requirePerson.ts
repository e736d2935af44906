/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotAllowedError } from '@backstage/errors';
import { isPerson, isPersonOrTemplate, type Viewer } from '../model/caller';

/**
 * Refuses agents, and services that act on a person's behalf. They may read, plan and ask; only people decide, undo or
 * accept.
 *
 * @param options - `templates`: also allows templates, for calls that decide nothing
 * @throws NotAllowedError naming the page where a person can do it
 */
export function requirePerson(
  viewer: Pick<Viewer, 'ref' | 'origin'>,
  act: string,
  options: { templates?: boolean } = {},
): void {
  const { through } = viewer.origin;
  if (options.templates ? isPersonOrTemplate(viewer) : isPerson(viewer)) {
    return;
  }
  throw new NotAllowedError(
    `A person has to ${act} on the page in the portal: ${
      through.length
        ? `'${through.join(', ')}' on behalf of '${viewer.ref}'`
        : `an agent of '${viewer.ref}'`
    } may read, plan and ask, and decides nothing`,
  );
}
