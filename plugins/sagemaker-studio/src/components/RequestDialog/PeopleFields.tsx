/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Button,
  Checkbox,
  CheckboxGroup,
  Flex,
  SearchField,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import type { Candidate } from '../../view';
import styles from './RequestDialog.module.css';

// More checkboxes slow down typing.
const MAX_CHECKBOXES = 50;

/** Selects members of the team. In a large team the viewer has to search. */
export function PeopleFields(props: {
  candidates: Candidate[];
  /** Catalog refs. */
  chosen: string[];
  error?: string;
  onChange: (people: string[]) => void;
}) {
  const { candidates, chosen, error, onChange } = props;
  const t = useStudioText();
  const [search, setSearch] = useState('');
  const isLarge = candidates.length > MAX_CHECKBOXES;
  const wanted = search.trim().toLocaleLowerCase();
  const found = candidates.filter(({ displayName, entityRef }) =>
    [displayName, entityRef].some(text =>
      text.toLocaleLowerCase().includes(wanted),
    ),
  );
  const shown = found.slice(0, MAX_CHECKBOXES);
  return (
    <Flex direction="column" gap="2">
      {isLarge && (
        <>
          <SearchField
            aria-label={t('dialog.findPeople')}
            placeholder={t('dialog.findPeople')}
            value={search}
            onChange={setSearch}
          />
          <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
            <Text as="span" role="status">
              {t('dialog.peopleChosen', {
                chosen: String(chosen.length),
                total: String(candidates.length),
              })}
            </Text>
            <Button
              variant="tertiary"
              onPress={() =>
                onChange(candidates.map(({ entityRef }) => entityRef))
              }
            >
              {t('dialog.everybody')}
            </Button>
            <Button variant="tertiary" onPress={() => onChange([])}>
              {t('dialog.nobody')}
            </Button>
          </Flex>
        </>
      )}
      <CheckboxGroup
        className={styles.people}
        label={t('dialog.people')}
        value={chosen}
        onChange={onChange}
        validationBehavior="aria"
        validate={() => error ?? null}
      >
        {shown.map(({ entityRef, displayName }) => (
          <Checkbox key={entityRef} value={entityRef}>
            {displayName}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {found.length > shown.length && (
        <Text as="p" variant="body-small" color="secondary">
          {t('dialog.peopleShown', {
            shown: String(shown.length),
            total: String(found.length),
          })}
        </Text>
      )}
    </Flex>
  );
}
