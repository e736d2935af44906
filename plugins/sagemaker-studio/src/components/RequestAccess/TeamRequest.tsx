/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Select } from '@backstage/ui';
import {
  createIdempotencyKey,
  type AccessRequest,
  type Person,
  type TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import { startDraft, withRolesForOthers } from '../../view';
import type { PlaceToAsk } from '../../view';
import { RequestForm } from '../RequestDialog';
import { RequestResult } from '../RequestFields';

/** The request with a team for one person, or for people who are chosen here; then its result. */
export function TeamRequest(props: {
  team: TeamAccess;
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
  const { person, isForAnybody, places, place, onPlace } = props;
  const team = isForAnybody ? withRolesForOthers(props.team) : props.team;
  const { onSent, onClose } = props;
  const t = useStudioText();
  const [idempotencyKey] = useState(createIdempotencyKey);
  const [sent, setSent] = useState<AccessRequest>();
  const [draft, setDraft] = useState(() => ({
    ...startDraft(team, place.domainId, {
      isFor: person || isForAnybody ? 'team' : 'me',
    }),
    ...(person?.entityRef && { people: [person.entityRef] }),
    ...(isForAnybody && { people: [] }),
    justification: props.justification,
  }));
  if (sent) {
    return <RequestResult request={sent} onClose={onClose} />;
  }
  return (
    <RequestForm
      team={team}
      isForAnybody={isForAnybody}
      dialog={{
        draft,
        change: next => {
          setDraft(next);
          props.onJustification(next.justification);
        },
        idempotencyKey,
        close: onClose,
      }}
      onSent={request => {
        setSent(request);
        void onSent();
      }}
    >
      {places.length > 1 && (
        <Select
          label={t('ask.team')}
          options={places.map(({ entityRef, displayName }) => ({
            id: entityRef,
            label: displayName,
          }))}
          value={place.entityRef}
          onChange={key => {
            const next = places.find(({ entityRef }) => entityRef === key);
            if (next) {
              onPlace(next);
            }
          }}
        />
      )}
    </RequestForm>
  );
}
