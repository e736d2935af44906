/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DecisionList } from '../../components/DecisionList';
import { LiveContent, Loading, StaleNotice } from '../../components/Feedback';
import { useDomainNames, useStudioText } from '../../hooks';
import type { useToDecide } from '../../hooks';
import { requestsRouteRef } from '../../routes';

const MAX_REQUESTS = 5;

/** The newest requests that wait for the viewer's decision, and a link to the others. */
export function RequestsToDecide(props: {
  toDecide: ReturnType<typeof useToDecide>;
}) {
  const { toDecide } = props;
  const t = useStudioText();
  const domainName = useDomainNames();
  const toRequests = useRouteRef(requestsRouteRef);
  return (
    <LiveContent
      source={toDecide}
      rows={1}
      permission={studioRequestReadPermission}
    >
      {({ items, nextCursor }) =>
        domainName ? (
          <>
            <StaleNotice source={toDecide} />
            <DecisionList
              label={t('widget.toDecide')}
              requests={items.slice(0, MAX_REQUESTS)}
              domainName={domainName}
              empty={
                <Text as="p" color="secondary">
                  {t('widget.nothing')}
                </Text>
              }
            />
            {toRequests &&
              (nextCursor !== undefined || items.length > MAX_REQUESTS) && (
                <Link href={toRequests()}>{t('widget.more')}</Link>
              )}
          </>
        ) : (
          <Loading rows={1} />
        )
      }
    </LiveContent>
  );
}
