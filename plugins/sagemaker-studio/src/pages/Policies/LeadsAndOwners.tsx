/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type {
  DomainSettings,
  SettingsOrigin,
  TeamSettings,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { EntityLink, EntityNames } from '../../components/EntityLink';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import { CellStack, ResponsiveTable } from '../../components/ResponsiveTable';
import type { TableColumn } from '../../components/ResponsiveTable';
import { EveryTeam, OtherLeads } from '../../components/OtherLeads';
import { useSettings, useStudioText } from '../../hooks';
import styles from './Policies.module.css';

/** The leads of teams and the owners of domains, whom policies speak of, each with its source. */
export function LeadsAndOwners() {
  const settings = useSettings();
  const t = useStudioText();
  return (
    <LiveContent source={settings} rows={4} rowHeight={48}>
      {({ domains, teams, everyTeam }) => (
        <Flex direction="column" gap="4">
          <StaleNotice source={settings} />
          <Text as="h2" variant="body-large" weight="bold">
            {t('policies.leads')}
          </Text>
          {everyTeam && <EveryTeam everyTeam={everyTeam} />}
          <Leads teams={teams} />
          <Text as="h2" variant="body-large" weight="bold">
            {t('policies.owners')}
          </Text>
          <Owners domains={domains} />
        </Flex>
      )}
    </LiveContent>
  );
}

function Leads(props: { teams: TeamSettings[] }) {
  const { teams } = props;
  const t = useStudioText();
  const columns = useMemo(
    (): TableColumn<TeamSettings & { id: string }>[] => [
      {
        id: 'team',
        label: t('pick.team'),
        cell: ({ team }) => <EntityLink entityRef={team} />,
      },
      {
        id: 'leads',
        label: t('settings.field.leads'),
        cell: ({ leads, otherLeads }) => (
          <CellStack>
            <Names entityRefs={leads} />
            {otherLeads && <OtherLeads otherLeads={otherLeads} />}
          </CellStack>
        ),
      },
      {
        id: 'source',
        label: t('policies.from'),
        cell: origin => <Source origin={origin} />,
      },
    ],
    [t],
  );
  return teams.length === 0 ? (
    <Text as="p" color="secondary">
      {t('settings.noTeams')}
    </Text>
  ) : (
    <ResponsiveTable
      label={t('policies.leads')}
      columns={columns}
      rows={teams.map(team => ({ ...team, id: team.team }))}
    />
  );
}

function Owners(props: { domains: DomainSettings[] }) {
  const { domains } = props;
  const t = useStudioText();
  const columns = useMemo(
    (): TableColumn<DomainSettings & { id: string }>[] => [
      {
        id: 'domain',
        label: t('facts.domain'),
        cell: ({ name, domainId }) => name ?? domainId,
      },
      {
        id: 'mode',
        label: t('facts.mode'),
        cell: ({ mode }) => t(`mode.${mode}`),
      },
      {
        id: 'owners',
        label: t('settings.field.owners'),
        cell: ({ owners }) => <Names entityRefs={owners} />,
      },
      {
        id: 'source',
        label: t('policies.from'),
        cell: origin => <Source origin={origin} />,
      },
    ],
    [t],
  );
  return (
    <ResponsiveTable
      label={t('policies.owners')}
      columns={columns}
      rows={domains.map(domain => ({ ...domain, id: domain.domainId }))}
      emptyState={
        <Text as="p" color="secondary">
          {t('domains.emptyTitle')}
        </Text>
      }
    />
  );
}

function Names(props: { entityRefs: string[] }) {
  const t = useStudioText();
  return props.entityRefs.length > 0 ? (
    <EntityNames entityRefs={props.entityRefs} />
  ) : (
    <Text as="span" color="secondary">
      {t('settings.nobody')}
    </Text>
  );
}

function Source(props: { origin: SettingsOrigin }) {
  const { source, key } = props.origin;
  const t = useStudioText();
  return (
    <CellStack>
      <Text as="span">{t(`settings.source.${source}`)}</Text>
      {key && (
        <Text
          as="span"
          variant="body-small"
          color="secondary"
          className={styles.breaking}
        >
          {key}
        </Text>
      )}
    </CellStack>
  );
}
