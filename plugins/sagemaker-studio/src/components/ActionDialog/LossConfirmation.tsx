/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Checkbox, Flex, Text } from '@backstage/ui';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useId } from 'react';
import type { RefObject } from 'react';
import { useStudioText } from '../../hooks';
import { lossesOf, totalLossOf } from '../../view';
import type { Loss } from '../../view';
import { LossList } from '../Plan';

/** Lists the data that will be deleted, and asks for a confirmation. */
export function LossConfirmation(props: {
  fieldRef: RefObject<HTMLDivElement>;
  plan: Plan;
  isConfirmed: boolean;
  isMissing: boolean;
  onChange: (isConfirmed: boolean) => void;
}) {
  const { plan, isConfirmed, isMissing, onChange } = props;
  const t = useStudioText();
  const missingId = useId();
  const losses = lossesOf(plan);
  const what = useTotalText()(losses);
  const isShown = isMissing && !isConfirmed;
  return (
    <Flex ref={props.fieldRef} direction="column" gap="2">
      <Alert
        role="note"
        status="danger"
        icon
        title={t(what ? 'offboard.lostTitle' : 'offboard.lostNothing')}
        description={what ? <LossList losses={losses} /> : undefined}
      />
      <Checkbox
        isSelected={isConfirmed}
        onChange={onChange}
        isInvalid={isShown}
        aria-describedby={isShown ? missingId : undefined}
      >
        {what ? t('offboard.confirm', { what }) : t('offboard.confirmNothing')}
      </Checkbox>
      {isShown && (
        <Text as="p" id={missingId} role="alert" color="danger">
          {t('offboard.confirmMissing')}
        </Text>
      )}
    </Flex>
  );
}

/** `2 spaces with 55 GB, 1 profile with its home directory`; empty if nothing is deleted. */
function useTotalText() {
  const t = useStudioText();
  return (losses: Loss[]): string => {
    const total = totalLossOf(losses);
    return [
      ...(total.spaces > 0
        ? [
            t('offboard.totalSpaces', {
              count: total.spaces,
              size: String(total.sizeGb),
            }),
          ]
        : []),
      ...(total.profiles > 0
        ? [t('offboard.totalProfiles', { count: total.profiles })]
        : []),
    ].join(', ');
  };
}
