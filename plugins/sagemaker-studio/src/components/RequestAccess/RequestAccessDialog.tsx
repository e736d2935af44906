/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Person } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import {
  useCode,
  useKeptText,
  useStudioText,
  useTeamAccess,
} from '../../hooks';
import type { PlaceToAsk } from '../../view';
import { DialogContent } from '../Feedback';
import { StudioDialog } from '../StudioDialog';

/**
 * Requests access for one person, or for people who are chosen in the dialog, with one of several teams. The team's data
 * and the code of the form, which no first page needs, load with the dialog.
 */
export function RequestAccessDialog(props: {
  /** Absent for the viewer. */
  person?: Person;
  /** Whether people are chosen from all in the catalog. */
  isForAnybody?: boolean;
  places: PlaceToAsk[];
  onSent: () => Promise<void>;
  onClose: () => void;
}) {
  const { person, isForAnybody, places, onClose, onSent } = props;
  const t = useStudioText();
  // The page behind is kept current, so what was offered at first may be gone.
  const [offered] = useState(places);
  const [chosen, choose] = useState(offered[0]);
  const { initial, keep } = useKeptText(
    isForAnybody ? 'assign' : `ask ${person?.entityRef ?? ''}`,
  );
  const [justification, setJustification] = useState(initial);
  return (
    <StudioDialog
      title={t(isForAnybody ? 'ask.assign' : 'dialog.title')}
      width={640}
      isOpen
      onClose={onClose}
      isForm
    >
      {chosen && (
        <ChosenTeam
          key={chosen.entityRef}
          {...props}
          places={offered}
          place={chosen}
          onPlace={choose}
          justification={justification}
          onJustification={text => {
            setJustification(text);
            keep(text);
          }}
          onSent={() => {
            keep('');
            return onSent();
          }}
        />
      )}
    </StudioDialog>
  );
}

function ChosenTeam(props: {
  person?: Person;
  isForAnybody?: boolean;
  places: PlaceToAsk[];
  place: PlaceToAsk;
  onPlace: (place: PlaceToAsk) => void;
  justification: string;
  onJustification: (justification: string) => void;
  onSent: () => Promise<void>;
  onClose: () => void;
}) {
  const access = useTeamAccess(props.place.entityRef);
  const code = useCode('form', () => import('./TeamRequest'));
  return (
    <DialogContent source={code}>
      {({ TeamRequest }) => (
        <DialogContent source={access}>
          {team => <TeamRequest {...props} team={team} />}
        </DialogContent>
      )}
    </DialogContent>
  );
}
