/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { studioRequestReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LoadFailure, Loading } from '../../components/Feedback';
import { useDomainNames, useRequest } from '../../hooks';
import { RequestDetails } from './RequestDetails';

/** One request: what is asked, what would happen, who decides, and how far it is. */
export function RequestPage(props: { requestId: string }) {
  const { data, error, reload } = useRequest(props.requestId);
  const domainName = useDomainNames();
  if (!data || !domainName) {
    return !data && error ? (
      <LoadFailure
        error={error}
        permission={studioRequestReadPermission}
        onRetry={() => void reload()}
      />
    ) : (
      <Loading rows={4} rowHeight={96} />
    );
  }
  return (
    <RequestDetails
      request={data}
      domain={domainName(data.domainId)}
      error={error}
      reload={reload}
    />
  );
}
