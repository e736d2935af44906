/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LiveContent, Loading, StaleNotice } from '../../components/Feedback';
import { RelativeTime } from '../../components/RelativeTime';
import { useDomainNames, useStudioText, useToDecide } from '../../hooks';
import { requestRouteRef, requestsRouteRef } from '../../routes';
import { displayKindOf, requestDomainName } from '../../view';
import styles from './MyStudio.module.css';

const MAX_REQUESTS = 5;

/** The newest requests that wait for the viewer's decision, and a link to the others. */
export function RequestsToDecide() {
  const toDecide = useToDecide();
  const domainName = useDomainNames();
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
            <RequestLines
              requests={items}
              hasMore={nextCursor !== undefined}
              domainName={domainName}
            />
          </>
        ) : (
          <Loading rows={1} />
        )
      }
    </LiveContent>
  );
}

function RequestLines(props: {
  requests: AccessRequest[];
  hasMore: boolean;
  domainName: (domainId: string) => string;
}) {
  const { requests, hasMore, domainName } = props;
  const t = useStudioText();
  const toRequests = useRouteRef(requestsRouteRef);
  if (requests.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('widget.nothing')}
      </Text>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {requests.slice(0, MAX_REQUESTS).map(request => (
          <RequestLine
            key={request.requestId}
            request={request}
            domain={requestDomainName(request, domainName)}
          />
        ))}
      </ul>
      {toRequests && (hasMore || requests.length > MAX_REQUESTS) && (
        <Link href={toRequests()}>{t('widget.more')}</Link>
      )}
    </>
  );
}

function RequestLine(props: { request: AccessRequest; domain: string }) {
  const { request, domain } = props;
  const t = useStudioText();
  const toRequest = useRouteRef(requestRouteRef);
  const text = t(`asked.title.${displayKindOf(request)}`, { domain });
  return (
    <li className={styles.line}>
      {toRequest ? (
        <Link href={toRequest({ requestId: request.requestId })}>{text}</Link>
      ) : (
        <Text as="span">{text}</Text>
      )}
      <Text as="span" color="secondary" variant="body-small">
        <RelativeTime at={request.createdAt} />
      </Text>
    </li>
  );
}
