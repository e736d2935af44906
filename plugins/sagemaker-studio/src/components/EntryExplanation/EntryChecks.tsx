/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  EntryCheck,
  EntryExplanation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import type { Tone } from '../../view';
import { CheckList } from '../CheckList';

const TONES: Record<EntryCheck['status'], Tone> = {
  passed: 'positive',
  failed: 'negative',
  'not-reached': 'neutral',
};

/** The conditions for signing in to Studio, in order; those after the first failed one are not evaluated. */
export function EntryChecks(props: { explanation: EntryExplanation }) {
  const { checks, domainName } = props.explanation;
  const t = useStudioText();
  return (
    <CheckList
      label={t('entry.checksLabel', { domain: domainName })}
      checks={checks.map(({ code, status, sentence }) => ({
        code,
        title: t(`entry.check.${code}`),
        tone: TONES[status],
        status: t(`entry.status.${status}`),
        sentence: status === 'not-reached' ? undefined : sentence,
      }))}
    />
  );
}
