/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ButtonIcon, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';
import { useStudioText } from '../../hooks';

/** Copies an id or an ARN. */
export function CopyButton(props: { text: string }) {
  const { text } = props;
  const t = useStudioText();
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // Without the right to write to it, the text can still be selected.
      setCopied(undefined);
    }
  };
  return (
    <>
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('aws.copy', { text })}
        icon={isCopied ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={() => void copy()}
      />
      <VisuallyHidden role="status">
        {isCopied ? t('aws.copied') : ''}
      </VisuallyHidden>
    </>
  );
}
