/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { useStudioText } from '../../hooks';
import styles from './AwsThing.module.css';

/** A link to a thing of AWS in its console; nothing where its address is unknown. */
export function AwsLink(props: { href: string | undefined; name: string }) {
  const { href, name } = props;
  const t = useStudioText();
  const label = t('aws.open', { name });
  return href ? (
    <Link
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={label}
      title={label}
      className={styles.icon}
    >
      <RiExternalLinkLine aria-hidden size={16} />
    </Link>
  ) : null;
}
