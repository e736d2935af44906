/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PlanItem } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { describableSteps, roleName } from '../view';
import type { DescribableStep } from '../view';
import { useStudioText } from './useStudioText';
import { useTime } from './useTime';

/**
 * Describes the plan for a person in the viewer's language, or with the backend's sentence if the steps are not
 * enough.
 */
export function usePlanText() {
  const t = useStudioText();
  const time = useTime();

  const extension = ({
    from,
    to,
  }: Extract<DescribableStep, { do: 'extend' }>) => {
    const end = to
      ? t('planText.until', { date: time.date(to) })
      : t('planText.untilRevoked');
    return from
      ? t('planText.extend', { end, before: time.date(from) })
      : t('planText.extendEndless', { end });
  };

  const words = (step: DescribableStep, executionRole: string): string => {
    switch (step.do) {
      case 'keep-group-assignment':
        return t('planText.keep-group-assignment', {
          groups: time.list(
            step.groups.map(group => t('diagnosisText.group', { group })),
          ),
        });
      case 'assign-group':
        return t('planText.assign-group', { group: step.displayName });
      case 'create-profile':
        return t('planText.create-profile', {
          profile: step.profileName,
          role: roleName(executionRole),
        });
      case 'adopt-profile':
        return t('planText.adopt-profile', { profile: step.profileName });
      case 'change-role':
        return step.from
          ? t('planText.change-role', {
              profile: step.profileName,
              from: roleName(step.from),
              to: roleName(step.to),
            })
          : t('planText.change-role-of-domain', {
              profile: step.profileName,
              to: roleName(step.to),
            });
      case 'extend':
        return extension(step);
      default:
        return t(`planText.${step.do}`);
    }
  };

  return (
    item: PlanItem,
    /** The role of the plan, which its items do not repeat. */
    executionRole: string,
  ): string => {
    const steps = describableSteps(item);
    return steps
      ? t('planText.sentence', {
          person: item.displayName,
          what: time.list(steps.map(step => words(step, executionRole))),
        })
      : item.sentence;
  };
}
