/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import type { DailyCount } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useHistory, useLastDefined, useStudioText } from '../../hooks';
import { EntityPicker } from '../EntityPicker';
import { EmptyState, LiveContent, StaleNotice } from '../Feedback';
import { Section } from '../Section';
import { CountTable } from './CountTable';
import styles from './History.module.css';
import { LinePlot } from './LinePlot';
import type { CountName } from './LinePlot';

const RANGES = [30, 90, 365];
const PEOPLE: CountName[] = ['people', 'ready', 'unused'];
const APPS: CountName[] = ['runningApps'];

/** Daily counts of a domain, or of a team in it: people with access, ready, unused, and running apps. */
export function History(props: {
  domainId: string;
  /** Catalog ref of the team whose people are counted. Absent: the viewer may select one. */
  team?: string;
}) {
  const t = useStudioText();
  const [days, setDays] = useState(90);
  const [chosen, setChosen] = useState('');
  const team = props.team ?? chosen;
  const history = useHistory({
    domainId: props.domainId,
    team: team || undefined,
    days,
  });
  // While another range loads, the previous one stays.
  const shown = { ...history, data: useLastDefined(history.data) };
  return (
    <Flex direction="column" gap="4">
      <div className={styles.toolbar}>
        {props.team === undefined && (
          <EntityPicker
            className={styles.team}
            kind="Group"
            label={t('pick.team')}
            placeholder={t('pick.anyTeam')}
            value={chosen}
            onChange={setChosen}
          />
        )}
        <ToggleButtonGroup
          aria-label={t('history.range')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[String(days)]}
          onSelectionChange={([key]) => setDays(Number(key))}
        >
          {RANGES.map(range => (
            <ToggleButton key={range} id={String(range)}>
              {t('history.days', { count: range })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <LiveContent source={shown} rows={2} rowHeight={280}>
        {counts => (
          <>
            <StaleNotice source={shown} />
            <Plots days={counts} />
          </>
        )}
      </LiveContent>
    </Flex>
  );
}

function Plots(props: { days: DailyCount[] }) {
  const { days } = props;
  const t = useStudioText();
  if (days.length === 0) {
    return (
      <EmptyState
        title={t('history.emptyTitle')}
        description={t('history.empty')}
      />
    );
  }
  return (
    <>
      <Section title={t('history.peopleTitle')}>
        <LinePlot title={t('history.peopleTitle')} names={PEOPLE} days={days} />
      </Section>
      <Section title={t('history.appsTitle')}>
        <LinePlot title={t('history.appsTitle')} names={APPS} days={days} />
      </Section>
      <CountTable days={days} />
      <Text as="p" variant="body-small" color="secondary">
        {t('history.inUtc')}
      </Text>
    </>
  );
}
