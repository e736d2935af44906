/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Route, Routes, useParams } from 'react-router-dom';
import { RequestPage } from '../Request';
import { PageContent } from '../../components/PageContent';
import { RequestsPage } from './RequestsPage';

/** The list, and beneath it each request's own page. */
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
