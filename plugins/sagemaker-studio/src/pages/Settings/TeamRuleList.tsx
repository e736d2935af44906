/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import type { TeamRule } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { EntityLink } from '../../components/EntityLink';
import { TeamRuleState } from '../../components/TeamRules';
import { textContrast } from '../../components/TextContrast';
import { useStudioText, useTeamRules } from '../../hooks';
import styles from './Settings.module.css';

/** The rules of all teams; those first that need somebody. They are changed on the pages of the teams. */
export function TeamRuleList() {
  const t = useStudioText();
  const { data } = useTeamRules();
  if (!data?.items.length) {
    return null;
  }
  const rules = [
    ...data.items.filter(needsSomebody),
    ...data.items.filter(rule => !needsSomebody(rule)),
  ];
  return (
    <>
      <Text as="h2" variant="body-large" weight="bold">
        {t('teamRule.list')}
      </Text>
      <ul className={styles.cards} aria-label={t('teamRule.list')}>
        {rules.map(rule => (
          <li key={`${rule.team} ${rule.domainId}`}>
            <Card className={textContrast}>
              <CardHeader>
                <Text as="h3" variant="body-large" weight="bold">
                  {t('teamRule.of', {
                    team: <EntityLink entityRef={rule.team} />,
                    domain: rule.domainName ?? rule.domainId,
                  })}
                </Text>
              </CardHeader>
              <CardBody>
                <TeamRuleState rule={rule} />
              </CardBody>
            </Card>
          </li>
        ))}
      </ul>
    </>
  );
}

function needsSomebody({ isLapsed, held, problem }: TeamRule): boolean {
  return isLapsed || held !== undefined || problem !== undefined;
}
