/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button } from '@backstage/ui';
import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useDenied, useStudioText } from '../../hooks';
import { placesToAsk } from '../../view';
import { RequestAccessDialog } from './RequestAccessDialog';

/** Opens the request dialog for one person. Nothing is shown to viewers who may not ask for them. */
export function RequestAccessButton(props: {
  overview: PersonOverview;
  /** Whether the person is the viewer. */
  isOwn: boolean;
  /** The domain to ask for. Absent: one that the person has no access to. */
  domainId?: string;
  variant?: 'primary' | 'secondary';
  onSent: () => Promise<void>;
}) {
  const { overview, isOwn, domainId, onSent } = props;
  const t = useStudioText();
  const denied = useDenied(studioRequestCreatePermission);
  const [isOpen, setOpen] = useState(false);
  const places = placesToAsk(overview, domainId);
  if (denied || places.length === 0) {
    return null;
  }
  return (
    <>
      <Button
        variant={props.variant}
        aria-label={
          isOwn
            ? undefined
            : t('people.repair', {
                label: t('team.request'),
                person: overview.person.displayName,
              })
        }
        onPress={() => setOpen(true)}
      >
        {t('team.request')}
      </Button>
      {isOpen && (
        <RequestAccessDialog
          person={isOwn ? undefined : overview.person}
          places={places}
          onSent={onSent}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
