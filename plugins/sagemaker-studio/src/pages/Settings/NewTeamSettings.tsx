/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { EntityPicker } from '../../components/EntityPicker';
import { useStudioText } from '../../hooks';
import { TeamSettingsDialog } from './TeamSettingsDialog';

/** Names the leads of a team of which nothing is set. */
export function NewTeamSettings(props: {
  /** Refs of the teams that are in the list already. */
  known: string[];
  onSaved: () => Promise<void>;
}) {
  const { known, onSaved } = props;
  const t = useStudioText();
  const [team, setTeam] = useState('');
  const [isOpen, setOpen] = useState(false);
  const isKnown = known.includes(team);
  return (
    <Flex direction="column" gap="2" align="start">
      <EntityPicker
        kind="Group"
        label={t('settings.anotherTeam')}
        placeholder={t('settings.search')}
        value={team}
        onChange={setTeam}
      />
      {isKnown && (
        <Text as="p" color="secondary">
          {t('settings.alreadyListed')}
        </Text>
      )}
      <Button
        variant="secondary"
        isDisabled={!team || isKnown}
        onPress={() => setOpen(true)}
      >
        {t('settings.nameLeads')}
      </Button>
      {isOpen && (
        <TeamSettingsDialog
          team={{ team, leads: [], version: 0 }}
          onClose={() => setOpen(false)}
          onSaved={async () => {
            setTeam('');
            await onSaved();
          }}
        />
      )}
    </Flex>
  );
}
