/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, TextAreaField } from '@backstage/ui';
import { useRef, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { CheckedForm } from '../../components/CheckedForm';
import { useStudioText } from '../../hooks';
import { ImportResult } from './ImportResult';
import styles from './Settings.module.css';

const MAX_YAML = 200_000;

/** Imports settings: what would change is shown first. */
export function ImportDialog(props: {
  onClose: () => void;
  onSaved: () => Promise<void>;
}) {
  const api = useApi(sagemakerStudioApiRef);
  const t = useStudioText();
  const [yaml, setYaml] = useState('');
  const file = useRef<HTMLInputElement>(null);
  return (
    <CheckedForm
      title={t('settings.import')}
      input={{ yaml }}
      simulate={() => api.simulateSettingsImport({ yaml })}
      isChange={({ items }) => items.some(({ changes }) => changes.length > 0)}
      result={simulation => <ImportResult simulation={simulation} />}
      failures={{
        check: t('settings.importCheckFailed'),
        save: t('settings.importFailed'),
      }}
      save={({ hash }) => api.importSettings({ yaml, hash })}
      saveLabel={t('settings.importSave')}
      {...props}
    >
      <Flex>
        <Button variant="secondary" onPress={() => file.current?.click()}>
          {t('settings.importChoose')}
        </Button>
        <input
          ref={file}
          type="file"
          accept=".yaml,.yml,.json"
          aria-label={t('settings.importFile')}
          hidden
          onChange={async ({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) {
              setYaml(await chosen.text());
            }
            // The same file may be chosen again once it has been edited.
            target.value = '';
          }}
        />
      </Flex>
      <TextAreaField
        className={styles.yamlField}
        label={t('settings.importYaml')}
        description={t('settings.importHint')}
        isRequired
        secondaryLabel={t('fields.required')}
        maxLength={MAX_YAML}
        rows={14}
        spellCheck="false"
        value={yaml}
        onChange={setYaml}
      />
    </CheckedForm>
  );
}
