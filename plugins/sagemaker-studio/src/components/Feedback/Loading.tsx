/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useStudioText } from '../../hooks';
import styles from './Loading.module.css';

/** Placeholders of the size of the content, so that the page does not jump when it arrives. */
export function Loading(props: { rows?: number; rowHeight?: number }) {
  const t = useStudioText();
  return (
    <div role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Flex direction="column" gap="3" aria-hidden>
        {Array.from({ length: props.rows ?? 4 }, (_, index) => (
          <Skeleton
            key={index}
            className={styles.row}
            width="100%"
            height={props.rowHeight ?? 44}
          />
        ))}
      </Flex>
    </div>
  );
}
