/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { Button, Text } from '@backstage/ui';
import { useAction, useDeniedFor, useFailureText } from '../../hooks';

/** A button that acts on a grant. Hidden from viewers without the permission. */
export function GrantButton(props: {
  grantId: string;
  permission: ResourcePermission;
  label: string;
  /** For screen readers: the label with the name of the person. */
  fullLabel: string;
  act: () => Promise<unknown>;
  failedText: (message: string) => string;
  onSettled?: () => void;
}) {
  const { grantId, permission, label, fullLabel, act, failedText } = props;
  const failureText = useFailureText();
  const denied = useDeniedFor(permission, grantId);
  const { run, isPending, error } = useAction(act, props.onSettled);
  if (denied) {
    return null;
  }
  return (
    <>
      <Button
        variant="secondary"
        isPending={isPending}
        aria-label={fullLabel}
        onPress={() => void run()}
      >
        {label}
      </Button>
      {error !== undefined && (
        <Text as="span" role="alert" color="danger">
          {failedText(failureText(error))}
        </Text>
      )}
    </>
  );
}
