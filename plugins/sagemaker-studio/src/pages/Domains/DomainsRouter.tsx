/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Route, Routes, useParams } from 'react-router-dom';
import { DomainPage } from '../Domain';
import { PageContent } from '../../components/PageContent';
import { DomainsPage } from './DomainsPage';

/** All domains, and beneath them each domain's own page. */
export function DomainsRouter() {
  return (
    <PageContent>
      <Routes>
        <Route path="/" element={<DomainsPage />} />
        <Route path="/:domainId" element={<DomainRoute />} />
      </Routes>
    </PageContent>
  );
}

function DomainRoute() {
  const { domainId = '' } = useParams();
  return <DomainPage key={domainId} domainId={domainId} />;
}
