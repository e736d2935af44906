/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type {
  RunningApp,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { EntityLink } from '../../components/EntityLink';
import { EmptyState } from '../../components/Feedback';
import { RelativeTime } from '../../components/RelativeTime';
import { useDomainWords } from '../../components/DomainInfo';
import { CellStack, ResponsiveTable } from '../../components/ResponsiveTable';
import type { TableColumn } from '../../components/ResponsiveTable';
import { useStudioText } from '../../hooks';

type AppRow = RunningApp & { id: string };

/** The running apps of a domain, with instance type and owner. */
export function RunningApps(props: {
  domain: StudioDomain;
  apps: RunningApp[];
}) {
  const { domain, apps } = props;
  const t = useStudioText();
  const rows = useMemo(
    () =>
      apps.map(app => ({
        ...app,
        id: [app.spaceName, app.profileName, app.type, app.name].join('/'),
      })),
    [apps],
  );
  const columns = useMemo(
    (): TableColumn<AppRow>[] => [
      {
        id: 'app',
        label: t('domain.app'),
        width: 'wide',
        cell: ({ type, name, spaceName }) => (
          <CellStack>
            <Text as="span">{type}</Text>
            <Text as="span" variant="body-small" color="secondary">
              {[spaceName, name].filter(Boolean).join(' / ')}
            </Text>
          </CellStack>
        ),
      },
      {
        id: 'instance',
        label: t('domain.instance'),
        cell: ({ instanceType }) => instanceType ?? t('domain.unknown'),
      },
      {
        id: 'whose',
        label: t('domain.whose'),
        cell: app => <AppOwner app={app} />,
      },
      {
        id: 'lastActivity',
        label: t('domain.lastActivity'),
        cell: ({ lastActivityAt }) =>
          lastActivityAt ? (
            <RelativeTime at={lastActivityAt} />
          ) : (
            t('domain.unknown')
          ),
      },
      {
        id: 'status',
        label: t('domain.appStatus'),
        cell: ({ status }) => <StatusWord status={status} />,
      },
    ],
    [t],
  );
  return rows.length === 0 ? (
    <EmptyState
      title={t('domain.noAppsTitle')}
      description={t('domain.noApps')}
    />
  ) : (
    <ResponsiveTable
      label={t('domain.appsLabel', { domain: domain.name })}
      columns={columns}
      rows={rows}
    />
  );
}

function AppOwner(props: { app: RunningApp }) {
  const { person, displayName, profileName } = props.app;
  const t = useStudioText();
  if (person?.includes(':')) {
    return <EntityLink entityRef={person} displayName={displayName} />;
  }
  return <>{displayName ?? person ?? profileName ?? t('domain.shared')}</>;
}

/** Apps have the statuses of domains. */
function StatusWord(props: { status: string }) {
  return <>{useDomainWords().status(props)}</>;
}
