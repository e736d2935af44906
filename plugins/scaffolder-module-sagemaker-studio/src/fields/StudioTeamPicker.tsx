/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Combobox, Flex, Text } from '@backstage/ui';
import {
  useBackendMessages,
  useSearchText,
} from '@studio-access/backstage-plugin-sagemaker-studio';
import { useState } from 'react';
import { scaffolderSagemakerStudioTranslationRef } from '../translation';
import { OnPaper } from './OnPaper';
import { useTeamSearch, type TeamOption } from './useTeamSearch';

/**
 * The `ui:options` of `StudioTeamPicker`.
 *
 * @public
 */
export type TeamPickerOptions = {
  /** Whether teams that are no group of Identity Center may be chosen as well. */
  allTeams?: boolean;
};

/** Selects a team by part of its name, and says how many people are in it. */
export function StudioTeamPicker(
  props: FieldExtensionComponentProps<string, TeamPickerOptions>,
) {
  const { t } = useTranslationRef(scaffolderSagemakerStudioTranslationRef);
  const messages = useBackendMessages();
  const { schema, formData = '', onChange, uiSchema } = props;
  const [chosen, setChosen] = useState<TeamOption>();
  const { typed, combobox } = useSearchText({
    chosen: formData
      ? { id: formData, label: chosen?.label ?? formData }
      : undefined,
    onChoose: choose,
  });
  const { loading, error, teams } = useTeamSearch(typed, {
    all: uiSchema['ui:options']?.allTeams ?? false,
  });
  function choose(id: string | undefined) {
    setChosen(teams.find(team => team.id === id));
    onChange(id);
  }
  const describe = (count: number) =>
    count === 1
      ? t('team.onePerson')
      : t('team.people', { number: String(count) });
  const options = teams.map(({ id, label, people }) => ({
    id,
    label,
    description: describe(people),
  }));
  return (
    <Flex direction="column" gap="1">
      <OnPaper>
        <Combobox
          label={schema.title ?? t('team.title')}
          description={schema.description}
          placeholder={t('team.find')}
          isRequired={props.required}
          isDisabled={props.disabled}
          isInvalid={(props.rawErrors?.length ?? 0) > 0}
          options={options}
          loading={{ state: loading ? 'filtering' : 'idle' }}
          {...combobox}
        />
      </OnPaper>
      {error && (
        <Text as="p" role="alert">
          {t('team.failed', { reason: messages.failure(error) })}
        </Text>
      )}
      {chosen && chosen.id === formData && (
        <Text as="p" color="secondary" variant="body-small">
          {describe(chosen.people)}
        </Text>
      )}
    </Flex>
  );
}
