/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { RiDownloadLine, RiShieldCheckLine } from '@remixicon/react';
import {
  studioEventsExportPermission,
  studioEventsReadPermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../../api';
import {
  useAction,
  useDenied,
  useFailureText,
  useStudioText,
} from '../../hooks';
import styles from './EventLogActions.module.css';
import { GivenEventForm, type GivenEvent } from './GivenEventForm';
import { saveFile } from '../../components/saveFile';
import { VerificationResult } from './VerificationResult';

const FORMATS = [
  ['jsonl', 'eventList.exportJsonl'],
  ['csv', 'eventList.exportCsv'],
] as const;

type Format = (typeof FORMATS)[number][0];

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
  // An export that is cut off is an error, and no file is saved.
  const download = useAction(async (format: Format) => {
    const response = await api.exportEvents(format);
    saveFile(await response.blob(), `studio-access-events.${format}`);
  });
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
                isPending={download.pending?.includes(format) ?? false}
                onPress={() => void download.run(format)}
              >
                {t(label)}
              </Button>
            ))}
          </span>
        )}
      </div>
      {download.error !== undefined && (
        <Text as="p" role="alert" color="danger">
          {t('eventList.exportFailed', {
            message: failureText(download.error),
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
      {(verification.result || verification.isPending) && (
        <GivenEventForm onCompare={given => void verification.run(given)} />
      )}
    </Flex>
  );
}
