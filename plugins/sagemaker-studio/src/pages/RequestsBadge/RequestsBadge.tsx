/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { VisuallyHidden } from '@backstage/ui';
import { usePageTitles, useRequestsToDecide } from '../../hooks';
import styles from './RequestsBadge.module.css';

/**
 * For the portal's navigation: how many requests wait for the viewer's decision; nothing if there are none.
 *
 * @public
 */
export function RequestsBadge() {
  const t = usePageTitles();
  const toDecide = useRequestsToDecide();
  const count = toDecide?.requests.length ?? 0;
  if (!toDecide || count === 0) {
    return null;
  }
  return (
    <span className={styles.badge}>
      <span aria-hidden>
        {toDecide.isMore
          ? t('badge.short', { number: String(count) })
          : String(count)}
      </span>
      <VisuallyHidden>
        {toDecide.isMore
          ? t('badge.atLeast', { number: String(count) })
          : t('badge.toDecide', { count })}
      </VisuallyHidden>
    </span>
  );
}
