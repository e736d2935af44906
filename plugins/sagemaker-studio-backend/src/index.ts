/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The back end of SageMaker Studio access: requests, grants and the operations that bring people into Studio domains.
 *
 * @packageDocumentation
 */
export { sagemakerStudioPlugin as default } from './plugin';
