/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button } from '@backstage/ui';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import { useActionDialog } from '../ActionDialog';
import { useOfferedActions } from './useOfferedActions';

/** Buttons for what the viewer can ask for against a person's access, with their dialog. */
export function GrantButtons(props: {
  access: PersonAccess;
  domain: StudioDomain;
  /** Whether the person is the viewer. */
  isOwn: boolean;
  onSent: () => void;
}) {
  const { access, domain, isOwn, onSent } = props;
  const t = useStudioText();
  const { propose, dialog } = useActionDialog(domain, { onSent });
  const isRevocation = access.diagnosis.repair?.input.kind === 'revoke';
  const offered = useOfferedActions(access, domain).filter(
    ({ action }) =>
      // A repair that does the same has its own button, and nobody deletes their own data by giving up.
      !(action === 'revoke' && isRevocation) &&
      !(action === 'offboard' && isOwn),
  );
  return (
    <>
      {offered.map(({ action, proposal }) => {
        const isGivingUp = isOwn && action === 'revoke';
        let label: string = t(`actions.${action}`);
        if (action === 'revoke') {
          label = isOwn ? t('grantActions.giveUp') : t('revokeAccess');
        }
        return (
          <Button
            key={action}
            variant="tertiary"
            aria-label={
              isOwn
                ? t('grantActions.in', { label, domain: domain.name })
                : t('people.repair', {
                    label,
                    person: access.person.displayName,
                  })
            }
            onPress={() =>
              propose(isGivingUp ? { ...proposal, title: label } : proposal)
            }
          >
            {label}
          </Button>
        );
      })}
      {dialog}
    </>
  );
}
