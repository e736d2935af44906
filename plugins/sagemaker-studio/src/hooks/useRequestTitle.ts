/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { displayKindOf } from '../view';
import { useStudioText } from './useStudioText';

/** The heading of a request: what is asked for, and for whom. */
export function useRequestTitle() {
  const t = useStudioText();
  return (request: AccessRequest, domain: string): string => {
    const kind = displayKindOf(request);
    const title = t(`asked.title.${kind === 'onboard-team' ? 'grant' : kind}`, {
      domain,
    });
    const { people, plan, grants } = request;
    const [person, ...others] = people;
    if (person === undefined) {
      return title;
    }
    const name = [...plan.items, ...grants].find(
      each => each.person === person,
    )?.displayName;
    return others.length === 0
      ? t('asked.titleForOne', { title, person: name ?? person })
      : t('asked.titleForMany', { title, count: people.length });
  };
}
