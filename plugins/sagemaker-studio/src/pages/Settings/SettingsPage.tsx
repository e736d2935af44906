/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { EveryTeam } from '../../components/OtherLeads';
import { Flex, Text } from '@backstage/ui';
import {
  EmptyState,
  LiveContent,
  StaleNotice,
} from '../../components/Feedback';
import { PageContent } from '../../components/PageContent';
import { PageTitle } from '../../components/PageTitle';
import { WhoDecidesLink } from '../../components/WhoDecidesLink';
import { usePageTitles, useSettings, useStudioText } from '../../hooks';
import { DomainSettingsCard } from './DomainSettingsCard';
import { ExportSettings } from './ExportSettings';
import { ImportSettings } from './ImportSettings';
import { NewTeamSettings } from './NewTeamSettings';
import { PolicySettingsList } from './PolicySettingsList';
import styles from './Settings.module.css';
import { TeamRuleList } from './TeamRuleList';
import { TeamSettingsCard } from './TeamSettingsCard';

/** The settings of domains, teams and policies, who set them, and the forms to change them. */
export function SettingsPage() {
  const settings = useSettings();
  const t = useStudioText();
  const titleOf = usePageTitles();
  return (
    <PageContent>
      <PageTitle title={titleOf('settings')} />
      <LiveContent source={settings} rows={3} rowHeight={160}>
        {({ domains, teams, policies, everyTeam, mayChangeAll }) => (
          <Flex direction="column" gap="4">
            <Text as="p" color="secondary">
              {t('settings.description')}
            </Text>
            <Flex>
              <WhoDecidesLink />
            </Flex>
            <StaleNotice source={settings} />
            {mayChangeAll && (
              <ExportSettings>
                <ImportSettings onSaved={settings.reload} />
              </ExportSettings>
            )}
            <Text as="h2" variant="body-large" weight="bold">
              {t('settings.domains')}
            </Text>
            {domains.length === 0 && (
              <EmptyState
                title={t('domains.emptyTitle')}
                description={t('domains.empty')}
              />
            )}
            <ul className={styles.cards} aria-label={t('settings.domains')}>
              {domains.map(domain => (
                <li key={domain.domainId}>
                  <DomainSettingsCard
                    domain={domain}
                    onSaved={settings.reload}
                  />
                </li>
              ))}
            </ul>
            <Text as="h2" variant="body-large" weight="bold">
              {t('settings.teams')}
            </Text>
            {everyTeam && <EveryTeam everyTeam={everyTeam} />}
            {teams.length === 0 && (
              <Text as="p" color="secondary">
                {t('settings.noTeams')}
              </Text>
            )}
            <ul className={styles.cards} aria-label={t('settings.teams')}>
              {teams.map(team => (
                <li key={team.team}>
                  <TeamSettingsCard team={team} onSaved={settings.reload} />
                </li>
              ))}
            </ul>
            {mayChangeAll && (
              <NewTeamSettings
                known={teams.map(({ team }) => team)}
                onSaved={settings.reload}
              />
            )}
            <PolicySettingsList
              policies={policies}
              mayAdd={mayChangeAll}
              onSaved={settings.reload}
            />
            <TeamRuleList />
          </Flex>
        )}
      </LiveContent>
    </PageContent>
  );
}
