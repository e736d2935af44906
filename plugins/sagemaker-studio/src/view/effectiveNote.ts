/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  EffectiveAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** A remark above the list of people who may sign in. Each value has a message of its own. */
export type EffectiveNote =
  /** The obstacle to managing the domain, which has its own message. */
  | 'obstacle'
  | 'notRead'
  | 'applicationMissing'
  | 'applicationDisabled'
  | 'openToAll';

/** The note to show; undefined if there is none, or if only the backend's text explains it. */
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
