/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Route, Routes, useParams } from 'react-router-dom';
import { PageContent } from '../../components/PageContent';
import { RequestPage } from '../Request/RequestPage';
import { RequestsPage } from './RequestsPage';

/** Routes of the list of requests and of the page of a request. */
export function RequestsRouter() {
  return (
    <PageContent>
      <Routes>
        <Route path="/" element={<RequestsPage />} />
        <Route path="/:requestId" element={<RequestRoute />} />
      </Routes>
    </PageContent>
  );
}

function RequestRoute() {
  const { requestId = '' } = useParams();
  return <RequestPage key={requestId} requestId={requestId} />;
}
