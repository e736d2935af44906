/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  studioRequestReadPermission,
  type AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LiveContent, Loading } from '../../components/Feedback';
import { PageTitle } from '../../components/PageTitle';
import { useDomainNames, useRequest, useRequestName } from '../../hooks';
import { requestDomainName } from '../../view';
import { RequestDetails } from './RequestDetails';

const PLACEHOLDERS = { rows: 4, rowHeight: 96 };

/** One request: what it asks for, what would happen, who decides, and its progress. */
export function RequestPage(props: {
  requestId: string;
  /** The query of the list from which the viewer comes. */
  list?: string;
}) {
  const request = useRequest(props.requestId);
  const domainName = useDomainNames();
  return (
    <LiveContent
      {...PLACEHOLDERS}
      source={request}
      permission={studioRequestReadPermission}
    >
      {data =>
        domainName ? (
          <>
            <RequestTitle request={data} domainName={domainName} />
            <RequestDetails
              request={data}
              domain={requestDomainName(data, domainName)}
              source={request}
              list={props.list}
            />
          </>
        ) : (
          <Loading {...PLACEHOLDERS} />
        )
      }
    </LiveContent>
  );
}

function RequestTitle(props: {
  request: AccessRequest;
  domainName: (domainId: string) => string;
}) {
  const nameOf = useRequestName(props.domainName);
  return <PageTitle title={nameOf(props.request)} />;
}
