/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Button, Flex } from '@backstage/ui';
import { useFailureText } from '../hooks';
import type { NextPage } from '../hooks';

/** Loads the next page of a list, or says why it could not. */
export function LoadMoreButton(props: {
  next: NextPage;
  label: string;
  failedText: (message: string) => string;
}) {
  const { isPending, error, load } = props.next;
  const failureText = useFailureText();
  return (
    <>
      {error !== undefined && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={props.failedText(failureText(error))}
        />
      )}
      <Flex justify="center">
        <Button
          variant="secondary"
          isPending={isPending}
          onPress={() => void load()}
        >
          {props.label}
        </Button>
      </Flex>
    </>
  );
}
