/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useEffect, useRef } from 'react';
import { Route, Routes, useLocation, useParams } from 'react-router-dom';
import { PageContent } from '../../components/PageContent';
import { PageTitle } from '../../components/PageTitle';
import { usePageTitles } from '../../hooks';
import { RequestPage } from '../Request/RequestPage';
import { RequestsPage } from './RequestsPage';

/** Routes of the list of requests and of the page of a request. */
export function RequestsRouter() {
  const list = useRef('');
  return (
    <PageContent>
      <Routes>
        <Route
          path="/"
          element={
            <ListRoute
              onShow={search => {
                list.current = search;
              }}
            />
          }
        />
        <Route path="/:requestId" element={<RequestRoute list={list} />} />
      </Routes>
    </PageContent>
  );
}

/** Remembers view and filters, to which the page of a request leads back. */
function ListRoute(props: { onShow: (search: string) => void }) {
  const titleOf = usePageTitles();
  const { search } = useLocation();
  useEffect(() => props.onShow(search));
  return (
    <>
      <PageTitle title={titleOf('requests')} />
      <RequestsPage />
    </>
  );
}

function RequestRoute(props: { list: { current: string } }) {
  const { requestId = '' } = useParams();
  return (
    <RequestPage
      key={requestId}
      requestId={requestId}
      list={props.list.current}
    />
  );
}
