/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * How fast the product is, measured over HTTP against the sandbox.
 *
 * @packageDocumentation
 */
export { BENCHES } from './benches';
export type { Bench, BenchContext } from './Bench';
export { formatTable, type Row } from './rows';
