/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotAllowedError } from '@backstage/errors';
import { isPerson, isPersonOrTemplate, type Viewer } from '../model/caller';

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
