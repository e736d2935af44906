/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { Flex } from '@backstage/ui';
import { BeforeFirstSync } from './BeforeFirstSync';
import { DomainFreshnessAlert } from './SyncAlerts';

/** Nothing can be shown yet: because it is still being read, or because AWS refuses, which does not pass by itself. */
export function NotSyncedYet(props: { domains: StudioDomain[] }) {
  const refused = props.domains.filter(({ failure }) => failure);
  return refused.length > 0 ? (
    <Flex direction="column" gap="3">
      {refused.map(domain => (
        <DomainFreshnessAlert key={domain.domainId} domain={domain} />
      ))}
    </Flex>
  ) : (
    <BeforeFirstSync />
  );
}
