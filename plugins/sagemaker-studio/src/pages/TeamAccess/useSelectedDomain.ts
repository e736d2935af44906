/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useSearchParams } from 'react-router-dom';
import { isPeopleFilter } from '../../view';
import type { PeopleFilter } from '../../view';

/** Whom of the people one sees, kept in the address likewise. */
export function useShownPeople(): [
  PeopleFilter,
  (shown: PeopleFilter) => void,
] {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('show');
  const show = (shown: PeopleFilter) =>
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        if (shown === 'all') {
          next.delete('show');
        } else {
          next.set('show', shown);
        }
        return next;
      },
      { replace: true },
    );
  return [isPeopleFilter(wanted) ? wanted : 'all', show];
}

/** The domain on the screen, kept in the address so that a link to it can be passed on. */
export function useSelectedDomain(
  domains: StudioDomain[],
): [StudioDomain | undefined, (domainId: string) => void] {
  const [params, setParams] = useSearchParams();
  const wanted = params.get('domain');
  const selected =
    domains.find(({ domainId }) => domainId === wanted) ?? domains[0];
  const select = (domainId: string) =>
    setParams(
      previous => {
        const next = new URLSearchParams(previous);
        next.set('domain', domainId);
        return next;
      },
      { replace: true },
    );
  return [selected, select];
}
