/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LossList } from '../../components/Plan';
import { useStudioText } from '../../hooks';
import { displayKindOf, lossesOf } from '../../view';

/** For requests that remove access: what stays, or the data that will be deleted. */
export function LossAlert(props: { request: AccessRequest }) {
  const { request } = props;
  const t = useStudioText();
  const askedFor = displayKindOf(request);
  if (askedFor === 'revoke') {
    return <Text as="p">{t('actions.revokeKeeps')}</Text>;
  }
  if (askedFor !== 'offboard') {
    return null;
  }
  const losses = lossesOf(request.plan);
  return (
    <Alert
      role="note"
      status="danger"
      icon
      title={t(
        losses.length > 0 ? 'offboard.lostTitle' : 'offboard.lostNothing',
      )}
      description={losses.length > 0 ? <LossList losses={losses} /> : undefined}
    />
  );
}
