/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { MessageCode } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isPerson, isPersonOrTemplate, type Viewer } from '../model/caller';
import { notAllowedError } from '../util/errors';
import { say } from '../util/say';

/** Acts that only a person may do. */
type Act = MessageCode extends infer Code
  ? Code extends `act.${infer Name}`
    ? Name
    : never
  : never;

/**
 * Refuses agents, and services that act on a person's behalf. They may read, plan and ask; only people decide, undo or
 * accept.
 *
 * @param options - `templates`: also allows templates, for calls that decide nothing
 * @throws NotAllowedError naming the page where a person can do it
 */
export function requirePerson(
  viewer: Pick<Viewer, 'ref' | 'origin'>,
  act: Act,
  options: { templates?: boolean } = {},
): void {
  const { through } = viewer.origin;
  if (options.templates ? isPersonOrTemplate(viewer) : isPerson(viewer)) {
    return;
  }
  throw notAllowedError(
    say('refused.agent-person', {
      act: say(`act.${act}`),
      who: through.length
        ? say('who.on-behalf', {
            services: through.join(', '),
            person: viewer.ref,
          })
        : say('who.agent', { person: viewer.ref }),
    }),
  );
}
