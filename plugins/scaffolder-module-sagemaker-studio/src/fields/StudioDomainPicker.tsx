/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  Alert,
  Flex,
  Radio,
  RadioGroup,
  SearchField,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useBackendMessages } from '@studio-access/backstage-plugin-sagemaker-studio';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';
import { ChoiceText } from './ChoiceText';
import styles from './Choices.module.css';
import { useStudioDomains } from './useStudioDomains';

const MIN_DOMAINS_FOR_SEARCH = 8;

/** Selects a Studio domain. Domains that cannot be managed are disabled, with the reason. */
export function StudioDomainPicker(
  props: FieldExtensionComponentProps<string>,
) {
  const { t } = useTranslationRef(scaffolderSagemakerStudioTranslationRef);
  const messages = useBackendMessages();
  const { loading, error, domains } = useStudioDomains();
  const [text, setText] = useState('');

  if (loading) {
    return <Skeleton aria-label={t('domain.loading')} height={96} />;
  }
  if (error) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('domain.failed')}
        description={messages.failure(error)}
      />
    );
  }
  if (domains.length === 0) {
    return (
      <Alert
        status="info"
        icon
        title={t('domain.none')}
        description={t('domain.noneHelp')}
      />
    );
  }

  const shown = domains.filter(
    domain => domain.domainId === props.formData || matches(domain, text),
  );
  return (
    <Flex direction="column" gap="3">
      {domains.length >= MIN_DOMAINS_FOR_SEARCH && (
        <SearchField
          aria-label={t('domain.find')}
          placeholder={t('domain.find')}
          value={text}
          onChange={setText}
        />
      )}
      <RadioGroup
        label={props.schema.title ?? t('domain.title')}
        description={props.schema.description}
        isRequired={props.required}
        isDisabled={props.disabled}
        isInvalid={(props.rawErrors?.length ?? 0) > 0}
        // With undefined, the group would be uncontrolled and keep a value that the form does not have.
        value={props.formData ?? ''}
        onChange={props.onChange}
      >
        {shown.map(domain => (
          <Radio
            key={domain.domainId}
            value={domain.domainId}
            isDisabled={Boolean(domain.obstacle)}
            className={domain.obstacle ? styles.unavailable : undefined}
          >
            <ChoiceText
              title={`${domain.name} (${domain.domainId})`}
              lines={[
                t('domain.place', {
                  accountId: domain.accountId,
                  region: domain.region,
                }),
                ...(domain.obstacle ? [messages.reason(domain.obstacle)] : []),
              ]}
            />
          </Radio>
        ))}
      </RadioGroup>
      {shown.length === 0 && (
        <Text color="secondary">{t('domain.noMatch', { text })}</Text>
      )}
    </Flex>
  );
}

function matches(domain: StudioDomain, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  const searched = [
    domain.name,
    domain.domainId,
    domain.accountId,
    domain.region,
  ]
    .join(' ')
    .toLowerCase();
  return words.every(word => searched.includes(word));
}
