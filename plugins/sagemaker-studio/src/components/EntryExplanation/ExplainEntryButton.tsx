/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useDenied, useStudioText } from '../../hooks';
import { repairOf } from '../../view';
import type { ActionProposal } from '../../view';
import { ActionDialog } from '../ActionDialog';
import { textContrast } from '../TextContrast';
import { EntryExplanationView } from './EntryExplanationView';

/** "Why can't I open Studio?", answered when it is asked; what would repair it is asked for in place. */
export function ExplainEntryButton(props: {
  access: Pick<PersonAccess, 'person'>;
  domain: StudioDomain;
  /** Whether the reader is the person. */
  isOwn: boolean;
}) {
  const { access, domain, isOwn } = props;
  const { entityRef, displayName } = access.person;
  const t = useStudioText();
  const denied = useDenied(studioRequestCreatePermission);
  const [isOpen, setOpen] = useState(false);
  const [proposal, setProposal] = useState<ActionProposal>();
  if (!entityRef) {
    return null;
  }
  const question = isOwn
    ? t('entry.question')
    : t('entry.questionAbout', { person: displayName });
  return (
    <>
      <Button
        variant="tertiary"
        aria-label={t('entry.questionFor', { question, domain: domain.name })}
        onPress={() => setOpen(true)}
      >
        {question}
      </Button>
      <Dialog
        className={textContrast}
        width={640}
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <DialogHeader>
          {t('entry.questionFor', { question, domain: domain.name })}
        </DialogHeader>
        <DialogBody>
          <EntryExplanationView
            person={entityRef}
            domainId={domain.domainId}
            isOwn={isOwn}
            onRepair={
              denied
                ? undefined
                : (repair, title) => {
                    setOpen(false);
                    setProposal(
                      repairOf(repair, { person: displayName, title }),
                    );
                  }
            }
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="secondary" onPress={() => setOpen(false)}>
            {t('entry.close')}
          </Button>
        </DialogFooter>
      </Dialog>
      <ActionDialog
        proposal={proposal}
        domain={domain}
        onClose={() => setProposal(undefined)}
        onSent={() => {}}
      />
    </>
  );
}
