/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

export interface Config {
  permission?: {
    sagemakerStudio?: {
      /**
       * Refs of users and groups who run Studio access: they see and may do everything there. Default: nobody.
       *
       * @visibility backend
       */
      platformTeams?: string[];
      /**
       * Whether this policy answers permissions of the scaffolder (read and cancel tasks) and of the catalog (delete
       * entities, create and delete locations) too. Default: yes, unless the portal has another policy for them.
       *
       * @visibility backend
       */
      coverOtherPlugins?: boolean;
    };
  };
}
