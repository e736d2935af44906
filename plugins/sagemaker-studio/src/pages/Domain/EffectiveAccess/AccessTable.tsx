/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type {
  EffectiveAccess,
  EffectivePerson,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { EntityLink, SharedBy } from '../../../components/EntityLink';
import {
  CellStack,
  ResponsiveTable,
} from '../../../components/ResponsiveTable';
import type { TableColumn } from '../../../components/ResponsiveTable';
import { useStudioText } from '../../../hooks';
import { usePathsText } from './usePathsText';

type PersonRow = EffectivePerson & { id: string };
type GroupRow = EffectiveAccess['groups'][number] & { id: string };

/** The paths of the graph as tables. */
export function AccessTable(props: { access: EffectiveAccess }) {
  const { access } = props;
  const t = useStudioText();
  const waysText = usePathsText(access.groups);
  const rows = useMemo(
    () => access.people.map(person => ({ ...person, id: person.userId })),
    [access.people],
  );
  const columns = useMemo(
    (): TableColumn<PersonRow>[] => [
      {
        id: 'person',
        label: t('team.person'),
        cell: ({ entityRef, displayName, sharedBy }) =>
          entityRef ? (
            <EntityLink entityRef={entityRef} displayName={displayName} />
          ) : (
            <CellStack>
              <Text as="span">{displayName}</Text>
              <SharedBy entityRefs={sharedBy} />
            </CellStack>
          ),
      },
      { id: 'ways', label: t('graph.ways'), width: 'wide', cell: waysText },
      {
        id: 'profile',
        label: t('graph.profile'),
        cell: ({ hasProfile }) =>
          t(hasProfile ? 'graph.hasProfile' : 'graph.noProfile'),
      },
    ],
    [t, waysText],
  );
  const groups = useMemo(
    () => access.groups.map(group => ({ ...group, id: group.groupId })),
    [access.groups],
  );
  const groupColumns = useMemo(
    (): TableColumn<GroupRow>[] => [
      {
        id: 'group',
        label: t('graph.groupName'),
        width: 'wide',
        cell: ({ displayName }) => displayName,
      },
      {
        id: 'members',
        label: t('graph.members'),
        cell: ({ members }) => String(members),
      },
    ],
    [t],
  );
  return (
    <>
      {access.total !== undefined && access.total > rows.length && (
        <Text as="p" color="secondary">
          {t('graph.capped', {
            shown: String(rows.length),
            total: String(access.total),
          })}
        </Text>
      )}
      <ResponsiveTable
        label={t('graph.label', { domain: access.domainName })}
        columns={columns}
        rows={rows}
      />
      {groups.length > 0 && (
        <ResponsiveTable
          label={t('graph.groupsLabel', { domain: access.domainName })}
          columns={groupColumns}
          rows={groups}
        />
      )}
    </>
  );
}
