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
  canRequestForOthers,
  GRANT_ACTIONS,
  mayActOnSomebody,
  proposalOf,
  startDraft,
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
  const { access, domain, people, onSelect, reload } = props;
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
  const mayRevokeSome = useGrantedFor(
    studioGrantRevokePermission,
    grantToRevokeByPermission(rows),
  );
  // Where nothing can be done about anybody, nobody can be selected.
  const isForViewer =
    canRequestForOthers(access, startDraft(access, domain.domainId)) ||
    mayActOnSomebody(rows, mayRevokeSome);
  const selected = isForViewer ? props.selected : undefined;
  const selectedRows = useMemo(
    () => rows.filter(({ id }) => selected?.has(id)),
    [rows, selected],
  );
  // The permission is the same for all, or the backend refuses those whom it does not cover.
  const mayRevoke = useGrantedFor(
    studioGrantRevokePermission,
    grantToRevokeByPermission(selectedRows),
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

/** A grant that the viewer may end by a permission at most. */
function grantToRevokeByPermission(people: PersonAccess[]): string | undefined {
  return people.find(
    ({ grant }) => grant?.viewerMay && !grant.viewerMay.includes('revoke'),
  )?.grant?.grantId;
}
