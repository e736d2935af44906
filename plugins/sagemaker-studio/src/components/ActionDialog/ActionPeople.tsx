/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import type { ActionObstacle, ActionProposal } from '../../view';
import { Description, DescriptionList } from '../DescriptionList';

const MAX_NAMES = 8;

/** The people an action is for, and the selected people it does not apply to. */
export function ActionPeople(props: {
  proposal: ActionProposal;
  domain: StudioDomain | undefined;
}) {
  const { proposal, domain } = props;
  const t = useStudioText();
  const names = useNames();
  const byObstacle = new Map<ActionObstacle, string[]>();
  for (const { obstacle, displayName } of proposal.skipped) {
    byObstacle.set(obstacle, [
      ...(byObstacle.get(obstacle) ?? []),
      displayName,
    ]);
  }
  return (
    <Flex direction="column" gap="2">
      <DescriptionList>
        <Description label={t('dialog.domain')}>
          {domain?.name ?? proposal.input.domainId}
        </Description>
        <Description
          label={
            proposal.people.length > 1
              ? t('actions.people', { count: proposal.people.length })
              : t('actions.person')
          }
        >
          {names(proposal.people)}
        </Description>
      </DescriptionList>
      {[...byObstacle].map(([obstacle, people]) => (
        <Text key={obstacle} as="p" color="secondary">
          {t('actions.leftOut', {
            people: names(people),
            reason: t(`actions.obstacle.${obstacle}`),
          })}
        </Text>
      ))}
    </Flex>
  );
}

function useNames() {
  const t = useStudioText();
  return (people: string[]): string =>
    people.length > MAX_NAMES
      ? t('actions.andMore', {
          names: people.slice(0, MAX_NAMES).join(', '),
          count: people.length - MAX_NAMES,
        })
      : people.join(', ');
}
