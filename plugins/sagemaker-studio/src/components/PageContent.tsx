/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Container } from '@backstage/ui';
import { useEffect, type ReactNode } from 'react';
import styles from './PageContent.module.css';
import { keepSelectedInSight } from './TabRow';
import { textContrast } from './TextContrast';

/** As in the CSS of this component: the framework gives the row no other name. */
const HEADER_TABS = '[class*="bui-PluginHeaderTabsWrapper"]';

/** The content of a page, below the header that the framework renders. */
export function PageContent(props: { children: ReactNode }) {
  useEffect(() => {
    const tabs = document.querySelector<HTMLElement>(HEADER_TABS);
    return tabs ? keepSelectedInSight(tabs) : undefined;
  }, []);
  return (
    <main className={`${textContrast} ${styles.page}`}>
      <Container py="4">{props.children}</Container>
    </main>
  );
}
