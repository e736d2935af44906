/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { EventLog } from './EventLog';

/** What was decided and done about a domain. */
export function DomainEvents(props: { domainId: string }) {
  return <EventLog filter={{ domainId: props.domainId }} isOfOneDomain />;
}
