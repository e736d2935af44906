/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { BaseSearchResultListItemProps } from '@backstage/plugin-search-react/alpha';
import { useStudioText, useTime } from '../../hooks';
import { foundRequestOf } from '../../view';
import { SearchResultItem } from './SearchResultItem';

/** A request that a search has found, titled as on its page. */
export function FoundRequest(props: BaseSearchResultListItemProps) {
  const { result, icon } = props;
  const t = useStudioText();
  const time = useTime();
  if (!result) {
    return null;
  }
  const request = foundRequestOf(result);
  return (
    <SearchResultItem
      icon={icon}
      title={request ? titleOf(request) : result.title}
      href={result.location}
    >
      {result.text}
      {request && ` · ${time.relative(request.createdAt)}`}
    </SearchResultItem>
  );

  function titleOf({
    kind,
    people,
    domainName,
  }: NonNullable<ReturnType<typeof foundRequestOf>>): string {
    const title = t(`asked.title.${kind === 'onboard-team' ? 'grant' : kind}`, {
      domain: domainName,
    });
    const [person, ...others] = people;
    if (person === undefined) {
      return title;
    }
    return others.length === 0
      ? t('asked.titleForOne', { title, person })
      : t('asked.titleForMany', { title, count: people.length });
  }
}
