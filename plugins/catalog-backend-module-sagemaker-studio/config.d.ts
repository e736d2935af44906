/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /**
       * People and teams from IAM Identity Center and Studio domains from SageMaker, as the sagemaker-studio plugin last
       * saw them. Either one set of keys, or several sets by id.
       */
      sagemakerStudio?:
        | SagemakerStudioProviderConfig
        | { [id: string]: SagemakerStudioProviderConfig };
    };
  };
}

interface SagemakerStudioProviderConfig {
  /**
   * How often the catalog is brought up to date. Default: every minute.
   */
  schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
  /** Entities to ingest. Default: both. Omit `org` if people and teams come from another provider. */
  ingest?: Array<'org' | 'domains'>;
  /**
   * The namespace of the entities. Default: `default`.
   */
  namespace?: string;
  /**
   * Entity reference of the owner of the domains for which no owners are set. Default: `group:default/unknown`.
   */
  owner?: string;
  /**
   * Whether users that are disabled in Identity Center stay in the catalog, with the label
   * `aws.amazon.com/identity-center-user-status: disabled`. Default: false.
   */
  includeDisabled?: boolean;
  /**
   * Which users to bring in, by Identity Center username; `*` stands for any characters, case does not matter.
   */
  users?: {
    /** Default: all. */
    include?: string[];
    /** Default: none. Wins over `include`. */
    exclude?: string[];
  };
  /**
   * Which groups to bring in, by display name; `*` stands for any characters, case does not matter.
   */
  groups?: {
    /** Default: all. */
    include?: string[];
    /** Default: none. Wins over `include`. */
    exclude?: string[];
    /**
     * Parents of groups, since Identity Center does not nest groups. The first entry that matches a group counts. Members of a group
     * also count as members of its parents, whose leads may decide for it. Default: none.
     */
    parents?: Array<{
      /** Display names of groups, with `*` for any characters. */
      groups: string[];
      /** Display name of their parent. */
      parent: string;
    }>;
    /**
     * The text between the name of a parent and that of a child in display names: with `/`, the parent of `ml/forecasting` is `ml`.
     * An entry of `parents` comes first. Default: display names define no parents.
     */
    separator?: string;
  };
  /**
   * Annotations that users get for sign-in providers, each with what it carries. `okta.com/email` carries the email unless
   * it is named here. For instance `microsoft.com/email: email`.
   */
  userAnnotations?: { [annotation: string]: 'email' | 'userName' | 'userId' };
  /**
   * A read that would remove more than this share of the people (or of the domains) leaves the catalog as it is and says
   * so in the log. Up to five removals at once always pass, none at all when the read came back empty. 100 switches the
   * check off. Default: 20.
   */
  rejectRemovalsAbovePercentage?: number;
}
