/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { PersonCard } from './PersonCard';
export { TeamCard } from './TeamCard';
