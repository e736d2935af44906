/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useUrlState } from '../../hooks';

/** The selected domain; part of the URL, so that a link to it can be passed on. */
export function useSelectedDomain(
  domains: StudioDomain[],
): [StudioDomain | undefined, (domainId: string) => void] {
  const [params, setUrlState] = useUrlState();
  const wanted = params.get('domain');
  return [
    domains.find(({ domainId }) => domainId === wanted) ?? domains[0],
    domainId => setUrlState({ domain: domainId }),
  ];
}
