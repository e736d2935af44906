/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  RELATION_HAS_MEMBER,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ANNOTATION_IDENTITY_CENTER_GROUP_ID } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';

const MAX_TEAMS = 20;
const DEBOUNCE_MS = 250;

/** A team to choose. */
export type TeamOption = {
  /** Catalog ref. */
  id: string;
  label: string;
  /** The name in the catalog, which is searched as well as the label. */
  name: string;
  people: number;
};

/** Teams of the catalog by part of a name: groups of Identity Center alone, unless others are wanted as well. */
export function useTeamSearch(text: string, options: { all: boolean }) {
  const catalog = useApi(catalogApiRef);
  const [term, setTerm] = useState(text);
  useDebounce(() => setTerm(text), DEBOUNCE_MS, [text]);
  const { all } = options;
  const { loading, error, value } = useAsync(async () => {
    const { items } = await catalog.queryEntities({
      filter: {
        kind: 'Group',
        ...(all
          ? {}
          : {
              [`metadata.annotations.${ANNOTATION_IDENTITY_CENTER_GROUP_ID}`]:
                CATALOG_FILTER_EXISTS,
            }),
      },
      fullTextFilter: {
        term,
        fields: ['metadata.name', 'metadata.title', 'spec.profile.displayName'],
      },
      orderFields: { field: 'metadata.name', order: 'asc' },
      limit: MAX_TEAMS,
    });
    return { term, teams: items.map(toOption) };
  }, [catalog, term, all]);
  const teams = value?.teams ?? [];
  return {
    loading,
    error,
    // Until the catalog has answered, no team is offered that only matched the text before.
    teams:
      value?.term === text ? teams : teams.filter(team => isNamed(team, text)),
  };
}

function isNamed(team: TeamOption, text: string): boolean {
  const wanted = text.trim().toLocaleLowerCase();
  return [team.label, team.name].some(name =>
    name.toLocaleLowerCase().includes(wanted),
  );
}

function toOption(entity: Entity): TeamOption {
  return {
    id: stringifyEntityRef(entity),
    label: entity.metadata.title ?? entity.metadata.name,
    name: entity.metadata.name,
    people: (entity.relations ?? []).filter(
      ({ type }) => type === RELATION_HAS_MEMBER,
    ).length,
  };
}
