/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import { useDebouncedValue } from './useDebouncedValue';

const MAX_RESULTS = 20;

type SearchOption = { id: string; label: string; description?: string };

/** Teams or people of the catalog by part of a name, as options of a combobox. */
export function useCatalogSearch(kind: 'Group' | 'User', text: string) {
  const catalog = useApi(catalogApiRef);
  const [isAsked, setAsked] = useState(false);
  const [found, setFound] = useState<{ term: string; items: SearchOption[] }>({
    term: '',
    items: [],
  });
  const [isLoading, setLoading] = useState(false);
  const term = useDebouncedValue(text);
  useEffect(() => {
    if (!isAsked) {
      return undefined;
    }
    let gone = false;
    setLoading(true);
    void catalog
      .queryEntities({
        filter: { kind },
        fullTextFilter: {
          term,
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayName',
          ],
        },
        fields: ['kind', 'metadata', 'spec.profile'],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: MAX_RESULTS,
      })
      .then(
        ({ items: entities }) =>
          entities.map(entity => {
            const { name } = entity.metadata;
            const label = nameOf(entity);
            return {
              id: stringifyEntityRef(entity),
              label,
              // Tells namesakes apart; a name that is the login says it already.
              description: name === label ? undefined : name,
            };
          }),
        // Without the catalog there are no options, and the page works without them.
        () => [],
      )
      .then(items => {
        if (!gone) {
          setFound({ term, items });
          setLoading(false);
        }
      });
    return () => {
      gone = true;
    };
  }, [catalog, kind, term, isAsked]);
  return {
    /** Starts the search. The catalog is not queried before the list is opened. */
    start: () => setAsked(true),
    // Until the catalog has answered, nobody is offered who was found by what was typed before.
    options:
      found.term === text
        ? found.items
        : found.items.filter(item => isNamed(item, text)),
    isLoading,
  };
}

function isNamed(option: SearchOption, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase();
  return [option.label, option.description].some(name =>
    name?.toLocaleLowerCase().includes(wanted),
  );
}

function nameOf(entity: {
  metadata: { name: string; title?: string };
  spec?: { profile?: unknown };
}): string {
  const profile = entity.spec?.profile;
  const displayName =
    typeof profile === 'object' && profile && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof displayName === 'string' && displayName
    ? displayName
    : entity.metadata.title ?? entity.metadata.name;
}
