/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ReactNode } from 'react';
import styles from './AwsThing.module.css';
import { AwsLink } from './AwsLink';
import { CopyButton } from './CopyButton';

/** A thing of AWS: its name, a button that copies its id or ARN, and a link to the AWS console. */
export function AwsThing(props: {
  id: string;
  /** The name that the link says. Default: the id. */
  name?: string;
  href: string | undefined;
  children?: ReactNode;
}) {
  const { id, name = id, href, children = id } = props;
  return (
    <span className={styles.thing}>
      <span className={styles.text}>{children}</span>
      <CopyButton text={id} />
      <AwsLink href={href} name={name} />
    </span>
  );
}
