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
    };
  };
}
