/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { sagemakerStudioApiRef } from '../../api';
import { useAction, useFailureText, useStudioText } from '../../hooks';
import { saveFile } from '../saveFile';

const FORMATS = [
  ['jsonl', 'eventList.exportJsonl'],
  ['csv', 'eventList.exportCsv'],
] as const;

type Format = (typeof FORMATS)[number][0];

/** Saves all events in a file, or those of a team. */
export function EventExport(props: {
  /** Catalog ref. */
  team?: string;
}) {
  const { team } = props;
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const failureText = useFailureText();
  // An export that is cut off is an error, and no file is saved.
  const download = useAction(async (format: Format) => {
    const response = await (team === undefined
      ? api.exportEvents(format)
      : api.exportEvents(format, { team }));
    saveFile(await response.blob(), `studio-access-events.${format}`);
  });
  return (
    <Flex direction="column" gap="2">
      <Flex
        role="group"
        aria-label={t('eventList.export')}
        align="center"
        gap="2"
        style={{ flexWrap: 'wrap' }}
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
      </Flex>
      {download.error !== undefined && (
        <Text as="p" role="alert" color="danger">
          {t('eventList.exportFailed', {
            message: failureText(download.error),
          })}
        </Text>
      )}
    </Flex>
  );
}
