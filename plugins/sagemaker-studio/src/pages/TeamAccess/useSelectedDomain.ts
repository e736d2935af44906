/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useRef } from 'react';
import { useUrlState } from '../../hooks';
import { canOpenStudio } from '../../view';

/**
 * The selected domain, at first the one in which most people of the team have access; part of the URL, so that a link to
 * it can be passed on.
 */
export function useSelectedDomain(
  access: Pick<TeamAccess, 'domains' | 'people'>,
): [StudioDomain | undefined, (domainId: string) => void] {
  const [params, setUrlState] = useUrlState();
  const wanted = params.get('domain');
  const { domains } = access;
  // Chosen once, so that the tab does not change while people get access.
  const first = useRef<string>();
  first.current ??= busiestOf(access)?.domainId;
  return [
    domains.find(({ domainId }) => domainId === wanted) ??
      domains.find(({ domainId }) => domainId === first.current) ??
      domains[0],
    domainId => setUrlState({ domain: domainId }),
  ];
}

/** Of equals, the first. */
function busiestOf({
  domains,
  people,
}: Pick<TeamAccess, 'domains' | 'people'>): StudioDomain | undefined {
  const holdersOf = ({ domainId }: StudioDomain) =>
    people.filter(
      each =>
        each.domainId === domainId &&
        (each.grant || each.profile || canOpenStudio(each)),
    ).length;
  const [first, ...others] = domains;
  return others.reduce(
    (busiest, each) =>
      busiest && holdersOf(each) > holdersOf(busiest) ? each : busiest,
    first,
  );
}
