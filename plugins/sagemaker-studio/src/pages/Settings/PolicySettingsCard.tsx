/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Alert,
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type { PolicySettings } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { textContrast } from '../../components/TextContrast';
import { useStudioText } from '../../hooks';
import { PolicyTerms } from '../Policies/PolicyTerms';
import { PolicyDialog } from './PolicyDialog';
import { RemovePolicyDialog } from './RemovePolicyDialog';
import styles from './Settings.module.css';
import { SettingsOrigin, SettingsSource } from './SettingsOrigin';

/** A policy with its source, and the buttons to change it where it is the portal's own. */
export function PolicySettingsCard(props: {
  policy: PolicySettings;
  onSaved: () => Promise<void>;
}) {
  const { policy, onSaved } = props;
  const { name, isInForce, problems, yaml } = policy;
  const t = useStudioText();
  const [open, setOpen] = useState<'change' | 'remove'>();
  const dialog = { policy, onClose: () => setOpen(undefined), onSaved };
  const isNameTaken = !isInForce && problems.length === 0;
  return (
    <Card className={textContrast}>
      <CardHeader>
        <Text as="h3" variant="body-large" weight="bold">
          {name}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <div>
            <SettingsSource origin={policy} />
          </div>
          {(!isInForce || problems.length > 0) && (
            <Alert
              role="status"
              status="warning"
              icon
              title={t(
                isInForce ? 'settings.contradicts' : 'settings.notInForce',
              )}
              description={
                isNameTaken ? t('settings.nameTaken') : problems.join('; ')
              }
            />
          )}
          {policy.policy ? (
            <PolicyTerms policy={policy.policy} />
          ) : (
            <pre className={styles.yaml}>{yaml}</pre>
          )}
          <SettingsOrigin origin={policy} who="platform" />
        </Flex>
      </CardBody>
      {policy.mayChange === 'all' && (
        <CardFooter>
          <Flex gap="2" style={{ flexWrap: 'wrap' }}>
            {!isNameTaken && (
              <Button variant="secondary" onPress={() => setOpen('change')}>
                {t('settings.changePolicy', { policy: name })}
              </Button>
            )}
            <Button variant="tertiary" onPress={() => setOpen('remove')}>
              {t('settings.removePolicy', { policy: name })}
            </Button>
          </Flex>
          {open === 'change' && <PolicyDialog {...dialog} />}
          {open === 'remove' && <RemovePolicyDialog {...dialog} />}
        </CardFooter>
      )}
    </Card>
  );
}
