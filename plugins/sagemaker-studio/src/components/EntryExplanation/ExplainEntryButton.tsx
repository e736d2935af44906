/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button, DialogBody, DialogFooter } from '@backstage/ui';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import { repairOf } from '../../view';
import { useActionDialog } from '../ActionDialog';
import { StudioDialog } from '../StudioDialog';
import { EntryExplanationView } from './EntryExplanationView';

/** Answers "Why can't I open Studio?" in a dialog, and opens the request that would repair it. */
export function ExplainEntryButton(props: {
  access: Pick<PersonAccess, 'person'>;
  domain: StudioDomain;
  /** Whether the person is the viewer. */
  isOwn: boolean;
}) {
  const { access, domain, isOwn } = props;
  const { entityRef, displayName } = access.person;
  const t = useStudioText();
  const [isOpen, setOpen] = useState(false);
  const { propose, proposeRepair, dialog } = useActionDialog(domain);
  if (!entityRef) {
    return null;
  }
  const question = isOwn
    ? t('entry.question')
    : t('entry.questionAbout', { person: displayName });
  const title = t('entry.questionFor', { question, domain: domain.name });
  return (
    <>
      <Button
        variant="tertiary"
        aria-label={title}
        onPress={() => setOpen(true)}
      >
        {question}
      </Button>
      <StudioDialog
        title={title}
        width={640}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <DialogBody>
          <EntryExplanationView
            person={entityRef}
            domainId={domain.domainId}
            isOwn={isOwn}
            onRepair={
              proposeRepair &&
              ((repair, repairTitle) => {
                setOpen(false);
                propose(
                  repairOf(repair, { person: displayName, title: repairTitle }),
                );
              })
            }
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {t('entry.close')}
          </Button>
        </DialogFooter>
      </StudioDialog>
      {dialog}
    </>
  );
}
