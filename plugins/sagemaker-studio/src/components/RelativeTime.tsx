/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTime } from '../hooks';

/** `2 minutes ago`, with the exact time as a tooltip. */
export function RelativeTime(props: { at: string }) {
  const time = useTime();
  return (
    <time dateTime={props.at} title={time.absolute(props.at)}>
      {time.relative(props.at)}
    </time>
  );
}
