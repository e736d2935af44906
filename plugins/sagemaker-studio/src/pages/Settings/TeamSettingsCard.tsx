/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import type { TeamSettings } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { Description, DescriptionList } from '../../components/DescriptionList';
import { EntityLink, EntityNames } from '../../components/EntityLink';
import { OtherLeads } from '../../components/OtherLeads';
import { textContrast } from '../../components/TextContrast';
import { useStudioText } from '../../hooks';
import { SettingsOrigin, SettingsSource } from './SettingsOrigin';
import { TeamSettingsDialog } from './TeamSettingsDialog';
import { nameOfEntityRef } from '../../view';

/** Who leads a team, and the button to change it. */
export function TeamSettingsCard(props: {
  team: TeamSettings;
  onSaved: () => Promise<void>;
}) {
  const { team, onSaved } = props;
  const t = useStudioText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card className={textContrast}>
      <CardHeader>
        <Text as="h3" variant="body-large" weight="bold">
          <EntityLink entityRef={team.team} />
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          <div>
            <SettingsSource origin={team} />
          </div>
          <DescriptionList>
            <Description label={t('settings.field.leads')}>
              {team.leads.length ? (
                <EntityNames entityRefs={team.leads} />
              ) : (
                t('settings.nobody')
              )}
              {team.otherLeads && <OtherLeads otherLeads={team.otherLeads} />}
            </Description>
          </DescriptionList>
          <SettingsOrigin origin={team} who="platform" />
        </Flex>
      </CardBody>
      {team.mayChange === 'all' && (
        <CardFooter>
          <Button variant="secondary" onPress={() => setOpen(true)}>
            {t('settings.changeLeads', { team: nameOfEntityRef(team.team) })}
          </Button>
          {isOpen && (
            <TeamSettingsDialog
              team={team}
              onClose={() => setOpen(false)}
              onSaved={onSaved}
            />
          )}
        </CardFooter>
      )}
    </Card>
  );
}
