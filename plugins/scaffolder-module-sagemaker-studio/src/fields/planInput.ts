/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// The request that the form describes so far, for the plan that is shown before it is sent.

import type { PlanInput } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/**
 * The `ui:options` of `StudioPlanPreview`: the names of the fields that hold what is asked for.
 *
 * @public
 */
export type PlanPreviewOptions = {
  teamField?: string;
  domainField?: string;
  executionRoleField?: string;
  durationField?: string;
  peopleField?: string;
  leadsField?: string;
};

type FormData = Record<string, unknown> | undefined;

/** The request as it is so far; `undefined` until a team and a domain are chosen. */
export function planInputOf(
  formData: FormData,
  options: PlanPreviewOptions = {},
): PlanInput | undefined {
  const text = (name: string) => {
    const value = formData?.[name];
    return typeof value === 'string' && value ? value : undefined;
  };
  const list = (name: string) => {
    const value = formData?.[name];
    return Array.isArray(value) && value.length > 0
      ? value.filter(each => typeof each === 'string')
      : undefined;
  };
  const team = text(options.teamField ?? 'team');
  const domainId = text(options.domainField ?? 'domainId');
  return team && domainId
    ? {
        kind: 'onboard-team',
        team,
        domainId,
        executionRole: text(options.executionRoleField ?? 'executionRole'),
        duration: text(options.durationField ?? 'duration'),
        people: list(options.peopleField ?? 'people'),
        leads: list(options.leadsField ?? 'leads'),
        source: 'template',
      }
    : undefined;
}
