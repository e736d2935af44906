/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { TextAreaField } from '@backstage/ui';
import type { Ref } from 'react';
import { useStudioText } from '../../hooks';

/** The justification of a request. */
export function JustificationField(props: {
  fieldRef: Ref<HTMLDivElement>;
  value: string;
  error?: string;
  /** Whether somebody decides, who reads it. */
  isDecided: boolean;
  onChange: (justification: string) => void;
}) {
  const t = useStudioText();
  return (
    <TextAreaField
      ref={props.fieldRef}
      label={t('dialog.justification')}
      description={t(
        props.isDecided
          ? 'dialog.justificationHint'
          : 'dialog.justificationKept',
      )}
      name="justification"
      isRequired
      secondaryLabel={t('fields.required')}
      rows={3}
      value={props.value}
      onChange={props.onChange}
      validationBehavior="aria"
      validate={() => props.error ?? null}
    />
  );
}
