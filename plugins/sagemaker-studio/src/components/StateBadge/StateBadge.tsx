/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Badge } from '@backstage/ui';
import {
  RiAlertLine,
  RiCheckLine,
  RiErrorWarningLine,
  RiLoader4Line,
  RiSubtractLine,
  RiTimeLine,
} from '@remixicon/react';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReactElement, ReactNode } from 'react';
import { useRequestStateText, useStudioText } from '../../hooks';
import { stateOfRequest, TONE_OF_REQUEST, TONE_OF_STATE } from '../../view';
import type { AccessState, Tone } from '../../view';
import styles from './StateBadge.module.css';

const ICON_OF_TONE: Record<Tone, ReactElement> = {
  positive: <RiCheckLine aria-hidden />,
  progress: <RiTimeLine aria-hidden />,
  warning: <RiErrorWarningLine aria-hidden />,
  negative: <RiAlertLine aria-hidden />,
  neutral: <RiSubtractLine aria-hidden />,
};

/** A coloured badge. The icon carries the same information as the colour. */
export function ToneBadge(props: {
  tone: Tone;
  icon?: ReactElement;
  children: ReactNode;
}) {
  return (
    <Badge
      className={`${styles.badge} ${styles[props.tone]}`}
      icon={props.icon ?? ICON_OF_TONE[props.tone]}
    >
      {props.children}
    </Badge>
  );
}

/** The state of a person's access. */
export function StateBadge(props: { state: AccessState }) {
  const t = useStudioText();
  return (
    <ToneBadge
      tone={TONE_OF_STATE[props.state]}
      icon={
        props.state === 'inProgress' ? (
          <RiLoader4Line aria-hidden className={styles.turning} />
        ) : undefined
      }
    >
      {t(`state.${props.state}`)}
    </ToneBadge>
  );
}

/** The state of a request. */
export function RequestStateBadge(props: { request: AccessRequest }) {
  const text = useRequestStateText();
  return (
    <ToneBadge tone={TONE_OF_REQUEST[stateOfRequest(props.request).state]}>
      {text(props.request)}
    </ToneBadge>
  );
}
