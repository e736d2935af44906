/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Checkbox, Flex, Text } from '@backstage/ui';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useId } from 'react';
import { useStudioText } from '../../hooks';
import { lossesOf } from '../../view';
import styles from './ActionDialog.module.css';

const PROFILES_NAMED_AT_MOST = 20;

/** Names what is lost for good, and has it confirmed. */
export function LossConfirmation(props: {
  plan: Plan;
  isConfirmed: boolean;
  isMissing: boolean;
  onChange: (isConfirmed: boolean) => void;
}) {
  const { plan, isConfirmed, isMissing, onChange } = props;
  const t = useStudioText();
  const missingId = useId();
  const { spaces, sizeGb, profiles } = lossesOf(plan);
  const losses = [
    ...(spaces.length > 0
      ? [
          t('offboard.lostSpaces', {
            count: spaces.length,
            size: String(sizeGb),
            names: spaces.map(({ name }) => name).join(', '),
          }),
        ]
      : []),
    ...profiles
      .slice(0, PROFILES_NAMED_AT_MOST)
      .map(({ name, homeDirectoryUid }) =>
        homeDirectoryUid
          ? t('offboard.lostProfile', { name, uid: homeDirectoryUid })
          : t('offboard.lostProfileAlone', { name }),
      ),
    ...(profiles.length > PROFILES_NAMED_AT_MOST
      ? [
          t('offboard.lostMoreProfiles', {
            count: profiles.length - PROFILES_NAMED_AT_MOST,
          }),
        ]
      : []),
  ];
  const isShown = isMissing && !isConfirmed;
  return (
    <Flex direction="column" gap="2">
      <Alert
        role="note"
        status="danger"
        icon
        title={t(
          losses.length > 0 ? 'offboard.lostTitle' : 'offboard.lostNothing',
        )}
        description={
          losses.length > 0 ? (
            <ul className={styles.losses}>
              {losses.map(loss => (
                <li key={loss}>{loss}</li>
              ))}
            </ul>
          ) : undefined
        }
      />
      <Checkbox
        isSelected={isConfirmed}
        onChange={onChange}
        isInvalid={isShown}
        aria-describedby={isShown ? missingId : undefined}
      >
        {t('offboard.confirm')}
      </Checkbox>
      {isShown && (
        <Text as="p" id={missingId} role="alert" color="danger">
          {t('offboard.confirmMissing')}
        </Text>
      )}
    </Flex>
  );
}
