/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useAccessList, useStudioText } from '../../hooks';
import { domainRouteRef } from '../../routes';
import { ATTENTION_CODES, repairableByDomain } from '../../view';
import styles from './MyStudio.module.css';
import { WidgetSection } from './WidgetSection';

const MAX_ROWS = 200;

/** The domains in which the viewer can repair somebody's access. Nothing where there are none. */
export function Attention(props: { viewer: string }) {
  const t = useStudioText();
  const toDomain = useRouteRef(domainRouteRef);
  const { data } = useAccessList({
    diagnosis: ATTENTION_CODES,
    sort: 'diagnosis',
    limit: MAX_ROWS,
  });
  const domains = repairableByDomain(data?.items ?? [], props.viewer);
  if (!toDomain || domains.length === 0) {
    return null;
  }
  return (
    <WidgetSection title={t('widget.attention')}>
      <ul className={styles.list}>
        {domains.map(({ domainId, domainName, count }) => (
          <li key={domainId}>
            <Link href={`${toDomain({ domainId })}?view=people&show=attention`}>
              {t('widget.attentionIn', { domain: domainName, count })}
            </Link>
          </li>
        ))}
      </ul>
    </WidgetSection>
  );
}
