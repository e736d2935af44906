/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Checkbox, Flex, Text } from '@backstage/ui';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useId } from 'react';
import { useStudioText } from '../../hooks';
import { lossesOf, totalOf } from '../../view';
import type { Loss } from '../../view';
import styles from './ActionDialog.module.css';

const NAMED_AT_MOST = 20;

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
  const losses = lossesOf(plan);
  const what = useTotalText()(losses);
  const isShown = isMissing && !isConfirmed;
  return (
    <Flex direction="column" gap="2">
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

function LossList(props: { losses: Loss[] }) {
  const { losses } = props;
  const t = useStudioText();
  const more = losses.length - NAMED_AT_MOST;
  return (
    <ul className={styles.losses}>
      {losses.slice(0, NAMED_AT_MOST).map(loss => (
        <li key={loss.displayName}>
          {t('offboard.lostBy', {
            person: loss.displayName,
            what: [
              ...loss.spaces.map(({ name, sizeGb }) =>
                sizeGb === undefined
                  ? t('offboard.lostSpace', { name })
                  : t('offboard.lostSpaceOfSize', {
                      name,
                      size: String(sizeGb),
                    }),
              ),
              ...profileText(loss),
            ].join(', '),
          })}
        </li>
      ))}
      {more > 0 && <li>{t('offboard.lostMore', { count: more })}</li>}
    </ul>
  );

  function profileText({ profile }: Loss): string[] {
    if (!profile) {
      return [];
    }
    const { name, homeDirectoryUid: uid } = profile;
    return [
      uid
        ? t('offboard.lostProfile', { name, uid })
        : t('offboard.lostProfileAlone', { name }),
    ];
  }
}

/** `2 spaces with 55 GB, 1 profile with its home directory`; empty when nothing is lost. */
function useTotalText() {
  const t = useStudioText();
  return (losses: Loss[]): string => {
    const total = totalOf(losses);
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
