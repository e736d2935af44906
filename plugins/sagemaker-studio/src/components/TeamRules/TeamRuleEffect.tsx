/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { TeamRuleSimulation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText, useTime } from '../../hooks';

/** Whom a rule would ask for now, and whose access it would end. */
export function TeamRuleEffect(props: { simulation: TeamRuleSimulation }) {
  const t = useStudioText();
  return (
    <section aria-label={t('teamRule.simulation')}>
      <Flex direction="column" gap="2">
        <Text as="h3" weight="bold">
          {t('teamRule.simulation')}
        </Text>
        <TeamRulePeople {...props} />
      </Flex>
    </section>
  );
}

/** The people alone, for places that have a heading of their own. */
export function TeamRulePeople(props: { simulation: TeamRuleSimulation }) {
  const { joiners, leavers } = props.simulation;
  const t = useStudioText();
  const time = useTime();
  const effects = [
    { key: 'wouldAsk', people: joiners },
    { key: 'wouldEnd', people: leavers },
  ] as const;
  return (
    <>
      {joiners.length + leavers.length === 0 && (
        <Text as="p">{t('teamRule.nobody')}</Text>
      )}
      {effects
        .filter(({ people }) => people.length > 0)
        .map(({ key, people }) => (
          <Text as="p" key={key}>
            {t(`teamRule.${key}`, { count: people.length })}:{' '}
            {time.list(people.map(({ displayName }) => displayName))}
          </Text>
        ))}
    </>
  );
}
