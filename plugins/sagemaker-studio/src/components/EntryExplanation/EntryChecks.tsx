/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  EntryCheck,
  EntryExplanation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useApiText, useStudioText } from '../../hooks';
import type { Tone } from '../../view';
import { CheckList } from '../CheckList';

const TONES: Record<EntryCheck['status'], Tone> = {
  passed: 'positive',
  failed: 'negative',
  'not-reached': 'neutral',
};

/** The conditions for signing in to Studio, in order; those after the first failed one are not evaluated. */
export function EntryChecks(props: {
  explanation: EntryExplanation;
  isOwn: boolean;
}) {
  const { isOwn } = props;
  const { checks, domainName } = props.explanation;
  const t = useStudioText();
  const { say } = useApiText();
  return (
    <CheckList
      label={t('entry.checksLabel', { domain: domainName })}
      checks={checks.map(check => ({
        code: check.code,
        title: t(`entry.check.${check.code}`),
        tone: TONES[check.status],
        status: t(`entry.status.${check.status}`),
        sentence:
          check.status === 'not-reached'
            ? undefined
            : say(check, 'sentence', { isOwn }),
      }))}
    />
  );
}
