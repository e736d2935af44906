/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { DialogActions } from './DialogActions';
export { DialogContent } from './DialogContent';
export { EmptyState } from './EmptyState';
export { FailureAlert } from './FailureAlert';
export { LiveContent } from './LiveContent';
export { LoadFailure } from './LoadFailure';
export { Loading } from './Loading';
export { StaleNotice } from './StaleNotice';
