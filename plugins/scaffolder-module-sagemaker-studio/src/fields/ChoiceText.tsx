/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Text } from '@backstage/ui';
import { Fragment } from 'react';
import styles from './Choices.module.css';

/** The label of a radio button: a title, and further lines. */
export function ChoiceText(props: { title: string; lines: string[] }) {
  return (
    <span className={styles.lines}>
      <Text as="span" weight="bold">
        {props.title}
      </Text>
      {props.lines.map(line => (
        // The space separates the lines for screen readers.
        <Fragment key={line}>
          {' '}
          <Text as="span" variant="body-small" color="secondary">
            {line}
          </Text>
        </Fragment>
      ))}
    </span>
  );
}
