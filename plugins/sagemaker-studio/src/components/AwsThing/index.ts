/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { AwsLink } from './AwsLink';
export { AwsThing } from './AwsThing';
export { CopyButton } from './CopyButton';
