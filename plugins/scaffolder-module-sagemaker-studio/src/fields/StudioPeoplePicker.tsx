/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  Alert,
  Button,
  Checkbox,
  CheckboxGroup,
  Flex,
  SearchField,
  Text,
} from '@backstage/ui';
import {
  sagemakerStudioApiRef,
  useBackendMessages,
} from '@studio-access/backstage-plugin-sagemaker-studio';
import { useId, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import useDebounce from 'react-use/esm/useDebounce';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';
import { ChoiceText } from './ChoiceText';
import { OnPaper } from './OnPaper';

const DEBOUNCE_MS = 250;

/** Selects people among everybody in Identity Center; those for whom nothing can be asked are disabled, with the reason. */
export function StudioPeoplePicker(
  props: FieldExtensionComponentProps<string[]>,
) {
  const { t } = useTranslationRef(scaffolderSagemakerStudioTranslationRef);
  const messages = useBackendMessages();
  const api = useApi(sagemakerStudioApiRef);
  const { schema, formData = [], onChange } = props;
  const [text, setText] = useState('');
  const [search, setSearch] = useState('');
  useDebounce(() => setSearch(text), DEBOUNCE_MS, [text]);
  // Whoever was chosen stays on the page by name when the search goes on.
  const [names, setNames] = useState(new Map<string, string>());
  const { error, value } = useAsync(
    () => api.listIdentityCenterUsers({ search: search || undefined }),
    [api, search],
  );
  const title = schema.title ?? t('people.title');
  const labelId = useId();
  const hintId = useId();
  const items = value?.items ?? [];
  const shown = items.flatMap(({ entityRef, userId }) => entityRef ?? userId);
  const choose = (chosen: string[]) => {
    const added = items.flatMap(({ entityRef, displayName }) =>
      entityRef ? [[entityRef, displayName] as const] : [],
    );
    setNames(new Map([...names, ...added]));
    // Those who are chosen and not on the page stay.
    onChange([...formData.filter(ref => !shown.includes(ref)), ...chosen]);
  };
  return (
    <Flex direction="column" gap="2">
      <Flex direction="column" gap="1">
        <Text as="span" id={labelId} variant="body-small" weight="bold">
          {title}
        </Text>
        {schema.description && (
          <Text as="span" id={hintId} variant="body-small" color="secondary">
            {schema.description}
          </Text>
        )}
      </Flex>
      <OnPaper>
        <SearchField
          aria-label={t('people.find')}
          placeholder={t('people.find')}
          value={text}
          onChange={setText}
        />
      </OnPaper>
      {error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={t('people.failed')}
          description={messages.failure(error)}
        />
      )}
      <CheckboxGroup
        aria-labelledby={labelId}
        aria-describedby={schema.description ? hintId : undefined}
        isRequired={props.required}
        isDisabled={props.disabled}
        isInvalid={(props.rawErrors?.length ?? 0) > 0}
        value={formData.filter(ref => shown.includes(ref))}
        onChange={choose}
      >
        {items.map(({ userId, entityRef, displayName, userName, state }) => (
          <Checkbox
            key={userId}
            value={entityRef ?? userId}
            isDisabled={state !== 'ready'}
          >
            <ChoiceText
              title={displayName}
              lines={[
                userName,
                ...(state === 'ready' ? [] : [t(`people.${state}`)]),
              ]}
            />
          </Checkbox>
        ))}
      </CheckboxGroup>
      {value && items.length === 0 && (
        <Text color="secondary">{t('people.noMatch')}</Text>
      )}
      {value?.hasMore && <Text color="secondary">{t('people.more')}</Text>}
      {formData.length > 0 && (
        <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
          <Text as="span" role="status">
            {t('people.chosen', {
              people: formData
                .map(ref => names.get(ref) ?? nameOfRef(ref))
                .join(', '),
            })}
          </Text>
          <Button variant="tertiary" onPress={() => onChange([])}>
            {t('people.clear')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

/** For those who were chosen before the form was opened again: `ben.carter` of `user:default/ben.carter`. */
function nameOfRef(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
