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
import { OnPaper } from './OnPaper';
import { useAskableDomains } from './useAskableDomains';
import { useStudioDomains } from './useStudioDomains';

const MIN_DOMAINS_FOR_SEARCH = 8;

/**
 * The `ui:options` of `StudioDomainPicker`.
 *
 * @public
 */
export type DomainPickerOptions = {
  /**
   * The name of the field that holds the team with which access is asked for. Domains for which no policy lets the person
   * ask with it are then disabled.
   */
  teamField?: string;
};

/** Selects a Studio domain. Those that cannot be managed, or asked for with the team, are disabled with the reason. */
export function StudioDomainPicker(
  props: FieldExtensionComponentProps<string, DomainPickerOptions>,
) {
  const { t } = useTranslationRef(scaffolderSagemakerStudioTranslationRef);
  const messages = useBackendMessages();
  const { loading, error, domains } = useStudioDomains();
  const [text, setText] = useState('');
  const { teamField } = props.uiSchema['ui:options'] ?? {};
  const team: unknown = teamField && props.formContext?.formData?.[teamField];
  const askable = useAskableDomains(
    typeof team === 'string' && team ? team : undefined,
  );
  const reasonAgainst = ({ domainId, obstacle }: StudioDomain) => {
    if (obstacle) {
      return messages.reason(obstacle);
    }
    return askable.domainIds && !askable.domainIds.has(domainId)
      ? t('domain.notAskable')
      : undefined;
  };

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
        <OnPaper>
          <SearchField
            aria-label={t('domain.find')}
            placeholder={t('domain.find')}
            value={text}
            onChange={setText}
          />
        </OnPaper>
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
        {shown.map(domain => {
          const reason = reasonAgainst(domain);
          return (
            <Radio
              key={domain.domainId}
              value={domain.domainId}
              isDisabled={reason !== undefined}
              className={reason === undefined ? undefined : styles.unavailable}
            >
              <ChoiceText
                title={`${domain.name} (${domain.domainId})`}
                lines={[
                  t('domain.place', {
                    accountId: domain.accountId,
                    region: domain.region,
                  }),
                  ...(reason === undefined ? [] : [reason]),
                ]}
              />
            </Radio>
          );
        })}
      </RadioGroup>
      {askable.error && (
        <Text as="p" role="alert" color="secondary">
          {t('domain.policyUnknown', {
            reason: messages.failure(askable.error),
          })}
        </Text>
      )}
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
