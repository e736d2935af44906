/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export * from './html';
export * from './page';
export * from './forms';
export * from './sameOrigin';
export { checkHost, forbidFraming } from './guards';
