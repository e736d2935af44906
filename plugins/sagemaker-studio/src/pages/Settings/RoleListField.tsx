/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text, TextField } from '@backstage/ui';
import { useId } from 'react';
import { useStudioText } from '../../hooks';
import type { SettingsDraft } from '../../view';
import styles from './Settings.module.css';

type Roles = SettingsDraft['roles'];

/** The execution roles that may be asked for, each with its name and its purpose. */
export function RoleListField(props: {
  value: Roles;
  onChange: (roles: Roles) => void;
}) {
  const { value, onChange } = props;
  const t = useStudioText();
  const id = useId();
  const change = (index: number, part: Partial<Roles[number]>) =>
    onChange(
      value.map((role, i) => (i === index ? { ...role, ...part } : role)),
    );
  return (
    <div role="group" aria-labelledby={id}>
      <Flex direction="column" gap="2">
        <Text id={id} weight="bold">
          {t('settings.field.roles')}
        </Text>
        <Text as="p" color="secondary">
          {t('settings.rolesHint')}
        </Text>
        {value.map(({ role, name, purpose }, index) => {
          const number = String(index + 1);
          return (
            // eslint-disable-next-line react/no-array-index-key
            <div key={index} className={styles.role}>
              <TextField
                label={t('settings.role.arn', { number })}
                value={role}
                onChange={next => change(index, { role: next })}
              />
              <TextField
                label={t('settings.role.name', { number })}
                maxLength={64}
                value={name}
                onChange={next => change(index, { name: next })}
              />
              <TextField
                label={t('settings.role.purpose', { number })}
                maxLength={200}
                value={purpose}
                onChange={next => change(index, { purpose: next })}
              />
              <Button
                variant="tertiary"
                onPress={() => onChange(value.filter((_, i) => i !== index))}
              >
                {t('settings.role.remove', { number })}
              </Button>
            </div>
          );
        })}
        <div>
          <Button
            variant="secondary"
            onPress={() =>
              onChange([...value, { role: '', name: '', purpose: '' }])
            }
          >
            {t('settings.role.add')}
          </Button>
        </div>
      </Flex>
    </div>
  );
}
