/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import { WhoDecidesLink } from '../../components/WhoDecidesLink';
import { useStudioText } from '../../hooks';

/** A domain that is managed, but that no policy covers. */
export function NobodyCanAsk(props: { domainId?: string }) {
  const t = useStudioText();
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('settings.nobodyCanAsk')}
      description={t('settings.nobodyCanAskHint')}
      customActions={<WhoDecidesLink {...props} />}
    />
  );
}
