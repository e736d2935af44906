/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { studioGrantRevokePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  PersonAccess,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useMemo } from 'react';
import { useActionDialog } from '../../components/ActionDialog';
import { useGrantedFor, useStudioText } from '../../hooks';
import {
  bulkActionOf,
  GRANT_ACTIONS,
  proposalOf,
  toPersonRows,
} from '../../view';
import type { PeopleFilter } from '../../view';
import { PeopleTable } from './PeopleTable';
import { SelectionBar } from './SelectionBar';

/** The people of a team in a domain, and the actions on the selected ones. */
export function TeamDomainPeople(props: {
  access: TeamAccess;
  domain: StudioDomain;
  people: PersonAccess[];
  filter: PeopleFilter;
  onFilter: (filter: PeopleFilter) => void;
  /** Absent for viewers who may not create requests. */
  selected?: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  reload: () => Promise<void>;
}) {
  const { access, domain, people, selected, onSelect, reload } = props;
  const t = useStudioText();
  const { propose, proposeRepair, dialog } = useActionDialog(domain, {
    onSent: () => void reload(),
    onClose: isSent => {
      if (isSent) {
        onSelect(new Set());
      }
    },
  });
  const rows = useMemo(() => toPersonRows(people), [people]);
  const selectedRows = useMemo(
    () => rows.filter(({ id }) => selected?.has(id)),
    [rows, selected],
  );
  // The permission is the same for all, or the backend refuses those whom it does not cover.
  const mayRevoke = useGrantedFor(
    studioGrantRevokePermission,
    selectedRows.find(
      ({ grant }) => grant?.viewerMay && !grant.viewerMay.includes('revoke'),
    )?.grant?.grantId,
  );
  const choices = useMemo(
    () =>
      GRANT_ACTIONS.map(action =>
        bulkActionOf(action, selectedRows, domain, mayRevoke),
      ),
    [selectedRows, domain, mayRevoke],
  );
  return (
    <>
      <PeopleTable
        label={t('team.tableLabel', { team: access.team.displayName })}
        domain={domain}
        people={rows}
        filter={props.filter}
        onFilter={props.onFilter}
        selected={selected}
        onSelect={onSelect}
        onRepair={proposeRepair}
        onAct={propose}
        renderActions={found =>
          selected && (
            <SelectionBar
              found={found}
              selectedCount={selected.size}
              choices={choices}
              onSelect={onSelect}
              onAct={choice =>
                propose(
                  proposalOf(choice, {
                    team: access.team.entityRef,
                    domainId: domain.domainId,
                  }),
                )
              }
            />
          )
        }
      />
      {dialog}
    </>
  );
}
