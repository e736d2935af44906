/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import {
  createIdempotencyKey,
  type MassChange,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { EntityLink } from '../../components/EntityLink';
import { FailureAlert } from '../../components/Feedback';
import { RelativeTime } from '../../components/RelativeTime';
import { useAction, useStudioText } from '../../hooks';
import { AcceptButton } from './AcceptButton';
import { MassChangeDetails } from './MassChangeDetails';

/** One change that is held back: what would change, whom it concerns, and the decision on it. */
export function MassChangeItem(props: {
  change: MassChange;
  mayDecide: boolean;
  onDecided: () => Promise<void>;
}) {
  const { change, mayDecide, onDecided } = props;
  const { kind, hash, count, all, removals, rejected, since } = change;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const { run, isPending, error } = useAction(
    () =>
      api.rejectMassChange(
        { hash },
        { idempotencyKey: createIdempotencyKey() },
      ),
    onDecided,
  );
  const numbers = {
    number: String(count),
    all: String(all),
    what: removals?.what ?? '',
  };
  return (
    <Flex direction="column" gap="2">
      <Text as="p">
        {t(`massChange.sentence.${kind}`, numbers)}{' '}
        {since && (
          <Text as="span" color="secondary">
            <RelativeTime at={since} />
          </Text>
        )}
      </Text>
      <MassChangeDetails change={change} />
      {rejected && (
        <Text as="p" color="secondary">
          {t('massChange.rejectedBy', {
            who: <EntityLink entityRef={rejected.by} />,
          })}{' '}
          <RelativeTime at={rejected.at} />
        </Text>
      )}
      {error !== undefined && (
        <FailureAlert title={t('massChange.failed')} error={error} />
      )}
      {mayDecide ? (
        <Flex gap="2" style={{ flexWrap: 'wrap' }}>
          <AcceptButton change={change} onAccepted={onDecided} />
          {!rejected && (
            <Button
              variant="secondary"
              isPending={isPending}
              onPress={() => void run()}
            >
              {t('massChange.reject')}
            </Button>
          )}
        </Flex>
      ) : (
        <Text as="p" color="secondary">
          {t('massChange.othersDecide')}
        </Text>
      )}
    </Flex>
  );
}
