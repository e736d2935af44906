/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Route, Routes } from 'react-router-dom';
import { PoliciesPage } from '../Policies/PoliciesPage';
import { SettingsPage } from './SettingsPage';

/** Routes of the settings, and of the page of who decides what, which has no tab: more than five do not fit on a telephone. */
export function SettingsRouter() {
  return (
    <Routes>
      <Route path="/" element={<SettingsPage />} />
      <Route path="/policies" element={<PoliciesPage />} />
    </Routes>
  );
}
