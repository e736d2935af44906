/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Select, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useRef } from 'react';
import { FailureAlert, Loading } from '../../components/Feedback';
import { PlanList } from '../../components/Plan';
import { DurationField } from '../../components/RequestFields';
import { useStudioText, useTime } from '../../hooks';
import {
  amendmentOf,
  endAfter,
  NO_END,
  planDifference,
  roleName,
  shorterTerms,
  startOf,
} from '../../view';
import type { AmendmentState } from './useAmendment';

/** Lets an approver shorten a request, or choose another role, and shows what would be done then. */
export function AmendmentFields(props: {
  request: AccessRequest;
  amendment: AmendmentState;
}) {
  const { request, amendment } = props;
  const { chosen, choose, planned, error, isPending } = amendment;
  const t = useStudioText();
  const opener = useRef<HTMLButtonElement>(null);
  const fields = useRef<HTMLDivElement>(null);
  const { isOpen } = amendment;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // Each replaces the button that was pressed, which had the focus.
    if (isOpen !== wasOpen.current) {
      wasOpen.current = isOpen;
      (isOpen ? fields : opener).current?.focus();
    }
  }, [isOpen]);
  if (!isOpen) {
    return (
      <Flex>
        <Button
          ref={opener}
          variant="tertiary"
          onPress={() => amendment.setOpen(true)}
        >
          {t('request.amend')}
        </Button>
      </Flex>
    );
  }
  const roles = planned?.executionRoles ?? [];
  const hasNoChoice = planned && !planned.mayShorten && roles.length <= 1;
  return (
    <Flex
      ref={fields}
      role="group"
      aria-label={t('request.amend')}
      tabIndex={-1}
      direction="column"
      gap="3"
    >
      <Text as="p" color="secondary">
        {t(hasNoChoice ? 'request.amendNothing' : 'request.amendHint')}
      </Text>
      {!planned && isPending && <Loading rows={2} rowHeight={40} />}
      {planned?.mayShorten && (
        <DurationField
          label={t('actions.duration')}
          terms={shorterTerms(request)}
          value={chosen.duration ?? request.duration ?? NO_END}
          start={startOf(request, new Date().toISOString())}
          onChange={duration =>
            choose({
              ...chosen,
              duration: duration && duration !== NO_END ? duration : undefined,
            })
          }
        />
      )}
      {roles.length > 1 && (
        <Select
          label={t('dialog.role')}
          name="executionRole"
          options={roles.map(arn => ({
            id: arn,
            label: roleName(arn),
            description: arn,
          }))}
          value={chosen.executionRole ?? request.executionRole}
          onChange={key => choose({ ...chosen, executionRole: String(key) })}
        />
      )}
      {error !== undefined && (
        <FailureAlert title={t('request.amendFailed')} error={error} />
      )}
      <AmendedPlan request={request} amendment={amendment} />
      <Flex>
        <Button variant="tertiary" onPress={() => amendment.setOpen(false)}>
          {t('request.amendUndo')}
        </Button>
      </Flex>
    </Flex>
  );
}

function AmendedPlan(props: {
  request: AccessRequest;
  amendment: AmendmentState;
}) {
  const { request, amendment } = props;
  const { planned, chosen, isPending } = amendment;
  const t = useStudioText();
  const time = useTime();
  const { duration, executionRole } = amendmentOf(request, chosen);
  if (!planned || (!duration && !executionRole)) {
    return null;
  }
  const start = startOf(request, new Date().toISOString());
  const lengthOf = (length: string | undefined) => {
    const end = start && endAfter(start, length);
    return end ? time.date(end) : length && time.duration(length);
  };
  return (
    <section aria-label={t('request.amendPlan')} aria-busy={isPending}>
      <Flex direction="column" gap="2">
        <Text as="h3" variant="body-medium" weight="bold">
          {t('request.amendPlan')}
        </Text>
        {duration && (
          <Text as="p">
            {t('request.lengthInstead', {
              length: t('length.until', {
                date: lengthOf(duration) ?? '',
                duration: time.duration(duration),
              }),
              asked: lengthOf(request.duration) ?? t('length.noEnd'),
            })}
          </Text>
        )}
        {executionRole && (
          <Text as="p">
            {t('request.roleInstead', {
              role: roleName(executionRole),
              asked: roleName(request.executionRole),
            })}
          </Text>
        )}
        <PlanList
          plan={planned.plan}
          difference={planDifference(request.plan, planned.plan)}
        />
      </Flex>
    </section>
  );
}
