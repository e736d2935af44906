/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import {
  createIdempotencyKey,
  type MassChange,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { ConfirmButton } from '../../components/ConfirmButton';
import { useStudioText } from '../../hooks';

/** Accepts a mass change as it is shown, after a confirmation that names what happens. */
export function AcceptButton(props: {
  change: MassChange;
  onAccepted: () => Promise<void>;
}) {
  const { change, onAccepted } = props;
  const { kind, hash, count } = change;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  return (
    <ConfirmButton
      isDestructive
      label={t(`massChange.accept.${kind}`)}
      title={t(`massChange.accept.${kind}`)}
      text={t(`massChange.consequence.${kind}`, { number: String(count) })}
      confirmLabel={t('massChange.confirm')}
      failedTitle={t('massChange.failed')}
      act={async () => {
        await api.acceptMassChange(
          { hash },
          { idempotencyKey: createIdempotencyKey() },
        );
        await onAccepted();
      }}
    />
  );
}
