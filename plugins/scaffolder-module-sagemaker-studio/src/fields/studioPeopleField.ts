/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { StudioPeoplePicker } from './StudioPeoplePicker';

/** `ui:field: StudioPeoplePicker`. Its value is a list of catalog refs. */
export const studioPeopleField = {
  name: 'StudioPeoplePicker',
  component: StudioPeoplePicker,
  schema: makeFieldSchema({
    output: z => z.array(z.string()).describe('Catalog refs of the people'),
    uiOptions: z => z.object({}),
  }),
};
