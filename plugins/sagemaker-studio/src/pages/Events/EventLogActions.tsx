/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { RiShieldCheckLine } from '@remixicon/react';
import {
  studioEventsExportPermission,
  studioEventsReadPermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import { EventExport } from '../../components/EventLog';
import {
  useAction,
  useDenied,
  useFailureText,
  useStudioText,
} from '../../hooks';
import styles from './EventLogActions.module.css';
import { GivenEventForm, type GivenEvent } from './GivenEventForm';
import { VerificationResult } from './VerificationResult';

/** Verifies the event log, and exports it. */
export function EventLogActions() {
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const failureText = useFailureText();
  const mayNotRead = useDenied(studioEventsReadPermission);
  const mayNotExport = useDenied(studioEventsExportPermission);
  const verification = useAction((given?: GivenEvent) =>
    api.verifyEvents(given),
  );
  if (mayNotRead) {
    return null;
  }
  return (
    <Flex direction="column" gap="3">
      <div className={styles.tools}>
        <Button
          variant="secondary"
          iconStart={<RiShieldCheckLine aria-hidden />}
          isPending={verification.isPending}
          onPress={() => void verification.run()}
        >
          {t('eventList.verify')}
        </Button>
        {!mayNotExport && <EventExport />}
      </div>
      {verification.error !== undefined && (
        <Text as="p" role="alert" color="danger">
          {t('eventList.verifyFailed', {
            message: failureText(verification.error),
          })}
        </Text>
      )}
      {verification.result && (
        <VerificationResult result={verification.result} />
      )}
      {(verification.result || verification.isPending) && (
        <GivenEventForm onCompare={given => void verification.run(given)} />
      )}
    </Flex>
  );
}
