/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiFlaskLine, RiKey2Line } from '@remixicon/react';

/* Names of types are plain strings that cannot be translated. */

const DOMAIN = 'sagemaker-studio-domain';
const REQUEST = 'sagemaker-studio-request';

export const domainResult = SearchResultListItemBlueprint.make({
  name: 'domain',
  params: {
    predicate: ({ type }) => type === DOMAIN,
    icon: <RiFlaskLine aria-hidden />,
    component: () =>
      import('../components/SearchResults').then(m => m.FoundDomain),
  },
});

export const requestResult = SearchResultListItemBlueprint.make({
  name: 'request',
  params: {
    predicate: ({ type }) => type === REQUEST,
    icon: <RiKey2Line aria-hidden />,
    component: () =>
      import('../components/SearchResults').then(m => m.FoundRequest),
  },
});

export const domainResultType = SearchFilterResultTypeBlueprint.make({
  name: 'domains',
  params: {
    value: DOMAIN,
    name: 'Studio domains',
    icon: <RiFlaskLine aria-hidden />,
  },
});

export const requestResultType = SearchFilterResultTypeBlueprint.make({
  name: 'requests',
  params: {
    value: REQUEST,
    name: 'Studio requests',
    icon: <RiKey2Line aria-hidden />,
  },
});
