/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { UnmanagedGroup } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { EntityLink } from '../../../components/EntityLink';
import { CellStack } from '../../../components/ResponsiveTable';
import type { TableColumn } from '../../../components/ResponsiveTable';
import { RoleName } from '../../../components/RoleName';
import { useApiText, useStudioText } from '../../../hooks';
import type { UnmanagedRow } from '../../../view';

export function useUnmanagedColumns(): TableColumn<UnmanagedRow>[] {
  const t = useStudioText();
  return useMemo(
    () => [
      {
        id: 'who',
        label: t('unmanaged.who'),
        width: 'medium',
        cell: row => <Who row={row} />,
      },
      {
        id: 'role',
        label: t('unmanaged.role'),
        cell: row => <Roles row={row} />,
      },
      {
        id: 'state',
        label: t('unmanaged.state'),
        width: 'wide',
        cell: row => <State row={row} />,
      },
    ],
    [t],
  );
}

function Who(props: { row: UnmanagedRow }) {
  const { row } = props;
  const t = useStudioText();
  if ('group' in row) {
    return (
      <Text as="span">
        {t('unmanaged.group', { name: row.name, count: row.group.members })}
      </Text>
    );
  }
  const { entityRef, identityCenterUser } = row.person.person;
  return (
    <CellStack>
      {entityRef ? (
        <EntityLink entityRef={entityRef} displayName={row.name} />
      ) : (
        <Text as="span">{row.name}</Text>
      )}
      <Text as="span" variant="body-small" color="secondary">
        {identityCenterUser?.userName}
      </Text>
    </CellStack>
  );
}

function Roles(props: { row: UnmanagedRow }) {
  const { row } = props;
  const t = useStudioText();
  const roles =
    'group' in row
      ? [...new Set(row.records.map(({ executionRole }) => executionRole))]
      : [row.person.executionRole];
  return (
    <CellStack>
      {roles.map(role => (
        <RoleName key={role} arn={role} />
      ))}
      {'person' in row && (
        <Text as="span" variant="body-small" color="secondary">
          {row.person.profileName ?? t('unmanaged.noProfile')}
        </Text>
      )}
    </CellStack>
  );
}

function State(props: { row: UnmanagedRow }) {
  const { row } = props;
  const t = useStudioText();
  const { say } = useApiText();
  if (row.removal) {
    const { status, error } = row.removal;
    return (
      <CellStack>
        <Text as="span">{t(`unmanaged.${status}`)}</Text>
        {error && (
          <Text as="span" variant="body-small" color="secondary">
            {say(error, 'message')} {say(error, 'remedy')}
          </Text>
        )}
      </CellStack>
    );
  }
  return (
    <CellStack>
      <Text as="span">
        {row.obstacle
          ? t(`unmanaged.obstacle.${row.obstacle}`)
          : t('unmanaged.recordable')}
      </Text>
      {'group' in row && !row.obstacle && <Members group={row.group} />}
    </CellStack>
  );
}

function Members(props: { group: UnmanagedGroup }) {
  const { withoutProfile = 0, notRecorded = 0 } = props.group;
  const t = useStudioText();
  return (
    <>
      {withoutProfile > 0 && (
        <Text as="span" variant="body-small" color="secondary">
          {t('unmanaged.newProfiles', { count: withoutProfile })}
        </Text>
      )}
      {notRecorded > 0 && (
        <Text as="span" variant="body-small" color="secondary">
          {t('unmanaged.leftOut', { count: notRecorded })}
        </Text>
      )}
    </>
  );
}
