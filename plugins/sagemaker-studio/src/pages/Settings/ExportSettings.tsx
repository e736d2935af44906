/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { FailureAlert } from '../../components/Feedback';
import { useAction, useStudioText } from '../../hooks';
import { saveFile } from '../../components/saveFile';

/** Downloads what is set in the portal, for app-config. */
export function ExportSettings(props: {
  /** Other buttons beside this one. */
  children: ReactNode;
}) {
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const { run, isPending, error } = useAction(async () => {
    const { yaml } = await api.exportSettings();
    saveFile(
      new Blob([yaml], { type: 'application/yaml' }),
      'app-config.studio-settings.yaml',
    );
  });
  return (
    <Flex direction="column" gap="2" align="start">
      <Flex gap="2" style={{ flexWrap: 'wrap' }}>
        <Button
          variant="secondary"
          isPending={isPending}
          onPress={() => void run()}
        >
          {t('settings.export')}
        </Button>
        {props.children}
      </Flex>
      <Text as="p" color="secondary">
        {t('settings.exportHint')}
      </Text>
      {error !== undefined && (
        <FailureAlert title={t('settings.exportFailed')} error={error} />
      )}
    </Flex>
  );
}
