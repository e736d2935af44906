/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A portal's back end with what access to Studio needs, and no more: the measured process should hold the plugin, not
 * a search index. It signs in the person whom its configuration names.
 */
import { createBackend } from '@backstage/backend-defaults';

// Resident memory equals live memory only after a garbage collection, which V8 runs at its own pace. Only one as thorough as when
// memory runs out gives the pages back that were needed meanwhile.
process.on('SIGUSR2', () => {
  global.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  process.stdout.write(`${JSON.stringify(process.memoryUsage())}\n`);
});

const backend = createBackend();
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import(
    '@studio-access/backstage-plugin-permission-backend-module-sagemaker-studio'
  ),
);
backend.add(
  import(
    '@studio-access/backstage-plugin-catalog-backend-module-sagemaker-studio'
  ),
);
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- a back end of its own, though no package of that role
backend.add(import('@studio-access/backstage-plugin-sagemaker-studio-backend'));
// The back end only logs rejections that nobody handles; a process that could not start would stay, and answer nothing.
backend.start().catch(error => {
  process.stderr.write(`The back end could not start: ${error}\n`);
  process.exit(1);
});
