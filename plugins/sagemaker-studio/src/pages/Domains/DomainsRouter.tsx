/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Route, Routes, useParams } from 'react-router-dom';
import { PageContent } from '../../components/PageContent';
import { DomainPage } from '../Domain/DomainPage';
import { DomainsPage } from './DomainsPage';

/** Routes of the list of domains and of the page of a domain. */
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
