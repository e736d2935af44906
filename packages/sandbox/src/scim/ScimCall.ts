/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { World } from '../world/World';

/** What a request brings along: the state of the sandbox it is for, and its time in milliseconds. */
export type ScimCall = { world: World; now: number };
