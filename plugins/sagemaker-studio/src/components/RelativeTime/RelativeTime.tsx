/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTime } from '../../hooks';

/** How long ago, with the exact time at hand. */
export function RelativeTime(props: { at: string }) {
  const time = useTime();
  return (
    <time dateTime={props.at} title={time.absolute(props.at)}>
      {time.relative(props.at)}
    </time>
  );
}
