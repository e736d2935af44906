/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Container } from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './PageContent.module.css';
import { textContrast } from './TextContrast';

/** The content of a page, below the header that the framework renders. */
export function PageContent(props: { children: ReactNode }) {
  return (
    <main className={`${textContrast} ${styles.page}`}>
      <Container py="4">{props.children}</Container>
    </main>
  );
}
