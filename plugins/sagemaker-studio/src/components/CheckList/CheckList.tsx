/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import type { Tone } from '../../view';
import { ToneBadge } from '../StateBadge';
import styles from './CheckList.module.css';

type Check = {
  code: string;
  title: string;
  tone: Tone;
  status: string;
  sentence?: string;
  remedy?: string;
};

/** Checks in order, each with its result and what to do about it. */
export function CheckList(props: { label: string; checks: Check[] }) {
  if (props.checks.length === 0) {
    return null;
  }
  return (
    <ol className={styles.checks} aria-label={props.label}>
      {props.checks.map(({ code, title, tone, status, sentence, remedy }) => (
        <li key={code} className={styles.check}>
          <span className={styles.title}>
            <Text as="span" weight="bold">
              {title}
            </Text>
            <ToneBadge tone={tone}>{status}</ToneBadge>
          </span>
          {sentence && <Text as="p">{sentence}</Text>}
          {remedy && (
            <Text as="p" color="secondary">
              {remedy}
            </Text>
          )}
        </li>
      ))}
    </ol>
  );
}
