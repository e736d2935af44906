/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  Alert,
  Checkbox,
  CheckboxGroup,
  Flex,
  Radio,
  RadioGroup,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useBackendMessages } from '@studio-access/backstage-plugin-sagemaker-studio';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';
import { ChoiceText } from './ChoiceText';
import { useNetworks } from './useNetworks';

/**
 * A network to put a domain into: ids of AWS.
 *
 * @public
 */
export type ChosenNetwork = {
  vpcId?: string;
  subnetIds?: string[];
  securityGroupIds?: string[];
};

/**
 * The `ui:options` of `StudioNetworkPicker`: the names of the fields that hold the account and the Region.
 *
 * @public
 */
export type NetworkPickerOptions = {
  accountField?: string;
  regionField?: string;
};

/** Selects a VPC with subnets and security groups, of the account and Region in the form. */
export function StudioNetworkPicker(
  props: FieldExtensionComponentProps<ChosenNetwork, NetworkPickerOptions>,
) {
  const { t } = useTranslationRef(scaffolderSagemakerStudioTranslationRef);
  const messages = useBackendMessages();
  const { formData = {}, onChange, uiSchema, schema } = props;
  const { accountField = 'accountId', regionField = 'region' } =
    uiSchema['ui:options'] ?? {};
  const place = (field: string): string | undefined => {
    const value: unknown = props.formContext?.formData?.[field];
    return typeof value === 'string' && value ? value : undefined;
  };
  const accountId = place(accountField);
  const region = place(regionField);
  const { list, error } = useNetworks(accountId, region);
  if (!accountId || !region) {
    return <Text color="secondary">{t('network.choosePlace')}</Text>;
  }
  const failure = (error !== undefined || list?.failure) && (
    <Alert
      role="alert"
      status="danger"
      icon
      title={t('network.failed')}
      description={
        list?.failure ? messages.reason(list.failure) : messages.failure(error)
      }
    />
  );
  if (failure && !list?.items.length) {
    return failure;
  }
  if (!list || (list.isReading && list.items.length === 0)) {
    return <Skeleton aria-label={t('network.loading')} height={96} />;
  }
  if (list.items.length === 0) {
    return (
      <Alert
        status="info"
        icon
        title={t('network.none', { accountId, region })}
      />
    );
  }
  const vpc = list.items.find(({ vpcId }) => vpcId === formData.vpcId);
  const isInvalid = (props.rawErrors?.length ?? 0) > 0;
  return (
    <Flex direction="column" gap="4">
      {failure}
      <RadioGroup
        label={schema.title ?? t('network.vpc')}
        description={schema.description}
        isRequired={props.required}
        isDisabled={props.disabled}
        isInvalid={isInvalid && !vpc}
        value={formData.vpcId ?? ''}
        onChange={vpcId =>
          onChange({ vpcId, subnetIds: [], securityGroupIds: [] })
        }
      >
        {list.items.map(({ vpcId, name, cidr, isDefault }) => (
          <Radio key={vpcId} value={vpcId}>
            <ChoiceText
              title={name ? `${name} (${vpcId})` : vpcId}
              lines={[isDefault ? t('network.isDefault', { cidr }) : cidr]}
            />
          </Radio>
        ))}
      </RadioGroup>
      {vpc && (
        <>
          <CheckboxGroup
            label={t('network.subnets')}
            isRequired
            isDisabled={props.disabled}
            isInvalid={isInvalid && !formData.subnetIds?.length}
            value={formData.subnetIds ?? []}
            onChange={subnetIds => onChange({ ...formData, subnetIds })}
          >
            {vpc.subnets.map(({ subnetId, name, cidr, zone }) => (
              <Checkbox key={subnetId} value={subnetId}>
                <ChoiceText
                  title={name ? `${name} (${subnetId})` : subnetId}
                  lines={[`${zone}, ${cidr}`]}
                />
              </Checkbox>
            ))}
          </CheckboxGroup>
          <CheckboxGroup
            label={t('network.securityGroups')}
            description={t('network.securityGroupsHint')}
            isDisabled={props.disabled}
            value={formData.securityGroupIds ?? []}
            onChange={securityGroupIds =>
              onChange({ ...formData, securityGroupIds })
            }
          >
            {vpc.securityGroups.map(({ groupId, name, description }) => (
              <Checkbox key={groupId} value={groupId}>
                <ChoiceText
                  title={`${name} (${groupId})`}
                  lines={description ? [description] : []}
                />
              </Checkbox>
            ))}
          </CheckboxGroup>
        </>
      )}
    </Flex>
  );
}
