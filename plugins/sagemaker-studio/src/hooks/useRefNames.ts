/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { useSyncExternalStore } from 'react';
import { CatalogNames } from './CatalogNames';

/** One for each catalog, so that all sentences of a page share what was read. */
const ofCatalogs = new WeakMap<CatalogApi, CatalogNames>();

const NOTHING = {
  version: () => 0,
  subscribe: () => () => {},
  nameOf: (): undefined => undefined,
};

/** The names of people and teams in the catalog, by their refs; undefined until they are read. */
export function useRefNames(): (ref: string) => string | undefined {
  const catalog = useApiHolder().get(catalogApiRef);
  const names = catalog ? namesOf(catalog) : NOTHING;
  useSyncExternalStore(names.subscribe, names.version);
  return ref => names.nameOf(ref);
}

function namesOf(catalog: CatalogApi): CatalogNames {
  const known = ofCatalogs.get(catalog) ?? new CatalogNames({ catalog });
  ofCatalogs.set(catalog, known);
  return known;
}
