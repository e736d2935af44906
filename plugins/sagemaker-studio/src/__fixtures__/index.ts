/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export * from './domains';
export * from './entry';
export * from './identity';
export * from './inventory';
export * from './massChanges';
export * from './offboardings';
export * from './people';
export * from './requests';
export * from './teamRules';
export * from './teams';
export * from './settings';
export * from './unmanaged';
