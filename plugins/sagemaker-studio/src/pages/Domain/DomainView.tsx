/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  ButtonLink,
  Card,
  CardBody,
  Flex,
  Tab,
  TabPanel,
  Tabs,
} from '@backstage/ui';
import {
  studioEventsReadPermission,
  studioSettingsUpdatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  DomainOverview,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReactNode } from 'react';
import { DomainObstacleAlert } from '../../components/DomainInfo';
import { EventLog } from '../../components/EventLog';
import { LiveContent, StaleNotice } from '../../components/Feedback';
import {
  BeforeFirstSync,
  DomainFreshnessAlert,
  SyncStatus,
} from '../../components/Freshness';
import { History } from '../../components/History';
import { RequestOwnAccess } from '../../components/RequestAccess';
import { TabRow } from '../../components/TabRow';
import { WhoDecidesLink } from '../../components/WhoDecidesLink';
import { textContrast } from '../../components/TextContrast';
import {
  useDenied,
  useDomainOverview,
  useGranted,
  usePageTitles,
  useStudioText,
  useUrlState,
} from '../../hooks';
import { settingsRouteRef } from '../../routes';
import { diagnosisFilterOf } from '../../view';
import type { DiagnosisFilter } from '../../view';
import styles from './Domain.module.css';
import { DomainPeople } from './DomainPeople';
import { EffectiveAccessView } from './EffectiveAccess/EffectiveAccessView';
import { OverviewTab } from './OverviewTab';
import { RunningApps } from './RunningApps';

const VIEWS = [
  'overview',
  'people',
  'apps',
  'history',
  'access',
  'events',
] as const;

type View = (typeof VIEWS)[number];

/** One domain: its state above, its tabs below. */
export function DomainView(props: {
  domainId: string;
  renderTitle?: (domain: StudioDomain) => ReactNode;
}) {
  const { domainId, renderTitle } = props;
  const overview = useDomainOverview(domainId);
  return (
    <LiveContent source={overview} rows={6} rowHeight={72}>
      {data => (
        <Flex direction="column" gap="4" py="2" className={textContrast}>
          {renderTitle?.(data.domain)}
          <Flex
            justify="between"
            align="center"
            gap="3"
            style={{ flexWrap: 'wrap' }}
          >
            <SyncStatus syncedAt={data.syncedAt} reload={overview.reload} />
            <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
              <WhoDecidesLink domainId={domainId} />
              <DomainSettingsLink />
              <RequestOwnAccess
                domainId={domainId}
                hasOthers
                onSent={overview.reload}
              />
            </Flex>
          </Flex>
          <StaleNotice source={overview} />
          <DomainObstacleAlert domain={data.domain} />
          <DomainFreshnessAlert domain={data.domain} failures={data.failures} />
          {!data.syncedAt && <BeforeFirstSync />}
          <Views overview={data} />
        </Flex>
      )}
    </LiveContent>
  );
}

/** For those who may change what is set for the domain. */
function DomainSettingsLink() {
  const titleOf = usePageTitles();
  const toSettings = useRouteRef(settingsRouteRef);
  const maySet = useGranted(studioSettingsUpdatePermission);
  return maySet && toSettings ? (
    <ButtonLink variant="secondary" href={toSettings()}>
      {titleOf('settings')}
    </ButtonLink>
  ) : null;
}

function Views(props: { overview: DomainOverview }) {
  const { overview } = props;
  const { domain } = overview;
  const t = useStudioText();
  const [params, setUrlState] = useUrlState();
  const wanted = params.get('view');
  const denied = useDenied(studioEventsReadPermission);
  const views = VIEWS.filter(each => !(denied && each === 'events'));
  const view = views.find(each => each === wanted) ?? 'overview';
  const filter = diagnosisFilterOf(params.get('show'));
  const showPeople = (next: DiagnosisFilter) =>
    setUrlState({ view: 'people', show: next === 'all' ? undefined : next });

  const content: Record<View, () => ReactNode> = {
    overview: () => (
      <OverviewTab
        overview={overview}
        onShowAttention={() => showPeople('attention')}
      />
    ),
    people: () => (
      <Card>
        <CardBody>
          <DomainPeople domain={domain} filter={filter} onFilter={showPeople} />
        </CardBody>
      </Card>
    ),
    apps: () => (
      <Card>
        <CardBody>
          <RunningApps domain={domain} apps={overview.runningApps} />
        </CardBody>
      </Card>
    ),
    history: () => <History domainId={domain.domainId} />,
    access: () => <EffectiveAccessView domain={domain} />,
    events: () => (
      <EventLog filter={{ domainId: domain.domainId }} isOfOneDomain />
    ),
  };
  return (
    <Tabs
      selectedKey={view}
      onSelectionChange={key =>
        setUrlState({
          view: key === 'overview' ? undefined : String(key),
          show: undefined,
        })
      }
    >
      <TabRow aria-label={t('domain.views', { domain: domain.name })}>
        {views.map(id => (
          <Tab key={id} id={id}>
            {t(`domain.${id}`)}
          </Tab>
        ))}
      </TabRow>
      {views.map(id => (
        <TabPanel key={id} id={id} className={styles.panel}>
          {content[id]()}
        </TabPanel>
      ))}
    </Tabs>
  );
}
