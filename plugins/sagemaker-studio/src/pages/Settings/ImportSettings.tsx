/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import { ImportDialog } from './ImportDialog';

/** Sets what an export of a portal, or a part of app-config, says. */
export function ImportSettings(props: { onSaved: () => Promise<void> }) {
  const t = useStudioText();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" onPress={() => setIsOpen(true)}>
        {t('settings.import')}
      </Button>
      {isOpen && (
        <ImportDialog
          onClose={() => setIsOpen(false)}
          onSaved={props.onSaved}
        />
      )}
    </>
  );
}
