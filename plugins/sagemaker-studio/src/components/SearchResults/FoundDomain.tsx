/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { BaseSearchResultListItemProps } from '@backstage/plugin-search-react/alpha';
import { SearchResultItem } from './SearchResultItem';

/** A Studio domain that a search has found. */
export function FoundDomain(props: BaseSearchResultListItemProps) {
  const { result, icon } = props;
  return result ? (
    <SearchResultItem icon={icon} title={result.title} href={result.location}>
      {result.text}
    </SearchResultItem>
  ) : null;
}
