/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import { useStudioText, useTime } from '../../hooks';
import { isOutOfDate } from '../../view';
import { ToneBadge } from '../StateBadge';

/** The age of the data, as a warning if it is too old to rely on. */
export function LastSynced(props: { syncedAt: string | undefined }) {
  const { syncedAt } = props;
  const t = useStudioText();
  const time = useTime();
  if (!syncedAt) {
    return (
      <Text as="span" color="secondary">
        {t('age.never')}
      </Text>
    );
  }
  const seen = t('age.seen', { age: time.relative(syncedAt) });
  return isOutOfDate(syncedAt, Date.now()) ? (
    <span title={time.absolute(syncedAt)}>
      <ToneBadge tone="warning">{t('age.outOfDate', { seen })}</ToneBadge>
    </span>
  ) : (
    <Text as="span" color="secondary" title={time.absolute(syncedAt)}>
      {seen}
    </Text>
  );
}
