/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  EffectiveAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** What is to be said of who may sign in besides who it is; each has a text of its own. */
export type EffectiveNote =
  /** What stands in the way of managing the domain says it. */
  | 'obstacle'
  | 'notRead'
  | 'applicationMissing'
  | 'applicationDisabled'
  | 'openToAll';

/** Which note it is; undefined where there is none, or the back end's words on what stands in the way are it. */
export function effectiveNoteOf(
  access: Pick<EffectiveAccess, 'note' | 'total'>,
  domain: Pick<StudioDomain, 'application' | 'applicationArn' | 'obstacle'>,
): EffectiveNote | undefined {
  const { application, obstacle } = domain;
  if (!access.note) {
    return undefined;
  }
  if (!domain.applicationArn || obstacle?.code === 'unified-studio') {
    return obstacle && 'obstacle';
  }
  if (access.total === undefined) {
    return 'notRead';
  }
  if (obstacle?.code === 'not-in-service' || !application) {
    return undefined;
  }
  if (application.status === 'missing') {
    return 'applicationMissing';
  }
  if (application.status === 'disabled') {
    return 'applicationDisabled';
  }
  return application.assignmentRequired ? undefined : 'openToAll';
}
