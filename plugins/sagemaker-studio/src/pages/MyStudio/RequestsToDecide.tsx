/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDomainNames, useStudioText, useToDecide } from '../../hooks';
import { requestRouteRef, requestsRouteRef } from '../../routes';
import { displayKindOf } from '../../view';
import { RelativeTime } from '../../components/RelativeTime';
import { LoadFailure, Loading, StaleNotice } from '../../components/Feedback';
import styles from './MyStudio.module.css';

const MAX_REQUESTS = 5;

/** The newest requests that wait for the reader, with the way to the others. */
export function RequestsToDecide() {
  const t = useStudioText();
  const { data, error, reload } = useToDecide();
  const domainName = useDomainNames();
  const toRequest = useRouteRef(requestRouteRef);
  const toRequests = useRouteRef(requestsRouteRef);
  const retry = () => void reload();
  if (!data && error !== undefined) {
    return (
      <LoadFailure
        error={error}
        permission={studioRequestReadPermission}
        onRetry={retry}
      />
    );
  }
  if (!data || !domainName) {
    return <Loading rows={1} />;
  }
  const { items: requests, nextCursor } = data;
  if (requests.length === 0) {
    return (
      <>
        <StaleNotice error={error} onRetry={retry} />
        <Text as="p" color="secondary">
          {t('widget.nothing')}
        </Text>
      </>
    );
  }
  return (
    <>
      <StaleNotice error={error} onRetry={retry} />
      <ul className={styles.list}>
        {requests.slice(0, MAX_REQUESTS).map(request => {
          const text = t(`asked.title.${displayKindOf(request)}`, {
            domain: domainName(request.domainId),
          });
          return (
            <li key={request.requestId} className={styles.line}>
              {toRequest ? (
                <Link href={toRequest({ requestId: request.requestId })}>
                  {text}
                </Link>
              ) : (
                <Text as="span">{text}</Text>
              )}
              <Text as="span" color="secondary" variant="body-small">
                <RelativeTime at={request.createdAt} />
              </Text>
            </li>
          );
        })}
      </ul>
      {toRequests && (nextCursor || requests.length > MAX_REQUESTS) && (
        <Link href={toRequests()}>{t('widget.more')}</Link>
      )}
    </>
  );
}
