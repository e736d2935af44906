/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  makeFieldSchema,
  type CustomFieldValidator,
} from '@backstage/plugin-scaffolder-react';
import { loadTexts } from './loadTexts';
import {
  StudioNetworkPicker,
  type ChosenNetwork,
  type NetworkPickerOptions,
} from './StudioNetworkPicker';

/** The plan of the back end says what does not fit; the form sees to it that something is chosen. */
const validation: CustomFieldValidator<
  ChosenNetwork,
  NetworkPickerOptions
> = async (network, field, { apiHolder }) => {
  if (!network?.vpcId || !network.subnetIds?.length) {
    const { t } = await loadTexts(apiHolder);
    field.addError(t('network.incomplete'));
  }
};

/** `ui:field: StudioNetworkPicker`. Its value is an object with the ids. */
export const studioNetworkField = {
  name: 'StudioNetworkPicker',
  component: StudioNetworkPicker,
  validation,
  schema: makeFieldSchema({
    output: z =>
      z.object({
        vpcId: z.string().optional().describe('Id of the VPC'),
        subnetIds: z.array(z.string()).optional().describe('Ids of subnets'),
        securityGroupIds: z
          .array(z.string())
          .optional()
          .describe('Ids of security groups'),
      }),
    uiOptions: z =>
      z.object({
        accountField: z
          .string()
          .optional()
          .describe(
            'Name of the field that holds the AWS account. Default: accountId',
          ),
        regionField: z
          .string()
          .optional()
          .describe('Name of the field that holds the Region. Default: region'),
      }),
  }),
};
