/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useUrlState } from '../../hooks';
import { isPeopleFilter } from '../../view';
import type { PeopleFilter } from '../../view';

/** Which people of the team are listed; part of the URL. */
export function usePeopleFilter(): [
  PeopleFilter,
  (filter: PeopleFilter) => void,
] {
  const [params, setUrlState] = useUrlState();
  const wanted = params.get('show');
  return [
    isPeopleFilter(wanted) ? wanted : 'all',
    filter => setUrlState({ show: filter === 'all' ? undefined : filter }),
  ];
}
