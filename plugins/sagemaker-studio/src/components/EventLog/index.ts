/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { ActorName } from './ActorName';
export { DomainEvents } from './DomainEvents';
export { EventLog } from './EventLog';
export { MoreEventsButton } from './MoreEventsButton';
