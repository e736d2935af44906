/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button } from '@backstage/ui';
import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useDenied, useStudioText } from '../../hooks';
import { placesToAssign } from '../../view';
import { RequestAccessDialog } from './RequestAccessDialog';

/** Requests access to a domain for people chosen from the whole catalog. Shown only to viewers who may ask for anybody. */
export function AssignPeopleButton(props: {
  /** Of the viewer. */
  overview: PersonOverview;
  domainId: string;
  onSent: () => Promise<void>;
}) {
  const { overview, domainId, onSent } = props;
  const t = useStudioText();
  const denied = useDenied(studioRequestCreatePermission);
  const [isOpen, setOpen] = useState(false);
  const places = placesToAssign(overview, domainId);
  if (denied || places.length === 0) {
    return null;
  }
  return (
    <>
      <Button variant="secondary" onPress={() => setOpen(true)}>
        {t('ask.assign')}
      </Button>
      {isOpen && (
        <RequestAccessDialog
          isForAnybody
          places={places}
          onSent={onSent}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
