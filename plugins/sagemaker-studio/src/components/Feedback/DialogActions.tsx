/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { DialogFooter, Flex } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/**
 * The footer of a dialog: its buttons, and above them why the last attempt failed. The footer does not scroll, and a new
 * failure takes the focus, so that nobody has to look for it.
 */
export function DialogActions(props: {
  /** The alert that explains it. */
  failure?: ReactNode;
  /** Changes with every failure; undefined: there is none. */
  failureKey?: unknown;
  children: ReactNode;
}) {
  const { failure, failureKey } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failureKey !== undefined) {
      place.current?.focus();
    }
  }, [failureKey]);
  return (
    <DialogFooter style={{ flexDirection: 'column', alignItems: 'stretch' }}>
      {failure && (
        <div ref={place} tabIndex={-1}>
          {failure}
        </div>
      )}
      <Flex justify="end" gap="2" style={{ flexWrap: 'wrap' }}>
        {props.children}
      </Flex>
    </DialogFooter>
  );
}
