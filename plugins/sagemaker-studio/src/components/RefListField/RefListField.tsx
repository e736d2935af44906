/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useId } from 'react';
import { useStudioText } from '../../hooks';
import { nameOfEntityRef } from '../../view';
import { EntityLink } from '../EntityLink';
import { EntityPicker } from '../EntityPicker';
import styles from './RefListField.module.css';

/** A list of people of the catalog, to which others can be added; with `hasTeams`, teams as well. */
export function RefListField(props: {
  label: string;
  value: string[];
  /** Whether teams can be added as well. */
  hasTeams?: boolean;
  error?: string;
  onChange: (refs: string[]) => void;
}) {
  const { label, value, hasTeams, error, onChange } = props;
  const t = useStudioText();
  const id = useId();
  const add = (ref: string) => {
    if (ref && !value.includes(ref)) {
      onChange([...value, ref]);
    }
  };
  return (
    <div role="group" aria-labelledby={id}>
      <Flex direction="column" gap="2">
        <Text id={id} weight="bold">
          {label}
        </Text>
        {value.length === 0 && (
          <Text as="p" color="secondary">
            {t('settings.nobody')}
          </Text>
        )}
        <ul className={styles.list}>
          {value.map(ref => (
            <li key={ref} className={styles.row}>
              <EntityLink entityRef={ref} />
              <Button
                variant="tertiary"
                size="small"
                onPress={() => onChange(value.filter(each => each !== ref))}
              >
                {t('settings.remove', { name: nameOfEntityRef(ref) })}
              </Button>
            </li>
          ))}
        </ul>
        {/* Emptied by each choice, since what was chosen is in the list. */}
        <EntityPicker
          key={`user ${value.length}`}
          kind="User"
          label={t('settings.addPerson')}
          placeholder={t('settings.search')}
          value=""
          onChange={add}
        />
        {hasTeams && (
          <EntityPicker
            key={`group ${value.length}`}
            kind="Group"
            label={t('settings.addTeam')}
            placeholder={t('settings.search')}
            value=""
            onChange={add}
          />
        )}
        {error && <Alert status="danger" icon title={error} />}
      </Flex>
    </div>
  );
}
