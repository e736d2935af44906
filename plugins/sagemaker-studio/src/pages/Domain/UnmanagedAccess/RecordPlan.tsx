/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type {
  Plan,
  PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useRef } from 'react';
import { PlanPreview, usePlanPreview } from '../../../components/RequestFields';
import { useStudioText } from '../../../hooks';
import { nameOfEntityRef, roleName } from '../../../view';

/** One of the requests that are filed together, with its plan. */
export function RecordPlan(props: {
  input: PlanInput;
  /** Called with the plan that is on the screen; undefined while there is none. */
  onPlan: (plan: Plan | undefined) => void;
}) {
  const { input, onPlan } = props;
  const { people = [], executionRole = '', team } = input;
  const t = useStudioText();
  const state = usePlanPreview(input);
  const latest = useRef(onPlan);
  latest.current = onPlan;
  const plan = state.isPending ? undefined : state.plan;
  useEffect(() => latest.current(plan), [plan]);
  const title = t('unmanaged.request', {
    role: roleName(executionRole),
    team: nameOfEntityRef(team),
    count: people.length,
  });
  return (
    <section aria-label={title}>
      <Flex direction="column" gap="2">
        <Text as="h3" weight="bold">
          {title}
        </Text>
        <PlanPreview state={state} />
      </Flex>
    </section>
  );
}
