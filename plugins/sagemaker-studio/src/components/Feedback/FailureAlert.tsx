/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert } from '@backstage/ui';
import { useFailureText } from '../../hooks';

/** Says what failed, and why. */
export function FailureAlert(props: { title: string; error: unknown }) {
  const failureText = useFailureText();
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={props.title}
      description={failureText(props.error)}
    />
  );
}
