/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignIn } from './SignIn';

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [SignIn],
});
