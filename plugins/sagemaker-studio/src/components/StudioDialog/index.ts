/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

export { StudioDialog } from './StudioDialog';
