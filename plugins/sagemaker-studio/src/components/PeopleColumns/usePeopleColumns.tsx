/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { useStudioText } from '../../hooks';
import type { ActionProposal, PersonRow } from '../../view';
import { GrantMenu } from '../GrantActions';
import type { TableColumn } from '../ResponsiveTable';
import { RoleName } from '../RoleName';
import { AccessText, PersonName, PersonState } from './accessCells';
import { LastUse, Until } from './timeCells';

/** The columns of a table of people. */
export function usePeopleColumns(options: {
  domain: StudioDomain;
  onRepair?: (row: PersonRow) => void;
  /** Opens what a row's menu offers. */
  onAct?: (proposal: ActionProposal) => void;
}): TableColumn<PersonRow>[] {
  const { domain, onRepair, onAct } = options;
  const t = useStudioText();
  return useMemo(
    () => [
      {
        id: 'person',
        label: t('team.person'),
        width: 'narrow',
        isSortable: true,
        cell: row => <PersonName access={row} isNamesake={row.isNamesake} />,
      },
      {
        id: 'state',
        label: t('team.state'),
        width: 'medium',
        isSortable: true,
        cell: row => (
          <PersonState
            access={row}
            domain={domain}
            onRepair={onRepair && (() => onRepair(row))}
          />
        ),
      },
      {
        id: 'access',
        label: t('people.access'),
        cell: row => <AccessText access={row} domain={domain} />,
      },
      {
        id: 'role',
        label: t('people.role'),
        isSortable: true,
        cell: row => (
          <RoleName
            arn={row.profile?.executionRole ?? row.grant?.executionRole}
          />
        ),
      },
      {
        id: 'until',
        label: t('people.until'),
        isSortable: true,
        cell: row => <Until access={row} />,
      },
      {
        id: 'lastUse',
        label: t('people.lastUse'),
        isSortable: true,
        cell: row => <LastUse access={row} />,
      },
      ...(onAct
        ? [
            {
              id: 'actions',
              label: t('people.actions'),
              cell: (row: PersonRow) => (
                <GrantMenu access={row} domain={domain} onAct={onAct} />
              ),
            },
          ]
        : []),
    ],
    [t, domain, onRepair, onAct],
  );
}
