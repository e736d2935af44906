/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Flex, Text } from '@backstage/ui';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../hooks';
import { decidersAmong } from '../view';
import { EntityNames } from './EntityLink';

/** Who can decide a request; if nobody can, who could change that. */
export function WaitsFor(props: {
  request: Pick<AccessRequest, 'requester' | 'people' | 'approvers'>;
  label: string;
}) {
  const { request, label } = props;
  const t = useStudioText();
  const deciders = decidersAmong(request.approvers, request);
  const isNobody = deciders.length === 0;
  return (
    <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
      <Text as="span">
        {isNobody
          ? `${t('whoDecides.nobodyTitle')}. ${t('whoDecides.nobody')}`
          : label}
      </Text>
      {!isNobody && <EntityNames entityRefs={deciders} />}
    </Flex>
  );
}
