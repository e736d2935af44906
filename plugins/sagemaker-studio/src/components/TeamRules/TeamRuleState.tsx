/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, Text } from '@backstage/ui';
import {
  studioLeaversAcceptPermission,
  type TeamRule,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useApiText, useGranted, useStudioText } from '../../hooks';
import { EntityLink } from '../EntityLink';

/** The effect of a team rule, who set it, and what blocks it. */
export function TeamRuleState(props: { rule: TeamRule }) {
  const { rule } = props;
  const { joiners, leavers, setBy, waiting, held, problem, source } = rule;
  const t = useStudioText();
  const { say } = useApiText();
  const mayDecide = useGranted(studioLeaversAcceptPermission);
  const who = setBy && <EntityLink entityRef={setBy} />;
  return (
    <Flex direction="column" gap="2">
      <Text as="p">
        {t(`teamRule.joiners.${joiners}`)} {t(`teamRule.leavers.${leavers}`)}{' '}
        {waiting > 0 && t('teamRule.waiting', { count: waiting })}
      </Text>
      {rule.isLapsed && who && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('teamRule.lapsed')}
          description={t('teamRule.lapsedHint', { who })}
        />
      )}
      {held && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('teamRule.held')}
          description={t(
            mayDecide ? 'teamRule.heldForYou' : 'teamRule.heldHint',
            {
              joiners: String(held.joiners),
              leavers: String(held.leavers),
            },
          )}
        />
      )}
      {problem && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('teamRule.problem')}
          description={say(rule, 'problem')}
        />
      )}
      <Text as="p" color="secondary">
        {source === 'app-config'
          ? t('teamRule.fixed')
          : who && !rule.isLapsed && t('teamRule.setBy', { who })}
      </Text>
    </Flex>
  );
}
