/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Flex, Text } from '@backstage/ui';
import type {
  PlanInput,
  PolicySimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { EntityNames } from '../../components/EntityLink';
import { useStageName, useStudioText, useTime, useViewer } from '../../hooks';
import { decidersAmong, isUndecidable } from '../../view';

/** Who would decide, by which policy, and who would hear of it. */
export function SimulationResult(props: {
  simulation: PolicySimulation;
  input: PlanInput;
}) {
  const { policy, automatic, stages, notified, duration, plan } =
    props.simulation;
  const stageName = useStageName();
  const t = useStudioText();
  const time = useTime();
  const viewer = useViewer();
  const concerned = {
    requester: viewer ?? '',
    people: plan.items.map(({ person }) => person),
  };
  if (isUndecidable(plan)) {
    return (
      <Alert
        role="status"
        status="warning"
        icon
        title={t('whoDecides.nobodyTitle')}
        description={t('whoDecides.nobody')}
      />
    );
  }
  return (
    <div role="status">
      <DescriptionList>
        <Description label={t('policies.byPolicy')}>{policy.name}</Description>
        <Description label={t('policies.decide')}>
          {automatic ? (
            t('whoDecides.automatic')
          ) : (
            <Flex direction="column" gap="1">
              {stages.map(({ name, approvers, quorum, fallback }, index) => (
                <Flex
                  key={`${index} ${name}`}
                  gap="2"
                  align="center"
                  style={{ flexWrap: 'wrap' }}
                >
                  {stages.length > 1 && (
                    <Text as="span" weight="bold">
                      {t('policies.stage', {
                        number: String(index + 1),
                        name: stageName(name),
                      })}
                    </Text>
                  )}
                  <EntityNames
                    entityRefs={decidersAmong(approvers, concerned)}
                  />
                  {quorum > 1 && (
                    <Text as="span" color="secondary">
                      {t('policies.quorum', { count: quorum })}
                    </Text>
                  )}
                  {fallback && (
                    <Text as="span" color="secondary">
                      {t('whoDecides.fallback')}
                    </Text>
                  )}
                </Flex>
              ))}
            </Flex>
          )}
        </Description>
        <Description label={t('policies.length')}>
          {duration ? time.duration(duration) : t('length.noEnd')}
        </Description>
        {notified.length > 0 && (
          <Description label={t('policies.notified')}>
            <EntityNames entityRefs={notified} />
          </Description>
        )}
      </DescriptionList>
    </div>
  );
}
