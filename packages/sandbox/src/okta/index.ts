/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { createOktaDirectory, createOktaRouter } from './router';
export { PORTAL_CLIENT } from './oidcConfiguration';
export { fullName } from './directory';
export { requireSignIn } from './signInRouter';
