/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { StudioTeamPicker } from './StudioTeamPicker';

/** `ui:field: StudioTeamPicker`. Its value is the catalog ref of a group. */
export const studioTeamField = {
  name: 'StudioTeamPicker',
  component: StudioTeamPicker,
  schema: makeFieldSchema({
    output: z => z.string().describe('Catalog ref of the team'),
    uiOptions: z =>
      z.object({
        allTeams: z
          .boolean()
          .optional()
          .describe(
            'Whether teams that are no group of Identity Center may be chosen as well. Default: no',
          ),
      }),
  }),
};
