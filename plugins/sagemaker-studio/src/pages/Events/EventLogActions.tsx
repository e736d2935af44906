/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text } from '@backstage/ui';
import { RiDownloadLine, RiShieldCheckLine } from '@remixicon/react';
import {
  studioEventsExportPermission,
  studioEventsReadPermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDenied, useFailureText, useStudioText } from '../../hooks';
import styles from '../../components/EventLog/EventLog.module.css';
import { useEventExport } from './useEventExport';
import { useEventVerification } from './useEventVerification';
import { VerificationResult } from './VerificationResult';

const FORMATS = [
  ['jsonl', 'eventList.exportJsonl'],
  ['csv', 'eventList.exportCsv'],
] as const;

/** Takes the record away, and proves that nobody tampered with it. */
export function EventLogActions() {
  const t = useStudioText();
  const failureText = useFailureText();
  const mayNotRead = useDenied(studioEventsReadPermission);
  const mayNotExport = useDenied(studioEventsExportPermission);
  const exporting = useEventExport();
  const verification = useEventVerification();
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
          onPress={() => void verification.start()}
        >
          {t('eventList.verify')}
        </Button>
        {!mayNotExport && (
          <span
            role="group"
            aria-label={t('eventList.export')}
            className={styles.tools}
          >
            <Text as="span" color="secondary">
              {t('eventList.export')}
            </Text>
            {FORMATS.map(([format, label]) => (
              <Button
                key={format}
                variant="secondary"
                iconStart={<RiDownloadLine aria-hidden />}
                isPending={exporting.pending === format}
                onPress={() => void exporting.start(format)}
              >
                {t(label)}
              </Button>
            ))}
          </span>
        )}
      </div>
      {exporting.error !== undefined && (
        <Text as="p" role="alert" color="danger">
          {t('eventList.exportFailed', {
            message: failureText(exporting.error),
          })}
        </Text>
      )}
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
    </Flex>
  );
}
