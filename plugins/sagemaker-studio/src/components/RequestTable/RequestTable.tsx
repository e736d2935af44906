/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { useDomainNames, useProgressText, useStudioText } from '../../hooks';
import { displayKindOf, requestDomainName } from '../../view';
import { EntityLink } from '../EntityLink';
import { Loading } from '../Feedback';
import { RelativeTime } from '../RelativeTime';
import { RequesterName } from '../RequesterName';
import { CellStack, ResponsiveTable } from '../ResponsiveTable';
import type { TableColumn } from '../ResponsiveTable';
import { RequestStateBadge } from '../StateBadge';
import { RequestLink } from './RequestLink';

type RequestRow = AccessRequest & { id: string };

/** A table of requests. */
export function RequestTable(props: {
  label: string;
  requests: AccessRequest[];
}) {
  const { label, requests } = props;
  const t = useStudioText();
  const domainName = useDomainNames();
  const rows = useMemo(
    () => requests.map(request => ({ ...request, id: request.requestId })),
    [requests],
  );
  if (!domainName) {
    return <Loading rows={requests.length} />;
  }
  const columns: TableColumn<RequestRow>[] = [
    {
      id: 'request',
      label: t('requests.request'),
      width: 'wide',
      cell: request => (
        <RequestLink
          request={request}
          domain={requestDomainName(request, domainName)}
        />
      ),
    },
    {
      id: 'kind',
      label: t('requestFilter.kind'),
      cell: request => (
        <Text as="span">{t(`asked.kind.${displayKindOf(request)}`)}</Text>
      ),
    },
    {
      id: 'status',
      label: t('requests.status'),
      cell: request => <Status request={request} />,
    },
    {
      id: 'team',
      label: t('requests.team'),
      cell: request => <EntityLink entityRef={request.team} />,
    },
    {
      id: 'requester',
      label: t('requests.requester'),
      cell: request => <RequesterName request={request} />,
    },
    {
      id: 'age',
      label: t('requests.age'),
      cell: request => <RelativeTime at={request.createdAt} />,
    },
  ];
  return <ResponsiveTable label={label} columns={columns} rows={rows} />;
}

function Status(props: { request: AccessRequest }) {
  const { request } = props;
  const progressText = useProgressText();
  return (
    <CellStack>
      <RequestStateBadge request={request} />
      {request.grants.length > 1 && (
        <Text as="span" variant="body-small" color="secondary">
          {progressText(request)}
        </Text>
      )}
    </CellStack>
  );
}
