/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMoreLine } from '@remixicon/react';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import type { ActionProposal } from '../../view';
import { useOfferedActions } from './useOfferedActions';

/** The menu of a row: what the viewer can ask for. Nothing is shown where that is nothing. */
export function GrantMenu(props: {
  access: PersonAccess;
  domain: StudioDomain;
  onAct: (proposal: ActionProposal) => void;
}) {
  const { access, domain, onAct } = props;
  const t = useStudioText();
  const offered = useOfferedActions(access, domain);
  if (offered.length === 0) {
    return null;
  }
  return (
    <MenuTrigger>
      <ButtonIcon
        variant="tertiary"
        icon={<RiMoreLine aria-hidden />}
        aria-label={t('grantActions.menu', {
          person: access.person.displayName,
        })}
      />
      <Menu>
        {offered.map(({ action, proposal }) => (
          <MenuItem key={action} id={action} onAction={() => onAct(proposal)}>
            {t(`actions.${action}`)}
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
