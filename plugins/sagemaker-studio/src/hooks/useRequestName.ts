/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { requestDomainName } from '../view';
import { useStudioText } from './useStudioText';

/** The name of a request in lists: its domain, and for whom it is. */
export function useRequestName(domainName: (domainId: string) => string) {
  const t = useStudioText();
  return (request: AccessRequest): string => {
    const domain = requestDomainName(request, domainName);
    const [firstItem] = request.plan.items;
    const [firstPerson, ...others] = request.people;
    const person = firstItem?.displayName ?? firstPerson;
    if (request.kind === 'create-domain') {
      return t('asked.title.create-domain', { domain });
    }
    return person !== undefined &&
      firstPerson !== undefined &&
      others.length === 0
      ? t('requests.onePerson', { domain, person })
      : t('requests.people', { domain, count: request.people.length });
  };
}
