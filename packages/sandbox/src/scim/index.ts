/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { createScimRouter, SCIM_TOKEN } from './router';
export { MOST_MEMBERS } from './groups';
