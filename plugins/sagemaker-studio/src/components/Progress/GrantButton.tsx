/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { useDeniedFor, useFailureText } from '../../hooks';

/** Does something to a person's access; absent for whoever may not. */
export function GrantButton(props: {
  grantId: string;
  permission: ResourcePermission;
  label: string;
  /** Says whose access, for those who do not see where the button is. */
  fullLabel: string;
  act: () => Promise<unknown>;
  failedText: (message: string) => string;
  onDone?: () => void;
}) {
  const { grantId, permission, label, fullLabel, act, failedText } = props;
  const failureText = useFailureText();
  const denied = useDeniedFor(permission, grantId);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  if (denied) {
    return null;
  }
  const press = async () => {
    setPending(true);
    setFailure(undefined);
    try {
      await act();
    } catch (error) {
      setFailure(error);
    } finally {
      setPending(false);
    }
    // After a refusal too: somebody else may have been first.
    props.onDone?.();
  };
  return (
    <>
      <Button
        variant="secondary"
        isPending={isPending}
        aria-label={fullLabel}
        onPress={() => void press()}
      >
        {label}
      </Button>
      {failure !== undefined && (
        <Text as="span" role="alert" color="danger">
          {failedText(failureText(failure))}
        </Text>
      )}
    </>
  );
}
