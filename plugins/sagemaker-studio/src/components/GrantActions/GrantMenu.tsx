/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  ButtonIcon,
  Flex,
  Menu,
  MenuItem,
  MenuTrigger,
  Tooltip,
  TooltipTrigger,
} from '@backstage/ui';
import {
  RiCalendarScheduleLine,
  RiMoreLine,
  RiUserUnfollowLine,
} from '@remixicon/react';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useStudioText } from '../../hooks';
import type { ActionProposal } from '../../view';
import { useOfferedActions } from './useOfferedActions';

/** The jobs that are done most have a button of their own. */
const BUTTONS = {
  extend: <RiCalendarScheduleLine aria-hidden />,
  revoke: <RiUserUnfollowLine aria-hidden />,
};

/** The actions that the viewer has in a row: buttons for the usual ones, a menu for the rest. */
export function GrantMenu(props: {
  access: PersonAccess;
  domain: StudioDomain;
  onAct: (proposal: ActionProposal) => void;
}) {
  const { access, domain, onAct } = props;
  const t = useStudioText();
  // A repair that does the same has its own button.
  const isRevocation = access.diagnosis.repair?.input.kind === 'revoke';
  const offered = useOfferedActions(access, domain).filter(
    ({ action }) => !(action === 'revoke' && isRevocation),
  );
  if (offered.length === 0) {
    return null;
  }
  const person = access.person.displayName;
  const inMenu = offered.filter(({ action }) => !(action in BUTTONS));
  return (
    <Flex gap="1">
      {offered.map(({ action, proposal }) => {
        if (action !== 'extend' && action !== 'revoke') {
          return null;
        }
        const label = t(
          action === 'revoke' ? 'revokeAccess' : 'actions.extend',
        );
        return (
          <TooltipTrigger key={action}>
            <ButtonIcon
              variant="tertiary"
              icon={BUTTONS[action]}
              aria-label={t('people.repair', { label, person })}
              onPress={() => onAct(proposal)}
            />
            <Tooltip>{label}</Tooltip>
          </TooltipTrigger>
        );
      })}
      {inMenu.length > 0 && (
        <MenuTrigger>
          <ButtonIcon
            variant="tertiary"
            icon={<RiMoreLine aria-hidden />}
            aria-label={t('grantActions.menu', { person })}
          />
          <Menu>
            {inMenu.map(({ action, proposal }) => (
              <MenuItem
                key={action}
                id={action}
                onAction={() => onAct(proposal)}
              >
                {t(`actions.${action}`)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      )}
    </Flex>
  );
}
